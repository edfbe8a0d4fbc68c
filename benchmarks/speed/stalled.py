"""What does the desk cost in a large company? The oldest deals, the first by rank, a whole review."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.speed.places import KINDS, NAMES, Filled, Places, company, tell
from benchmarks.speed.report import Both, Cell, Judged, Report, joined, seconds, table, written
from benchmarks.speed.timing import Typed, in_process, taking_turns
from coach import stalled
from coach.judging import Survey
from coach.limits.limits import Clock, LimitTable, limit_table
from coach.looking import judge
from coach.oldest import oldest
from engine import workspace
from engine.clock import day_of, load_calendar, to_instant
from engine.reads import View
from engine.store import Store, open_store

SMALL, LARGE = 10_000, 1_000_000
REVIEWED = (100_000, LARGE)
"""Deals of the companies whose open ones are reviewed."""
PAGE, A_REVIEW = 50, 500
_DOWN = 10
"""Pages before the one that is measured."""
RUNS = 15
_JUDGED_BY = (
    *("stage", "stage_since", "playbook", "playbook_version", "currency", "amount", "behaviour", "account"),
    *(
        "waiting_until",
        "last_contact",
        "next_on",
        "next_contact",
        "close_date",
        "close_pushed",
        "pushed_idle",
    ),
    *("unsure", "unsure_since", "fresh_until", "oldest_yes", "promise_on", "due_on", "trouble_since"),
    *("review_due", "entered_by", "opened_at"),
)
_SCAN = (
    f"SELECT {', '.join(f'count({name})' for name in _JUDGED_BY)} FROM deal WHERE status IN ('open', 'won')"
)
"""All a live deal is judged by, of every one, along the same index, and nothing made of it."""


class Desk(NamedTuple):
    """Medians in seconds."""

    kind: str
    place: Filled
    oldest: float
    ranked: float
    counted: float
    """Ranked, and all of them counted by status and currency before: what `stalled` asks."""
    scan: float


class Reviewed(NamedTuple):
    kind: str
    place: Filled
    ranked: float
    scan: float
    whole: float
    peak: float
    """MiB, of a process of its own."""


def report(at: Places) -> Report:
    small, large, reviewed, runs = (500, 1000, (500, 1000), 1) if at.quick else (SMALL, LARGE, REVIEWED, RUNS)
    companies = [company(kind, deals) for kind in KINDS for deals in (small, large)]
    at.prepare([*companies, *(company(kind, deals) for kind in KINDS for deals in reviewed)])
    desks = [_desks(kind, [at.find(company(kind, n)) for n in (small, large)], runs) for kind in KINDS]
    reviews = [_reviewed(kind, at.find(company(kind, deals)), runs) for kind in KINDS for deals in reviewed]
    desk_text, desk_judged = _desk_table(desks)
    review_text, review_judged = _review_table(reviews)
    return Report(joined(desk_text, review_text), (*desk_judged, *review_judged))


# ── measured ──────────────────────────────────────────────────────────────────────────────────


def _desks(kind: str, places: Iterable[Filled], runs: int) -> tuple[Desk, Desk]:
    """Of the small and of the large company, taking turns."""
    small, large = places
    least = min(PAGE, small.deals // 100)
    with closing(open_store(small.url)) as one, closing(open_store(large.url)) as other:
        works: dict[tuple[str, str], Callable[[int], float]] = {}
        for size, store in (("small", one), ("large", other)):
            asked = _survey(store)
            page = _page(store)
            works[size, "oldest"] = lambda _, page=page: _timed(page, least)
            works[size, "ranked"] = lambda _, asked=asked: _timed(lambda: _first(asked, PAGE), least)
            works[size, "counted"] = lambda _, asked=asked: _timed(lambda: _counted(asked, PAGE), least)
            works[size, "scan"] = lambda _, store=store: _timed(lambda: [store.row(_SCAN)], 1)
        found = taking_turns(works, runs)
    tell(
        f"  {NAMES[kind]}, the desk: {', '.join(f'{a} {b} {1000 * s:.1f} ms' for (a, b), s in found.items())}"
    )
    parts = ("oldest", "ranked", "counted", "scan")
    return (
        Desk(kind, small, *(found["small", part] for part in parts)),
        Desk(kind, large, *(found["large", part] for part in parts)),
    )


def _reviewed(kind: str, place: Filled, runs: int) -> Reviewed:
    line = Typed(("review", "--limit", f"{A_REVIEW}", "--json"), "manager0")
    with closing(open_store(place.url)) as store:
        asked = _survey(store)
        works: dict[str, Callable[[int], float]] = {
            "ranked": lambda _: _timed(
                lambda: _first(asked, A_REVIEW, grouped=False), min(A_REVIEW, _open(place) // 3)
            ),
            "scan": lambda _: _timed(lambda: [store.row(_SCAN)], 1),
        }
        found = taking_turns(works, runs)
    alone = _alone(place.url, line)
    tell(f"  {NAMES[kind]}, a review of {_open(place):,}: {found['ranked']:.2f} s, {alone[1]:.0f} MiB")
    return Reviewed(kind, place, found["ranked"], found["scan"], *alone)


def _open(place: Filled) -> int:
    assert place.company is not None
    return place.company.open


def _survey(store: Store) -> Survey:
    view, limits = _view(store)
    return judge(view, _clock(view), limits)


def _view(store: Store) -> tuple[View, LimitTable]:
    here = workspace.load(store)
    view = View(store, here, day_of(to_instant(datetime.now(UTC)), here.time_zone))
    return view, limit_table(view, _clock(view))


def _clock(view: View) -> Clock:
    return Clock(view.today, view.workspace.time_zone, load_calendar(view.store, view.workspace.country))


def _page(store: Store) -> Callable[[], list[object]]:
    """A page of those that have stood longest, some way down."""
    view, limits = _view(store)
    after = None
    for _ in range(_DOWN):
        found = oldest(view, limits, after=after, most=2 * PAGE)
        if len(found) < 2 * PAGE:
            break  # another page is to follow
        after = found[PAGE - 1]
    return lambda: list(oldest(view, limits, after=after, most=PAGE))


def _first(asked: Survey, most: int, *, grouped: bool = True) -> list[object]:
    return list(stalled.ranked(asked, most=most, grouped=grouped))


def _counted(asked: Survey, most: int) -> list[object]:
    assert stalled.tallies(asked)
    return _first(asked, most)


def _timed(work: Callable[[], list[object]], least: int) -> float:
    start = perf_counter()
    found = work()
    taken = perf_counter() - start
    assert len(found) >= least, "there are as many"
    return taken


def _alone(url: str, line: Typed) -> tuple[float, float]:
    """Seconds and MiB of a command in a process that has done nothing else."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return apart.submit(_in_child, url, line).result()


def _in_child(url: str, line: Typed) -> tuple[float, float]:
    taken = in_process(url, line)
    # Not `ru_maxrss`, in which a process begins with what the one it came from had.
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return taken, int(said.partition("VmHWM:")[2].split()[0]) / 1024


# ── the tables ────────────────────────────────────────────────────────────────────────────────


def _desk_table(desks: Sequence[tuple[Desk, Desk]]) -> tuple[Both, list[Judged]]:
    rows: list[list[Cell]] = []
    for small, large in desks:
        lines = (*_page_lines(small, large), _rank_line(small, large), _count_line(small, large))
        rows += [[*line] for line in lines]
    of = [Both(f"{each.place.deals:,} deals", f"{each.place.deals:,} 个商机") for each in desks[0]]
    heading = (
        *("", *of, Both("bare scan of the open deals", "只把进行中的商机扫一遍")),
        *(Both("found", "结果"), Both("target", "目标"), ""),
    )
    judged = [each for row in rows for each in row if isinstance(each, Judged)]
    return table(heading, [_spread(row) for row in rows]), judged


def _page_lines(small: Desk, large: Desk) -> Iterator[list[Cell | Judged]]:
    en, zh = f"oldest {PAGE}, {NAMES[large.kind]}", f"停得最久的 {PAGE} 个，{NAMES[large.kind]}"
    times = (seconds(small.oldest), seconds(large.oldest), "")
    yield [Both(en, zh), *times, Judged(Both(en, zh), large.oldest * 1000, 5, "ms")]
    said = Both(f"{en}, large company to small", f"{zh}，大公司比小公司")
    yield [said, "", "", "", Judged(said, large.oldest / small.oldest, 1.5)]


def _rank_line(small: Desk, large: Desk) -> list[Cell | Judged]:
    name = NAMES[large.kind]
    said = Both(f"first {PAGE} by rank, {name}", f"按排序最前的 {PAGE} 个，{name}")
    times = (seconds(small.ranked), seconds(large.ranked), seconds(large.scan))
    return [said, *times, Judged(said, large.ranked / large.scan, 3)]


def _count_line(small: Desk, large: Desk) -> list[Cell | Judged]:
    name = NAMES[large.kind]
    said = Both(
        f"all counted, and the first {PAGE} by rank, {name}", f"全部数一遍，再取最前的 {PAGE} 个，{name}"
    )
    times = (seconds(small.counted), seconds(large.counted), seconds(large.scan))
    return [said, *times, written(large.counted / large.scan), "", ""]


def _review_table(reviews: Sequence[Reviewed]) -> tuple[Both, list[Judged]]:
    rows: list[list[Cell | Judged]] = []
    for small, large in zip(reviews[::2], reviews[1::2], strict=True):
        name = NAMES[large.kind]
        for each in (small, large):
            en, zh = (
                f"{_open(each.place):,} open deals, {name}",
                f"{_open(each.place):,} 个进行中的商机，{name}",
            )
            times = (seconds(each.ranked), seconds(each.scan), seconds(each.whole), f"{each.peak:.0f} MiB")
            judged = Judged(Both(f"review, {en}", f"复盘，{zh}"), each.ranked / each.scan, 5)
            rows.append([Both(en, zh), *times, judged])
        grown = Both(f"memory of a review, ten times the deals, {name}", f"复盘所占内存，商机十倍，{name}")
        rows.append([grown, "", "", "", "", Judged(grown, large.peak / small.peak, 1.1)])
    heading = (
        *("", Both("ranked by all signs of the row", "按商机那一行能看出的全部信号排序")),
        *(
            Both("bare scan of the same", "只把它们扫一遍"),
            Both(
                f"`review --limit {A_REVIEW} --json`, once, in a process of its own",
                f"`review --limit {A_REVIEW} --json`，在自己的进程里跑一次",
            ),
        ),
        *(Both("memory at most", "最多占内存"), Both("found", "结果"), Both("target", "目标"), ""),
    )
    judged = [each for row in rows for each in row if isinstance(each, Judged)]
    return table(heading, [_spread(row) for row in rows]), judged


def _spread(row: Sequence[Cell | Judged]) -> list[Cell]:
    """A figure that is judged takes three places."""
    return [cell for each in row for cell in (each.cells if isinstance(each, Judged) else (each,))]
