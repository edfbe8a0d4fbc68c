"""One row of a table of contacts, read by the mapping: what it says of a person, or all that is wrong."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.alike import same
from engine.clock import day_of
from engine.facts import PARTS, STYLES
from engine.message import msg
from engine.personal import Details
from engine.state import Day, Instant
from exchange.plans.contacts import ContactPlan
from exchange.rows.cell_reader import CellReader, Reading
from exchange.rows.client_ref import Client
from exchange.rows.refusal import Refusal
from exchange.styles.survey import Survey


class ContactRow(NamedTuple):
    id: str | None
    account: Client | None
    """None where only an earlier row could tell."""
    name: str
    part: str
    style: str | None
    since: Day | None
    left_on: Day | None
    details: Details

    def content(self) -> list[object]:
        """All it says."""
        return list(self)


class ContactReader(CellReader[ContactRow]):
    def __init__(
        self, plan: ContactPlan, heading: Sequence[str], survey: Survey, now: Instant, currency: str
    ) -> None:
        super().__init__(plan, heading, survey, now, currency)
        self._names, self._join = plan.columns.name, plan.join
        self._today = day_of(now, survey.time_zone).isoformat()
        self._known: Mapping[str, Mapping[str, str]] = {
            "part": {same(value): part for value, part in plan.parts.items()},
            "style": {same(value): style for value, style in plan.styles.items()},
        }

    def read(self, number: int, cells: Sequence[str]) -> tuple[ContactRow | None, list[Refusal]]:
        reading = self._begin(number, cells)
        if reading.refusals:
            return None, reading.refusals
        row = ContactRow(
            id=self._id(reading),
            account=self._client(reading),
            name=self._called(reading),
            part=self._part(reading),
            style=self._meant(reading, "style", STYLES),
            since=self._past(reading, "since"),
            left_on=self._past(reading, "left_on"),
            details=Details(**{name: self._text(reading, name) for name in Details._fields}),
        )
        return (None, reading.refusals) if reading.refusals else (row, [])

    def _called(self, reading: Reading) -> str:
        name = self._put_together(reading, self._names, self._join)
        if not name:
            reading.refuse(self._names[0], msg("bringing.no_name"))
        return self._findable(reading, "name", name) or ""

    def _part(self, reading: Reading) -> str:
        part = self._meant(reading, "part", PARTS)
        if part is None and not reading.refused(self.column("part")):
            reading.refuse(self.column("part"), msg("bringing.no_part"))
        return part or ""

    def _meant(self, reading: Reading, field: str, known: Sequence[str]) -> str | None:
        """What a value means by the mapping; the words of ours are understood as they are."""
        given = self._text(reading, field)
        if given is None:
            return None
        found = self._known[field].get(same(given)) or same(given)
        if found in known:
            return found
        reading.refuse(self.column(field), msg(f"bringing.unknown_{field}", given=given, known=tuple(known)))
        return None

    def _past(self, reading: Reading, field: str) -> Day | None:
        day = self._day(reading, field)
        if day is not None and day > self._today:
            reading.refuse(self.column(field), msg("exchange.in_the_future", given=day))
        return day
