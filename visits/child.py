"""Templates of a team's own run apart: in a process that is stopped when it takes too long or too much.

The child (`visits.child_work`) gets the sheet, our own value, and answers with plain text or bytes, never
with anything that would be executed. One child makes all the sheets of a run; where it was killed, a new one
takes over.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from tempfile import TemporaryDirectory
from threading import Timer
from types import TracebackType
from typing import IO, NamedTuple, Self

from engine.errors import BadFile, Fault, Refused
from engine.message import msg
from visits.fault_text import fault_of
from visits.sheet import Sheet
from visits.templates import BINARY
from words.say import current

TEXT, FILE, FAULT = b"T", b"F", b"X"
"""What an answer is: a text, the bytes of a file, or what was wrong."""
_LENGTH = 8
"""Bytes before each piece that say how long it is."""
_START = 30.0
"""Seconds a new child may take until it is ready: a busy computer, a slow disk."""
_GRACE = 2.0
"""Seconds the child has to say by itself, and with the line, that its time is over."""
_ENVIRONMENT = ("SYSTEMROOT", "DEALGATE_FONTS", "HOME", "LOCALAPPDATA", "WINDIR")
"""What fonts are found by, and what Windows can't start without."""


class Limits(NamedTuple):
    """For one sheet: seconds, bytes of memory, bytes of what is made."""

    seconds: float
    memory: int
    output: int


TEXT_LIMITS = Limits(5, 512 * 2**20, 2 * 2**20)
FILE_LIMITS = Limits(20, 3 * 2**30, 20 * 2**20)
"""A page has to be set, and fonts are large."""


class Job(NamedTuple):
    """What the child is asked for. `templates` are the team's, `name` the one that makes the sheet."""

    sheet: Sheet
    templates: Mapping[str, str]
    name: str
    form: str
    language: str
    limits: Limits
    every: bool = False
    """Whether to go on at a name nobody knows, to tell them all; not in what Word or typst makes."""


class Child:
    """A child that renders; started with the first sheet, gone with the `with` block."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._room: TemporaryDirectory[str] | None = None

    def render(
        self,
        sheet: Sheet,
        templates: Mapping[str, str],
        name: str,
        form: str,
        language: str = "",
        *,
        every: bool = False,
    ) -> str | bytes:
        """In the reader's language, unless one is given. Raises BadFile where the template is broken or had
        to be stopped, with `every` name nobody knows or with the first; Refused where what makes the format
        isn't installed."""
        limits = self._limits or (FILE_LIMITS if form in BINARY else TEXT_LIMITS)
        job = Job(sheet, templates, name, form, language or current(), limits, every and form not in BINARY)
        child = self._child or self._started()
        watch = _Watch(child, limits.seconds + _GRACE)
        with watch:
            answer = _asked(child, pickle.dumps(job), limits.output)
        if answer is None:
            self.close()
            raise _stopped(name, too_long=watch.rang)
        kind, content = answer
        if kind == FAULT:
            raise fault_of(content)
        return content.decode() if kind == TEXT else content

    def _started(self) -> "subprocess.Popen[bytes]":
        path = [os.path.abspath(folder) for folder in sys.path]
        self._room = TemporaryDirectory(prefix="dealgate-")
        work = f"from visits.child_work import main; main({self._room.name!r})"
        child = subprocess.Popen(
            [
                sys.executable,
                "-I",
                "-S",
                "-B",
                "-X",
                "utf8",
                "-c",
                f"import sys; sys.path[:] = {path!r}; {work}",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(self._room.name),
        )
        self._child = child
        with _Watch(child, _START):
            ready = child.stdout.read(1) if child.stdout else b""
        if ready != TEXT:
            self.close()
            raise Refused(msg("templates.no_child"))
        return child

    def close(self) -> None:
        """End the child, whatever it is doing; nothing of it stays behind."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()
        room, self._room = self._room, None
        if room is not None:
            room.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _environment(room: str) -> dict[str, str]:
    """Little of ours; its temporary files go where we clear them away. Few threads, for each of them reserves
    memory by the gigabyte."""
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    few = {"MALLOC_ARENA_MAX": "2", "RAYON_NUM_THREADS": "2"}
    return {**kept, **few, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), room)}


class _Watch:
    """Kills a child when its time is over: whoever waits for its answer then sees the end of it."""

    def __init__(self, child: "subprocess.Popen[bytes]", seconds: float) -> None:
        self.rang = False
        self._child = child
        self._timer = Timer(seconds, self._ring)
        self._timer.daemon = True

    def _ring(self) -> None:
        self.rang = True
        self._child.kill()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()


def _asked(child: "subprocess.Popen[bytes]", job: bytes, most: int) -> tuple[bytes, bytes] | None:
    """The kind of answer and its content; None where the child is gone or says more than it may."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        send(child.stdin, job)
        kind = child.stdout.read(1)
        content = receive(child.stdout, most) if kind in (TEXT, FILE, FAULT) else None
    except OSError:
        return None
    return None if content is None else (kind, content)


def send(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(len(content).to_bytes(_LENGTH, "big"))
    pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes], most: int | None = None) -> bytes | None:
    """The next piece; None at the end, or where it is longer than it may be."""
    length = int.from_bytes(head, "big") if len(head := pipe.read(_LENGTH)) == _LENGTH else -1
    if length < 0 or (most is not None and length > most):
        return None
    content = pipe.read(length)
    return content if len(content) == length else None


def _stopped(name: str, *, too_long: bool) -> BadFile:
    what = msg("templates.too_long") if too_long else msg("templates.too_much")
    return BadFile(msg("templates.broken"), (Fault(name, 0, 0, "", what),), hint=msg("templates.next"))
