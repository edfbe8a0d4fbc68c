"""How does the desk answer when fifty people click at once? And what does its board add to its own SQL?"""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any, NamedTuple

import psutil
from starlette.requests import Request

from benchmarks.common import ROOT
from benchmarks.load.people import BACK, BOARD, CHANGE, DEAL, FOUND, NARROWED, Load, Person, click
from benchmarks.speed.places import KINDS, NAMES, Filled, Places, team, tell
from benchmarks.speed.report import Both, Cell, Judged, Report, joined, seconds, table
from engine.store import Store, open_store
from serving import board
from serving.asker import Asker
from serving.keys import Keys
from serving.site import Site
from serving.stores import Stores
from words.say import speaking

DEALS, PEOPLE, COACHES = 10_000, 50, 8
SECONDS, WARM = 60.0, 5.0
THINK = 1.0
RUNS = 31
TIMES = 3.0
"""Of its own SQL the board may take."""
_SAID = {
    BOARD: Both("the board", "看板"),
    NARROWED: Both("the board, filtered", "看板，筛选过"),
    DEAL: Both("a deal's page", "商机页面"),
    FOUND: Both("finding a deal", "查找商机"),
    CHANGE: Both("a change", "一次修改"),
    BACK: Both("the page after it", "修改后的页面"),
}
_WORDS = ("line", "al", "BO1", "kunlun", "更新", "upgrade")


class Used(NamedTuple):
    """Seconds of the processors, of the desk and of a database's server; and MiB of the desk."""

    server: float
    database: float
    memory: float


class Run(NamedTuple):
    kind: str
    think: float
    load: Load
    used: Used


def report(at: Places) -> Report:
    deals, people, lasts, runs = (600, 6, 4.0, 3) if at.quick else (DEALS, PEOPLE, SECONDS, RUNS)
    wanted = [team(kind, deals) for kind in KINDS]
    at.prepare(wanted)
    clicked: list[Run] = []
    ratios: list[tuple[str, float, float]] = []
    for each in wanted:
        place = at.find(each)
        ratios.append((each.kind, *_board_and_sql(place, at.folder, runs)))
        with _people(place, at.folder, people) as (everybody, keys):
            for think in (THINK, 0.0):
                run = _run(at, each.kind, place, keys, everybody, lasts, think)
                clicked.append(run)
                tell(f"  {NAMES[each.kind]}, thinking up to {think:g} s: {_short(run)}")
    judged = tuple(
        Judged(
            Both(f"the board to its own SQL, {NAMES[kind]}", f"看板与它自己的 SQL，{NAMES[kind]}"),
            page / sql,
            TIMES,
        )
        for kind, page, sql in ratios
    )
    return Report(
        joined(
            _about(at, deals, people),
            _load_table(clicked),
            _kind_table(clicked),
            _board_table(ratios, judged),
        ),
        judged,
    )


# ── the board beside its own statements ───────────────────────────────────────────────────────


def _board_and_sql(place: Filled, folder: Path, runs: int) -> tuple[float, float]:
    """Medians in seconds: the board as a page, and the statements it asks, which take turns."""
    site = Site(Stores(place.url), Keys(str(folder / "keys")))
    secret = site.keys.make("session", "manager0", datetime.now(UTC), timedelta(hours=1))
    store, asked = site.stores.here(), list[tuple[bool, str, Mapping[str, Any]]]()
    with _listening(store, asked):
        _shown(site, secret)
        asked.clear()
        _shown(site, secret)
    statements = tuple(asked)
    page: list[float] = []
    alone: list[float] = []
    for _ in range(runs):
        page.append(_timed(lambda: _shown(site, secret)))
        alone.append(_timed(lambda: _asked_again(store, statements)))
    store.close()
    return median(page), median(alone)


def _shown(site: Site, secret: str) -> None:
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [(b"host", b"desk"), (b"cookie", f"dealgate={secret}".encode())],
    }
    with speaking("en"):
        answer = board.board(Asker(site, Request(scope), {}))
    assert answer.status_code == 200


@contextmanager
def _listening(store: Store, asked: list[tuple[bool, str, Mapping[str, Any]]]) -> Iterator[None]:
    """Meanwhile what is asked of a store is written down."""

    def heard(many: bool, ask: Callable[..., Any]) -> Callable[..., Any]:
        def listen(sql: str, /, **params: object) -> Any:
            asked.append((many, sql, params))
            return ask(sql, **params)

        return listen

    told: Any = store
    told.rows, told.row = heard(True, store.rows), heard(False, store.row)
    try:
        yield
    finally:
        del told.rows, told.row


def _asked_again(store: Store, statements: Sequence[tuple[bool, str, Mapping[str, Any]]]) -> None:
    for many, sql, params in statements:
        if many:
            store.rows(sql, **params)
        else:
            store.row(sql, **params)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


# ── the people ────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _people(place: Filled, folder: Path, n: int) -> Iterator[tuple[list[Person], str]]:
    """Reps with the deals they own, and some coaches with those of their team; with the keys' file."""
    path = str(folder / "load.keys")
    keys, now = Keys(path), datetime.now(UTC)
    coaches = min(COACHES, n // 3)
    with open_store(place.url) as store:
        owned = store.rows(
            'SELECT d.key, d.owner, p.team FROM deal d JOIN person p ON p."user" = d.owner'
            " WHERE d.status IN ('open', 'won') ORDER BY d.key"
        )
        teams = {row["user"]: row["team"] for row in store.rows('SELECT "user", team FROM person')}
    own: dict[str, list[str]] = {}
    theirs: dict[str, list[str]] = {}
    for key, owner, group in owned:
        own.setdefault(owner, []).append(key)
        theirs.setdefault(group, []).append(key)
    reps = sorted(own, key=lambda user: -len(own[user]))[: n - coaches]
    busy = list(dict.fromkeys(teams[rep] for rep in reps))
    found = [(rep, teams[rep], own[rep]) for rep in reps]
    found += [(f"coach{group.removeprefix('team')}", group, theirs[group]) for group in busy[:coaches]]
    yield (
        [
            Person(user, group, keys.make("session", user, now, timedelta(hours=2)), deals)
            for user, group, deals in found
        ],
        path,
    )


def _run(
    at: Places, kind: str, place: Filled, keys: str, people: Sequence[Person], lasts: float, think: float
) -> Run:
    with _served(place.url, keys) as (server, port):
        asyncio.run(click(port, people, min(WARM, lasts), think=think, words=_WORDS, seed=1))
        before = _worked(at, server)
        load = asyncio.run(click(port, people, lasts, think=think, words=_WORDS))
        after = _worked(at, server)
        memory = server.memory_info().rss / 2**20
    for fault in load.faults[:10]:
        tell(f"    {fault}")
    return Run(kind, think, load, Used(after[0] - before[0], after[1] - before[1], memory))


@contextmanager
def _served(url: str, keys: str) -> Iterator[tuple[psutil.Process, int]]:
    words = [sys.executable, "-m", "benchmarks.load.server", url, keys]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        yield psutil.Process(run.pid), int(run.stdout.readline())
        run.stdin.close()
        run.wait(30)


def _worked(at: Places, server: psutil.Process) -> tuple[float, float]:
    """Seconds of the processors: of the desk's process, and of the database's where it has its own."""
    own = server.cpu_times()
    database = 0.0
    if at.has_server:
        first = at.server.process
        for each in (first, *first.children(recursive=True)):
            times = each.cpu_times()
            database += times.user + times.system
    return own.user + own.system, database


# ── the tables ────────────────────────────────────────────────────────────────────────────────


def _about(at: Places, deals: int, people: int) -> Both:
    return Both(
        f"{deals:,} deals, {people} people; the desk, the people and the database on one machine.",
        f"{deals:,} 个商机，{people} 个人；网页服务、点击的人和数据库在同一台机器上。",
    )


def _load_table(runs: Sequence[Run]) -> Both:
    rows: list[list[Cell]] = []
    for run in runs:
        took = [each.took for each in run.load.requests]
        changes = sum(each.what == CHANGE for each in run.load.requests)
        rows.append(
            [
                NAMES[run.kind],
                _thinking(run),
                f"{len(took):,}",
                f"{100 * changes / len(took):.0f} %",
                f"{len(took) / run.load.seconds:.0f}",
                *(seconds(each) for each in _percentiles(took)),
                f"{len(run.load.faults)}",
                f"{sum(each.conflict for each in run.load.requests)}",
                f"{100 * run.used.server / run.load.seconds:.0f} %",
                f"{100 * run.used.database / run.load.seconds:.0f} %" if run.used.database else "",
                f"{run.used.memory:.0f} MiB",
            ]
        )
    heading = (
        *("", Both("think", "思考时间"), Both("requests", "请求"), Both("of them changes", "其中修改")),
        *(Both("a second", "每秒"), "p50", "p95", "p99", Both("errors", "错误")),
        *(Both("conflicts, shown as such", "冲突，如实显示"), Both("processor", "处理器")),
        *(Both("the database's", "数据库的处理器"), Both("memory", "内存")),
    )
    return table(heading, rows)


def _kind_table(runs: Sequence[Run]) -> Both:
    rows: list[list[Cell]] = []
    for run in runs:
        for what, said in _SAID.items():
            took = [each.took for each in run.load.requests if each.what == what]
            if len(took) > 1:
                found = (seconds(each) for each in _percentiles(took))
                rows.append([said, NAMES[run.kind], _thinking(run), f"{len(took):,}", *found])
    return table(("", "", Both("think", "思考时间"), Both("requests", "请求"), "p50", "p95", "p99"), rows)


def _board_table(ratios: Sequence[tuple[str, float, float]], judged: Sequence[Judged]) -> Both:
    rows: list[list[Cell]] = [
        [NAMES[kind], seconds(sql), seconds(page), *each.cells]
        for (kind, page, sql), each in zip(ratios, judged, strict=True)
    ]
    own, whole = Both("its own SQL", "它自己的 SQL"), Both("the whole page", "整个页面")
    return table(
        (Both("the board", "看板"), own, whole, Both("ratio", "比值"), Both("target", "目标"), ""), rows
    )


def _thinking(run: Run) -> Both:
    if not run.think:
        return Both("none", "无")
    return Both(f"up to {run.think:g} s", f"至多 {run.think:g} 秒")


def _percentiles(took: Sequence[float]) -> tuple[float, float, float]:
    cut = quantiles(took, n=100, method="inclusive")
    return cut[49], cut[94], cut[98]


def _short(run: Run) -> str:
    took = [each.took for each in run.load.requests]
    p50, p95, p99 = map(seconds, _percentiles(took))
    rate = len(took) / run.load.seconds
    conflicts = sum(each.conflict for each in run.load.requests)
    return (
        f"{len(took):,} requests, {rate:.0f}/s, p50 {p50}, p95 {p95}, p99 {p99},"
        f" {len(run.load.faults)} errors,"
        f" {conflicts} conflicts, cpu {run.used.server / run.load.seconds:.2f},"
        f" database {run.used.database / run.load.seconds:.2f}, {run.used.memory:.0f} MiB"
    )
