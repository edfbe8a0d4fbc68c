"""What does it cost to grow? The same acts in companies of every size, and in one that grows older."""

from collections.abc import Mapping, Sequence
from itertools import count
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.common import ROOT, USER
from benchmarks.import_scale import write_log
from benchmarks.speed.acts import ACTS, Act
from benchmarks.speed.chart import Line, drawn
from benchmarks.speed.fit import fit
from benchmarks.speed.limits import CLOSED, UNDER_WAY, after_a_day
from benchmarks.speed.places import KINDS, NAMES, Filled, Places, Wanted, company, older, tell
from benchmarks.speed.report import Both, Cell, Judged, Report, joined, seconds, table, written
from benchmarks.speed.timing import Typed, events_in, in_process, taking_turns

SIZES = (1_000, 10_000, 100_000, 1_000_000)
AGED = (0, 10_000, 100_000, CLOSED)
RUNS, PATIENCE = 11, 4.0
FEW, IMPORTED = 3, 50
"""Runs of what changes much, and deals of a log."""
A_DAY = 8
"""Deals that are moved on before the limits are learned again."""
IMAGES = {
    lang: ROOT / "docs" / "images" / f"growth{'' if lang == 'en' else '.zh'}.svg" for lang in ("en", "zh")
}


def _limits(place: Filled, number: int) -> float:
    return after_a_day(place, A_DAY)


def _import(place: Filled, number: int) -> float:
    """Seconds a deal."""
    with TemporaryDirectory() as name:
        file, mapping = write_log(Path(name), IMPORTED)
        told = file.read_text(encoding="utf-8").replace(",S-", f",S{next(_imports)}-")
        file.write_text(told, encoding="utf-8")
        line = ("import", str(file), "--map", str(mapping))
        return in_process(place.url, Typed(line, USER)) / IMPORTED


def _review(place: Filled, number: int) -> float:
    return in_process(place.url, Typed(("review", "--limit", "50", "--json"), "manager0"))


def _meeting(place: Filled, number: int) -> float:
    with TemporaryDirectory() as name:
        line = ("report", "html", "--out", str(Path(name) / "meeting.html"))
        return in_process(place.url, Typed(line, "manager0"))


SELDOM = (
    Act("review", Both("`review`, the first 50", "`review`，最前的 50 个"), _review, daily=False),
    Act("report", Both("`report html`", "`report html`"), _meeting, daily=False, most=110_000),
    Act(
        "limits",
        Both(f"limits after {A_DAY} moves", f"{A_DAY} 次推进之后的界线"),
        _limits,
        daily=False,
        changes=True,
    ),
    Act(
        "import",
        Both(f"`import` of {IMPORTED} deals, a deal", f"`import` {IMPORTED} 个商机，每个"),
        _import,
        daily=False,
        changes=True,
    ),
)
ALL = (*ACTS, *SELDOM)
_imports = count(1)
Costs = Mapping[str, Sequence[float]]
"""By act, the median seconds at each size, the smallest first; the largest are left out of some."""


class Found(NamedTuple):
    kind: str
    sizes: Sequence[int]
    costs: Costs


def report(at: Places) -> Report:
    sizes, under_way, closed, runs = (
        ((600, 1_200), 600, (0, 600), 1) if at.quick else (SIZES, UNDER_WAY, AGED, RUNS)
    )
    grown = {kind: [company(kind, deals) for deals in sizes] for kind in KINDS}
    aged = {kind: [older(kind, under_way, n) for n in closed] for kind in KINDS}
    at.prepare(each for own in (*grown.values(), *aged.values()) for each in own)
    larger = [Found(kind, sizes, _costs(at, grown[kind], runs)) for kind in KINDS]
    longer = [Found(kind, closed, _costs(at, aged[kind], runs)) for kind in KINDS]
    if not at.quick:
        draw(larger)
    text, judged = _aged_table(longer, under_way)
    return Report(joined(_grown_table(larger), text), judged)


def _costs(at: Places, wanted: Sequence[Wanted], runs: int) -> Costs:
    places = [at.find(each) for each in wanted]
    found: dict[str, list[float]] = {}
    for act in ALL:
        tried = [place for place in places if place.deals <= act.most]
        before = [events_in(place.url) for place in tried] if act.changes else []
        works = {
            str(n): lambda number, act=act, place=place: act.seconds(place, number)
            for n, place in enumerate(tried)
        }
        medians = taking_turns(works, min(runs, FEW) if act in SELDOM else runs, PATIENCE)
        found[act.id] = [medians[str(n)] for n in range(len(tried))]
        for place, n in zip(tried, before, strict=False):
            assert events_in(place.url) > n, f"{act.name.en} changed nothing"
        tell(f"  {wanted[0].kind}, {act.name.en}: {' '.join(seconds(each) for each in found[act.id])}")
    return found


# ── the tables and the picture ────────────────────────────────────────────────────────────────


def _grown_table(found: Sequence[Found]) -> Both:
    """Companies of every size: what each act costs, and its exponent."""
    rows: list[list[Cell]] = []
    for each in found:
        for act in ALL:
            own = each.costs[act.id]
            line = [act.name, NAMES[each.kind], *_padded(own, each.sizes), written(own[-1] / own[0])]
            rows.append([*line, f"{fit(each.sizes[: len(own)], own)}", _daily(act)])
    sizes = (Both(f"{deals:,} deals", f"{deals:,} 个商机") for deals in found[0].sizes)
    times = Both("last to first", "最后比最初")
    return table(("", "", *sizes, times, Both("exponent", "指数"), Both("every day", "每天")), rows)


def _padded(costs: Sequence[float], sizes: Sequence[int]) -> list[str]:
    return [*map(seconds, costs), *("" for _ in sizes[len(costs) :])]


def _aged_table(found: Sequence[Found], under_way: int) -> tuple[Both, tuple[Judged, ...]]:
    """One company, in which only what is closed becomes more. From the first to the last, the logarithm of
    all its deals has grown so many times; no daily act may cost more times as much."""
    rows: list[list[Cell]] = []
    judged: list[Judged] = []
    for each in found:
        most = log(under_way + each.sizes[-1]) / log(under_way + each.sizes[0])
        totals = [under_way + closed for closed in each.sizes]
        for act in ALL:
            own = each.costs[act.id]
            line: list[Cell] = [act.name, NAMES[each.kind], *_padded(own, each.sizes)]
            line.append(f"{fit(totals[: len(own)], own)}")
            times = own[-1] / own[0]
            if act.daily:
                what = Both(
                    f"{act.name.en} as closed deals grow, {NAMES[each.kind]}",
                    f"已结束商机增多时的 {act.name.zh}，{NAMES[each.kind]}",
                )
                judged.append(Judged(what, times, round(most, 2)))
                rows.append([*line, *judged[-1].cells])
            else:
                rows.append([*line, written(times), "", ""])
    about = Both(
        f"{under_way:,} deals under way, always the same; and so many closed ones:",
        f"进行中的商机一直是同样的 {under_way:,} 个；已结束的有：",
    )
    heading = (
        *("", "", *(f"{closed:,}" for closed in found[0].sizes), Both("exponent", "指数")),
        *(Both("last to first", "最后比最初"), Both("as the logarithm", "对数之比"), ""),
    )
    return joined(about, table(heading, rows)), tuple(judged)


def _daily(act: Act) -> Both:
    return Both("yes", "是") if act.daily else Both("no", "否")


def draw(found: Sequence[Found]) -> None:
    for lang, path in IMAGES.items():
        at = 0 if lang == "en" else 1
        lines = {
            NAMES[each.kind]: [Line(act.name[at], act.daily, each.costs[act.id]) for act in ALL]
            for each in found
        }
        path.write_text(drawn(lines, found[0].sizes, lang), encoding="utf-8")
