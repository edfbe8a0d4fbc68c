"""Whole processes, each taking turns with a bare Python of its own environment."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.common import ROOT

RUNS = 11
ROOMS = ("commands", "engine", "stages", "words", "visits", "coach", "exchange", "workshop", "web")
HOME = ROOT / ".bench"
"""The environment of what the product stands beside; `make .bench/.peers` makes it."""


class Took(NamedTuple):
    """Medians, in seconds; `ratio` is that of each pair."""

    bare: float
    whole: float
    ratio: float

    @property
    def text(self) -> tuple[str, str, str]:
        return f"{self.bare * 1000:.1f} ms", f"{self.whole * 1000:.1f} ms", f"{self.ratio:.1f}×"


class Run(NamedTuple):
    argv: Sequence[str]
    python: str
    """The interpreter it is measured against."""
    code: int = 0


def program(name: str) -> str:
    """A program or an interpreter in the environment of the peers."""
    folder = HOME / ("Scripts" if os.name == "nt" else "bin")
    found = next((path for path in (folder / name, folder / f"{name}.exe") if path.exists()), None)
    if found is None:
        raise SystemExit(f"{folder / name} is not there; make {HOME.name}/.peers makes it")
    return str(found)


def compile_all() -> None:
    """Both environments and the project, so that nobody compiles while measured."""
    own = [str(ROOT / "cli.py"), *(str(ROOT / room) for room in (*ROOMS, "benchmarks"))]
    for python in (sys.executable, program("python")):
        libraries = subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        # Some library keeps a file for a Python that is yet to come: not every file must compile.
        subprocess.run([python, "-m", "compileall", "-qq", libraries, *own], env=environ(), check=False)


def environ(**more: str) -> dict[str, str]:
    """As it is here, with byte code allowed."""
    found = {**os.environ, **more}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def measure(runs: Mapping[str, Run], environ: Mapping[str, str], times: int = RUNS) -> dict[str, Took]:
    """Round after round, each once beside its bare Python; the first round warms the disk's cache."""
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(times + 1):
        for name, run in runs.items():
            bare = _seconds(Run((run.python, "-c", "pass"), run.python), environ)
            seen[name].append((bare, _seconds(run, environ)))
    return {name: _medians(pairs[1:]) for name, pairs in seen.items()}


def _medians(pairs: Sequence[tuple[float, float]]) -> Took:
    bare, whole = zip(*pairs, strict=True)
    return Took(median(bare), median(whole), median(whole / bare for bare, whole in pairs))


def _seconds(run: Run, environ: Mapping[str, str]) -> float:
    start = perf_counter()
    done = subprocess.run(
        run.argv,
        env=environ,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    seconds = perf_counter() - start
    if done.returncode != run.code:
        raise SystemExit(f"{' '.join(run.argv)}: exit {done.returncode}\n{done.stderr.decode()}")
    return seconds
