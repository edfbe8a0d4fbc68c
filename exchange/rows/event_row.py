"""One row of a log: what happened to a deal and when, and what the row says of the deal besides."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from engine.message import msg
from engine.playbook import Playbook
from engine.state import Day, Instant
from exchange.plans.deals import UNKNOWN, Turn
from exchange.plans.events import EventPlan
from exchange.rows.cell_reader import Reading
from exchange.rows.client_ref import Client
from exchange.rows.deal_cells import DealReader
from exchange.rows.deal_row import Stop
from exchange.rows.refusal import Refusal
from exchange.styles.survey import Survey
from exchange.tables.heading import trimmed
from exchange.tables.table import Unread

_IN_WORDS = ("account", "account_id", "owner", "behaviour")


class EventRow(NamedTuple):
    number: int
    id: str
    """Of the deal."""
    at: Instant
    stage: str | None
    stop: Stop | None
    """Either the stage it came to or the stop."""
    title: str | None
    account: Client | None
    owner: str | None
    amount: int | None
    currency: str
    close_date: Day | None
    behaviour: str | None


class _Texts(NamedTuple):
    """What a row says of its deal in words."""

    title: str | None
    account: Client | None
    owner: str | None
    behaviour: str | None


class EventReader(DealReader[EventRow]):
    def __init__(
        self,
        plan: EventPlan,
        heading: Sequence[str],
        playbook: Playbook,
        survey: Survey,
        now: Instant,
        currency: str,
    ) -> None:
        super().__init__(plan, heading, playbook, survey, now, currency)
        self.fixed = plan.fixed
        # Only a deal none of whose rows says anything gets the constants.
        self._constants = {"currency": self._constants["currency"]}
        self._titles = plan.columns.title or ()
        self._activities = tuple(plan.activities)
        named = {*self._titles, *(plan.fields.get(name) for name in _IN_WORDS)}
        self._texts_at = [at for name, at in self._at.items() if name in named]
        self._last: tuple[list[str] | None, _Texts] = None, _Texts(None, None, None, None)
        """Cells that were read last, and what they said."""
        self._id_place, self._activity_place = self._place("id"), self._place("activity")
        self._turns = {**{name.casefold(): t for name, t in plan.activities.items()}, **plan.activities}

    def id_of(self, cells: Sequence[str]) -> str | None:
        """The id of a row's deal; None where it can't be told, be the row ever so short."""
        id = _near(cells, *self._id_place)
        return self._whole(id) if id else None

    def activity(self, cells: Sequence[str]) -> str | None:
        return _near(cells, *self._activity_place)

    def turn(self, activity: str) -> Turn | None:
        """What an activity means here; None where the mapping does not name it."""
        return self._turns.get(activity) or self._turns.get(activity.casefold())

    def absent(self, met: Collection[str]) -> tuple[str, ...]:
        """Activities the mapping names that are not among those `met`, which have no capitals."""
        return tuple(name for name in self._activities if name.casefold() not in met)

    def _place(self, field: str) -> tuple[int, frozenset[str]]:
        column = self._fields[field]
        return self._at[column], self._nulls[column]

    def read(self, number: int, cells: Sequence[str]) -> tuple[EventRow | None, list[Refusal]]:
        reading = self._begin(number, cells)
        if reading.refusals:
            return None, reading.refusals
        turn, currency = self._turn(reading), self._currency(reading)
        id, at, stop = self._id(reading), self._happened(reading), self._stop(reading, turn)
        texts = self._texts_of(reading)
        row = EventRow(
            number=number,
            id=id or "",
            at=at,
            stage=turn.stage,
            stop=stop,
            title=texts.title,
            account=texts.account,
            owner=texts.owner,
            amount=self._amount(reading, "amount", currency),
            currency=currency,
            close_date=self._day(reading, "close_date"),
            behaviour=texts.behaviour,
        )
        return (None, reading.refusals) if reading.refusals else (row, [])

    def _texts_of(self, reading: Reading) -> _Texts:
        """The rows of a deal, which are read one after the other, mostly say the same."""
        cells = [reading.cells[at] for at in self._texts_at]
        if cells == self._last[0] and Unread not in map(type, cells):
            return self._last[1]
        texts = _Texts(
            title=self._joined(reading, self._titles) or None,
            account=self._client(reading),
            owner=self._name(reading, "owner"),
            behaviour=self._behaviour(reading),
        )
        if not reading.refusals:
            self._last = cells, texts
        return texts

    def _turn(self, reading: Reading) -> Turn:
        activity = self.activity(reading.cells)
        if activity is None:
            self._found(reading, "activity")
            reading.refuse(self.column("activity"), msg("exchange.no_activity"))
            return Turn()
        turn = self.turn(activity)
        assert turn is not None, "a row of another activity is not wanted"
        return turn

    def _happened(self, reading: Reading) -> Instant:
        column = self._fields["at"]
        cell = self._written(reading, column)
        at = self._moment(reading, column, cell) if cell is not None else None
        if at is None and not reading.refused(column):
            reading.refuse(column, msg("exchange.no_time"))
        return at or ""

    def _stop(self, reading: Reading, turn: Turn) -> Stop | None:
        if turn.stop is None:
            return None
        reason = self._text(reading, "reason") or turn.reason or ""
        return Stop(None if turn.stop == UNKNOWN else turn.stop, reason)


def _near(cells: Sequence[str], at: int, nulls: frozenset[str]) -> str | None:
    """What stands there, be the row ever so short."""
    cell = trimmed(cells[at]) if at < len(cells) else ""
    return None if cell in nulls else cell
