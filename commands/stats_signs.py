"""`stats signs`: whether deals the desk flags by their age are won less often."""

from datetime import date
from typing import Annotated, Any

import typer

from coach.enough import TooFew
from coach.flags.backtest import Backtest, Compared, Group, Look, Unlearned, backtest
from coach.flags.rules import Rule
from coach.flags.said import said
from coach.lives import lives_ever
from coach.statistics.difference import Difference
from commands.desk import Desk, reading
from commands.stats_signs_text import page
from engine import playbooks
from engine.clock import load_calendar
from words.say import say

LearnedBefore = Annotated[
    str | None, typer.Option("--learned-before", metavar="metavar.day", help="option.learned_before")
]
Playbook = Annotated[
    str | None, typer.Option("--playbook", metavar="metavar.playbook", help="option.only_playbook")
]

_GROUPS = ("flagged", "critical", "others")
COLUMNS = (
    *("day", "open", "undated"),
    *(f"{group}.{figure}" for group in _GROUPS for figure in ("n", "won", "lost", "undecided")),
)


def signs(ctx: typer.Context, learned_before: LearnedBefore = None, playbook: Playbook = None) -> None:
    desk = reading(ctx)
    found = _found(desk, learned_before, playbook)
    data: Any = _object(found) if isinstance(found, Backtest) else _unlearned(found)
    if desk.settings.csv:
        data = data.get("looks", [])
    desk.emit(data, lambda: page(found), COLUMNS)


def _found(desk: Desk, learned_before: str | None, playbook: str | None) -> Backtest | Unlearned:
    view = desk.view
    before = date.fromisoformat(desk.day(learned_before, past=True)) if learned_before else None
    ever = lives_ever(view)
    if playbook is not None:
        wanted = playbooks.newest(view.store, playbook).id
        ever = [life for life in ever if life.playbook == wanted]
    here = view.workspace
    calendar = load_calendar(view.store, here.country)
    return backtest(ever, playbooks.installed(view.store), calendar, here, view.today, before)


def _object(found: Backtest) -> dict[str, Any]:
    return {
        "learned_before": found.learned_before.isoformat(),
        "last": found.last.isoformat(),
        "every": found.every,
        "limits": [_rule(rule) for rule in found.rules],
        "looks": [_look(look) for look in found.looks],
        "warn": _compared(found.warn),
        "critical": _compared(found.critical),
        "own": _compared(found.own),
        "ever": _group(found.ever),
        "because": [say(message) for message in said(found)],
    }


def _unlearned(found: Unlearned) -> dict[str, Any]:
    before = found.learned_before
    return {
        "learned_before": before.isoformat() if before else None,
        "too_few": found.ended._asdict(),
        "because": [say(message) for message in said(found)],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    own = {"warn": rule.own.warn, "critical": rule.own.critical}
    return {**rule._asdict(), "label": say(rule.label), "own": own}


def _look(look: Look) -> dict[str, Any]:
    groups = {name: _group(getattr(look, name)) for name in _GROUPS}
    return {"day": look.day.isoformat(), "open": look.open, "undated": look.undated, **groups}


def _group(group: Group) -> dict[str, int]:
    return {**group._asdict(), "undecided": group.undecided}


def _compared(each: Compared) -> dict[str, Any]:
    return {
        "flagged": _group(each.flagged),
        "others": _group(each.others),
        "of_all": _apart(each.flagged.of_all, each.others.of_all, each.of_all),
        "of_decided": _apart(each.flagged.of_decided, each.others.of_decided, each.of_decided),
    }


def _apart(flagged: float | None, others: float | None, apart: Difference | TooFew) -> dict[str, Any]:
    """Shares as numbers of six digits: more would only look exact."""
    if isinstance(apart, TooFew):
        return {"too_few": apart._asdict()}
    figures = {"flagged": flagged, "others": others, "difference": apart.gap}
    figures |= {"low": apart.low, "high": apart.high}
    return {name: None if value is None else float(f"{value:.6g}") for name, value in figures.items()}
