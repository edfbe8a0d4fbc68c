"""How long does a person wait? Whole processes on a hundred thousand deals, in turns with a bare Python.

Everything is byte-compiled first. Each run asks about another client, and each change changes another deal.
"""

from collections.abc import Callable
from typing import NamedTuple

from benchmarks.big_team import client, coach, lately, rep
from benchmarks.speed.places import KINDS, NAMES, Filled, Places, team
from benchmarks.speed.report import Both, Cell, Judged, Report, joined, seconds, table, written
from benchmarks.speed.timing import (
    Beside,
    Took,
    Typed,
    bare_python,
    beside_bare,
    compile_all,
    events_in,
    whole_process,
)
from engine.database_url import SQLITE

DEALS, RUNS = 100_000, 15
_EVIDENCE = ("--evidence", "they said so", "--kind", "event_held")


class Asked(NamedTuple):
    """`typed`: about the n-th copy's clients. The targets are those of a file, and of a server."""

    name: Both
    typed: Callable[[int], Typed]
    target: float | None
    on_server: float | None
    changes: bool = False


def _tab(line: str) -> dict[str, str]:
    """The question the shell's script puts on Tab, behind the last word."""
    words = line.split(" ")
    return {"_DEALGATE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": f"{len(words) - 1}"}


def _command(line: str) -> Both:
    return Both(f"`{line}`", f"`{line}`")


ASKED = (
    Asked(_command("--help"), lambda n: Typed(("--help",), rep(n)), 6.5, None),
    Asked(
        Both("Tab, for a command", "按 Tab 补全命令"),
        lambda n: Typed((), rep(n), environ=_tab("dealgate pl")),
        6.5,
        None,
    ),
    Asked(
        Both("Tab, for a deal", "按 Tab 补全商机编号"),
        lambda n: Typed((), rep(n), environ=_tab(f"dealgate show {client(n)}-")),
        6.5,
        None,
    ),
    Asked(_command("next"), lambda n: Typed(("next",), rep(n)), 8, 11),
    Asked(_command("show"), lambda n: Typed(("show", f"{client(n)}-1"), rep(n)), 8, 11),
    Asked(_command("gate"), lambda n: Typed(("gate", f"{client(n)}-1"), rep(n), (0, 3)), 8, 11),
    Asked(_command("list"), lambda n: Typed(("list",), rep(n)), 8, 11),
    Asked(
        Both("`stalled`, of the whole company", "`stalled`，整个公司"),
        lambda n: Typed(("stalled",), coach(n)),
        8,
        11,
    ),
    Asked(
        Both("`stalled --team`", "`stalled --team`"),
        lambda n: Typed(("stalled", "--team", f"team{n % 20}"), coach(n)),
        8,
        11,
    ),
    Asked(_command("prep"), lambda n: Typed(("prep", f"{client(n)}-1"), rep(n)), 11, None),
    Asked(
        _command("answer"),
        lambda n: Typed(("answer", f"{client(n)}-1", "needs_known", "yes", *_EVIDENCE), rep(n)),
        9,
        None,
        changes=True,
    ),
    Asked(_command("advance"), lambda n: Typed(("advance", f"{client(n)}-2"), rep(n)), 9, None, changes=True),
)


def report(at: Places) -> Report:
    compile_all()
    deals, runs = (64, 1) if at.quick else (DEALS, RUNS)
    at.prepare(team(kind, deals) for kind in KINDS)
    found = [_of_kind(kind, at.find(team(kind, deals)), runs) for kind in KINDS]
    driver = _driver(runs)
    judged = tuple(j for each in found for j in each.judged)
    return Report(joined(*(each.text for each in found), driver), judged)


def _driver(runs: int) -> Both:
    """What the driver of the server costs before anything is asked."""
    ratio = beside_bare(lambda _: bare_python("import psycopg2"), runs).ratio
    return Both(
        f"`import psycopg2` alone is {written(ratio)} of a bare Python, measured here. psycopg 3 is not"
        " installed, and was not measured here; on another day its import was 14 bare Pythons"
        " (docs/dependencies.md). Where no target stands, none was set for a server.",
        f"单单 `import psycopg2` 是空 Python 的 {written(ratio)}，在这里测的。psycopg 3 没有装，这里没有测；"
        "另一天测过，它的导入是空 Python 的 14 倍（docs/dependencies.md）。"
        "没有写目标的，是没有为服务器定目标。",
    )


def _of_kind(kind: str, place: Filled, runs: int) -> Report:
    rows: list[list[Cell]] = []
    judged: list[Judged] = []
    for asked in ASKED:
        found = _measured(asked, place, runs)
        target = asked.target if kind == SQLITE else asked.on_server
        line: list[Cell] = [asked.name, seconds(found.bare), seconds(found.whole)]
        line.append(written(found.processor))
        if target is None:
            rows.append([*line, written(found.ratio), "", ""])
            continue
        what = Both(f"{asked.name.en}, {NAMES[kind]}", f"{asked.name.zh}，{NAMES[kind]}")
        judged.append(Judged(what, found.ratio, target))
        rows.append([*line, *judged[-1].cells])
    about = Both(
        f"{NAMES[kind]}, {place.deals:,} deals, {place.events:,} events; medians of {runs} runs",
        f"{NAMES[kind]}，{place.deals:,} 个商机，{place.events:,} 条记录；{runs} 次的中位数",
    )
    heading = (
        Both("command", "命令"),
        Both("bare Python", "空的 Python"),
        "dealgate",
        Both("of the processor, the server's aside", "处理器时间之比，不含服务器"),
        Both("by the clock", "实际时间之比"),
        Both("target", "目标"),
        "",
    )
    return Report(joined(about, table(heading, rows)), tuple(judged))


def _measured(asked: Asked, place: Filled, runs: int) -> Beside:
    recent, before = lately(place.deals), events_in(place.url)
    done = 0

    def whole(number: int) -> Took:
        nonlocal done
        done += 1
        return whole_process(place.url, asked.typed(recent[number * len(recent) // (runs + 1)]))

    found = beside_bare(whole, runs)
    if events_in(place.url) - before != (done if asked.changes else 0):
        raise SystemExit(f"{asked.name.en} left {events_in(place.url) - before} events in {done} runs")
    return found
