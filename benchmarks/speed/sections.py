"""The sections of the page, in the order they are measured, which is not that of the page: what changes a
database comes after what only reads it."""

from collections.abc import Callable

from benchmarks.load import report as load
from benchmarks.speed import (
    bringing_in,
    growth,
    limits,
    meeting,
    moving,
    peers,
    pipeline,
    sheets,
    stalled,
    waiting,
)
from benchmarks.speed.places import Places
from benchmarks.speed.report import Report

SECTIONS: dict[str, Callable[[Places], Report]] = {
    "report": meeting.report,
    "one_move": moving.report,
    "waiting": waiting.report,
    "command_lines": peers.command_lines,
    "side_by_side": peers.side_by_side,
    "sheets": sheets.report,
    "pipeline": pipeline.report,
    "import": bringing_in.report,
    "stalled": stalled.report,
    "load": load.report,
    "limits": limits.report,
    "growth": growth.report,
}
