"""`stats waivers`: does skipping a gate pay?"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import typer

from coach.enough import TooFew
from coach.statistics.difference import Difference
from coach.statistics.waivers import Gate, Side, gates
from commands.desk import reading
from commands.printing import paint, table
from commands.stats_data import days_data, few, figure, rate_data
from commands.stats_source import (
    ClosedSince,
    OnlyPlaybook,
    Owner,
    Source,
    Team,
    columns,
    count,
    interval,
    lasted,
    left_out,
    notes,
    percent,
    source,
    wrapped,
)
from commands.step_line import command_line
from engine.message import step
from words.say import say

_SIDES = ("waived", "proven")
_FIGURES = ("passed", "decided", "won", "rate.rate", "rate.low", "rate.high", "days.median", "back")
COLUMNS = (
    *("playbook", "stage", "label"),
    *(f"{side}.{name}" for side in _SIDES for name in _FIGURES),
    *("gap.gap", "gap.low", "gap.high"),
)


def waivers(
    ctx: typer.Context,
    playbook: OnlyPlaybook = None,
    owner: Owner = None,
    team: Team = None,
    since: ClosedSince = None,
) -> None:
    desk = reading(ctx)
    made_of = source(desk, playbook, owner, team, since, "decided")
    found = gates(made_of.cohort.lives, made_of.books)
    rows = [_object(gate) for gate in found]
    data: Any = rows if desk.settings.csv else {"left_out": left_out(made_of), "gates": rows}
    desk.emit(data, lambda: _page(made_of, found), COLUMNS)


def _object(found: Gate) -> dict[str, Any]:
    gap = found.gap
    return {
        "playbook": found.playbook,
        "stage": found.stage,
        "label": say(found.label),
        "waived": _side(found.waived),
        "proven": _side(found.proven),
        "gap": few(gap) if isinstance(gap, TooFew) else {n: figure(v) for n, v in gap._asdict().items()},
        "because": _verdict(gap),
    }


def _side(found: Side) -> dict[str, Any]:
    return {**found._asdict(), "rate": rate_data(found.rate), "days": days_data(found.days)}


def _page(made_of: Source, found: Sequence[Gate]) -> str:
    lines: list[str] = []
    for id, own in groupby(found, key=lambda gate: gate.playbook):
        lines += [paint(say(made_of.book(id).title), "bold"), *_block(list(own)), ""]
    if found:
        lines += [wrapped(say("statistics.about_waivers")), f"  → {command_line(step('stats answers'))}"]
    elif made_of.cohort.lives:
        lines.append(wrapped(say("statistics.no_gates")))
    return "\n".join([*lines, *notes(made_of)]).rstrip()


def _block(found: list[Gate]) -> Iterator[str]:
    figures = ("passed", "decided", "won", "win_rate", "interval", "after", "came_back")
    headings = columns(say("statistics.col_gate"), *figures)
    rows: list[tuple[str, ...]] = []
    for gate in found:
        label = say("statistics.all_gates") if gate.stage is None else say(gate.label)
        rows += [(label, *[""] * 7), _row("waived", gate.waived), _row("proven", gate.proven)]
    lines = table(rows, headings).splitlines()
    yield lines[0]
    for at, gate in enumerate(found):
        yield from lines[1 + 3 * at : 4 + 3 * at]
        yield wrapped(f"  {_verdict(gate.gap)}", "  ")


def _row(how: str, side: Side) -> tuple[str, ...]:
    own, days = side.rate, side.days
    rates = ("–", "") if isinstance(own, TooFew) else (percent(own.rate), interval(own.low, own.high))
    counts = map(count, (side.passed, side.decided, side.won))
    took = "–" if isinstance(days, TooFew) else lasted(days.median)
    return f"  {say(f'statistics.side_{how}')}", *counts, *rates, took, count(side.back)


def _verdict(gap: Difference | TooFew) -> str:
    if isinstance(gap, TooFew):
        return say(gap.said)
    points = {name: f"{100 * value:+.0f}" for name, value in gap._asdict().items()}
    if not gap.told_from_chance:
        return say("statistics.gap_chance", **points)
    points["gap"] = points["gap"].lstrip("+-")
    return say("statistics.gap_less" if gap.gap < 0 else "statistics.gap_more", **points)
