"""Where a database is: a file of SQLite, or a PostgreSQL server, told apart by how its address begins."""

import os
import re

from engine.errors import Refused
from engine.message import msg

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_SCHEMES = {"postgresql": POSTGRESQL, "postgres": POSTGRESQL, "sqlite": SQLITE}


def kind_of(url: str) -> str:
    """SQLITE or POSTGRESQL; an address of anything else is refused. A plain path is a file of SQLite."""
    scheme, mark, _ = _parts(url)
    if not mark:
        return SQLITE
    kind = _SCHEMES.get(scheme.partition("+")[0])  # SQLAlchemy's way names the driver behind a +
    if kind is None:
        raise Refused(msg("store.unknown_url", scheme=scheme), hint=msg("store.name_a_database"))
    return kind


def _parts(url: str) -> tuple[str, str, str]:
    """What stands before `://`, that itself, and what follows; a plain path has neither of the latter.
    What was meant as an address is refused: as the name of a file it would show its password."""
    scheme, mark, rest = url.partition("://")
    if not mark and _meant_as_address(url):
        raise Refused(msg("store.no_address"), hint=msg("store.did_you_mean_address"))
    return (scheme.strip().lower(), mark, rest.strip()) if mark else (url, "", "")


def _meant_as_address(path: str) -> bool:
    """`postgresql:/lin@server/sales`, `host=server dbname=sales`; `postgres.sqlite` is a file."""
    if path.strip().lower().startswith("postgres"):
        return any(sign in path for sign in (":", "@", "//")) or not path.strip().endswith(_OF_FILES)
    return "=" in path and re.search(_LIBPQ, path, re.IGNORECASE) is not None


_OF_FILES = (".sqlite", ".sqlite3", ".db")
_LIBPQ = r"(^|[\s?&])(host|hostaddr|port|user|(ssl)?password|dbname)\s*="
"""https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE"""


def path_of(url: str) -> str:
    """The file of `sqlite:///relative`, `sqlite:////absolute` or a plain path; others are refused."""
    scheme, mark, rest = _parts(url)
    if not mark:
        return os.path.expanduser(url)
    if scheme != "sqlite" or not rest.startswith("/") or rest == "/":
        raise Refused(msg("store.unknown_url", scheme=scheme), hint=msg("store.name_a_database"))
    return os.path.expanduser(rest[1:])


def address_of(url: str) -> str:
    """The address as libpq reads it: `postgresql://user@host/database?sslmode=…`."""
    return "postgresql://" + _parts(url)[2]


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
    text = re.sub(r"(\bpostgres\w*[:/]+[^:/?#\s\"']*):\S+@", r"\1:…@", text, flags=re.IGNORECASE)
    return re.sub(r"\b((?:ssl)?password\s*=\s*)[^&\s\"']+", r"\1…", text, flags=re.IGNORECASE)
