"""What people call the things a playbook names: ids are for command lines, titles for the screen."""

from datetime import date
from typing import Any

from engine.message import Text
from engine.money import Money
from engine.playbook import Playbook
from engine.state import DONE


def stage(playbook: Playbook, id: str) -> Text | str:
    """A deal may have left a stage that a later version of its playbook doesn't have."""
    return playbook.stage(id).title if id in playbook.order else id


def question(playbook: Playbook, point: str) -> Text | str:
    """A decision point in the client's voice."""
    return next((d.ask for s in playbook.stages for d in s.decisions if d.point == point), point)


def requirement(playbook: Playbook, stage: str, id: str) -> Text | str:
    """Of the gate at the exit of a stage: the same id may mean something else at another."""
    gate = playbook.stage(stage).gate if stage != DONE and stage in playbook.order else ()
    return next((r.title for r in gate if r.id == id), id)


def item(playbook: Playbook, id: str) -> Text | str:
    return next((i.title for s in playbook.stages for i in s.checklist if i.id == id), id)


def behaviour(playbook: Playbook, id: str) -> Text | str:
    manner = playbook.behaviours.get(id)
    return manner.title if manner else id


def deal_field(playbook: Playbook, name: str, value: Any, currency: str | None) -> object:
    """What a field of the deal itself says, as a sentence can carry it; None where it says nothing."""
    if value is None:
        return None
    if name == "amount" and currency:
        return Money(value, currency)
    if name == "close_date":
        return date.fromisoformat(value)
    return behaviour(playbook, value) if name == "behaviour" else value


def worksheet(id: str) -> Text | str:
    from stages.worksheets import WORKSHEETS

    sheet = WORKSHEETS.get(id)
    return sheet.title if sheet else id
