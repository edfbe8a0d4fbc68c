"""Whether the one door could have written an event, judged again from what was recorded with it."""

from collections.abc import Callable, Iterator, Sequence

from engine import reviewing
from engine.deal_fields import FIELDS
from engine.facts import from_inputs
from engine.fold import fold
from engine.gate import check
from engine.history import Event
from engine.machine import move
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.state import DONE, STOPPED, Deal

_RULED = ("set", "waive", "review", "advance", "back", "stop", "reopen")

Books = Callable[[str, int], Playbook]
"""A playbook by id and version."""
Roles = Callable[[str], set[str]]
"""The roles somebody ever had."""


def broken_rules(events: Sequence[Event], books: Books, roles: Roles) -> Iterator[tuple[int, Message]]:
    """Of one deal's events by seq, those no rule allows, each by its seq."""
    for at, event in enumerate(events):
        if event.kind in _RULED:
            before = fold(events[:at])
            assert before is not None, "the first event opens the deal"
            pinned = books(before.playbook, before.playbook_version)
            if not _lawful(before, pinned, event, roles):
                yield event.seq, msg("db.against_rules")
            elif event.kind == "advance" and not _gate_held(before, pinned, event):
                yield event.seq, msg("db.gate_not_passed")


def _lawful(before: Deal, playbook: Playbook, event: Event, roles: Roles) -> bool:
    """A move that exists, a field that may be set, somebody who may."""
    data = event.data
    if event.kind == "set":
        return set(data["fields"]) <= set(FIELDS)
    if event.kind == "waive":
        return event.actor not in before.stay.owners
    if event.kind == "review":
        return reviewing.lawful(before, data, roles(event.actor))
    trigger = event.kind if event.kind in ("advance", "stop") else f"{event.kind} to {data['to']}"
    if event.kind == "reopen" and before.status == STOPPED and data["to"] != before.stage:
        return False
    to = move(playbook.order, STOPPED if before.status == STOPPED else before.stage, trigger)
    if event.kind == "stop":
        return to == STOPPED
    status = DONE if to == DONE else playbook.stage(to).status if to else None
    return (data["to"], data["status"]) == (to, status)


def _gate_held(before: Deal, playbook: Playbook, event: Event) -> bool:
    """Whether the facts recorded with a move still let it through, with the same standings."""
    if event.data["from"] != before.stage:
        return False
    facts = from_inputs(before, playbook.points, event.data["inputs"])
    verdict = check(playbook.stage(before.stage), facts)
    standings = {c.requirement.id: c.standing for c in verdict.checked}
    return verdict.passed and verdict.proven == event.data["proven"] and standings == event.data["verdict"]
