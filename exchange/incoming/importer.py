"""Brings a table in: what is new with its history, what changed by what changed, the rest untouched.

A row goes in whole, with its account, owner and identity, or not at all.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from engine.change import Change
from engine.cycles import seldom_looked_for
from engine.errors import BadFile, DealgateError, Fault
from engine.message import Message, msg
from exchange.incoming.chunks import Chunk, Progress, chunks
from exchange.incoming.difference import SHOW
from exchange.incoming.doubles import doubles
from exchange.incoming.intake import Intake, Rejects
from exchange.incoming.kinds import LogKind, kind_of
from exchange.incoming.log_chunks import LogRows
from exchange.incoming.outcome import KEPT, Outcome
from exchange.incoming.prepared import Prepared, prepare
from exchange.incoming.register import spell
from exchange.incoming.row_import import RowImport, Task
from exchange.incoming.scratch import Line, Scratch
from exchange.rows.refusal import Refusal
from exchange.tables.table import Table
from exchange.tables.table_file import open_table

NAMED = 20
"""Faults named where nothing could go in: when every row is wrong, it is for one reason."""
UNNAMED = 10
"""Activities a person is shown."""


class _Forgotten:
    """Where nobody keeps the rows that stay out."""

    def add(self, lines: Sequence[Line], refusals: Sequence[Refusal]) -> None: ...


def bring(change: Change, path: str, map_path: str, **how: Any) -> Outcome:
    """Import the table at `path` by the mapping at `map_path`; see `prepare` and `take_in`."""
    return take_in(change, prepare(change, path, map_path), **how)


def take_in(
    change: Change,
    prepared: Prepared,
    *,
    all_or_nothing: bool = False,
    conflicts: str = SHOW,
    rejects: Callable[[Table], Rejects] = lambda table: _Forgotten(),
    progress: Progress = lambda done, lines: None,
) -> Outcome:
    """Batch by batch, each a transaction of its own; within a transaction that is open all of it.

    `progress` is told rows done and lines there are, now and then. Raises BadFile where no row can go in, or
    with `all_or_nothing`, which takes an open transaction, where one can't. Stopped half-way the outcome is
    not `complete`, and what is in stays.
    """
    outcome = Outcome(prepared.plan.what, detected=prepared.survey.found, noted=prepared.noted)
    scratch = Scratch()
    try:
        with (
            open_table(prepared.path, prepared.form) as table,
            _stopping(change, outcome, table),
            change.store.in_bulk(),
            seldom_looked_for(),
        ):
            spell(change.store, scratch)
            _take_in(change, prepared, table, scratch, outcome, conflicts, rejects(table), progress)
        if outcome.complete:
            _refuse(outcome, prepared.path, table, all_or_nothing)
        outcome.duplicates = list(doubles(change.store, scratch))[:KEPT]
    finally:
        scratch.close()
    outcome.sort()
    return outcome


def _take_in(
    change: Change,
    prepared: Prepared,
    table: Table,
    scratch: Scratch,
    outcome: Outcome,
    conflicts: str,
    rejects: Rejects,
    progress: Progress,
) -> None:
    kind = kind_of(change, prepared.plan, prepared.playbook, table.heading, prepared.survey)
    task = Task(outcome.what, kind.source, kind.reader.column, scratch, conflicts)
    coming: Iterator[Chunk[Any]]
    if isinstance(kind, LogKind):
        coming = LogRows(kind.reader, kind.playbook, outcome, scratch, progress).chunks(table)
    else:
        coming = chunks(kind.reader, table, outcome, scratch, progress)
    make: Callable[[], RowImport[Any]] = partial(kind.make, change, task)
    Intake(change, make, scratch, rejects).run(coming, outcome)


@contextmanager
def _stopping(change: Change, outcome: Outcome, table: Table) -> Iterator[None]:
    """What is in stays, unless all of it is one transaction; who stopped it is told how far it came."""
    whole = change.store.in_transaction
    try:
        yield
    except (KeyboardInterrupt, DealgateError) as error:
        if whole:
            raise
        outcome.stop()
        if isinstance(error, DealgateError):
            error.hint = stopped(outcome, table.lines) if outcome.settled else error.hint
            raise
        outcome.lines = table.lines


def stopped(outcome: Outcome, lines: int) -> Message:
    """How far it came, and how to go on."""
    if not outcome.settled:
        return msg("importing.stopped_before")
    return msg("importing.stopped", n=outcome.settled, of=max(lines, outcome.settled))


def unnamed(outcome: Outcome) -> Message:
    """The activities of a log that the mapping does not name, the most frequent first."""
    most = outcome.unnamed.most_common(UNNAMED)
    named = tuple(msg("exchange.activity_count", activity=activity, n=n) for activity, n in most)
    return msg("exchange.unnamed", activities=named)


def _refuse(outcome: Outcome, path: str, table: Table, all_or_nothing: bool) -> None:
    """A row nobody knows the deal of can't go in either, but keeps no deal out."""
    bad, wanted = outcome.left_out, outcome.wanted
    if outcome.cases == 0 and outcome.unnamed and not outcome.strays:
        raise BadFile(msg("exchange.none_named", file=path, n=outcome.read), hint=unnamed(outcome))
    if not (bad or outcome.strays) or (bad < wanted and not all_or_nothing):
        return
    outcome.sort()
    at = {name: column for column, name in enumerate(table.heading, 1)}
    faults = [
        Fault(path, r.row, at.get(r.column or "", 0), r.column or "", r.reason)
        for r in outcome.rejected[:NAMED]
    ]
    if outcome.cases is not None and bad:
        id = "exchange.not_all_in_cases" if bad < wanted else "exchange.none_in_cases"
        n, read = bad, wanted
    else:
        id = "exchange.not_all_in" if bad < wanted else "exchange.none_in"
        n, read = bad or outcome.strays, outcome.read - outcome.skipped
    more = outcome.faults - len(faults)
    hint = msg("exchange.more_faults", n=more) if more else None
    raise BadFile(msg(id, file=path, n=n, read=read), faults, hint=hint)
