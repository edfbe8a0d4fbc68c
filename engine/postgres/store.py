"""The store on a PostgreSQL server."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from time import monotonic, sleep, time
from typing import NamedTuple

import psycopg2
from psycopg2 import extensions

from engine import schema
from engine.database_url import POSTGRESQL, shown
from engine.errors import NotAllowed, OldDatabase, Refused
from engine.message import Message, msg, step
from engine.postgres.complaints import refusals
from engine.postgres.connection import SETTINGS, WAIT, connect
from engine.postgres.row import PostgresRow, as_rows
from engine.postgres.statement import translated
from engine.racing import OFTEN, through
from engine.store import Mark, Store, newer, no_database

SKEW = 120
"""Seconds a computer's clock may differ from the server's: what is written says when it happened."""

TABLES = (
    *("alembic_version", "deal", "event", "account", "contact", "personal", "purchase", "visit", "week"),
    *("person", "workspace", "rate", "working_days", "learned", "request", "external", "playbook"),
    *("restored", "stay_count", "segment_count", "counted", "counted_deal"),
)
"""All there are, in the order whoever needs more than one locks them: a change begins with deal, and whoever
comes in with alembic_version."""

_FEW = 50
"""And a tenth of what was there: fewer new rows are not counted at once, as the server does by itself.
https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-STATISTICS"""
_THOUGHT = (
    "SELECT relname, reltuples FROM pg_class"
    " WHERE relname = ANY(:names) AND relnamespace = current_schema()::regnamespace"
)

_AT_ONCE = 200
"""Rows sent in one go."""

# Whoever goes through a whole table has read all of it, and races everybody who writes there: of a small
# table too, where by index would be no quicker. https://www.postgresql.org/docs/current/transaction-iso.html
_BESIDE = "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL enable_seqscan = off; LOCK TABLE deal IN "
# A transaction has its number, and the log knows it, before it takes any place for an event: engine/feed.py.
_NUMBERED = "; SELECT pg_logical_emit_message(true, 'dealgate', text ''); "
_TOGETHER = _BESIDE + "ROW EXCLUSIVE MODE" + _NUMBERED
_AGAIN = _BESIDE + "SHARE UPDATE EXCLUSIVE MODE" + _NUMBERED
"""Beside everybody of the first kind, but one at a time: else those who raced would race one another."""
_ALONE = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL lock_timeout = '2s';"
    f" LOCK TABLE deal IN SHARE ROW EXCLUSIVE MODE; SET LOCAL lock_timeout = '{WAIT}s'{_NUMBERED}"
)
"""The lock stands before the first look, for LOCK takes no snapshot: what is seen is what others left."""
_READING = f"BEGIN ISOLATION LEVEL REPEATABLE READ; LOCK TABLE {', '.join(TABLES)} IN ACCESS SHARE MODE"
"""All at once: a grant or an upgrade, which wants them for itself, comes before it or after."""
_LETS_PASS = 1.0
"""Seconds, at most, between two tries to be alone: who waits for it lets nobody pass, and one may be slow."""

# Rows of people are seen by who works here, and so is whether one does. Judged is also who sees past policies
# (BYPASSRLS): the triggers take them for who they are.
_HERE = """
SELECT version_num AS schema, session_user AS login,
 (SELECT relrowsecurity AND NOT pg_has_role(session_user, relowner, 'MEMBER') FROM pg_class
  WHERE oid = 'deal'::regclass) AS judged,
 extract(epoch FROM clock_timestamp())::float8 AS now, pg_is_in_recovery() AS replica,
 EXISTS (SELECT FROM person WHERE "user" = session_user::text AND left_on IS NULL) AS works_here
FROM alembic_version
"""

# Those that fire for everybody: `A`lways, or `O`utside of replication.
_GUARDS = """
SELECT count(*) AS standing FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
WHERE t.tgrelid = 'event'::regclass AND t.tgname IN ('event_never_changed', 'event_never_emptied')
 AND t.tgenabled IN ('A', 'O') AND p.proname = 'event_stays' AND p.prosrc LIKE '%RAISE EXCEPTION%'
"""

# age() counts from a number to the next one that will be given; asked after the snapshot was taken.
_MARK = """
SELECT coalesce((SELECT max(position) FROM event), 0) AS position,
 pg_snapshot_xmax(now)::text::bigint + age(pg_snapshot_xmax(now)::xid) AS transaction
FROM pg_current_snapshot() AS now
"""
# Nobody with a smaller number than ours was writing when the snapshot was taken; see engine/feed.py.
_SETTLED = """
SELECT coalesce((SELECT max(position) FROM event), 0) AS position
WHERE pg_snapshot_xmin(pg_current_snapshot()) = pg_current_xact_id()
"""
_OLDEST = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS running"
"""Every transaction of a smaller number has ended."""

# Sums of whole numbers come as numeric, and are whole numbers to us.
_NUMBER = extensions.new_type(
    (1700,), "NUMBER", lambda text, _: None if text is None else float(text) if "." in text else int(text)
)


class Here(NamedTuple):
    """What a server says of itself and of whoever asks. `now`: seconds since 1970 by its clock."""

    schema: str
    login: str
    judged: bool
    now: float
    replica: bool
    works_here: bool


class PostgresStore(Store):
    kind = POSTGRESQL

    def __init__(self, url: str, connection: extensions.connection, here: Here) -> None:
        super().__init__()
        self.url, self.name = url, shown(url)
        self.only_reads = here.replica
        self.skew = time() - here.now
        self._login = here.login if here.judged else None
        self._came: Counter[str] = Counter()
        """Rows loaded in bulk, by table."""
        self._ahead = b""
        """How a transaction begins, and what it writes, until a statement goes that has an answer, or the one
        that commits: it takes them along."""
        self._connection = connection
        extensions.register_type(_NUMBER, connection)

    @property
    def login(self) -> str | None:
        return self._login

    def rows(self, sql: str, /, **params: object) -> Sequence[PostgresRow]:
        with self._asked(sql, params) as cursor:
            return as_rows([column.name for column in cursor.description or ()], cursor.fetchall())

    def row(self, sql: str, /, **params: object) -> PostgresRow | None:
        with self._asked(sql, params) as cursor:
            found = cursor.fetchone()
            if found is None:
                return None
            return as_rows([column.name for column in cursor.description or ()], [found])[0]

    def run(self, sql: str, /, **params: object) -> int:
        # Alone it may clash with what stands there, which it would again and again.
        with self._asked(sql, params, tries=1) as cursor:
            return cursor.rowcount

    def run_each(self, *statements: tuple[str, Mapping[str, object]]) -> None:
        with refusals(self.name, self._connection), self._connection.cursor() as cursor:
            said = [cursor.mogrify(translated(sql), params) for sql, params in statements]
        in_transaction = self.in_transaction
        self._ahead += b"".join(each + b"; " for each in said)
        if not in_transaction:
            self.send()

    def _asked(self, sql: str, params: Mapping[str, object], tries: int = OFTEN) -> extensions.cursor:
        """A question that stands alone is all of its transaction, and asked again where it raced."""
        if self.in_transaction:
            return self._sent(sql, params)
        return through(self.name, lambda: self._sent(sql, params), tries=tries)

    def _sent(self, sql: str, params: Mapping[str, object]) -> extensions.cursor:
        """What came of it is here already: fetching asks nobody."""
        with refusals(self.name, self._connection):
            cursor = self._connection.cursor()
            said = cursor.mogrify(translated(sql), params) if sql else b""
            ahead, self._ahead = self._ahead, b""
            cursor.execute(ahead + said)
            return cursor

    def send(self) -> None:
        if self._ahead:
            self._sent("", {})

    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        from psycopg2.extras import execute_batch

        self.send()
        with refusals(self.name, self._connection), self._connection.cursor() as cursor:
            execute_batch(cursor, translated(sql), rows, page_size=_AT_ONCE)

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]], /) -> None:
        from engine.postgres.loading import copy_in, insert_in

        # COPY passes the policies over that say what a member may write, so the server refuses it to them.
        load = copy_in if self._login is None else insert_in
        self.send()
        with refusals(self.name, self._connection), self._connection.cursor() as cursor:
            load(cursor, table, columns, self._counted(table, rows))

    def _counted(self, table: str, rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
        for row in rows:
            self._came[table] += 1
            yield row

    @contextmanager
    def in_bulk(self) -> Iterator[None]:
        """Afterwards the server counts what came. By itself it does so within a minute or so, and until then
        finds its ways as though little were there."""
        self._came.clear()
        yield
        if self._login is None:  # the others may not
            known = {row["relname"]: row["reltuples"] for row in self.rows(_THOUGHT, names=list(TABLES))}
            for table in TABLES:
                if self._came[table] > _FEW + known[table] / 10:
                    # What came in is in: nobody waits for a table that is held up, mostly by the same work.
                    self.run(f"ANALYZE (SKIP_LOCKED) {table}")

    @property
    def in_transaction(self) -> bool:
        if self._connection.closed:
            return False
        return (
            self._ahead != b""
            or self._connection.get_transaction_status() != extensions.TRANSACTION_STATUS_IDLE
        )

    def is_sound(self) -> None:
        return None

    def is_guarded(self) -> bool:
        found = self.row(_GUARDS)
        return found is not None and found["standing"] == 2

    def mark(self) -> Mark:
        row = self.row(_MARK)
        assert row is not None, "these questions always have an answer"
        return Mark(row["position"], row["transaction"])

    def has_settled(self, mark: Mark) -> bool:
        row = self.row(_OLDEST)
        return row is not None and row["running"] >= mark.transaction

    def settled(self) -> int | None:
        row = self.row(_SETTLED)
        return row["position"] if row else None

    def close(self) -> None:
        self._connection.close()

    def _begin(self, *, alone: bool, again: bool) -> None:
        if self.only_reads:  # a rehearsal gets as far as here
            raise Refused(msg("store.server_only_reads", path=self.name))
        from threading import current_thread, main_thread  # for those alone who write

        if current_thread() is main_thread():
            # Ctrl-C is heard there alone; and the driver has one for all threads: none may lose it midway.
            from engine.postgres.waiting import wait

            extensions.set_wait_callback(wait)
        if alone:
            self._begin_alone()
        else:
            self._ahead = (_AGAIN if again else _TOGETHER).encode()

    def _begin_alone(self) -> None:
        give_up = monotonic() + WAIT
        while True:
            try:
                self._sent(_ALONE, {})
                return
            except Refused as refused:
                self._rollback()
                if refused.message.id != "store.locked" or monotonic() > give_up:
                    raise
            from random import random  # for those alone who have to wait

            sleep(_LETS_PASS * random())

    def _begin_reading(self) -> None:
        self._sent(_READING, {})

    def _commit(self) -> None:
        try:
            self.run("COMMIT")
        except Refused:
            if self._connection.closed:
                raise Refused(msg("store.commit_unknown", path=self.name)) from None
            raise

    def _rollback(self) -> None:
        self._ahead = b""
        with suppress(psycopg2.Error):  # with the connection gone the server takes it back by itself
            if self.in_transaction:
                with self._connection.cursor() as cursor:
                    cursor.execute("ROLLBACK")

    def _back_to_savepoint(self) -> None:
        self._ahead = b""  # all behind the savepoint: it took along what was before it
        self.run("ROLLBACK TO SAVEPOINT part")
        self.run("RELEASE SAVEPOINT part")


def open_server(url: str, *, for_writing: bool) -> PostgresStore:
    """See `engine.store.open_store`."""
    connection = connect(url)
    try:
        here = look_at(connection, url)
        made = PostgresStore(url, connection, here)
        if for_writing:
            _may_write(made, here)
    except BaseException:
        connection.close()
        raise
    return made


def look_at(connection: extensions.connection, url: str) -> Here:
    """Of a database of this program's schema. Raises NoDatabase, OldDatabase, or as `look`."""
    here = look(connection, url)
    if here is None:
        raise no_database(shown(url))
    if here.schema > schema.SCHEMA:
        raise newer(shown(url))
    if here.schema < schema.SCHEMA:
        raise OldDatabase(msg("store.old_server", path=shown(url)), hint=step("db upgrade"))
    return here


def look(connection: extensions.connection, url: str) -> Here | None:
    """None where the database holds nothing at all. Raises Refused where it is another program's, NotAllowed
    where it sees to rights and whoever is connected doesn't work here: to them it would seem empty."""
    return through(shown(url), lambda: _looked(connection, url))


def _looked(connection: extensions.connection, url: str) -> Here | None:
    with refusals(shown(url), connection), connection.cursor() as cursor:
        try:
            cursor.execute(SETTINGS + _HERE)
        except psycopg2.errors.InsufficientPrivilege:
            raise _nobody_here(connection.info.user, url) from None
        except psycopg2.errors.UndefinedTable:
            # A schema one may not use is passed over where names are looked for; catalogues tell of it.
            cursor.execute(
                "SELECT current_schema() IS NULL AND to_regnamespace('dealgate_rights') IS NOT NULL"
            )
            if cursor.fetchone() == (True,):
                raise _nobody_here(connection.info.user, url) from None
            cursor.execute("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1")
            if cursor.fetchone() is None:
                return None
            raise Refused(msg("store.foreign", path=shown(url))) from None
        found = cursor.fetchone()
    here = Here(*found) if found else None
    if here is not None and here.judged and not here.works_here:
        raise _nobody_here(here.login, url)
    return here


def _nobody_here(login: str, url: str) -> NotAllowed:
    said = msg("grants.nobody_here", login=login, path=shown(url))
    return NotAllowed(said, hint=msg("grants.ask_admin"))


def _may_write(store: PostgresStore, here: Here) -> None:
    if here.replica:
        raise Refused(msg("store.server_only_reads", path=store.name))
    if abs(store.skew) > SKEW:
        said = "store.clock_ahead" if store.skew > 0 else "store.clock_behind"
        raise Refused(msg(said, path=store.name, time=span(store.skew)), hint=msg("store.set_clock"))


_UNITS = (("store.days", 86400), ("store.hours", 3600), ("store.minutes", 60))


def span(seconds: float) -> Message:
    """How long that is, forwards or back, in the longest unit of which it is two or more."""
    length = abs(seconds)
    unit, size = next(((unit, size) for unit, size in _UNITS if length >= 2 * size), ("store.seconds", 1))
    return msg(unit, n=round(length / size))
