"""The file that remembers how far a feed got: whole at every moment, and on the disk once it is saved."""

import json
import os
from contextlib import suppress

from engine.errors import Refused
from engine.feed import Cursor
from engine.message import msg

_MOST = 10_000
"""Bytes; a cursor has some two hundred."""


def read(path: str) -> Cursor | None:
    """None where there is no file yet. Raises Refused for one that holds something else."""
    try:
        with open(path, "rb") as file:
            found = json.loads(file.read(_MOST))
        cursor = Cursor(**found)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, RecursionError):
        raise Refused(msg("feeds.no_cursor", path=path), hint=msg("feeds.begin_anew")) from None
    kinds = (str, int, str | None, str | None)
    fits = all(isinstance(value, kind) for value, kind in zip(cursor, kinds, strict=True))
    if not fits or not 0 <= cursor.position < 2**63:
        raise Refused(msg("feeds.no_cursor", path=path), hint=msg("feeds.begin_anew"))
    return cursor


def save(path: str, cursor: Cursor) -> None:
    """Beside it first, on the disk, and then under its name: it is the old one or the new one."""
    part = f"{path}.part-{os.getpid()}"
    try:
        with open(part, "w", encoding="utf-8") as file:
            file.write(json.dumps(cursor._asdict(), ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        keep_name(os.path.dirname(os.path.abspath(path)))
    finally:
        with suppress(OSError):
            os.unlink(part)


def keep_name(folder: str) -> None:
    """A new name is safe when the folder is. Where folders can't be opened, the system sees to it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
