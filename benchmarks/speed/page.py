"""docs/performance.md and its Chinese twin: what was measured stands in them, beside its target."""

import sys
from collections.abc import Sequence
from time import perf_counter

from benchmarks.common import ROOT
from benchmarks.reliability_page import write_section
from benchmarks.speed.places import places, tell
from benchmarks.speed.report import Both, Judged, Report, joined, table
from benchmarks.speed.sections import SECTIONS
from benchmarks.speed.versions import versions

PAGES = (ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.zh.md")


def measure(names: Sequence[str], *, quick: bool = False) -> None:
    """Each section is written as soon as it is known; the summary, where all of them were measured."""
    judged: list[Judged] = []
    started = perf_counter()
    with places(quick) as at:
        for name in names:
            begun = perf_counter()
            tell(f"{name} …")
            found = SECTIONS[name](at)
            judged += found.judged
            _out(name, found, quick)
            tell(f"{name}: {perf_counter() - begun:.0f} s, {perf_counter() - started:.0f} s in all")
        _out("versions", Report(versions(at.server)), quick)
    if len(names) == len(SECTIONS):
        _out("summary", Report(summary(judged)), quick)


def summary(judged: Sequence[Judged]) -> Both:
    """How many of the targets were kept, and those that were not."""
    missed = [each for each in judged if not each.kept]
    kept = len(judged) - len(missed)
    about = Both(
        f"Of {len(judged)} figures with a target, {kept} kept it, {len(missed)} missed it.",
        f"有目标的数字 {len(judged)} 个，做到 {kept} 个，没做到 {len(missed)} 个。",
    )
    if not missed:
        return about
    heading = (Both("missed", "没做到"), Both("found", "结果"), Both("target", "目标"))
    return joined(about, table(heading, [(each.what, *each.cells[:2]) for each in missed]))


def _out(name: str, found: Report, quick: bool) -> None:
    print(f"## {name}\n\n{found.text.en}\n", flush=True)
    if not quick:
        write_section(name, found.text.en, found.text.zh, PAGES)
    sys.stdout.flush()
