"""The store on a PostgreSQL server."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from random import random
from time import monotonic, sleep, time
from typing import NamedTuple

import psycopg2
from psycopg2 import extensions

from engine import schema
from engine.database_url import POSTGRESQL, shown
from engine.errors import OldDatabase, Refused
from engine.message import msg, step
from engine.postgres.complaints import refusals
from engine.postgres.connection import SETTINGS, WAIT, connect
from engine.postgres.row import PostgresRow, as_rows
from engine.postgres.statement import translated
from engine.store import Store, newer, no_database

SKEW = 120
"""Seconds a computer's clock may differ from the server's: what is written says when it happened."""

_AT_ONCE = 200
"""Rows sent in one go."""

# Whoever goes through a whole table has read all of it, and races everybody who writes there: of a small
# table too, where by index would be no quicker. https://www.postgresql.org/docs/current/transaction-iso.html
_BESIDE = "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL enable_seqscan = off; LOCK TABLE deal IN "
_TOGETHER = _BESIDE + "ROW EXCLUSIVE MODE"
_AGAIN = _BESIDE + "SHARE UPDATE EXCLUSIVE MODE"
"""Beside everybody of the first kind, but one at a time: else those who raced would race one another."""
_ALONE = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL lock_timeout = '2s';"
    f" LOCK TABLE deal IN SHARE ROW EXCLUSIVE MODE; SET LOCAL lock_timeout = '{WAIT}s'"
)
"""The lock stands before the first look, for LOCK takes no snapshot: what is seen is what others left."""
_LETS_PASS = 1.0
"""Seconds, at most, between two tries to be alone: who waits for it lets nobody pass, and one may be slow."""

_HERE = """
SELECT version_num AS schema, session_user AS login, row_security_active('deal') AS judged,
 extract(epoch FROM clock_timestamp())::float8 AS now, pg_is_in_recovery() AS replica FROM alembic_version
"""

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


class PostgresStore(Store):
    kind = POSTGRESQL

    def __init__(self, url: str, connection: extensions.connection, here: Here) -> None:
        super().__init__()
        self.url, self.name = url, shown(url)
        self.only_reads = here.replica
        self.skew = time() - here.now
        self._login = here.login if here.judged else None
        self._connection = connection
        extensions.register_type(_NUMBER, connection)

    @property
    def login(self) -> str | None:
        return self._login

    def rows(self, sql: str, /, **params: object) -> Sequence[PostgresRow]:
        with refusals(self.name, self._connection), self._connection.cursor() as cursor:
            cursor.execute(translated(sql), params)
            return as_rows([column.name for column in cursor.description or ()], cursor.fetchall())

    def row(self, sql: str, /, **params: object) -> PostgresRow | None:
        with refusals(self.name, self._connection), self._connection.cursor() as cursor:
            cursor.execute(translated(sql), params)
            found = cursor.fetchone()
            if found is None:
                return None
            return as_rows([column.name for column in cursor.description or ()], [found])[0]

    def run(self, sql: str, /, **params: object) -> int:
        with refusals(self.name, self._connection), self._connection.cursor() as cursor:
            cursor.execute(translated(sql), params)
            return cursor.rowcount

    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        from psycopg2.extras import execute_batch

        with refusals(self.name, self._connection), self._connection.cursor() as cursor:
            execute_batch(cursor, translated(sql), rows, page_size=_AT_ONCE)

    @property
    def in_transaction(self) -> bool:
        if self._connection.closed:
            return False
        return self._connection.get_transaction_status() != extensions.TRANSACTION_STATUS_IDLE

    def is_sound(self) -> bool:
        """A server watches over its own files; that it answers is what can be told from here."""
        return self.row("SELECT 1 AS sound FROM deal LIMIT 1") is not None or not self._connection.closed

    def close(self) -> None:
        self._connection.close()

    def _begin(self, *, alone: bool, again: bool) -> None:
        from engine.postgres.waiting import wait  # for those alone who write

        if self.only_reads:  # a rehearsal gets as far as here
            raise Refused(msg("store.server_only_reads", path=self.name))
        extensions.set_wait_callback(wait)
        if alone:
            self._begin_alone()
        else:
            self.run(_AGAIN if again else _TOGETHER)

    def _begin_alone(self) -> None:
        give_up = monotonic() + WAIT
        while True:
            try:
                self.run(_ALONE)
                return
            except Refused as refused:
                self._rollback()
                if refused.message.id != "store.locked" or monotonic() > give_up:
                    raise
            sleep(_LETS_PASS * random())

    def _begin_reading(self) -> None:
        self.run("BEGIN ISOLATION LEVEL REPEATABLE READ")

    def _commit(self) -> None:
        try:
            self.run("COMMIT")
        except Refused:
            if self._connection.closed:
                raise Refused(msg("store.commit_unknown", path=self.name)) from None
            raise

    def _rollback(self) -> None:
        with suppress(psycopg2.Error):  # with the connection gone the server takes it back by itself
            if self.in_transaction:
                with self._connection.cursor() as cursor:
                    cursor.execute("ROLLBACK")

    def _back_to_savepoint(self) -> None:
        self.run("ROLLBACK TO SAVEPOINT part")
        self.run("RELEASE SAVEPOINT part")


def open_server(url: str, *, for_writing: bool) -> PostgresStore:
    """See `engine.store.open_store`."""
    connection = connect(url)
    try:
        here = look(connection, url)
        if here is None:
            raise no_database(shown(url))
        if here.schema > schema.SCHEMA:
            raise newer(shown(url))
        if here.schema < schema.SCHEMA:
            raise OldDatabase(msg("store.old_server", path=shown(url)), hint=step("db upgrade"))
        made = PostgresStore(url, connection, here)
        if for_writing:
            _may_write(made, here)
    except BaseException:
        connection.close()
        raise
    return made


def look(connection: extensions.connection, url: str) -> Here | None:
    """None where the database holds nothing at all. Raises Refused where it is another program's."""
    with refusals(shown(url), connection), connection.cursor() as cursor:
        try:
            cursor.execute(SETTINGS + _HERE)
        except psycopg2.errors.UndefinedTable:
            cursor.execute("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1")
            if cursor.fetchone() is None:
                return None
            raise Refused(msg("store.foreign", path=shown(url))) from None
        found = cursor.fetchone()
        return Here(*found) if found else None


def _may_write(store: PostgresStore, here: Here) -> None:
    if here.replica:
        raise Refused(msg("store.server_only_reads", path=store.name))
    if abs(store.skew) > SKEW:
        minutes = round(abs(store.skew) / 60)
        said = "store.clock_ahead" if store.skew > 0 else "store.clock_behind"
        raise Refused(msg(said, path=store.name, n=minutes), hint=msg("store.set_clock"))
