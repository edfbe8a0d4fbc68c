"""A file that appears under its name only when it is whole, and never takes another's place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape, glob

from engine.errors import Refused
from engine.message import msg

_UNDONE = ".part-"


@contextmanager
def appearing(target: str) -> Iterator[str]:
    """The path to write at, an empty file for its user alone; it becomes `target` when all went well.

    What a process that died left of it is removed. Raises Refused where a file of that name stands.
    """
    if os.path.lexists(target):
        raise Refused(msg("store.file_exists", path=target))
    clear_away(target)
    path = f"{target}{_UNDONE}{os.getpid()}"
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        raise Refused(msg("store.no_access", path=target)) from None
    try:
        yield path
        _name(path, target)
    finally:
        for left in (path, *glob(f"{escape(path)}-*")):
            _remove(left)


def _name(path: str, target: str) -> None:
    try:
        os.link(path, target)
    except FileExistsError:
        raise Refused(msg("store.file_exists", path=target)) from None
    except OSError:  # file systems that know no second name
        if os.path.lexists(target):
            raise Refused(msg("store.file_exists", path=target)) from None
        os.rename(path, target)


def clear_away(target: str) -> None:
    """What processes that died left on the way to it."""
    for left in glob(f"{escape(target)}{_UNDONE}*"):
        pid = left.rpartition(_UNDONE)[2].partition("-")[0]
        if pid.isdecimal() and _ended(int(pid)):
            _remove(left)


def _remove(left: str) -> None:
    """A file, or a folder somebody wrote parts in."""
    if os.path.isdir(left) and not os.path.islink(left):
        from shutil import rmtree

        rmtree(left, ignore_errors=True)
    else:
        with suppress(OSError):
            os.unlink(left)


def _ended(pid: int) -> bool:
    if os.name == "nt":  # there no file that is open can be removed, and asking would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
