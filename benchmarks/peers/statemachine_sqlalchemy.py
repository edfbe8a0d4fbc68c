"""python-statemachine beside SQLAlchemy: the machine works on the row, whose field holds the state."""

from collections.abc import Sequence

from statemachine import State, StateMachine

from benchmarks.peers.sqlalchemy_tables import Deal, OnSqlAlchemy
from benchmarks.peers.work import Refused


class DealMachine(StateMachine):
    understand = State(initial=True)
    explore = State()
    expand = State()
    execute = State()
    confirm = State()
    done = State(final=True)

    advance = (
        understand.to(explore, validators="all_answered")
        | explore.to(expand, validators="all_answered")
        | expand.to(execute, validators="all_answered")
        | execute.to(confirm, validators="all_answered")
        | confirm.to(done, validators="all_answered")
    )

    def all_answered(self) -> None:
        """A validator may say why not; a condition answers yes or no."""
        if self.model.missing:
            raise Refused(self.model.missing)

    def after_advance(self, source: State, target: State) -> None:
        self.model.happened("advance", left=source.id, to=target.id)


class Peer(OnSqlAlchemy):
    def missing(self, key: str) -> Sequence[str]:
        with self.reading() as session:
            machine = DealMachine(session.get_one(Deal, int(key)), state_field="stage")
            try:
                machine.all_answered()
            except Refused as refused:
                return refused.missing
            return ()

    def advance(self, key: str) -> None:
        with self.writing.begin() as session:
            DealMachine(session.get_one(Deal, int(key)), state_field="stage").advance()

    def load(self) -> Sequence[object]:
        self.session = self.reading()
        return [DealMachine(deal, state_field="stage") for deal in self.deals(self.session)]
