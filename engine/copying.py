"""Moving a whole team from one database to another, of either kind: every row as it is, and nothing else."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, NamedTuple

from engine import upkeep
from engine.database_url import POSTGRESQL, SQLITE, kind_of, shown
from engine.errors import NoDatabase, NotAllowed, OldDatabase, Refused
from engine.message import msg, step
from engine.store import Row, Store, no_database, open_store
from engine.table_rows import Column, columns, count, insert, pages, quoted, written

Progress = Callable[[int, int | None], None]


class Copied(NamedTuple):
    """`faults`: how many `db verify` finds, in the one as in the other."""

    rows: int
    events: int
    digest: str
    faults: int


def copy(source: str, target: str, progress: Progress = lambda done, of: None) -> Copied:
    """Everything that stands in `source` at one moment, into the empty database `target`, all or nothing.

    A file that isn't there is made, and so are the tables of an empty database. Before it counts, both are
    compared row by row. Raises OldDatabase for a source of an older schema, Refused where the target holds
    anything, NotAllowed where the database shows this login only a part.
    """
    with _source(source) as origin, origin.snapshot():
        if origin.row("SELECT 1 FROM workspace") is None:
            raise no_database(origin.name)
        _make_ready(target)
        with open_store(target, for_writing=True) as goal, goal.transaction():
            return _copied(origin, goal, progress)


def backup(url: str, target: str, progress: Progress = lambda done, of: None) -> int | None:
    """A checked copy in a file of SQLite, while others go on; an existing file is never overwritten.

    How many faults `db verify` finds in it; None of an older schema, which it doesn't read.
    """
    if kind_of(url) == SQLITE:
        from engine.sqlite_upkeep import backup as copy_file

        copy_file(url, target)
        return _faults(target, progress)
    from engine.database_url import path_of
    from engine.new_file import appearing
    from engine.sqlite_upkeep import in_one_file

    with appearing(path_of(target)) as path:
        done = copy(url, path, progress)
        in_one_file(path)
    return done.faults


def _faults(backup: str, progress: Progress) -> int | None:
    from engine.verify import verify

    try:
        with open_store(backup) as store:
            return len(verify(store, progress=progress).faults)
    except OldDatabase:
        return None


def restore(source: str, url: str, progress: Progress = lambda done, of: None) -> None:
    """Put a backup in place, where no deals stand; on a server, where nothing stands at all."""
    if kind_of(url) == SQLITE:
        from engine.sqlite_upkeep import restore as restore_file

        try:
            restore_file(source, url)
        except NoDatabase as error:
            raise _nothing_there(error) from None
        return
    if kind_of(source) != SQLITE:
        raise Refused(
            msg("db.restore_files", path=shown(source)), hint=step("db copy", source=None, target=None)
        )
    copy(source, url, progress)


def check_free(url: str) -> None:
    """Raises Refused where `restore` would, before any work is done."""
    try:
        stands = upkeep.status(url)
    except NoDatabase:
        return
    if kind_of(url) == SQLITE and stands["deals"]:
        raise Refused(msg("store.holds_deals", path=shown(url), n=stands["deals"]))
    if kind_of(url) == POSTGRESQL and stands["people"]:
        raise _not_empty(shown(url))


# ── before ────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _source(url: str) -> Iterator[Store]:
    try:
        store = open_store(url)
    except OldDatabase as error:
        raise OldDatabase(error.message, hint=step("db upgrade", db=shown(url))) from None
    except NoDatabase as error:
        raise _nothing_there(error) from None
    with store:
        if store.login is not None:
            raise NotAllowed(msg("db.copy_by_owner", login=store.login, path=store.name))
        yield store


def _nothing_there(error: NoDatabase) -> NoDatabase:
    """Who copies has a database already, and need not make one."""
    return NoDatabase(error.message, hint=msg("db.check_source"))


def _make_ready(target: str) -> None:
    try:
        upkeep.create(target)
    except NotAllowed as error:
        raise NotAllowed(error.message, hint=error.hint or msg("db.make_it_as_owner")) from None
    except Refused as error:
        if error.message.id != "store.exists":
            raise
        raise _not_empty(shown(target)) from None


def _not_empty(name: str) -> Refused:
    return Refused(msg("db.copy_not_empty", path=name))


# ── row by row ────────────────────────────────────────────────────────────────────────────────


def _copied(origin: Store, goal: Store, progress: Progress) -> Copied:
    from engine.tables import metadata
    from engine.verify import verify

    tables = metadata.sorted_tables  # what others point to comes first
    if any(goal.row(f"SELECT 1 FROM {quoted(table.name)} LIMIT 1") for table in tables):
        raise _not_empty(goal.name)
    counted = {table.name: count(origin, table) for table in tables}
    rows, done = sum(counted.values()), 0
    everything = 2 * rows + counted["event"]
    sent = []
    for table in tables:
        sent.append(sha256())
        shape = columns(table)
        for page in pages(origin, table):
            fitting = [_fitting(goal, table.name, shape, row) for row in page]
            sent[-1].update(written(page))
            goal.run_many(insert(table), fitting)
            progress(done := done + len(page), everything)
    if goal.kind == POSTGRESQL:
        # Positions were brought along; the next one comes behind them.
        goal.rows("SELECT setval(pg_get_serial_sequence('event', 'position'), max(position)) FROM event")
    for table, as_sent in zip(tables, sent, strict=True):
        found = sha256()
        for page in pages(goal, table):
            found.update(written(page))
            progress(done := done + len(page), everything)
        if found.digest() != as_sent.digest():
            raise Refused(msg("db.copy_differs", table=table.name, path=goal.name))
    proof = verify(goal, progress=lambda events, _: progress(done + events, everything))
    assert proof.digest is not None, "within a transaction there always is one"
    return Copied(rows, proof.events, proof.digest, len(proof.faults))


def _fitting(goal: Store, table: str, shape: Sequence[Column], row: Row) -> dict[str, Any]:
    """The row by its columns. Raises Refused for what no door wrote and a stricter database can't hold."""
    found = {column.name: value for column, value in zip(shape, row, strict=True)}
    for column in shape:
        if not column.fits(found[column.name], zeros=goal.kind == SQLITE):
            raise Refused(msg("db.copy_unfit", table=table, row=str(row[0]), column=column.name))
    return found
