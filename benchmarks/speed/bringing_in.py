"""What does an import cost? A log of half a million rows against the same rows written plainly."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.import_scale import PARTS, TARGET, Round, a_round, write_log
from benchmarks.speed.places import KINDS, NAMES, Places, tell
from benchmarks.speed.report import Both, Cell, Judged, Report, joined, seconds, table
from engine.database_url import POSTGRESQL

DEALS, ROUNDS, PATIENCE = 100_000, 3, 150.0
"""Seconds on one kind of database, after which no further round is begun."""
_NAMES = {
    "surveying": "先通看一遍文件",
    "reading": "读文件",
    "validating": "逐行检查",
    "hashing": "串成历史、算哈希",
    "folding": "折叠成商机",
    "writing": "归集、查找、写入",
    "learning": "学习停留界线",
    "whole": "整个导入",
}


def report(at: Places) -> Report:
    deals, rounds = (200, 1) if at.quick else (DEALS, ROUNDS)
    with TemporaryDirectory() as name:
        log, mapping = write_log(Path(name), deals)
        found = {kind: list(_rounds(at, kind, log, mapping, rounds)) for kind in KINDS}
    judged = tuple(_judged(kind, own) for kind, own in found.items())
    texts = (_table(kind, own, its) for (kind, own), its in zip(found.items(), judged, strict=True))
    least = min(len(own) for own in found.values())
    about = Both(
        f"A log of {5 * deals:,} rows, of {deals:,} deals; medians, rounds: {least}",
        f"日志 {5 * deals:,} 行，{deals:,} 个商机；中位数，轮数：{least}",
    )
    return Report(joined(about, *texts), judged)


def _rounds(at: Places, kind: str, log: Path, mapping: Path, most: int) -> Iterator[Round]:
    began = perf_counter()
    for number in range(most):
        if number and perf_counter() - began > PATIENCE:
            return
        yield _round(at, kind, log, mapping)


def _round(at: Places, kind: str, log: Path, mapping: Path) -> Round:
    imported, plain = at.new(kind), at.new(kind)
    found = a_round(log, mapping, imported, plain, perf_counter)
    for url in (imported, plain):
        at.drop(kind, url)
    tell(f"  {NAMES[kind]}: {found.whole:.0f} s, plainly {found.plainly:.0f} s")
    return found


def _judged(kind: str, rounds: list[Round]) -> Judged:
    what = Both(f"import of a log, {NAMES[kind]}", f"导入日志，{NAMES[kind]}")
    return Judged(what, median(each.whole / each.plainly for each in rounds), TARGET)


def _table(kind: str, rounds: list[Round], judged: Judged) -> Both:
    way = "COPY" if kind == POSTGRESQL else "executemany"
    rows: list[list[Cell]] = []
    for part in PARTS:
        taken = median(getattr(each, part) for each in rounds)
        ratio = median(getattr(each, part) / each.plainly for each in rounds)
        said = Both(part, _NAMES[part])
        rest: tuple[Cell, Cell, Cell] = (f"{ratio:.1f}×", "", "")
        rows.append([said, seconds(taken), *(judged.cells if part == "whole" else rest)])
    plainly = Both(f"the same {rounds[0].rows:,} rows by {way}", f"同样的 {rounds[0].rows:,} 行，用 {way}")
    rows.append([plainly, seconds(median(each.plainly for each in rounds)), "1×", "", ""])
    heading = (NAMES[kind], Both("time", "时间"), Both("ratio", "比值"), Both("target", "目标"), "")
    return table(heading, rows)
