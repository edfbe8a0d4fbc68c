"""Whether the one door could have written an event, judged again from what was recorded with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from engine import reviewing, upgrading
from engine.answers import ANSWERS, KINDS
from engine.deal_fields import FIELDS
from engine.deals import SIDES, UNDOABLE
from engine.facts import from_inputs
from engine.fold import apply, fold
from engine.gate import check
from engine.history import Event, newest_standing
from engine.machine import move
from engine.message import Message, msg
from engine.people import ROLES
from engine.playbook import Playbook
from engine.rights import OWN, right_to
from engine.staff_then import StaffThen
from engine.state import CHANNELS, DONE, INTEREST, STOPPED, Deal

Books = Callable[[str, int], Playbook]
"""A playbook by id and version."""

LIVE = ("open", "won")
_OF_LIVE = ("answer", "fill", "tick", "visit", "step", "promise", "wait", "waive", "review")
_OPENED = ("account", "contact", "person")
_UNDO = right_to("deal.undo")
_UPGRADE = right_to("deal.upgrade")
_BEYOND_ONES_OWN = {role for role in ROLES if getattr(_UNDO, role) != OWN}
"""Roles that take back what others did."""


# ── of every sort ─────────────────────────────────────────────────────────────────────────────


def is_known(event: Event) -> bool:
    """Whether the program writes any event of this kind about subjects of this sort."""
    return right_to(_told(event)) is not None


def stranger(event: Event, staff: StaffThen) -> Message | None:
    """Why nobody like whoever acted may have written it; None where somebody like them may."""
    right = right_to(_told(event))
    if not staff.knows(event.actor, event):
        return msg("db.nobody_then", actor=event.actor)
    sort = event.subject.partition(":")[0]
    begins = sort not in _OPENED or (event.kind == "new") == (event.seq == 1)
    return None if begins and right and staff.may(right, event) else msg("db.against_rules")


def _told(event: Event) -> str:
    sort, colon, name = event.subject.partition(":")
    return f"{sort}.{event.kind}" if colon and name else ""


# ── of deals ──────────────────────────────────────────────────────────────────────────────────


def broken_rules(events: Sequence[Event], books: Books, staff: StaffThen) -> Iterator[tuple[int, Message]]:
    """Of one deal's events by seq, those no rule allows, each by its seq."""
    for before, event in _with_before(events):
        pinned = books(before.playbook, before.playbook_version)
        if event.kind == "upgrade":
            to = books(event.data["playbook"], event.data["playbook_version"])
            if not upgrading.lawful(before, pinned, to, event.data):
                yield event.seq, msg("db.against_rules")
        elif not _lawful(before, pinned, event, staff, events):
            yield event.seq, msg("db.against_rules")
        elif event.kind == "advance" and not _gate_held(before, pinned, event):
            yield event.seq, msg("db.gate_not_passed")


def _with_before(events: Sequence[Event]) -> Iterator[tuple[Deal, Event]]:
    """Every event with the deal as it stood before, and the first with the deal as it opened.

    What came later in its time too is applied; else everything is folded anew.
    """
    deal: Deal | None = None
    for at, event in enumerate(events):
        if deal is None:
            deal = fold(events[: at or 1])
            assert deal is not None, "the first event opens the deal"
        yield deal, event
        if at:
            later = (event.at or "") >= (deal.last_at or "")
            deal = apply(deal, event) if later and event.kind != "undo" else None


def _lawful(
    before: Deal, playbook: Playbook, event: Event, staff: StaffThen, events: Sequence[Event]
) -> bool:
    if event.kind in _OF_LIVE and before.status not in LIVE:
        return False
    if event.kind in ("advance", "back", "stop", "reopen"):
        return _moves(before, playbook, event)
    if event.kind == "undo":
        return _takes_back(event, events[: event.seq - 1], staff)
    rule = _RULES.get(event.kind)
    return rule is None or rule(before, playbook, event, partial(staff.knows, event=event))


def _moves(before: Deal, playbook: Playbook, event: Event) -> bool:
    """A move that exists, from where the deal stands."""
    data = event.data
    if event.kind == "stop" and data["class"] not in playbook.stop_classes:
        return False
    trigger = event.kind if event.kind in ("advance", "stop") else f"{event.kind} to {data['to']}"
    if event.kind == "reopen" and before.status == STOPPED and data["to"] != before.stage:
        return False
    to = move(playbook.topology, STOPPED if before.status == STOPPED else before.stage, trigger)
    if event.kind == "stop":
        return to == STOPPED
    if event.kind == "back" and to is not None:
        later = playbook.stages[playbook.position(to) :]
        proved_again = ([s.id for s in later], [d.point for s in later for d in s.decisions])
        if (data["stages"], data["points"]) != proved_again:
            return False
    status = DONE if to == DONE else playbook.stage(to).status if to else None
    return (data["to"], data["status"]) == (to, status)


def _takes_back(event: Event, earlier: Sequence[Event], staff: StaffThen) -> bool:
    """The newest event and no other, by whoever made it or by one who may for others; of a batch the newest
    that stands."""
    newest = newest_standing(earlier) if "batch" in event.data else earlier[-1] if earlier else None
    if newest is None or event.data["seq"] != newest.seq:
        return False
    if newest.kind == "upgrade":
        same = event.data.get("batch") == newest.data["batch"]
        return same and _UPGRADE is not None and staff.may(_UPGRADE, event)
    if newest.kind not in UNDOABLE or "batch" in event.data:
        return False
    return event.actor == newest.actor or bool(staff.roles(event) & _BEYOND_ONES_OWN)


def _gate_held(before: Deal, playbook: Playbook, event: Event) -> bool:
    """Whether the facts recorded with a move still let it through, with the same standings."""
    if event.data["from"] != before.stage:
        return False
    facts = from_inputs(before, playbook.points, event.data["inputs"])
    verdict = check(playbook.stage(before.stage), facts)
    standings = {c.requirement.id: c.standing for c in verdict.checked}
    return verdict.passed and verdict.proven == event.data["proven"] and standings == event.data["verdict"]


# ── by kind ───────────────────────────────────────────────────────────────────────────────────

Knows = Callable[[object], bool]
Rule = Callable[[Deal, Playbook, Event, Knows], bool]


def _new(deal: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    first, data = playbook.stages[0], event.data
    begins = (data["stage"], data["status"]) == (first.id, first.status)
    return begins and bool(data["title"]) and knows(data["owner"]) and _is_behaviour(playbook, data)


def _set(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    fields = event.data["fields"]
    known = "owner" not in fields or knows(fields["owner"])
    titled = bool(fields.get("title", before.title))
    return set(fields) <= set(FIELDS) and known and titled and _is_behaviour(playbook, fields)


def _is_behaviour(playbook: Playbook, data: Mapping[str, object]) -> bool:
    behaviour = data.get("behaviour")
    return behaviour is None or behaviour in playbook.behaviours


def _answer(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    data = event.data
    if data["point"] not in playbook.points or data["answer"] not in ANSWERS or data["kind"] not in KINDS:
        return False
    standing = before.answers.get(data["point"])
    newer = standing is None or data["on"] >= standing.on
    return newer and bool(data["evidence"]) and (data["kind"] != "client_said" or data["contact"] is not None)


def _fill(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    settles = event.data["settles"]
    return set(settles) <= {"behaviour"} and _is_behaviour(playbook, settles)


def _tick(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    return any(item.id == event.data["item"] for stage in playbook.stages for item in stage.checklist)


def _visit(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    return _is_visit(event.data)


def _brought(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    """A visit was made by somebody known here; the rest of an import tells what nobody here can judge."""
    visit = event.data.get("visit")
    return visit is None or (_is_visit(visit) and knows(visit["by"]))


def _is_visit(data: Mapping[str, Any]) -> bool:
    return data.get("channel", CHANNELS[0]) in CHANNELS and set(data.get("interest", ())) <= set(INTEREST)


def _step(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    return bool(event.data["what"]) and event.data["on"] >= event.data["set_on"]


def _promise(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    return bool(event.data["what"]) and event.data["by"] in SIDES


def _wait(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    data, times = event.data, before.wait.times if before.wait else 0
    return bool(data["reason"]) and data["until"] >= data["on"] and times < playbook.waits


def _waive(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    """By nobody who owned it in this stay, for a requirement of its stage that may be waived."""
    data = event.data
    if event.actor in before.stay.owners or data["stage"] != before.stage or data["until"] < data["on"]:
        return False
    waivable = {each.id for each in playbook.stage(before.stage).gate if each.waivable}
    return bool(data["reason"]) and data["requirement"] in waivable


def _merge(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    data = event.data
    return before.account == data["from"] and data["account"] not in (None, before.account)


def _review(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    who = event.data["who"]
    return reviewing.lawful(before, event.data) and (who is None or knows(who))


def _review_open(before: Deal, playbook: Playbook, event: Event, knows: Knows) -> bool:
    there = before.review is not None and before.review.open_until is not None
    return there and knows(event.data.get("who", event.actor))


_RULES: Mapping[str, Rule] = {
    "new": _new,
    "set": _set,
    "answer": _answer,
    "fill": _fill,
    "tick": _tick,
    "visit": _visit,
    "import": _brought,
    "merge": _merge,
    "step": _step,
    "promise": _promise,
    "wait": _wait,
    "waive": _waive,
    "review": _review,
    "review_done": _review_open,
    "review_handed": _review_open,
}
