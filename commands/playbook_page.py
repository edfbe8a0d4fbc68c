"""A playbook on the screen: stage by stage, what the gate asks and what is on the checklist; then what it
changes of the signs that a deal has stalled."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from commands.printing import paint, window, wrap
from engine.message import Message, Text, msg
from engine.playbook import Playbook, Stage
from engine.requirements.decision import Decision
from engine.requirements.kinds import Requirement
from engine.requirements.visit import VisitHeld
from engine.requirements.worksheet import WorksheetFilled
from engine.signs import Bounds, InStage, OwnSign, Tuned
from words.say import say

SIDES = ("client", "own_team", "competitors")
"""Whose objectives a stage names, in the order they are read."""


def page(playbook: Playbook) -> str:
    head = say("playbook_page.head", title=playbook.title, id=playbook.id, version=playbook.version)
    stages = [_stage(n, stage) for n, stage in enumerate(playbook.stages, 1)]
    signs = list(_signs(playbook))
    told = ["\n".join([paint(say("playbook_page.signs"), "bold"), *signs])] if signs else []
    return "\n\n".join([head, *stages, *told])


def playbook_data(playbook: Playbook) -> dict[str, Any]:
    return {
        "id": playbook.id,
        "version": playbook.version,
        "title": _both(playbook.title),
        "stages": [_stage_data(stage) for stage in playbook.stages],
        "signs": [
            *(_sign_data(id, tuned) for id, tuned in playbook.signs.tuned.items()),
            *(_sign_data(own.id, own) for own in playbook.signs.own),
        ],
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
        "back": None if stage.back is None else list(stage.back),
        "worksheets": list(stage.worksheets),
        "gate": [
            {"id": r.id, "kind": r.kind, "title": _both(r.title), "waivable": r.waivable} for r in stage.gate
        ],
        "checklist": [{"id": item.id, "title": _both(item.title)} for item in stage.checklist],
        "stuck": _both(stage.stuck),
    }


def _sign_data(id: str, sign: Tuned | OwnSign) -> dict[str, Any]:
    """`own` is null of a sign that comes along; null is also what it leaves as it comes."""
    said: dict[str, Any] = {"id": id, "level": sign.level, "stages": list(sign.stages)}
    if isinstance(sign, OwnSign):
        own = {"because": _both(sign.because), "ask": _both(sign.ask)}
        return {**said, "warn": None, "critical": None, "own": own}
    return {**said, "warn": sign.warn, "critical": sign.critical, "own": None}


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
    if stage.back is not None:
        lines.append(_line(say("playbook_page.back", stages=stage.back)))
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


def _signs(playbook: Playbook) -> Iterator[str]:
    from coach.signs.table import TUNABLE

    labels = {stage.id: stage.label for stage in playbook.stages}
    for id, bounds in TUNABLE.items():
        if tuned := playbook.signs.tuned.get(id):
            yield _sign(id, _tuned(tuned, bounds), tuned.stages, labels)
    for own in playbook.signs.own:
        said = msg("playbook_page.sign_own", because=own.because)
        yield _sign(own.id, [said, _level(own.level)], own.stages, labels)


def _sign(id: str, said: Sequence[Message], stages: Sequence[str], labels: Mapping[str, Text]) -> str:
    where = [msg("playbook_page.sign_in", stages=tuple(labels[stage] for stage in stages))] if stages else []
    return _line(f"· {id}  {' · '.join(map(say, [*said, *where]))}")


def _tuned(tuned: Tuned, bounds: Bounds | InStage | None) -> list[Message]:
    if tuned.level is not None:
        return [_level(tuned.level)]
    if not isinstance(bounds, Bounds):
        return []
    limits = {"warn": tuned.warn or bounds.warn, "critical": tuned.critical or bounds.critical}
    return [msg(f"playbook_page.sign_{bounds.unit}", **limits)]


def _level(level: str) -> Message:
    return msg(f"playbook_page.sign_{level}")


def _line(text: str, indent: int = 2) -> str:
    return wrap(" " * indent + text, window(), " " * (indent + 2))
