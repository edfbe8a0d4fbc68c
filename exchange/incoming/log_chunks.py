"""Rows of a log on their way to the database: those of a deal together, wherever they stand in the file."""

from collections.abc import Iterator, Sequence

from engine.playbook import Playbook
from exchange.incoming.chunks import Chunk, LeftOut, Progress, torn_out
from exchange.incoming.memory import digest
from exchange.incoming.outcome import KEPT, Outcome
from exchange.incoming.row_import import BATCH, Coming
from exchange.incoming.scratch import Line, Scratch
from exchange.rows.case import Contradiction, told_of
from exchange.rows.deal_row import Row
from exchange.rows.event_row import EventReader, EventRow
from exchange.rows.refusal import Refusal
from exchange.tables.table import Table, Torn


class LogRows:
    """A log is gone through twice: which row is of which deal, and then deal by deal."""

    def __init__(
        self, reader: EventReader, playbook: Playbook, outcome: Outcome, scratch: Scratch, progress: Progress
    ) -> None:
        self.reader, self.playbook = reader, playbook
        self.outcome, self.scratch, self.progress = outcome, scratch, progress
        self._met: set[str] = set()
        """Activities the mapping names, as they were met."""

    def chunks(self, table: Table) -> Iterator[Chunk[Row]]:
        yield from self._gathered(table)
        self.outcome.cases = self.scratch.count_cases()
        self.outcome.absent = self.reader.absent({activity.casefold() for activity in self._met})
        yield from self._told(table.lines)

    # ── which row is of which deal ────────────────────────────────────────────────────────────

    def _gathered(self, table: Table) -> Iterator[Chunk[Row]]:
        """The rows nobody knows the deal of; the others are kept."""
        outcome = self.outcome
        kept: list[tuple[str, Line]] = []
        strays: list[LeftOut] = []
        passed = 0
        for number, cells in table.rows:
            outcome.read += 1
            if isinstance(cells, Torn):
                strays.append(torn_out(number, cells, outcome))
            elif not self._wants(cells):
                outcome.skipped += 1
                passed += 1
            elif (id := self.reader.id_of(cells)) is None:
                strays.append(LeftOut((Line(number, cells),), self.reader.read(number, cells)[1]))
            else:
                kept.append((id, Line(number, cells)))
            if outcome.read % BATCH == 0:
                self.scratch.keep(kept)
                yield self._stray(strays, passed)
                kept, strays, passed = [], [], 0
                self.progress(outcome.read // 2, table.lines)
        self.scratch.keep(kept)
        yield self._stray(strays, passed)

    def _stray(self, strays: list[LeftOut], passed: int) -> Chunk[Row]:
        self.outcome.strays += len(strays)
        return Chunk([], strays, len(strays) + passed)

    def _wants(self, cells: Sequence[str]) -> bool:
        """Whether the row is one the mapping asks for; its activity is one that was met."""
        if not self.reader.wants(cells):
            return False
        activity = self.reader.activity(cells)
        if activity is None or activity in self._met:
            return True  # one without any is to be named
        if self.reader.turn(activity) is not None:
            self._met.add(activity)
            return True
        unnamed = self.outcome.unnamed
        if activity in unnamed or len(unnamed) < KEPT:
            unnamed[activity] += 1
        return False

    # ── deal by deal ──────────────────────────────────────────────────────────────────────────

    def _told(self, lines: int) -> Iterator[Chunk[Row]]:
        chunk: Chunk[Row] = Chunk([], [], 0)
        cases = max(self.outcome.cases or 0, 1)
        for done, (id, own) in enumerate(self.scratch.cases(), 1):
            told = self._case(id, own)
            if isinstance(told, LeftOut):
                chunk.left_out.append(told)
            else:
                chunk.coming.append(told)
            chunk = chunk._replace(rows=chunk.rows + len(own))
            if chunk.rows >= BATCH:
                yield chunk
                self.progress(lines // 2 + lines * done // cases // 2, lines)
                chunk = Chunk([], [], 0)
        yield chunk

    def _case(self, id: str, own: Sequence[Line]) -> Coming[Row] | LeftOut:
        """All of one deal, or why none of it can go in."""
        rows: list[EventRow] = []
        refusals: list[Refusal] = []
        for number, cells in own:
            row, wrong = self.reader.read(number, cells)
            refusals += wrong
            if row is not None:
                rows.append(row)
        if refusals:
            return LeftOut(tuple(own), refusals)
        told = told_of(rows, self.playbook, self.reader.fixed)
        if isinstance(told, Contradiction):
            column = self.reader.column("activity")
            return LeftOut(tuple(own), [Refusal(told.number, column, told.why)])
        return Coming(own[-1].number, told, id, digest(told.content()), tuple(own))
