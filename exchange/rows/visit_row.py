"""One row of a table of visits, read by the mapping: when who spoke to whom, or everything wrong with it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.alike import same
from engine.message import msg
from engine.state import CHANNELS, Day, Instant
from exchange.plans.visits import VisitPlan
from exchange.rows.cell_reader import CellReader, Reading
from exchange.rows.client_ref import Client
from exchange.rows.refusal import Refusal
from exchange.styles.survey import Survey

_YES = frozenset(("true", "yes", "y", "1", "是", "双向"))
_NO = frozenset(("false", "no", "n", "0", "否", "单向"))
_BETWEEN = re.compile("[;；]")
"""Stands between several names in one cell."""
WRITTEN = "online"
"""The channel of what was only sent, where the mapping names none."""


class VisitRow(NamedTuple):
    id: str | None
    deals: tuple[str, ...]
    """As the file has them: more than one may be named."""
    account: Client | None
    on: Day
    at: Instant
    channel: str
    two_sided: bool
    owner: str | None
    """Name or login of whoever of ours was there."""
    contacts: tuple[str, ...]
    contact_ids: tuple[str, ...]
    summary: str

    def content(self) -> list[object]:
        """All it says."""
        return list(self)


class VisitReader(CellReader[VisitRow]):
    def __init__(
        self, plan: VisitPlan, heading: Sequence[str], survey: Survey, now: Instant, currency: str
    ) -> None:
        super().__init__(plan, heading, survey, now, currency)
        self._said, self._join = plan.columns.summary, plan.join
        self._channels = {same(value): channel for value, channel in plan.channels.items()}
        self._one_sided = frozenset(map(same, plan.one_sided or ()))

    def read(self, number: int, cells: Sequence[str]) -> tuple[VisitRow | None, list[Refusal]]:
        reading = self._begin(number, cells)
        if reading.refusals:
            return None, reading.refusals
        row = VisitRow(
            id=self._id(reading),
            deals=tuple(map(self._whole, self._several(reading, "deal"))),
            account=self._client(reading),
            on=self._day(reading, "on") or "",
            at=self._held(reading),
            channel=self._channel(reading),
            two_sided=self._took_part(reading),
            owner=self._name(reading, "owner"),
            contacts=self._several(reading, "contact"),
            contact_ids=tuple(map(self._whole, self._several(reading, "contact_id"))),
            summary=self._summary(reading),
        )
        if not row.deals and row.account is None:
            reading.refuse(self.column("deal") or self.column("account"), msg("bringing.nobodys_visit"))
        return (None, reading.refusals) if reading.refusals else (row, [])

    def _held(self, reading: Reading) -> Instant:
        column, cell = self._found(reading, "on")
        assert column is not None, "the mapping names the column"
        if cell is None:
            reading.refuse(column, msg("exchange.no_day"))
        elif not reading.refused(column):
            return self._moment(reading, column, cell) or ""
        return ""

    def _channel(self, reading: Reading) -> str:
        given = self._text(reading, "channel") or ""
        fixed = self._constants.get("channel")
        found = self._channels.get(same(given)) or (given if given in CHANNELS else None)
        if found is None and same(given) in self._one_sided:
            return fixed or WRITTEN
        if found is None:
            reason = msg("bringing.unknown_channel", given=given) if given else msg("bringing.no_channel")
            reading.refuse(self.column("channel"), reason)
        return found or ""

    def _took_part(self, reading: Reading) -> bool:
        column, cell = self._found(reading, "two_sided")
        if cell is not None and same(cell) not in _YES | _NO:
            reading.refuse(column, msg("bringing.neither_yes_nor_no", given=cell))
        elif cell is not None:
            return same(cell) in _YES
        return same(self._text(reading, "channel") or "") not in self._one_sided

    def _several(self, reading: Reading, field: str) -> tuple[str, ...]:
        named = self._text(reading, field) or ""
        return tuple(" ".join(each.split()) for each in _BETWEEN.split(named) if each.strip())

    def _summary(self, reading: Reading) -> str:
        """Where nothing is told of a call it is still one."""
        said = self._put_together(reading, self._said, self._join) or self._found(reading, "channel")[1]
        if not said:
            reading.refuse(self._said[0], msg("bringing.no_summary"))
        return said or ""
