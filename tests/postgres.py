"""A PostgreSQL for tests: brought up by itself, one for each process of the suite, and gone with it.

`DEALGATE_TEST_POSTGRES` names a server instead, by an address that may create databases and roles:
`postgresql://postgres@localhost/postgres`. What a run makes there is gone at its end.
"""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from urllib.parse import urlsplit, urlunsplit

from psycopg2 import sql

from benchmarks.own_server import QUICK, OwnServer, ask
from engine.postgres.grants.logins import OURS

__all__ = ["END_OTHERS", "ask", "at", "drop", "fresh", "leaves_nothing", "login", "named", "server"]

_RUN = "DEALGATE_TEST_RUN"
"""Names what one run makes: its first process sets it, those it starts inherit it."""
END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
"""As a server that starts anew ends every connection."""
_number = count(1)


def named() -> str | None:
    return os.environ.get("DEALGATE_TEST_POSTGRES")


@cache
def server() -> str:
    """The address of a server's first database, as somebody who may do anything there."""
    return named() or _brought_up()


def _brought_up() -> str:
    made = OwnServer(*QUICK)
    atexit.register(made.close)
    return made.url


def fresh(template: str | None = None) -> str:
    """The address of a new database, empty or a copy of another's; nobody may be connected to that."""
    name = f"{_made_by(_run())}{os.getpid()}_{next(_number)}"
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


@contextmanager
def leaves_nothing(url: str) -> Iterator[None]:
    """Around a run on a server: its databases go, the groups of these, and the logins nobody had before."""
    before = set(_logins(url))
    prefix = _made_by(_run())
    yield
    for (name,) in ask(url, "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", prefix):
        ask(url, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    groups = ask(url, "SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", f"dealgate_{prefix}")
    for name in [*(name for (name,) in groups), *sorted(set(_logins(url)) - before)]:
        ask(url, sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(name)))


def _logins(url: str) -> list[str]:
    """Those `db grant` has made."""
    made = "SELECT rolname FROM pg_roles WHERE shobj_description(oid, 'pg_authid') = %s"
    return [name for (name,) in ask(url, made, OURS)]


def _run() -> str:
    return os.environ.setdefault(_RUN, f"{os.getpid()}")


def _made_by(run: str) -> str:
    return f"test_{run}_"


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")
