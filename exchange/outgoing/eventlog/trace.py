"""A deal's history as a case of an event log: what happened, one after the other in its own time."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from engine.fold import unfolded
from engine.history import Event
from engine.message import Message, Text
from engine.money import major
from engine.state import Deal, Instant
from exchange.outgoing.eventlog.activity import Value, activity, doer

EPOCH = "1970-01-01T00:00:00.000000Z"
"""Where OCEL 2.0 has what an object was from the beginning: https://www.ocel-standard.org."""


class Step(NamedTuple):
    """One thing that happened. `id` is the event's own, `deal:ACME-3/5`; `doer` a login of our side."""

    id: str
    activity: str
    title: Message | Text
    at: Instant
    doer: str | None
    said: Mapping[str, Value]
    people: tuple[str, ...]


class Trace(NamedTuple):
    """A case. `untimed`: how many events were left out because nobody knows when they happened. `origin` is
    the source a deal was brought in from, and its id there."""

    deal: Deal
    steps: tuple[Step, ...]
    untimed: int
    origin: Mapping[str, str] = {}

    @property
    def variant(self) -> tuple[str, ...]:
        return tuple(step.activity for step in self.steps)


class Changed(NamedTuple):
    """A value an object had from an instant on."""

    name: str
    value: Value | Decimal
    at: Instant


def trace(events: Sequence[Event]) -> Trace | None:
    """None where the deal had not been opened yet."""
    told = list(unfolded(events))
    if not told:
        return None
    taken, untimed = steps(events)
    came = events[0].data.get("opened", {}).get("external", {})
    return Trace(told[-1][0], taken, untimed, origin(came.get("source"), came.get("id")))


def origin(source: str | None, id: str | None) -> dict[str, str]:
    """Where something was brought in from, as attributes."""
    return {"source": source, "source_id": id} if source and id else {}


def steps(events: Iterable[Event]) -> tuple[tuple[Step, ...], int]:
    """What happened to one subject, by time and then by seq, and how many have no time. What was taken back
    never was."""
    told = list(events)
    undone = {event.data["seq"] for event in told if event.kind == "undo"}
    timed, untimed = [], 0
    for event in told:
        what = activity(event)
        if event.seq in undone or what is None:
            continue
        if event.at is None:
            untimed += 1
            continue
        said = {**what.said, "imported": True} if event.kind == "import" else what.said
        id = f"{event.subject}/{event.seq}"
        timed.append(
            (event.at, event.seq, Step(id, what.id, what.title, event.at, doer(event), said, what.people))
        )
    return tuple(step for _, _, step in sorted(timed, key=lambda each: each[:2])), untimed


def attributes(deal: Deal) -> dict[str, Value | Decimal]:
    """What there is to sort deals by, as it stands; money in major units."""
    known: dict[str, Value | Decimal | None] = {
        "stage": deal.stage,
        "status": deal.status,
        "owner": deal.owner,
        "playbook": f"{deal.playbook}@{deal.playbook_version}",
        "behaviour": deal.behaviour,
        "amount": money(deal.amount, deal.currency),
        "currency": deal.currency,
        "close_date": deal.close_date,
        "stop_class": deal.closing.stop_class if deal.closing else None,
    }
    return {name: value for name, value in known.items() if value is not None}


def money(minor: int | None, currency: str | None) -> Decimal | None:
    return None if minor is None or currency is None else major(minor, currency)


def changes(events: Iterable[Event]) -> list[Changed]:
    """Every value the deal's attributes ever had, each from when on."""
    found: list[Changed] = []
    before: Mapping[str, Value | Decimal] = {}
    for deal, event in unfolded(events):
        now = attributes(deal)
        at = event.at or EPOCH
        found += (Changed(name, value, at) for name, value in now.items() if before.get(name) != value)
        # Of what is nothing any more OCEL has no word but an empty text.
        found += (Changed(name, "", at) for name in before if name not in now and name in _TEXTS)
        before = now
    return found


_TEXTS = ("behaviour", "stop_class")
"""Of the attributes that may go again, those that are texts."""
