"""A playbook on the screen: stage by stage, what the gate asks and what is on the checklist."""

from collections.abc import Iterator
from typing import Any

from commands.printing import paint, window, wrap
from engine.message import Message, Text, msg
from engine.playbook import Playbook, Stage
from engine.requirements.decision import Decision
from engine.requirements.kinds import Requirement
from engine.requirements.visit import VisitHeld
from engine.requirements.worksheet import WorksheetFilled
from words.say import say

SIDES = ("client", "own_team", "competitors")
"""Whose objectives a stage names, in the order they are read."""


def page(playbook: Playbook) -> str:
    head = say("playbook_page.head", title=playbook.title, id=playbook.id, version=playbook.version)
    return "\n\n".join([head, *(_stage(n, stage) for n, stage in enumerate(playbook.stages, 1))])


def playbook_data(playbook: Playbook) -> dict[str, Any]:
    return {
        "id": playbook.id,
        "version": playbook.version,
        "title": _both(playbook.title),
        "stages": [_stage_data(stage) for stage in playbook.stages],
        "stop_classes": {id: _both(text) for id, text in playbook.stop_classes.items()},
    }


def _stage_data(stage: Stage) -> dict[str, Any]:
    limits = stage.limits
    return {
        "id": stage.id,
        "status": stage.status,
        "title": _both(stage.title),
        "question": _both(stage.question),
        "outcome": _both(stage.outcome),
        "limits": {"warn": limits.warn, "critical": limits.critical, "quiet": limits.quiet},
        "objectives": {side: _both(text) for side, text in stage.objectives.items()},
        "worksheets": list(stage.worksheets),
        "gate": [
            {"id": r.id, "kind": r.kind, "title": _both(r.title), "waivable": r.waivable} for r in stage.gate
        ],
        "checklist": [{"id": item.id, "title": _both(item.title)} for item in stage.checklist],
        "stuck": _both(stage.stuck),
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _stage(n: int, stage: Stage) -> str:
    limits = stage.limits
    head = say("playbook_page.stage", n=n, title=stage.title, id=stage.id, outcome=stage.outcome)
    ages = say("playbook_page.limits", warn=limits.warn, critical=limits.critical, quiet=limits.quiet)
    lines = [paint(head, "bold"), _line(say(stage.question)), _line(ages)]
    lines += [_line(say(f"playbook_page.aim_{side}", aim=stage.objectives[side])) for side in SIDES]
    lines.append("")
    lines += [_line(say("playbook_page.gate")), *(_requirement(r) for r in stage.gate)]
    if stage.checklist:
        items = [_line(f"· {say(item.title)}  {paint(item.id, 'dim')}", 4) for item in stage.checklist]
        lines += [_line(say("playbook_page.checklist")), *items]
    lines.append(_line(say("playbook_page.stuck", advice=stage.stuck)))
    return "\n".join(lines)


def _requirement(requirement: Requirement) -> str:
    title = _line(f"· {say(requirement.title)}  {paint(requirement.id, 'dim')}", 4)
    notes = " · ".join(map(say, _notes(requirement)))
    return f"{title}\n{_line(notes, 6)}" if notes else title


def _notes(requirement: Requirement) -> Iterator[Message]:
    if isinstance(requirement, Decision):
        yield msg("playbook_page.asked", ask=requirement.ask)
        if requirement.valid_for:
            yield msg("playbook_page.fresh", days=requirement.valid_for)
    if isinstance(requirement, WorksheetFilled):
        yield msg("playbook_page.at_least", percent=requirement.at_least)
    if isinstance(requirement, VisitHeld) and requirement.within:
        yield msg("playbook_page.within", days=requirement.within)
    if requirement.when is not None:
        yield msg("playbook_page.guarded")
    if not requirement.waivable:
        yield msg("playbook_page.not_waivable")


def _line(text: str, indent: int = 2) -> str:
    return wrap(" " * indent + text, window(), " " * (indent + 2))
