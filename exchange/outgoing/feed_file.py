"""A file that a feed is appended to: what was written is on the disk, and it ends with a whole line."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from engine.errors import Refused
from engine.message import msg
from exchange.outgoing.cursor_file import keep_name

_BEGINS = b'{"id":"'
"""Every line of a feed."""
_BLOCK = 65_536


@contextmanager
def appending(path: str) -> Iterator[Callable[[str], None]]:
    """Writes lines behind those that are there, and comes back when the disk has them.

    A last line without its break was cut off, and comes again; it is taken out. Raises Refused for a file
    of something else, OSError for what the disk refuses.
    """
    with open(path, "a+b") as file:
        _take_out_half_a_line(file, path)
        keep_name(os.path.dirname(os.path.abspath(path)))

        def write(lines: str) -> None:
            file.write(lines.encode())
            file.flush()
            os.fsync(file.fileno())

        yield write


def _take_out_half_a_line(file: BinaryIO, path: str) -> None:
    file.seek(0)
    begins = file.read(len(_BEGINS))
    if not _BEGINS.startswith(begins):
        raise Refused(msg("feeds.no_feed", path=path))
    end = file.seek(0, os.SEEK_END)
    whole = _behind_the_last_break(file, end)
    if whole < end:
        file.truncate(whole)


def _behind_the_last_break(file: BinaryIO, end: int) -> int:
    """0 where there is none."""
    while end > 0:
        start = max(end - _BLOCK, 0)
        file.seek(start)
        at = file.read(end - start).rfind(b"\n")
        if at >= 0:
            return start + at + 1
        end = start
    return 0
