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
        self._turns = {**{name.casefold(): t for name, t in plan.activities.items()}, **plan.activities}

    def id_of(self, cells: Sequence[str]) -> str | None:
        """The id of a row's deal; None where it can't be told, be the row ever so short."""
        return self._near(cells, "id")

    def activity(self, cells: Sequence[str]) -> str | None:
        return self._near(cells, "activity")

    def turn(self, activity: str) -> Turn | None:
        """What an activity means here; None where the mapping does not name it."""
        return self._turns.get(activity) or self._turns.get(activity.casefold())

    def absent(self, met: Collection[str]) -> tuple[str, ...]:
        """Activities the mapping names that are not among those `met`, which have no capitals."""
        return tuple(name for name in self._activities if name.casefold() not in met)

    def _near(self, cells: Sequence[str], field: str) -> str | None:
        column = self._fields[field]
        at = self._at[column]
        cell = cells[at].strip() if at < len(cells) else ""
        return None if cell in self._nulls[column] else cell

    def read(self, number: int, cells: Sequence[str]) -> tuple[EventRow | None, list[Refusal]]:
        reading = self._begin(number, cells)
        if reading.refusals:
            return None, reading.refusals
        turn = self._turn(reading)
        currency = self._currency(reading)
        row = EventRow(
            number=number,
            id=self._id(reading) or "",
            at=self._happened(reading),
            stage=turn.stage,
            stop=self._stop(reading, turn),
            title=self._joined(reading, self._titles) or None,
            account=self._client(reading),
            owner=self._name(reading, "owner"),
            amount=self._amount(reading, "amount", currency),
            currency=currency,
            close_date=self._day(reading, "close_date"),
            behaviour=self._behaviour(reading),
        )
        return (None, reading.refusals) if reading.refusals else (row, [])

    def _turn(self, reading: Reading) -> Turn:
        activity = self.activity(reading.cells)
        if activity is None:
            reading.refuse(self.column("activity"), msg("exchange.no_activity"))
            return Turn()
        turn = self.turn(activity)
        assert turn is not None, "a row of another activity is not wanted"
        return turn

    def _happened(self, reading: Reading) -> Instant:
        column, cell = self._found(reading, "at")
        assert column is not None, "the mapping names the column"
        if cell is None:
            reading.refuse(column, msg("exchange.no_time"))
            return ""
        return self._moment(reading, column, cell) or ""

    def _stop(self, reading: Reading, turn: Turn) -> Stop | None:
        if turn.stop is None:
            return None
        reason = self._text(reading, "reason") or turn.reason or ""
        return Stop(None if turn.stop == UNKNOWN else turn.stop, reason)
