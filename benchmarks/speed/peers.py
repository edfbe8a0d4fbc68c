"""The same work done with other libraries, and the command lines of other programs: `benchmarks.peers`."""

from importlib import import_module

from benchmarks.common import ROOT
from benchmarks.speed.places import Places, tell
from benchmarks.speed.report import Both, Report

_ENVIRONMENT = ROOT / ".bench"
_MISSING = Both(
    "Not measured here: `.bench`, where the others are installed, is missing. `make bench` sets it up.",
    "这里没有测：还没有装其他程序的环境 `.bench`，`make bench` 会装好。",
)


def side_by_side(at: Places) -> Report:
    return _report("side_by_side", *((20, 1) if at.quick else ()))


def command_lines(at: Places) -> Report:
    return _report("command_lines", *((1,) if at.quick else ()))


def _report(module: str, *sizes: int) -> Report:
    if not _ENVIRONMENT.exists():
        tell(f"  {_MISSING.en}")
        return Report(_MISSING)
    text: Both = import_module(f"benchmarks.peers.{module}").report(*sizes)
    return Report(text)
