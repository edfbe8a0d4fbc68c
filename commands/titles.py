"""What people call the things a playbook names: ids are for command lines, titles for the screen."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from engine import history, playbooks
from engine.message import Text
from engine.money import Money
from engine.playbook import Playbook
from engine.state import DONE
from engine.store import Store


def stages(store: Store, playbook: Playbook, deal: str, ids: Iterable[str]) -> tuple[Text | str, ...]:
    """Of stages a deal was in; one its playbook doesn't have any more goes by the name it had then."""
    wanted = tuple(ids)
    books = [playbook]
    if any(id not in playbook.order for id in wanted):
        books += _followed_before(store, deal)
    return tuple(next((b.stage(id).title for b in books if id in b.order), id) for id in wanted)


def _followed_before(store: Store, deal: str) -> list[Playbook]:
    """The newest first."""
    told = reversed(history.events(store, f"deal:{deal}"))
    places = [(id, version) for e in told if e.kind == "upgrade" for id, version in (e.data["from"],)]
    books = playbooks.pinned(store, places)
    return [books[place] for place in places]


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
