"""Deals told by a log of events: the rows of each gathered, whole or not at all, and taken in as one row."""

from collections.abc import Iterator, Sequence

from engine import history
from engine.message import Message
from engine.playbook import Playbook
from engine.state import Deal
from exchange.incoming import difference
from exchange.incoming.deal_import import DealImport
from exchange.incoming.outcome import Outcome
from exchange.incoming.row_import import BATCH, Progress
from exchange.rows.case import Contradiction, told_of
from exchange.rows.deal_row import Point, Row
from exchange.rows.event_row import EventReader, EventRow
from exchange.rows.refusal import Refusal
from exchange.tables.table import Table


class EventImport(DealImport):
    WHAT, CAME = "events", "at"

    def run_log(self, reader: EventReader, table: Table, progress: Progress) -> Outcome:
        """All rows first, because those of a deal may lie anywhere in the file."""
        cases = self._gathered(reader, table, progress)
        return self.take(self._told(reader, cases, table.lines, progress))

    def _gathered(self, reader: EventReader, table: Table, progress: Progress) -> dict[str, list[EventRow]]:
        """By id the rows of the deals all of whose rows can be read."""
        outcome = self.outcome
        cases: dict[str, list[EventRow]] = {}
        bad: set[str] = set()
        met: set[str] = set()
        for number, cells in table.rows:
            outcome.read += 1
            if outcome.read % BATCH == 0:
                progress(outcome.read // 2, table.lines)
            if isinstance(cells, Message):
                outcome.reject(Refusal(number, None, cells))
                outcome.strays += 1
                continue
            if not self._wants(reader, cells, met):
                outcome.skipped += 1
                continue
            row, refusals = reader.read(number, cells)
            id = reader.id_of(cells)
            if row is not None:
                cases.setdefault(row.id, []).append(row)
            elif id is None:
                outcome.strays += 1
            else:
                bad.add(id)
            outcome.reject(*refusals)
        outcome.cases = len(cases.keys() | bad)
        outcome.absent = reader.absent(met)
        return {id: rows for id, rows in cases.items() if id not in bad}

    def _wants(self, reader: EventReader, cells: Sequence[str], met: set[str]) -> bool:
        """Whether the row is one the mapping asks for; its activity is one that was `met`."""
        if not reader.wants(cells):
            return False
        activity = reader.activity(cells)
        if activity is None:
            return True  # to be named as a row without one
        met.add(activity.casefold())
        if reader.turn(activity) is None:
            self.outcome.unnamed[activity] += 1
            return False
        return True

    def _told(
        self, reader: EventReader, cases: dict[str, list[EventRow]], lines: int, progress: Progress
    ) -> Iterator[tuple[int, Row, str]]:
        for at, (id, rows) in enumerate(cases.items(), 1):
            told = told_of(rows, self.playbook, reader.fixed)
            if isinstance(told, Contradiction):
                self.reject(told.number, "activity", told.why)
            else:
                yield rows[-1].number, told, id
            if at % BATCH == 0:
                progress(lines // 2 + lines * at // len(cases) // 2, lines)

    def later(
        self,
        before: Sequence[Point],
        row: Row,
        deal: Deal,
        playbook: Playbook,
        happened: Sequence[history.Event],
    ) -> tuple[Point, ...] | Message:
        """A log says itself when a deal was moved back."""
        time_zone = self.change.workspace.time_zone
        return difference.later_events(before, row.trail, deal, playbook, happened, time_zone)
