"""Many inputs on one reader: what came of them, how long the slowest took, how much memory it grew by."""

import json
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time
from types import FrameType
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.fuzz.inputs import spoiled
from benchmarks.fuzz.targets import Target
from engine.errors import DealgateError

_GUARD = 4 * 2**30
"""Bytes of memory no run gets beyond, so that the machine stays well."""
_STOPPED = 3
"""Times its bound after which an input is given up."""


class Hang(BaseException):
    """No `except Exception` of a reader's catches it."""


class Measured(NamedTuple):
    """`faults`: where it went wrong and the file with the input."""

    inputs: int
    accepted: int
    refused: int
    slowest: float
    megabytes: float
    faults: dict[str, str]


class Run:
    """One reader at work, in a folder of its own; inputs that broke it are kept in `found`."""

    def __init__(self, target: Target, folder: Path, found: Path) -> None:
        self._target, self._found = target, found
        self._read = target.opened(folder)
        self._now = folder / "input"
        self._inputs = self._accepted = self._refused = 0
        self._slowest = 0.0
        self._faults: dict[str, str] = {}
        self._warm()
        self._before = _peak()

    def _warm(self) -> None:
        """What is loaded at first use counts for nobody."""
        for good in self._target.seeds()[:2]:
            try:
                self._read(good.encode())
            except DealgateError:
                continue

    def all(self, inputs: int, start: int) -> Measured:
        """The bombs, then as many as are missing, the same for the same start."""
        bombs = self._target.bombs[: inputs // 2]
        for bomb in bombs:
            self.one(bomb.encode("utf-8", "surrogatepass"))

        @seed(start)
        @settings(
            max_examples=max(1, inputs - len(bombs)),
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(spoiled(self._target.seeds(), self._target.tokens))
        def more(content: bytes) -> None:
            self.one(content)

        more()
        return self.told()

    def told(self) -> Measured:
        grown = (_peak() - self._before) / 2**20
        return Measured(self._inputs, self._accepted, self._refused, self._slowest, grown, self._faults)

    def one(self, content: bytes) -> None:
        target, peak = self._target, _peak()
        self._now.write_bytes(content)
        self._inputs += 1
        clock = perf_counter if target.waits else process_time
        began = clock()
        try:
            with _stopped_after(_STOPPED * target.seconds, waits=target.waits):
                accepted = self._read(content)
            self._accepted += accepted
            self._refused += not accepted
        except DealgateError:
            self._refused += 1
        except Hang:
            self._fault("hang", content)
        except (Exception, SystemExit) as error:
            self._fault(_where(error), content)
        took = clock() - began
        self._slowest = max(self._slowest, took)
        if took > target.seconds:
            self._fault(f"took more than {target.seconds:g} s", content)
        if _peak() > peak and _peak() - self._before > target.megabytes * 2**20:
            self._fault(f"took more than {target.megabytes} MB", content)

    def _fault(self, what: str, content: bytes) -> None:
        if what not in self._faults:
            path = self._found / f"fault-{len(self._faults)}"
            path.write_bytes(content)
            self._faults[what] = str(path)


@contextmanager
def _stopped_after(seconds: float, *, waits: bool) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    timer, sign = (signal.ITIMER_REAL, signal.SIGALRM) if waits else (signal.ITIMER_PROF, signal.SIGPROF)
    signal.signal(sign, _ring)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)


def _ring(number: int, frame: FrameType | None) -> None:
    raise Hang


def _where(error: BaseException) -> str:
    """The kind of error and the innermost line of ours."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "site-packages" not in f.filename]
    own = next((f for f in reversed(frames) if "/lib/python" not in f.filename), frames[-1])
    return f"{type(error).__name__}: {str(error)[:120]} ({Path(own.filename).name}:{own.lineno})"


def _peak() -> int:
    """Bytes this process ever had in memory; 0 where the system doesn't say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def guard() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_GUARD, resource.getrlimit(resource.RLIMIT_AS)[1]))


def as_json(measured: Measured) -> str:
    return json.dumps(measured._asdict())
