"""Commands timed, as a person types them: whole processes, or in a process that runs already."""

import compileall
import io
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from statistics import median
from time import perf_counter
from typing import NamedTuple, TypeVar

from benchmarks.common import ROOT
from cli import COMMANDS
from commands.program import run
from engine.store import open_store

_T = TypeVar("_T", bound=str | tuple[str, ...])


class Typed(NamedTuple):
    """A command line, and who types it; `allowed` are the exit codes that mean it has been done."""

    line: tuple[str, ...]
    user: str
    allowed: tuple[int, ...] = (0,)
    environ: Mapping[str, str] = {}


class Took(NamedTuple):
    """Seconds of a whole process: by the clock, and of the processor."""

    clock: float
    processor: float


class Beside(NamedTuple):
    """Medians: seconds by the clock of a bare Python and of a command; how many times as long the command
    took as the bare ones around it, by the clock and of the processor."""

    bare: float
    whole: float
    ratio: float
    processor: float


def compile_all() -> None:
    for room in (*(package.parent for package in ROOT.glob("*/__init__.py")), ROOT / "benchmarks"):
        compileall.compile_dir(str(room), quiet=1)
    compileall.compile_file(str(ROOT / "cli.py"), quiet=1)


def taking_turns(
    works: Mapping[_T, Callable[[int], float]], most: int, patience: float = 20.0
) -> dict[_T, float]:
    """The median seconds of each work, which is told its number and says how long it took.

    They take turns, so that a busy machine slows all alike. The first run warms up, unless it has already
    used up a work's `patience`, in seconds: what takes long is run less often.
    """
    taken: dict[_T, list[float]] = {name: [] for name in works}
    for number in range(most + 1):
        for name, work in works.items():
            if sum(taken[name]) < patience:
                taken[name].append(work(number))
    return {name: median(own[1:] or own) for name, own in taken.items()}


def beside_bare(command: Callable[[int], Took], runs: int, bare: Callable[[], Took] | None = None) -> Beside:
    """Each run stands between two of a bare Python, and is divided by what these took together: a machine
    that becomes slower, or faster, in the middle of it does so for both. The first run warms up."""
    least = bare or bare_python
    rounds = [(least(), command(number), least()) for number in range(runs + 1)][1:]
    return Beside(
        median(each.clock for before, _, after in rounds for each in (before, after)),
        median(own.clock for _, own, _ in rounds),
        median(2 * own.clock / (before.clock + after.clock) for before, own, after in rounds),
        median(2 * own.processor / (before.processor + after.processor) for before, own, after in rounds),
    )


def in_process(url: str, typed: Typed) -> float:
    """Seconds in this process, which has been started and has its modules."""
    environ = {**_environ(url, typed), "DEALGATE_LANG": "en"}
    out, err = io.StringIO(), io.StringIO()
    start = perf_counter()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(COMMANDS, list(typed.line), environ)
    taken = perf_counter() - start
    if code not in typed.allowed or not out.getvalue():
        raise SystemExit(f"{' '.join(typed.line)} ended with {code}: {err.getvalue() or out.getvalue()}")
    return taken


def whole_process(url: str, typed: Typed) -> Took:
    """From the key press to the end."""
    return process([*program(), *typed.line], _environ(url, typed), typed.allowed, says=True)


def bare_python(code: str = "pass") -> Took:
    return process([sys.executable, "-c", code], os.environ, (0,))


def events_in(url: str) -> int:
    """So many events there are: whoever changes something leaves one."""
    with open_store(url) as store:
        row = store.row("SELECT count(*) AS n FROM event")
    assert row is not None
    return int(row["n"])


def _environ(url: str, typed: Typed) -> dict[str, str]:
    environ = {**os.environ, "DEALGATE_DB": url, "DEALGATE_USER": typed.user, **typed.environ}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return environ


def process(
    argv: Sequence[str], environ: Mapping[str, str], allowed: tuple[int, ...], *, says: bool = False
) -> Took:
    """One that must end with a code that is `allowed`, and say something where it `says` anything."""
    worked, start = _worked(), perf_counter()
    done = subprocess.run(
        argv, env=environ, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    taken = Took(perf_counter() - start, _worked() - worked)
    if done.returncode not in allowed or (says and not done.stdout):
        raise SystemExit(f"{' '.join(argv)} ended with {done.returncode}: {done.stderr.decode()}")
    return taken


def _worked() -> float:
    """Seconds of the processor that processes of ours have used which have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def program() -> list[str]:
    """As people run it: the script that stands beside this Python, if it is installed."""
    script = shutil.which("dealgate", path=os.path.dirname(sys.executable))
    return [script] if script else [sys.executable, "-c", "from cli import app; app()"]
