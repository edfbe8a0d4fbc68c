"""docs/performance.md and its Chinese twin: what was measured stands in them, beside its target."""

import sys
import traceback
from collections.abc import Sequence
from time import perf_counter

from benchmarks.common import ROOT
from benchmarks.reliability_page import write_section
from benchmarks.speed.places import places, tell
from benchmarks.speed.report import Both, Judged, Report, joined, table
from benchmarks.speed.sections import SECTIONS
from benchmarks.speed.versions import versions

PAGES = (ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.zh.md")


def measure(names: Sequence[str], *, quick: bool = False) -> bool:
    """Each section is written as soon as it is known; the summary, where all of them were measured. Whether
    none failed: one that did says so in its place, and the others go on."""
    judged: list[Judged] = []
    failed: list[str] = []
    started, whole = perf_counter(), len(names) == len(SECTIONS)
    with places(quick) as at:
        for name in names:
            begun = perf_counter()
            tell(f"{name} …")
            try:
                found = SECTIONS[name](at)
            except (Exception, SystemExit) as error:
                traceback.print_exc()
                failed.append(name)
                found = Report(_failure(error))
            judged += found.judged
            _out(name, found, quick)
            tell(f"{name}: {perf_counter() - begun:.0f} s, {perf_counter() - started:.0f} s in all")
        if whole:  # a section alone may have had no server, or no peers
            _out("versions", Report(versions(at)), quick)
    if whole:
        _out("summary", Report(summary(judged, failed)), quick)
    return not failed


def _failure(error: BaseException) -> Both:
    said = f"`{type(error).__name__}: {' '.join(str(error).replace('`', chr(39)).split())[:300]}`"
    return Both(f"**This failed, and was not measured:** {said}", f"**这里失败了，没有测：** {said}")


def summary(judged: Sequence[Judged], failed: Sequence[str] = ()) -> Both:
    """How many of the targets were kept, those that were not, and then all of them."""
    missed = [each for each in judged if not each.kept]
    kept = len(judged) - len(missed)
    about = Both(
        f"Of {len(judged)} figures with a target, {kept} kept it, {len(missed)} missed it.",
        f"有目标的数字 {len(judged)} 个，做到 {kept} 个，没做到 {len(missed)} 个。",
    )
    parts = [about]
    if failed:
        names = ", ".join(f"`{name}`" for name in failed)
        parts.insert(0, Both(f"**These sections failed: {names}.**", f"**失败的部分：{names}。**"))
    if missed:
        heading = (Both("missed", "没做到"), Both("found", "结果"), Both("target", "目标"))
        parts.append(table(heading, [(each.what, *each.cells[:2]) for each in missed]))
    every = (
        Both("everything with a target", "有目标的全部"),
        Both("found", "结果"),
        Both("target", "目标"),
        "",
    )
    parts.append(table(every, [(each.what, *each.cells) for each in judged]))
    return joined(*parts)


def _out(name: str, found: Report, quick: bool) -> None:
    print(f"## {name}\n\n{found.text.en}\n", flush=True)
    if not quick:
        write_section(name, found.text.en, found.text.zh, PAGES)
    sys.stdout.flush()
