"""Where a database is: a file of SQLite, or a PostgreSQL server, told apart by how its address begins."""

import os
import re

from engine.errors import Refused
from engine.message import msg

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_SCHEMES = {"postgresql": POSTGRESQL, "postgres": POSTGRESQL, "sqlite": SQLITE}


def kind_of(url: str) -> str:
    """SQLITE or POSTGRESQL; an address of anything else is refused. A plain path is a file of SQLite."""
    scheme, mark, _ = url.partition("://")
    if not mark:
        return SQLITE
    kind = _SCHEMES.get(scheme.partition("+")[0])  # SQLAlchemy's way names the driver behind a +
    if kind is None:
        raise Refused(msg("store.unknown_url", scheme=scheme), hint=msg("store.name_a_database"))
    return kind


def path_of(url: str) -> str:
    """The file of `sqlite:///relative`, `sqlite:////absolute` or a plain path; others are refused."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        return os.path.expanduser(url)
    if scheme != "sqlite" or not rest.startswith("/") or rest == "/":
        raise Refused(msg("store.unknown_url", scheme=scheme), hint=msg("store.name_a_database"))
    return os.path.expanduser(rest[1:])


def address_of(url: str) -> str:
    """The address as libpq reads it: `postgresql://user@host/database?sslmode=…`."""
    return "postgresql://" + url.partition("://")[2]


def shown(url: str) -> str:
    """What sentences and files may call a database: never with its password."""
    if kind_of(url) == SQLITE:
        return path_of(url)
    hidden = re.sub(r"^(postgresql://[^:/?#]*):.*@", r"\1@", address_of(url))
    hidden = re.sub(r"([?&])(?:ssl)?password=[^&]*&?", r"\1", hidden)
    return hidden.rstrip("?&")


def without_secrets(text: str) -> str:
    """Any text, such as a report, with the passwords of all addresses in it left out."""
    text = re.sub(r"(\w://[^:/?#\s\"']*):\S*@", r"\1:…@", text)
    return re.sub(r"\b((?:ssl)?password=)[^&\s\"']+", r"\1…", text, flags=re.IGNORECASE)
