"""What do the limits cost that are learned from the team's own deals? All of it once, and then day by day."""

from contextlib import closing
from math import log
from time import perf_counter

from benchmarks.common import change_on
from benchmarks.speed.acts import moved_on
from benchmarks.speed.places import KINDS, NAMES, Filled, Places, company, older, tell
from benchmarks.speed.report import Both, Cell, Judged, Report, joined, seconds, table, written
from coach.limits.learning import relearn
from coach.limits.lengths import read_lengths
from coach.limits.segments import ALL
from engine import learned_table
from engine.store import Store, open_store

SIZES = (10_000, 100_000, 1_000_000)
A_DAY = 100
"""Deals that are moved on in it."""
ROUNDS = 3
UNDER_WAY, CLOSED = 10_000, 300_000
_OF_DEALS = "subject >= 'deal:' AND subject < 'deal;'"
_ALL_EVENTS = f"SELECT count(*) AS n, sum(length(data)), max(at) FROM event WHERE {_OF_DEALS}"


def report(at: Places) -> Report:
    sizes, a_day = ((500, 1000), 1) if at.quick else (SIZES, A_DAY)
    at.prepare(company(kind, deals) for kind in KINDS for deals in sizes)
    rows: list[list[Cell]] = []
    judged: list[Judged] = []
    for kind in KINDS:
        for deals in sizes:
            place = at.find(company(kind, deals))
            scan, day = _measured(place, a_day)
            tell(f"  {NAMES[kind]}, {deals:,} deals: a day {day:.2f} s, a scan {scan:.2f} s")
            line = [NAMES[kind], f"{deals:,}", f"{place.events:,}", seconds(place.learned), seconds(scan)]
            line += [seconds(day)]
            if deals == sizes[-1]:
                what = Both(
                    f"limits after a day, {place.events:,} events, {NAMES[kind]}",
                    f"一天之后的界线，{place.events:,} 条记录，{NAMES[kind]}",
                )
                judged.append(Judged(what, day / scan, 1))
                rows.append([*line, *judged[-1].cells])
            else:
                rows.append([*line, written(day / scan), "", ""])
    aged_text, aged_judged = _aged(at, a_day)
    about = Both(
        f"A day: {a_day} deals are moved on. Medians of {ROUNDS} days. All of it is learned anew once, when"
        " the database has been filled, while another is being filled beside it.",
        f"一天：{a_day} 个商机推进一个阶段。{ROUNDS} 天的中位数。"
        "全部重学只测一次：在数据库填好之后，旁边另一个正在填。",
    )
    heading = (
        *("", Both("deals", "商机"), Both("events", "记录"), Both("learned anew, all of it", "全部重学一遍")),
        *(Both("all events read, bare", "只把全部记录读一遍"), Both("after a day", "一天之后")),
        *(Both("a day to a scan", "一天比读一遍"), Both("target", "目标"), ""),
    )
    return Report(joined(about, table(heading, rows), aged_text), (*judged, *aged_judged))


def _aged(at: Places, a_day: int) -> tuple[Both, list[Judged]]:
    """The same day where only what is closed has become more."""
    under_way, closed = (500, 500) if at.quick else (UNDER_WAY, CLOSED)
    at.prepare(older(kind, under_way, n) for kind in KINDS for n in (0, closed))
    most = round(log(under_way + closed) / log(under_way), 2)
    rows: list[list[Cell]] = []
    judged: list[Judged] = []
    for kind in KINDS:
        young, old = (_measured(at.find(older(kind, under_way, n)), a_day)[1] for n in (0, closed))
        what = Both(
            f"limits after a day as closed deals grow, {NAMES[kind]}",
            f"已结束商机增多时一天之后的界线，{NAMES[kind]}",
        )
        judged.append(Judged(what, old / young, most))
        rows.append([NAMES[kind], seconds(young), seconds(old), *judged[-1].cells])
    about = Both(
        f"The same day with {under_way:,} deals under way, and no or {closed:,} closed ones; the target is"
        " how many times the logarithm of all deals has grown:",
        f"同样的一天，进行中的商机 {under_way:,} 个，已结束的没有，或有 {closed:,} 个；目标是全部商机数的"
        "对数增长的倍数：",
    )
    heading = (
        *("", Both("none closed", "没有已结束的"), Both(f"{closed:,} closed", f"{closed:,} 个已结束")),
        *(Both("found", "结果"), Both("target", "目标"), ""),
    )
    return joined(about, table(heading, rows)), judged


def _measured(place: Filled, a_day: int) -> tuple[float, float]:
    """Seconds to go through all events, and to take in a day's."""
    scans, days = [], []
    with closing(open_store(place.url, for_writing=True)) as store:
        for _ in range(ROUNDS):
            scans.append(_scan(store))
            days.append(after_a_day(place, a_day))
    return sorted(scans)[ROUNDS // 2], sorted(days)[ROUNDS // 2]


def _scan(store: Store) -> float:
    start = perf_counter()
    row = store.row(_ALL_EVENTS)
    taken = perf_counter() - start
    assert row is not None, "it counts"
    assert row["n"] > 0
    return taken


def after_a_day(place: Filled, a_day: int) -> float:
    """Seconds it takes to learn of so many moves, all of them out of the first stage."""
    for _ in range(a_day):
        moved_on(place)
    with closing(open_store(place.url, for_writing=True)) as store:
        change, before = change_on(store), _ended(store)
        start = perf_counter()
        with store.transaction():
            relearn(change)
        taken = perf_counter() - start
        if _ended(store) < before + a_day:
            raise SystemExit(f"{a_day} moves were made, and {_ended(store) - before} learned of")
    return taken


def _ended(store: Store) -> int:
    """Of all stays in the first stage that were learned from, those that ended."""
    learned = {(each.stage, each.segment): each.found for each in learned_table.load(store)}
    return read_lengths(learned["understand", ALL]).ended
