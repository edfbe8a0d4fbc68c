"""Proving the history: every hash recomputed, every deal and account replayed, every move judged again."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple

from engine import accounts, contacts, history, orders, people, playbooks, reviewing, visit_table, weeks
from engine.clock import END_OF_TIME
from engine.deal_fields import FIELDS
from engine.deal_table import COLUMNS, DealRow, row_of, state_text
from engine.errors import NotFound
from engine.facts import from_inputs
from engine.fold import fold
from engine.gate import check
from engine.history import Event, canonical, chain, read_event
from engine.machine import move
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.state import DONE, STOPPED, Deal
from engine.store import Store


class Flaw(NamedTuple):
    """Something that does not prove itself, at an event (`seq` 0: the subject as a whole)."""

    subject: str
    seq: int
    what: Message


class Proof(NamedTuple):
    """`digest` covers the end of every chain: noted outside, it shows later that none was cut or remade.

    `erased` are the contacts nobody can name any more, as was asked for.
    """

    events: int
    digest: str
    faults: tuple[Flaw, ...]
    erased: tuple[str, ...]


def verify(store: Store) -> Proof:
    faults: list[Flaw] = []
    heads: list[tuple[str, int, str]] = []
    rows = history.stored(store)
    for subject, grouped in groupby(rows, key=lambda row: str(row["subject"])):
        own = list(grouped)
        heads.append((subject, own[-1]["seq"], own[-1]["hash"]))
        broken = _broken(subject, own)
        if broken:
            faults.append(broken)
        elif replay := _REPLAYED.get(subject.partition(":")[0]):
            faults += _replayed(replay, store, subject, own)
    faults += _strays(store, {subject for subject, _, _ in heads})
    if not faults:  # a history that is broken tells nothing
        faults += _registers(store)
    erased, tampered = _personal(store)
    digest = sha256(canonical(heads).encode()).hexdigest()
    return Proof(len(rows), digest, (*faults, *tampered), erased)


def _broken(subject: str, rows: Sequence[Any]) -> Flaw | None:
    """Where a chain breaks first. The hash is taken over the text as it stands."""
    previous = ""
    for expected, row in enumerate(rows, start=1):
        *said, found = row
        if row["seq"] != expected:
            return Flaw(subject, row["seq"], msg("db.gap", expected=expected))
        if chain(previous, *said) != found:
            return Flaw(subject, row["seq"], msg("db.hash"))
        previous = found
    return None


Replay = Callable[[Store, str, Sequence[Event]], Iterator[Flaw]]


def _replayed(replay: Replay, store: Store, subject: str, rows: Sequence[Any]) -> Iterator[Flaw]:
    """Whoever forges a whole chain may write anything into it, so anything may be amiss."""
    try:
        yield from replay(store, subject, [read_event(row) for row in rows])
    except (LookupError, TypeError, ValueError, AttributeError, NotFound):
        yield Flaw(subject, 0, msg("db.unreadable"))


def _deal_flaws(store: Store, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    deal = fold(events)
    sql = f"SELECT {COLUMNS}, state FROM deal WHERE key = :key"
    row = store.row(sql, key=subject.removeprefix("deal:"))
    if deal is None or row is None:
        yield Flaw(subject, 0, msg("db.no_row"))
        return
    *stored, state = row
    playbook = playbooks.load(store, deal.playbook, deal.playbook_version)
    if state != state_text(deal) or DealRow(*stored) != row_of(deal, playbook):
        yield Flaw(subject, events[-1].seq, msg("db.row_differs"))
    yield from _visit_flaws(store, subject, events, deal.account)
    for at, event in enumerate(events):
        if event.kind in _RULED:
            before = fold(events[:at])
            assert before is not None, "the first event opens the deal"
            pinned = playbooks.load(store, before.playbook, before.playbook_version)
            if not _lawful(store, before, pinned, event):
                yield Flaw(subject, event.seq, msg("db.against_rules"))
            elif event.kind == "advance" and not _gate_held(before, pinned, event):
                yield Flaw(subject, event.seq, msg("db.gate_not_passed"))


_RULED = ("set", "waive", "review", "advance", "back", "stop", "reopen")


def _lawful(store: Store, before: Deal, playbook: Playbook, event: Event) -> bool:
    """Whether the one door could have written it: a move that exists, a field that may be set."""
    data = event.data
    if event.kind == "set":
        return set(data["fields"]) <= set(FIELDS)
    if event.kind == "waive":
        return event.actor not in before.stay.owners
    if event.kind == "review":
        person = history.events(store, f"person:{event.actor}")
        return reviewing.lawful(before, data, {e.data["role"] for e in person if "role" in e.data})
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


def _account_flaws(store: Store, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    """An account whose row says something else than its history, and the orders that do."""
    code, then = subject.removeprefix("account:"), accounts.fold(events)
    account = accounts.by_code(store, code)
    if account is None or account != then:
        yield Flaw(subject, 0, msg("db.differs_from_history" if account else "db.no_row"))
    rows, told = {o.number: o for o in orders.stored(store, code)}, orders.told(events)
    for number in sorted(rows.keys() | told.keys()):
        row, said = rows.get(number), told.get(number)
        if row != said:
            id = "db.order_differs" if row and said else "db.order_missing" if said else "db.order_stray"
            yield Flaw(subject, 0, msg(id, order=f"{code}/{number}"))
    yield from _visit_flaws(store, subject, events, code)


def _visit_flaws(store: Store, subject: str, events: Sequence[Event], account: str | None) -> Iterator[Flaw]:
    """Visits the table of visits tells otherwise than the history, at their events."""
    rows = {v.seq: v for v in visit_table.stored(store, subject)}
    told = {v.seq: v for v in visit_table.told(events, account)}
    for seq in sorted(rows.keys() | told.keys()):
        if rows.get(seq) != told.get(seq):
            yield Flaw(subject, seq, msg("db.visit_differs"))


def _week_flaws(store: Store, subject: str, events: Sequence[Event]) -> Iterator[Flaw]:
    told = weeks.told_by(subject, events)
    try:
        row = weeks.stored(store, subject)
    except (LookupError, TypeError, ValueError, AttributeError):
        yield Flaw(subject, 0, msg("db.differs_from_history"))
        return
    if row != told:
        yield Flaw(subject, 0, msg("db.differs_from_history" if row else "db.no_row"))


_REPLAYED = {"deal": _deal_flaws, "account": _account_flaws, "week": _week_flaws}


_STANDING = (
    "SELECT 'deal:' || key AS subject FROM deal UNION SELECT 'account:' || code FROM account"
    " UNION SELECT 'account:' || account FROM purchase UNION SELECT subject FROM visit"
    """ UNION SELECT 'week:' || "user" || ':' || monday FROM week ORDER BY subject"""
)


def _strays(store: Store, subjects: set[str]) -> Iterator[Flaw]:
    """What stands in a table without any history: deals, accounts, and orders or visits of none at all."""
    for row in store.rows(_STANDING):
        if row["subject"] not in subjects:
            yield Flaw(row["subject"], 0, msg("db.no_history"))


def _registers(store: Store) -> Iterator[Flaw]:
    """People and contacts whose row says something else than their history."""
    told_people = set(people.everyone(store, until=END_OF_TIME))
    for person in people.everyone(store):
        if person not in told_people:
            yield Flaw(f"person:{person.user}", 0, msg("db.differs_from_history"))
    for contact in contacts.everyone(store):
        told = contacts.as_of(store, contact, END_OF_TIME[:10])
        if told is None or told.fact != contact.fact or not contact.key.startswith(f"{contact.account}."):
            yield Flaw(f"contact:{contact.key}", 0, msg("db.differs_from_history"))


def _personal(store: Store) -> tuple[tuple[str, ...], tuple[Flaw, ...]]:
    """Contacts who were erased, and those whose name is not the one that was sealed."""
    sql = (
        "SELECT c.key, p.digest, p.salt, p.data FROM contact c"
        " LEFT JOIN personal p ON p.digest = c.sealed ORDER BY c.key"
    )
    erased, tampered = [], []
    for key, digest, salt, data in store.rows(sql):
        if digest is not None and data is None:
            erased.append(key)
        elif digest is None or sha256(f"{salt}{data}".encode()).hexdigest() != digest:
            tampered.append(Flaw(f"contact:{key}", 0, msg("db.seal")))
    return tuple(erased), tuple(tampered)
