"""Moving a whole team from one database to another, of either kind: every row as it is, and nothing else."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from engine import upkeep
from engine.database_url import POSTGRESQL, SQLITE, kind_of, shown
from engine.errors import NoDatabase, NotAllowed, OldDatabase, Refused
from engine.history import canonical
from engine.message import msg, step
from engine.store import Row, Store, no_database, open_store

if TYPE_CHECKING:
    from sqlalchemy import Table

_PAGE = 1000

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
    if any(goal.row(f"SELECT 1 FROM {_quoted(table.name)} LIMIT 1") for table in tables):
        raise _not_empty(goal.name)
    counted = {table.name: _count(origin, table) for table in tables}
    rows, done = sum(counted.values()), 0
    everything = 2 * rows + counted["event"]
    sent = []
    for table in tables:
        sent.append(sha256())
        columns = _columns(table)
        for page in _pages(origin, table):
            fitting = [_fitting(goal, table.name, columns, row) for row in page]
            sent[-1].update(_written(page))
            goal.run_many(_insert(table), fitting)
            progress(done := done + len(page), everything)
    if goal.kind == POSTGRESQL:
        # Positions were brought along; the next one comes behind them.
        goal.rows("SELECT setval(pg_get_serial_sequence('event', 'position'), max(position)) FROM event")
    for table, as_sent in zip(tables, sent, strict=True):
        found = sha256()
        for page in _pages(goal, table):
            found.update(_written(page))
            progress(done := done + len(page), everything)
        if found.digest() != as_sent.digest():
            raise Refused(msg("db.copy_differs", table=table.name, path=goal.name))
    proof = verify(goal, progress=lambda events, _: progress(done + events, everything))
    assert proof.digest is not None, "within a transaction there always is one"
    return Copied(rows, proof.events, proof.digest, len(proof.faults))


def _pages(store: Store, table: "Table") -> Iterator[Sequence[Row]]:
    """All rows in the order of their keys, which is the same everywhere."""
    keys = [column.name for column in table.primary_key]
    columns = ", ".join(_quoted(column.name) for column in table.columns)
    order = ", ".join(map(_quoted, keys))
    after = f" WHERE ({order}) > ({', '.join(f':{key}' for key in keys)})"
    select = f"SELECT {columns} FROM {_quoted(table.name)}"
    page = store.rows(f"{select} ORDER BY {order} LIMIT {_PAGE}")
    while page:
        yield page
        last = {key: page[-1][key] for key in keys}
        page = store.rows(f"{select}{after} ORDER BY {order} LIMIT {_PAGE}", **last)


def _insert(table: "Table") -> str:
    names = [column.name for column in table.columns]
    columns, values = ", ".join(map(_quoted, names)), ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {_quoted(table.name)} ({columns}) VALUES ({values})"


class _Column(NamedTuple):
    """`largest` is the bound of a whole number; None for text."""

    name: str
    empty: bool
    largest: int | None


def _columns(table: "Table") -> list[_Column]:
    from sqlalchemy import BigInteger, Integer

    return [
        _Column(
            column.name,
            column.nullable is True,
            2 ** (63 if isinstance(column.type, BigInteger) else 31)
            if isinstance(column.type, Integer)
            else None,
        )
        for column in table.columns
    ]


def _fitting(goal: Store, table: str, columns: Sequence[_Column], row: Row) -> dict[str, Any]:
    """The row by its columns. Raises Refused for what no door wrote and a stricter database can't hold."""
    found = {column.name: value for column, value in zip(columns, row, strict=True)}
    for column in columns:
        if not _fits(column, found[column.name], zeros=goal.kind == SQLITE):
            raise Refused(msg("db.copy_unfit", table=table, row=str(row[0]), column=column.name))
    return found


def _fits(column: _Column, value: object, *, zeros: bool) -> bool:
    if value is None:
        return column.empty
    if column.largest is not None:
        return isinstance(value, int) and -column.largest <= value < column.largest
    return isinstance(value, str) and (zeros or "\0" not in value)


def _written(page: Sequence[Row]) -> bytes:
    return "".join(canonical(list(row)) + "\n" for row in page).encode(errors="surrogatepass")


def _count(store: Store, table: "Table") -> int:
    row = store.row(f"SELECT count(*) AS n FROM {_quoted(table.name)}")
    return int(row["n"]) if row else 0


def _quoted(name: str) -> str:
    return f'"{name}"'
