"""Whole processes, each between two bare Pythons of its own environment."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.common import ROOT
from benchmarks.speed import timing
from benchmarks.speed.report import Cell, seconds, written
from benchmarks.speed.timing import Beside, Took, beside_bare, process

RUNS = 11
HOME = ROOT / ".bench"
"""The environment of what the product stands beside; `make .bench/.peers` makes it."""


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
    """The project and both environments, so that nobody compiles while measured."""
    timing.compile_all()
    for python in (sys.executable, program("python")):
        libraries = subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        # Some library keeps a file for a Python that is yet to come: not every file must compile.
        subprocess.run([python, "-m", "compileall", "-qq", libraries], env=environ(), check=False)


def environ(**more: str) -> dict[str, str]:
    """As it is here, with byte code allowed."""
    found = {**os.environ, **more}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def measure(runs: Mapping[str, Run], environ: Mapping[str, str], times: int = RUNS) -> dict[str, Beside]:
    return {name: _beside(run, environ, times) for name, run in runs.items()}


def cells(found: Beside) -> tuple[Cell, Cell, Cell]:
    """A bare Python, the whole process, the ratio."""
    return seconds(found.bare), seconds(found.whole), written(found.ratio)


def _beside(run: Run, environ: Mapping[str, str], times: int) -> Beside:
    def whole(_: int) -> Took:
        return process(run.argv, environ, (run.code,))

    def bare() -> Took:
        return process((run.python, "-c", "pass"), environ, (0,))

    return beside_bare(whole, times, bare)
