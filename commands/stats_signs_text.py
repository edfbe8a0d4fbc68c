"""The page of a back-test: what it comes to, the limits, the deals day by day, and how to read it."""

from collections.abc import Iterator

from coach.enough import ENOUGH
from coach.flags.backtest import Backtest, Group, Unlearned
from coach.flags.rules import Rule
from coach.flags.said import percent, said
from commands.printing import Column, paint, table, wrapped
from commands.step_line import command_line
from engine.message import step
from words.say import say


def page(found: Backtest | Unlearned) -> str:
    if isinstance(found, Unlearned):
        (because,) = said(found)
        hint = command_line(step("import", None, file=None, map=None))
        return f"{wrapped(say(because))}\n  → {hint}"
    return "\n".join(_lines(found))


def _lines(found: Backtest) -> Iterator[str]:
    finding, *notes = said(found)
    yield "\n".join(paint(line, "bold") for line in wrapped(say(finding)).splitlines())
    yield ""
    if found.looks:
        days = {"before": found.learned_before, "last": found.last}
        yield wrapped(say(f"backtest.head_{found.every}", n=len(found.looks), **days))
    for rule in found.rules:
        yield wrapped(f"  {_rule(rule)}", "  ")
    if found.looks:
        yield ""
        yield _days(found)
    undated = max((look.undated for look in found.looks), default=0)
    if undated:
        yield wrapped(say("backtest.undated", n=undated))
    for message in notes:
        yield ""
        yield wrapped(say(message))


def _rule(rule: Rule) -> str:
    stays = {"n": f"{rule.n:,}", "ended": f"{rule.ended:,}"}
    own = {"own_warn": rule.own.warn, "own_critical": rule.own.critical}
    id = f"backtest.rule_{rule.critical_from}"
    return say(id, stage=rule.label, warn=rule.warn, critical=rule.critical, **stays, **own)


def _days(found: Backtest) -> str:
    names = ("open", "flagged", "flagged_won", "critical", "critical_won", "others", "others_won")
    rows = [_row(look.day.isoformat(), look.flagged, look.critical, look.others) for look in found.looks]
    rows.append(
        _row(say("backtest.each_once"), found.warn.flagged, found.critical.flagged, found.warn.others)
    )
    columns = [Column(say(f"backtest.col_{found.every}"))]
    return table(rows, [*columns, *(Column(say(f"backtest.col_{name}"), right=True) for name in names)])


def _row(day: str, flagged: Group, critical: Group, others: Group) -> tuple[str, ...]:
    return day, f"{flagged.n + others.n:,}", *_cells(flagged), *_cells(critical), *_cells(others)


def _cells(group: Group) -> tuple[str, str]:
    return f"{group.n:,}", _won(group)


def _won(group: Group) -> str:
    if not group.n:
        return "–"
    if group.n < ENOUGH:
        return say("backtest.cell_few", won=group.won, n=group.n)
    return f"{percent(group.won / group.n)}%"
