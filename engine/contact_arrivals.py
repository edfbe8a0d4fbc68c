"""People at clients a table tells of, on their way in: entered, and told on by what it says later.

History carries digests alone: `sealed` of name and details as they stand, `told` of them as the table has
them; `said` is what else it says. So the next table shows what changed there, and what only here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engine import account_arrivals, contacts, history, personal
from engine.among import among, batches
from engine.change import Change
from engine.contacts import DECIDING, Contact
from engine.history import Event
from engine.personal import NOTHING_KNOWN, Details
from engine.state import Day
from engine.store import Store

PLAIN = ("part", "style", "since", "left_on")
"""What of a contact is no secret."""


class Person(NamedTuple):
    """What there is to say of somebody; None where nothing was said."""

    name: str | None
    part: str | None = None
    style: str | None = None
    since: Day | None = None
    left_on: Day | None = None
    details: Details = NOTHING_KNOWN


NOTHING_TOLD = Person(None)


class Arrival(NamedTuple):
    """Somebody at an account; a person with a name, a part and a day since when."""

    account: str
    person: Person
    external: Mapping[str, str]


class Telling(NamedTuple):
    """What becomes of `contact`, and what the table says of them, as far as either is new."""

    contact: Contact
    becomes: Person
    told: Person
    before: Person
    """What tables had told."""
    external: Mapping[str, str]


def told(store: Store, keys: Iterable[str]) -> dict[str, Person]:
    """What tables have told so far of these people, by contact key; NOTHING_TOLD of one entered by hand."""
    subjects = [f"contact:{key}" for key in keys]
    found, seals = {}, {}
    for subject, events in history.events_among(store, subjects):
        key = subject.removeprefix("contact:")
        found[key], seals[key] = _told_by(events)
    names = personal.under_many(store, filter(None, seals.values()))
    for key, seal in seals.items():
        name, details = names.get(seal or "", (None, NOTHING_KNOWN))
        found[key] = found[key]._replace(name=name, details=details)
    return found


def _told_by(events: Sequence[Event]) -> tuple[Person, str | None]:
    """All but name and details, and the digest these stand under."""
    person, seal = NOTHING_TOLD, None
    for event in events:
        data = event.data
        if event.kind == "new" and "external" in data:
            person, seal = person._replace(**{n: data[n] for n in PLAIN if n in data}), data["sealed"]
        elif event.kind == "import":
            person, seal = person._replace(**data.get("said", {})), data.get("told", seal)
    return person, seal


def bring_in(change: Change, batch: Sequence[Arrival]) -> list[str]:
    """Many people, in the order of the batch; their keys. Whoever left already comes and goes."""
    account_arrivals.may_bring_in(change)
    numbers = _last_numbers(change.store, {arrival.account for arrival in batch})
    rows, inserts, seals, keys = [], [], [], []
    gone: list[Telling] = []
    for account, person, external in batch:
        numbers[account] = number = numbers.get(account, 0) + 1
        key = f"{account}.{number}"
        seal = personal.sealed(person.name or "", person.details)
        plain = {"part": person.part, "style": person.style, "since": person.since}
        data = {"account": account, **plain, "sealed": seal["digest"]}
        event = change.event(
            (0, ""), f"contact:{key}", "new", {**data, "external": dict(external)}, change.at
        )
        rows.append(event[1])
        seals.append(seal)
        inserts.append({"key": key, "number": number, **data})
        keys.append(key)
        if person.left_on is not None:
            here = Contact(
                key, account, person.name, str(person.part), person.style, str(person.since), None, 1
            )
            stays = person._replace(left_on=None)
            gone.append(Telling(here._replace(details=person.details), person, person, stays, external))
    personal.keep_many(change.store, seals)
    history.append(change.store, rows)
    contacts.insert_many(change.store, inserts)
    contacts.deciders_may_have_changed(
        change, {arrival.account for arrival in batch if arrival.person.part in DECIDING}
    )
    tell_on(change, gone)
    return keys


def tell_on(change: Change, batch: Sequence[Telling]) -> None:
    """What a table says of people who are here; nobody among them was erased."""
    account_arrivals.may_bring_in(change)
    heads = history.heads(change.store, (f"contact:{each.contact.key}" for each in batch))
    rows, updates, seals, moved = [], [], [], set[str]()
    for telling in batch:
        contact = telling.contact
        data, own = _data(telling)
        subject = f"contact:{contact.key}"
        event, row = change.event(heads[subject], subject, "import", data, change.at)
        rows.append(row)
        seals += own
        updates.append({**_standing(telling, data), "key": contact.key, "version": event.seq})
        deciding = {contact.part, telling.becomes.part} & set(DECIDING)
        if deciding and {"part", "left_on"} & data.keys():
            moved.add(contact.account)
    personal.keep_many(change.store, seals)
    history.append(change.store, rows)
    contacts.update_many(change.store, updates)
    contacts.deciders_may_have_changed(change, moved)


def _data(telling: Telling) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Of the event, and the seals it stands on."""
    here, becomes, said, before = telling.contact, telling.becomes, telling.told, telling.before
    data: dict[str, Any] = {"external": dict(telling.external)}
    seals = []
    part = {"part": becomes.part, "style": becomes.style, "since": becomes.since}
    if (becomes.part, becomes.style, becomes.since) != (here.part, here.style, here.since):
        data |= part
    if becomes.left_on != here.left_on:
        data["left_on"] = becomes.left_on
    if (becomes.name, becomes.details) != (here.name, here.details):
        seals.append(personal.sealed(becomes.name or "", becomes.details))
        data["sealed"] = seals[0]["digest"]
    if plain := {n: getattr(said, n) for n in PLAIN if getattr(said, n) != getattr(before, n)}:
        data["said"] = plain
    if (said.name, said.details) != (before.name, before.details):
        if not seals or (said.name, said.details) != (becomes.name, becomes.details):
            seals.append(personal.sealed(said.name or "", said.details))
        data["told"] = seals[-1]["digest"]
    return data, seals


def _standing(telling: Telling, data: Mapping[str, Any]) -> dict[str, object]:
    """The columns as the event leaves them; `sealed` is None where the old seal stands."""
    becomes = telling.becomes
    plain = {name: getattr(becomes, name) for name in PLAIN}
    return {**plain, "sealed": data.get("sealed")}


def _last_numbers(store: Store, accounts: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for page in batches(sorted(accounts)):
        names, params = among(page)
        sql = f"SELECT account, max(number) AS n FROM contact WHERE account IN ({names}) GROUP BY account"
        found |= {row["account"]: row["n"] for row in store.rows(sql, **params)}
    return found
