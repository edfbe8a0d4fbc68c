"""Takes a table in, chunk by chunk: a transaction for each, or all in the one that is open."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol

from engine import people
from engine.change import Change
from exchange.incoming.chunks import Chunk
from exchange.incoming.outcome import Outcome
from exchange.incoming.row_import import R, RowImport
from exchange.incoming.scratch import Line, Scratch
from exchange.rows.refusal import Refusal


class Rejects(Protocol):
    """Keeps the rows that stay out, to be corrected."""

    def add(self, lines: Sequence[Line], refusals: Sequence[Refusal]) -> None:
        """Rows that stay out together, and what is wrong with one or several of them."""


class Intake(Generic[R]):
    def __init__(
        self, change: Change, make: Callable[[], RowImport[R]], scratch: Scratch, rejects: Rejects
    ) -> None:
        """`make` gives what takes the next batch in."""
        self.change, self.make, self.scratch, self.rejects = change, make, scratch, rejects

    def run(self, chunks: Iterable[Chunk[R]], outcome: Outcome) -> None:
        """What has been taken in when it is stopped half-way stays, and is recognised the next time."""
        for chunk in chunks:
            self._settle(chunk, outcome)

    def _settle(self, chunk: Chunk[R], outcome: Outcome) -> None:
        batch = self.make()
        if chunk.coming:
            self._take(batch, chunk)
        outcome.add(batch.outcome)
        self.scratch.note_opened(batch.register.opened)
        for left in chunk.left_out:
            outcome.reject(*left.refusals)
            self.rejects.add(left.lines, left.refusals)
        self._reject(chunk, batch.outcome.rejected)
        outcome.settled += chunk.rows if chunk.coming else 0

    def _take(self, batch: RowImport[R], chunk: Chunk[R]) -> None:
        store = self.change.store
        if store.in_transaction:
            batch.take(chunk.coming)
            return
        # Alone, so that nothing it looks up changes before it is written; others wait for one batch at most.
        with store.transaction():
            people.check_still(store, self.change.actor)
            batch.take(chunk.coming)

    def _reject(self, chunk: Chunk[R], refusals: Sequence[Refusal]) -> None:
        """Rows that could be read, and were refused for what stands here."""
        if not refusals:
            return
        wrong: dict[int, list[Refusal]] = {}
        for refusal in refusals:
            wrong.setdefault(refusal.row, []).append(refusal)
        for coming in chunk.coming:
            if coming.number in wrong:
                self.rejects.add(coming.lines, wrong[coming.number])
