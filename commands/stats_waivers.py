"""`stats waivers`: does skipping a gate pay?"""

from collections.abc import Iterator, Sequence
from typing import Any

import typer

from coach.enough import TooFew
from coach.statistics.difference import Difference
from coach.statistics.stage_time import Quartiles
from coach.statistics.waivers import Gate, Gates, Side, gates
from coach.statistics.win_rate import Rate
from commands.desk import reading
from commands.printing import paint, table, wrapped
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
)
from commands.step_line import command_line
from engine.message import step
from words.say import say

_SIDES = ("waived", "proven")
_FIGURES = (
    *("passed", "open", "decided", "won", "rate.rate", "rate.low", "rate.high"),
    *("days.median", "back", "fell_through"),
)
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
    rows = [_object(gate) for own in found for gate in own.each]
    together = [_together(own.playbook, own.together) for own in found if own.together is not None]
    data: Any = rows
    if not desk.settings.csv:
        data = {"left_out": left_out(made_of), "gates": rows, "together": together}
    desk.emit(data, lambda: _page(made_of, found), COLUMNS)


def _object(found: Gate) -> dict[str, Any]:
    return {
        "playbook": found.playbook,
        "stage": found.stage,
        "label": say(found.label),
        "waived": _side(found.waived),
        "proven": _side(found.proven),
        "gap": _gap(found.gap),
        "because": _verdict(found),
    }


def _together(playbook: str, gap: Difference | TooFew) -> dict[str, Any]:
    return {"playbook": playbook, "gap": _gap(gap), "because": _compared(gap)}


def _gap(gap: Difference | TooFew | None) -> dict[str, Any] | None:
    if gap is None or isinstance(gap, TooFew):
        return None if gap is None else few(gap)
    return {name: figure(value) for name, value in gap._asdict().items()}


def _side(found: Side) -> dict[str, Any]:
    days = None if found.days is None else days_data(found.days)
    return {**found._asdict(), "rate": rate_data(found.rate), "days": days}


def _page(made_of: Source, found: Sequence[Gates]) -> str:
    lines: list[str] = []
    for own in found:
        lines += [paint(made_of.called(own.playbook), "bold"), *_block(own), ""]
    if found:
        lines += [wrapped(say("statistics.about_waivers"))]
        if any(own.together is not None for own in found):
            lines += [wrapped(say("statistics.about_together"))]
        lines += [say("statistics.worth_asking"), f"  → {command_line(step('stats answers'))}"]
    elif made_of.cohort.lives:
        lines.append(wrapped(say("statistics.no_gates")))
    return "\n".join([*lines, *notes(made_of)]).rstrip()


def _block(found: Gates) -> Iterator[str]:
    figures = ("passed", "in_play", "won", "win_rate", "interval", "after", "came_back")
    headings = columns(say("statistics.col_gate"), *figures)
    rows: list[tuple[str, ...]] = []
    for gate in found.each:
        rows += [(say(gate.label), *[""] * 7), _row("waived", gate.waived), _row("proven", gate.proven)]
    lines = table(rows, headings).splitlines()
    yield lines[0]
    for at, gate in enumerate(found.each):
        yield from lines[1 + 3 * at : 4 + 3 * at]
        yield wrapped(f"  {_verdict(gate)}", "  ")
    if found.together is not None:
        yield say("statistics.all_gates")
        yield wrapped(f"  {_compared(found.together)}", "  ")


def _row(how: str, side: Side) -> tuple[str, ...]:
    own, days = side.rate, side.days
    rates = (percent(own.rate), interval(own.low, own.high)) if isinstance(own, Rate) else ("–", "")
    counts = map(count, (side.passed, side.open, side.won))
    took = lasted(days.median) if isinstance(days, Quartiles) else "–"
    return f"  {say(f'statistics.side_{how}')}", *counts, *rates, took, count(side.back)


def _verdict(found: Gate) -> str:
    if found.gap is not None:
        return _compared(found.gap)
    waived, proven = found.waived, found.proven
    return say(
        "statistics.gate_into_won",
        waived=count(waived.passed),
        waived_fell=count(waived.fell_through),
        proven=count(proven.passed),
        proven_fell=count(proven.fell_through),
    )


def _compared(gap: Difference | TooFew) -> str:
    if isinstance(gap, TooFew):
        return say(gap.said)
    points = {name: f"{100 * value:+.0f}".replace("-", "−") for name, value in gap._asdict().items()}
    if not gap.told_from_chance:
        return say("statistics.gap_chance", **points)
    points["gap"] = points["gap"].lstrip("+−")
    return say("statistics.gap_less" if gap.gap < 0 else "statistics.gap_more", **points)
