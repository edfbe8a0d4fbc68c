"""What does the page of the meeting cost? `report html` of a large team: processor time, and its size."""

import os
from pathlib import Path
from time import sleep

from benchmarks.speed.places import KINDS, NAMES, Filled, Places, team, tell
from benchmarks.speed.report import Both, Cell, Judged, Report, joined, table
from benchmarks.speed.timing import Typed, compile_all, whole_process
from engine.database_url import POSTGRESQL

DEALS, RUNS = 100_000, 3


def report(at: Places) -> Report:
    compile_all()
    deals, runs = (64, 1) if at.quick else (DEALS, RUNS)
    at.prepare(team(kind, deals) for kind in KINDS)
    rows: list[list[Cell]] = []
    judged: list[Judged] = []
    for kind in KINDS:
        place = at.find(team(kind, deals))
        busy, wall, size = _measured(at, kind, place, runs)
        name = NAMES[kind]
        tell(f"  {name}: {busy:.1f} s of the processor, {size:,} bytes")
        for each in (
            Judged(Both(f"processor time, {name}", f"处理器时间，{name}"), busy, 10, "s"),
            Judged(Both(f"size of the file, {name}", f"文件大小，{name}"), size / 1e6, 2, "MB"),
        ):
            judged.append(each)
            rows.append([each.what, f"{wall:.1f} s" if each.unit == "s" else "", *each.cells])
    about = Both(
        f"{deals:,} deals; medians of {runs} runs. What the server works for it is counted with it.",
        f"{deals:,} 个商机；{runs} 次的中位数。服务器为它所做的也算在内。",
    )
    heading = ("", Both("by the clock", "实际时间"), Both("found", "结果"), Both("target", "目标"), "")
    named = tuple(
        each._replace(what=Both(*(f"`report html`: {said}" for said in each.what))) for each in judged
    )
    return Report(joined(about, table(heading, rows)), named)


def _measured(at: Places, kind: str, place: Filled, runs: int) -> tuple[float, float, int]:
    """Seconds of the processor and by the clock, and bytes."""
    file = Path(at.folder) / "meeting.html"
    typed = Typed(("report", "html", "--out", str(file)), "manager0")
    taken = []
    for _ in range(runs):
        served = _served(at, kind)
        own = whole_process(place.url, typed)
        sleep(0.5)  # until the server has seen off the process that served it
        taken.append((own.processor + _served(at, kind) - served, own.clock))
    taken.sort()
    size = os.path.getsize(file)
    file.unlink()
    return *taken[len(taken) // 2], size


def _served(at: Places, kind: str) -> float:
    """Seconds of the processor that the server's processes have used which have ended."""
    if kind != POSTGRESQL:
        return 0.0
    used = at.server.process.cpu_times()
    return float(used.children_user + used.children_system)
