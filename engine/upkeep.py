"""Creating, upgrading and describing a database, whichever it is."""

from types import ModuleType
from typing import NamedTuple

from engine.database_url import SQLITE, kind_of

RESTORED_SINCE = "0007"
RESTORED = 'SELECT id, at, "by", digest, events FROM restored ORDER BY at, id'
"""Which archives a database was made from, and the schema that remembers it."""


class Upgrade(NamedTuple):
    """Schemas before and after; `backup` is the copy made before, None where none was needed or made."""

    before: str | None
    after: str
    backup: str | None


def create(url: str) -> None:
    """Make the tables of an empty database, and the file where it is one.

    What an interrupted creation left is finished; a database in use is refused.
    """
    _of(url).create(url)


def upgrade(url: str) -> Upgrade:
    """Bring an existing database to this program's schema; a file after a checked backup beside it."""
    done: Upgrade = _of(url).upgrade(url)
    return done


def status(url: str) -> dict[str, object]:
    """What stands in the database; `size` in bytes. Older schemas are fine."""
    found: dict[str, object] = _of(url).status(url)
    return found


def _of(url: str) -> ModuleType:
    if kind_of(url) == SQLITE:
        from engine import sqlite_upkeep

        return sqlite_upkeep
    from engine.postgres import upkeep

    return upkeep
