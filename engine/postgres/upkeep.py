"""Creating, upgrading and describing the tables of a PostgreSQL database."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from psycopg2 import extensions, sql

from engine import schema
from engine.database_url import shown
from engine.errors import Refused
from engine.message import msg
from engine.migrating import migrate
from engine.postgres.complaints import refusals
from engine.postgres.connection import connect
from engine.postgres.health import PLACES_BEHIND
from engine.postgres.store import TABLES, look
from engine.racing import through
from engine.store import newer, no_database
from engine.upkeep import RESTORED, RESTORED_SINCE, Upgrade

if TYPE_CHECKING:
    from sqlalchemy import Connection

_GRANTED = "SELECT to_regnamespace('dealgate_rights') IS NOT NULL"
_STANDING = """
SELECT name FROM unnest(%s) WITH ORDINALITY AS known (name, place)
WHERE to_regclass(name) IS NOT NULL ORDER BY place
"""
_TURN = "SELECT pg_advisory_xact_lock(hashtext('dealgate'))"
"""Of several who migrate at once one does it, and the others find it done."""


_PLACES_AHEAD = (
    "SELECT setval(pg_get_serial_sequence('event', 'position'), (SELECT max(position) FROM event))"
    f" WHERE {PLACES_BEHIND}"
)
"""Where somebody set the sequence of places back, it goes on behind the last that is taken."""


def create(url: str) -> None:
    """The tables of an empty database. Its workspace row is `workspace.create`'s to write.

    The database itself is made by whoever looks after the server (`createdb`).
    """

    def once() -> None:
        with closing(connect(url)) as connection, refusals(shown(url), connection):
            _check_encoding(connection, url)
            here = look(connection, url)
            if here is not None and here.schema == schema.SCHEMA and _count(connection, "workspace"):
                raise Refused(msg("store.exists", path=shown(url)))
            _migrate(connection, url, anew=True)

    through(shown(url), once)


def upgrade(url: str) -> Upgrade:
    """Bring an existing database to this program's schema, in one transaction: all of it or nothing.

    Where people were granted their rights they have them again, by the tables and the program of now.
    There is no copy made before: a server has its own way of backing up, and `db backup` is another.
    """

    def once() -> Upgrade:
        with closing(connect(url)) as connection, refusals(shown(url), connection):
            if look(connection, url) is None:
                raise no_database(shown(url))
            return _migrate(connection, url)

    return through(shown(url), once)


def status(url: str) -> dict[str, object]:
    return through(shown(url), lambda: _status(url))


def _status(url: str) -> dict[str, object]:
    with closing(connect(url)) as connection, refusals(shown(url), connection):
        here = look(connection, url)
        if here is None:
            raise no_database(shown(url))
        size, version, granted = _one(
            connection,
            f"SELECT pg_database_size(current_database()), current_setting('server_version'), ({_GRANTED})",
        )
        return {
            "url": shown(url),
            "schema": here.schema,
            "program_schema": schema.SCHEMA,
            "size": size,
            "deals": _count(connection, "deal"),
            "events": _count(connection, "event"),
            "people": _count(connection, "person"),
            "server": version,
            "login": here.login,
            "replica": here.replica,
            "rights": granted,
            "restored": [] if here.schema < RESTORED_SINCE else _restored(connection),
        }


def _migrate(connection: extensions.connection, url: str, *, anew: bool = False) -> Upgrade:
    with _transaction(connection) as held:
        held.exec_driver_sql(_TURN)
        found = _stands_at(connection)
        if found == schema.SCHEMA:
            held.exec_driver_sql(_PLACES_AHEAD)
            return Upgrade(found, found, None)
        if found is not None and found > schema.SCHEMA:
            raise newer(shown(url))
        if found is None and not anew:
            raise no_database(shown(url))
        _wait_for_others(connection)
        with _rights_set_aside(connection):
            migrate(held)
        return Upgrade(found, schema.SCHEMA, None)


def _wait_for_others(connection: extensions.connection) -> None:
    """Every table that stands is ours from here on. Taken one by one as they are changed, somebody who has
    one and wants the next would wait for us, and we for them."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, (list(TABLES),))
        standing = [sql.Identifier(table) for (table,) in cursor.fetchall()]
        if standing:
            every = sql.SQL(", ").join(standing)
            cursor.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(every))


@contextmanager
def _rights_set_aside(connection: extensions.connection) -> Iterator[None]:
    """Where people were granted theirs; they have them again afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(_GRANTED)
        if cursor.fetchone() != (True,):
            yield
            return
        from engine.postgres import grants

        grants.set_aside(cursor)
        yield
        grants.renew(cursor)


def _stands_at(connection: extensions.connection) -> str | None:
    """Asked in a way that leaves the transaction whole where there are no tables yet."""
    (there,) = _one(connection, "SELECT to_regclass('alembic_version') IS NOT NULL")
    if not there:
        return None
    (version,) = _one(connection, "SELECT version_num FROM alembic_version")
    return str(version)


@contextmanager
def _transaction(connection: extensions.connection) -> Iterator["Connection"]:
    from sqlalchemy import StaticPool, create_engine
    from sqlalchemy.exc import DBAPIError

    connection.autocommit = False
    made = create_engine("postgresql+psycopg2://", creator=lambda: connection, poolclass=StaticPool)
    try:
        with made.begin() as held:
            yield held
    except DBAPIError as error:
        raise error.orig or error from error
    finally:
        if not connection.closed:
            connection.autocommit = True


def _check_encoding(connection: extensions.connection, url: str) -> None:
    (encoding,) = _one(connection, "SHOW server_encoding")
    if encoding != "UTF8":
        raise Refused(
            msg("store.encoding", path=shown(url), encoding=encoding), hint=msg("store.create_database")
        )


def _count(connection: extensions.connection, table: str) -> int:
    (n,) = _one(connection, f"SELECT count(*) FROM {table}")
    return int(n)


def _restored(connection: extensions.connection) -> list[dict[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute(RESTORED)
        return [
            dict(zip(("id", "at", "by", "digest", "events"), row, strict=True)) for row in cursor.fetchall()
        ]


def _one(connection: extensions.connection, sql: str) -> tuple[int | str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found = cursor.fetchone()
    assert found is not None, "these questions always have an answer"
    return found
