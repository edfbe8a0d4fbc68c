"""`export events --follow`: every event as a JSON line, as it comes, and never one left out."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from commands.desk import Desk
from commands.ending import Ending, ending
from commands.export_table import naming
from engine import feed as events
from engine.errors import Usage
from engine.feed import Cursor, Feed, Told
from engine.message import msg
from engine.store import Store
from exchange.outgoing import cursor_file
from exchange.outgoing.feed_file import appending
from words.say import say

START, NOW = "start", "now"
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0}
_SOON, _SHORTEST, _LONGEST = 0.02, 0.1, 3600.0
"""Seconds between two looks: after something came, and what --every may say."""
_PATIENT = 10.0
"""Seconds somebody's change may hold everything up before a person is told."""


def feed(
    desk: Desk,
    cursor: str | None,
    from_: str | None,
    every: str | None,
    out: str | None = None,
    *,
    follow: bool,
) -> None:
    """All events behind the cursor. With `follow` those that come later too, until it is ended.

    The cursor is saved when what it covers stands in the file, on the disk: at least once, for who is killed
    in between repeats a page. What went into a pipe has left this process, and may be lost with its reader.
    """
    _check(desk)
    longest = _seconds(every or "1s")
    with ending() as end, _place(out) as write:
        delivery = _Delivery(cursor, _begin(desk.store, cursor, from_, end), write)
        _go(Feed(desk.store, delivery.cursor.position), delivery.deliver, longest, end, follow=follow)


def _check(desk: Desk) -> None:
    if desk.settings.csv:
        raise Usage(msg("shell.no_csv"))
    if desk.settings.as_of is not None:
        raise Usage(msg("shell.not_here", option="--as-of"))


def _go(
    feed: Feed, deliver: Callable[[list[Told]], None], longest: float, end: Ending, *, follow: bool
) -> None:
    """Asks soon after there was something, then more and more seldom."""
    pause, held_up, told = _SOON, monotonic(), False
    while True:
        came = False
        for page in feed.pages():
            deliver(page)
            end.check()
            came = True
        if not feed.waits:
            held_up, told = monotonic(), False
            if not follow:
                return
        elif not told and monotonic() > held_up + _PATIENT:
            print(say("feeds.held_up"), file=sys.stderr)
            told = True
        pause = _SOON if came else min(2 * pause, longest)
        if _nobody_reads():
            raise BrokenPipeError
        end.pause(pause)


class _Delivery:
    """What goes out, and how far it went."""

    def __init__(self, path: str | None, begin: Cursor, write: Callable[[str], None]) -> None:
        self._path, self._write = path, write
        self._saved: Cursor | None = None
        self.cursor = begin
        self._save()  # from `now` on is from this moment, however often it is begun again

    def deliver(self, page: list[Told]) -> None:
        self._write("".join(f"{event.line()}\n" for event in page))
        self.cursor = self.cursor.behind(page[-1])
        self._save()

    def _save(self) -> None:
        if self._path is not None and self._saved != self.cursor:
            with naming(self._path):
                cursor_file.save(self._path, self.cursor)
            self._saved = self.cursor


@contextmanager
def _place(out: str | None) -> Iterator[Callable[[str], None]]:
    if out is None:
        yield _onto_the_screen
        return
    with appending(out) as append:

        def write(lines: str) -> None:
            with naming(out):
                append(lines)

        yield write


def _onto_the_screen(lines: str) -> None:
    sys.stdout.write(lines)
    sys.stdout.flush()
    _to_disk()


def _nobody_reads() -> bool:
    """Whether the other end of the pipe was closed, which shows without a word written."""
    try:
        from select import POLLERR, poll

        look = poll()
        look.register(sys.stdout.fileno(), 0)
        return any(what & POLLERR for _, what in look.poll(0))
    except (ImportError, OSError, ValueError):  # a system without, or no real output
        return False


def _to_disk() -> None:
    """A file has what it was given once the disk has; a pipe or a terminal has no disk."""
    with suppress(OSError, ValueError):
        os.fsync(sys.stdout.fileno())


def _begin(store: Store, path: str | None, from_: str | None, end: Ending) -> Cursor:
    """Where the cursor stands. Where there is none yet: where `from_` says, else before everything."""
    asked = _asked(from_ or START)  # what is wrong with it is said though a cursor stands
    known = cursor_file.read(path) if path is not None else None
    if known is not None:
        events.check(store, known)
        return known
    if asked == NOW:
        return _now(store, end)
    return events.start(store) if asked == START else events.behind(store, int(asked))


def _now(store: Store, end: Ending) -> Cursor:
    """Behind all that is there, once nothing before it is still on its way."""
    mark = store.mark()
    while not store.has_settled(mark):
        end.pause(_SOON)
    return events.at(store, mark.position)


def _asked(text: str) -> str:
    if text not in (START, NOW) and not re.fullmatch(r"\d{1,18}", text, re.ASCII):
        raise Usage(msg("feeds.bad_from", given=text))
    return text


def _seconds(text: str) -> float:
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)(ms|s|m)?", text.strip(), re.ASCII)
    seconds = float(found[1]) * _UNITS[found[2] or "s"] if found else 0.0
    if not _SHORTEST <= seconds <= _LONGEST:
        raise Usage(msg("feeds.bad_every", given=text))
    return seconds
