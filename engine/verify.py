"""Proving the history: every hash recomputed, every deal replayed, every move judged again."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from engine import playbooks
from engine.deal_table import DealRow, row_of, state_text
from engine.facts import from_inputs
from engine.fold import fold
from engine.gate import check
from engine.history import Event, canonical, chain, events_of
from engine.message import Message, msg
from engine.state import Deal
from engine.store import Store


class Flaw(NamedTuple):
    """Something that does not prove itself, at an event (`seq` 0: the subject as a whole)."""

    subject: str
    seq: int
    what: Message


class Proof(NamedTuple):
    """`digest` covers the end of every chain: noted outside, it shows later that none was cut or remade."""

    events: int
    digest: str
    faults: tuple[Flaw, ...]


def verify(store: Store) -> Proof:
    faults: list[Flaw] = []
    heads: list[tuple[str, int, str]] = []
    n = 0
    for subject, grouped in groupby(_all_events(store), key=lambda e: e.subject):
        events = list(grouped)
        n += len(events)
        heads.append((subject, events[-1].seq, events[-1].hash))
        faults += _chain_flaws(subject, events)
        if subject.startswith("deal:"):
            faults += _deal_flaws(store, subject, events)
    faults += _strays(store, {subject for subject, _, _ in heads})
    return Proof(n, sha256(canonical(heads).encode()).hexdigest(), tuple(faults))


def _all_events(store: Store) -> Iterator[Event]:
    yield from events_of(store, "account:")
    yield from events_of(store, "contact:")
    yield from events_of(store, "deal:")
    yield from events_of(store, "person:")
    yield from events_of(store, "playbook:")


def _chain_flaws(subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    previous = ""
    for expected, e in enumerate(events, start=1):
        if e.seq != expected:
            yield Flaw(subject, e.seq, msg("db.gap", expected=expected))
            return
        text = canonical(e.data)
        found = chain(previous, subject, e.seq, e.at, e.recorded_at, e.actor, e.kind, text, e.request)
        if found != e.hash:
            yield Flaw(subject, e.seq, msg("db.hash"))
            return
        previous = e.hash


def _deal_flaws(store: Store, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    key = subject.removeprefix("deal:")
    deal = fold(events)
    columns = ", ".join(DealRow._fields)
    row = store.row(f"SELECT {columns}, state FROM deal WHERE key = :key", key=key)
    if deal is None or row is None:
        yield Flaw(subject, 0, msg("db.no_row"))
        return
    *stored, state = row
    playbook = playbooks.load(store, deal.playbook, deal.playbook_version)
    if state != state_text(deal) or DealRow(*stored) != row_of(deal, playbook):
        yield Flaw(subject, events[-1].seq, msg("db.row_differs"))
    for at, event in enumerate(events):
        if event.kind == "advance":
            before = fold(events[:at])
            if before is not None and not _gate_held(store, before, event):
                yield Flaw(subject, event.seq, msg("db.gate_not_passed"))


def _gate_held(store: Store, before: Deal, event: Event) -> bool:
    """Whether the facts recorded with a move still let it through, with the same standings."""
    playbook = playbooks.load(store, before.playbook, before.playbook_version)
    if event.data["from"] != before.stage:
        return False
    facts = from_inputs(before, playbook.points, event.data["inputs"])
    verdict = check(playbook.stage(before.stage), facts)
    standings = {c.requirement.id: c.standing for c in verdict.checked}
    return verdict.passed and verdict.proven == event.data["proven"] and standings == event.data["verdict"]


def _strays(store: Store, subjects: set[str]) -> Iterator[Flaw]:
    """Deals that stand in the table without any history."""
    for row in store.rows("SELECT key FROM deal ORDER BY key"):
        if f"deal:{row['key']}" not in subjects:
            yield Flaw(f"deal:{row['key']}", 0, msg("db.no_history"))
