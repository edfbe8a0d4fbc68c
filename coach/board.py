"""The live deals of a playbook, stage beside stage: what each holds, and which to look at first there."""

from collections.abc import Iterable, Mapping, Sequence

from coach.casebook import Case, cases, clock_of
from coach.limits.limits import Clock, limit_table
from coach.looking import judge
from coach.stalled import Tally, ranked, tallies
from engine.reads import View
from engine.value import Value


class Column(Value):
    """A stage by its id. `tallies` count all its live deals, `cases` are the first to look at, the worst
    first and those that are fine behind them."""

    stage: str
    tallies: Sequence[Tally]
    cases: tuple[Case, ...]

    @property
    def total(self) -> int:
        return sum(tally.total for tally in self.tallies)

    @property
    def stalled(self) -> int:
        return sum(tally.stalled for tally in self.tallies)


class Board(Value):
    columns: tuple[Column, ...]
    clock: Clock


def open_board(
    view: View, stages: Iterable[str], where: str, params: Mapping[str, object], *, most: int
) -> Board:
    """`where` speaks of the deal `d`; of each stage at most so many cases."""
    clock = clock_of(view)
    limits = limit_table(view, clock)
    columns = []
    for stage in stages:
        here = {**params, "board_stage": stage}
        asked = judge(view, clock, limits, f"{where} AND d.stage = :board_stage", here)
        counted = tallies(asked)
        found = ranked(asked, counted, every=True, most=most, grouped=False)
        columns.append(Column(stage, counted, cases(asked, found, limits, clock)))
    return Board(tuple(columns), clock)
