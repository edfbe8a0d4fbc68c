"""Rows of a file on their way to the database, so many at a time."""

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple

from engine.message import msg
from exchange.incoming.memory import digest
from exchange.incoming.outcome import Outcome
from exchange.incoming.row_import import BATCH, Coming, R
from exchange.incoming.scratch import Line, Scratch
from exchange.rows.cell_reader import CellReader
from exchange.rows.refusal import Refusal
from exchange.tables.table import Table, Torn

Progress = Callable[[int, int], None]
"""Is told rows done and rows there are."""


class LeftOut(NamedTuple):
    """Rows that stay out together, and what is wrong with one or several of them."""

    lines: tuple[Line, ...]
    refusals: list[Refusal]


class Chunk(NamedTuple, Generic[R]):
    """What is to be taken in, and what can't be; so many `rows` of the file are done with then."""

    coming: list[Coming[R]]
    left_out: list[LeftOut]
    rows: int


def chunks(
    reader: CellReader[R], table: Table, outcome: Outcome, scratch: Scratch, progress: Progress
) -> Iterator[Chunk[R]]:
    """Each row for itself."""
    chunk: Chunk[R] = Chunk([], [], 0)
    for number, cells in table.rows:
        outcome.read += 1
        if isinstance(cells, Torn):
            chunk.left_out.append(torn_out(number, cells, outcome))
        elif not reader.wants(cells):
            outcome.skipped += 1
        else:
            _read(reader, Line(number, cells), scratch, chunk)
        chunk = chunk._replace(rows=chunk.rows + 1)
        if chunk.rows == BATCH:
            yield chunk
            progress(outcome.read, table.lines)
            chunk = Chunk([], [], 0)
    yield chunk


def torn_out(number: int, row: Torn, outcome: Outcome) -> LeftOut:
    """A row nobody can read, with what there is of it."""
    outcome.broken_off = outcome.broken_off or row.last
    return LeftOut((Line(number, row.cells),), [Refusal(number, None, row.why)])


def _read(reader: CellReader[R], line: Line, scratch: Scratch, chunk: Chunk[R]) -> None:
    """By its id, or where it has none by what it says and the how manieth it is to say so."""
    number, cells = line
    row, refusals = reader.read(number, cells)
    if row is not None:
        content = "" if row.id else digest(cells)
        id = row.id or f"{content}#{scratch.times(content)}"
        before = scratch.met_before(id, number)
        if before is None:
            chunk.coming.append(Coming(number, row, id, digest(row.content()), (line,)))
            return
        refusals = [Refusal(number, reader.column("id"), msg("exchange.id_twice", id=id, row=before))]
    chunk.left_out.append(LeftOut((line,), refusals))
