"""Visits agreed, due and held, in tables."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from commands import dues
from commands.desk import Desk
from commands.printing import Column, paint, table
from commands.step_line import command_line
from engine import accounts
from engine.message import step
from words.say import say

Rows: TypeAlias = Sequence[Mapping[str, Any]]
Table: TypeAlias = tuple[list[tuple[str, ...]], tuple[Column, ...]]


class Shown(NamedTuple):
    """A page of a list, and how many there are in all; `last` is the key behind which the next one begins."""

    rows: Rows
    whole: int
    last: str | None = None


def page(desk: Desk, shown: Mapping[str, Shown], given: Mapping[str, str]) -> str:
    """`given`: the options the lists were narrowed by."""
    return "\n\n".join(_section(desk, id, each, given) for id, each in shown.items())


def _section(desk: Desk, id: str, shown: Shown, given: Mapping[str, str]) -> str:
    if not shown.rows:
        return say(f"plan.none_{id}") + _why_none(desk, id)
    cells, columns = _TABLES[id](shown.rows)
    if "team" in given and id != "held":
        cells = [(*line, row["by"]) for line, row in zip(cells, shown.rows, strict=True)]
        columns = (*columns, Column(say("plan.col_owner")))
    lines = [paint(say(f"plan.list_{id}", n=shown.whole), "bold"), table(cells, columns)]
    if shown.last is not None:
        onward = step("visit list", None, **{id: "", **given, "after": shown.last})
        lines.append(f"{say('plan.go_on')} → {command_line(onward)}")
    elif id != "held" and shown.whole > len(shown.rows):
        more = step("visit list", None, **{id: "", **given, "limit": "0"})
        lines.append(f"{say('plan.more', n=shown.whole - len(shown.rows))} → {command_line(more)}")
    return "\n".join(lines)


def _why_none(desk: Desk, id: str) -> str:
    """A cadence is by class: without classes, or without a cadence, nobody is ever due."""
    if id != "due":
        return ""
    if not dues.cadence(desk.view).classes:
        return f"\n{say('plan.no_cadence')}"
    if not accounts.are_classed(desk.store):
        return f"\n{say('plan.no_classes')}\n  → {command_line(step('account classify'))}"
    return ""


def _agreed_table(rows: Rows) -> Table:
    columns = (
        Column(say("plan.col_on")),
        Column(say("plan.col_deal")),
        Column(say("plan.col_client"), shrinks=True),
        Column(say("plan.col_place"), shrinks=True),
        Column(say("plan.col_with"), shrinks=True),
        Column(say("plan.col_what"), shrinks=True),
    )
    return [_cells(row, ("on", "deal", "name", "place", "contact", "what")) for row in rows], columns


def _due_table(rows: Rows) -> Table:
    columns = (
        Column(say("plan.col_class")),
        Column(say("plan.col_code")),
        Column(say("plan.col_client"), shrinks=True),
        Column(say("plan.col_place"), shrinks=True),
        Column(say("plan.col_last_visit")),
        Column(say("plan.col_do")),
        Column(say("plan.col_due")),
        Column(say("plan.col_overdue"), right=True),
    )
    found = []
    for row in rows:
        late = paint(say("plan.days", n=row["overdue_days"]), "red") if row["overdue_days"] else ""
        if row["agreed_on"]:
            late = say("plan.agreed_for", on=row["agreed_on"])
        do = say(f"plan.do_{row['channel']}")
        known = _cells(row, ("class", "account", "name", "place", "last_visit"))
        found.append((*known, do, row["on"], late))
    return found, columns


def _held_table(rows: Rows) -> Table:
    columns = (
        Column(say("plan.col_on")),
        Column(say("plan.col_channel")),
        Column(say("plan.col_client"), shrinks=True),
        Column(say("plan.col_deal")),
        Column(say("plan.col_with"), shrinks=True),
        Column(say("plan.col_by")),
    )
    found = []
    for row in rows:
        channel = say(f"visits.channel_{row['channel']}")
        if not row["two_sided"]:
            channel += say("plan.one_sided")
        who = say("plan.people", people=tuple(row["people"])) if row["people"] else ""
        found.append((row["on"], channel, *_cells(row, ("name", "deal")), who, row["by"]))
    return found, columns


def _cells(row: Mapping[str, Any], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[name] or "" for name in names)


_TABLES: Mapping[str, Callable[[Rows], Table]] = {
    "agreed": _agreed_table,
    "due": _due_table,
    "held": _held_table,
}
