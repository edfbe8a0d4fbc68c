"""What was on record of clients at an instant: who is there, when those who decide last changed, the class.

A person counts from the moment they were entered: what nobody knew yet proves nothing at a gate.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from engine.clock import END_OF_TIME
from engine.facts import ContactFact
from engine.reads import View
from engine.state import Day, Instant

_TOLD = """
SELECT subject, at, kind, data FROM event
WHERE (at IS NULL OR at <= :until)
  AND ((subject >= 'contact:' AND subject < 'contact;' AND kind IN ('new', 'edit', 'leave'))
    OR (subject >= 'account:' AND subject < 'account;' AND kind IN ('edit', 'class', 'deciders')))
ORDER BY subject, seq
"""


class Client(NamedTuple):
    contacts: tuple[ContactFact, ...] = ()
    deciders_changed_on: Day | None = None
    abc: str | None = None


NOBODY = Client()


class ClientPast(NamedTuple):
    """`known[i]` is what was on record from `since[i]` on."""

    since: tuple[Instant, ...] = ()
    known: tuple[Client, ...] = ()

    def at(self, instant: Instant) -> Client:
        found = bisect_right(self.since, instant)
        return self.known[found - 1] if found else NOBODY

    @property
    def first_classed(self) -> Instant | None:
        """When the client was first given a class."""
        return next((at for at, known in zip(self.since, self.known, strict=True) if known.abc), None)


UNKNOWN = ClientPast()


class Told(NamedTuple):
    """An event of a client or of somebody there; `at` is empty where nobody knows when."""

    at: Instant
    subject: str
    kind: str
    data: Mapping[str, Any]


def clients_then(view: View) -> dict[str, ClientPast]:
    """By account, of all there are, in one read."""
    by_account: dict[str, list[Told]] = {}
    for subject, at, kind, data in view.store.rows(_TOLD, until=view.until or END_OF_TIME):
        sort, _, name = subject.partition(":")
        account = name if sort == "account" else name.rpartition(".")[0]
        by_account.setdefault(account, []).append(Told(at or "", subject, kind, json.loads(data)))
    return {account: client_past(told) for account, told in by_account.items()}


def client_past(told: Iterable[Told]) -> ClientPast:
    """Of one client's events, by subject and seq."""
    known = dict(_changes(sorted(told, key=lambda each: each.at)))
    return ClientPast(tuple(known), tuple(known.values()))


def _changes(told: Iterable[Told]) -> Iterator[tuple[Instant, Client]]:
    client, people = NOBODY, dict[str, ContactFact]()
    for at, subject, kind, data in told:
        key = subject.partition(":")[2]
        if subject.startswith("contact:"):
            before = people.get(key)
            if kind == "leave" and before:
                people[key] = before._replace(left_on=data["left_on"])
            elif kind != "leave":
                left_on = before.left_on if before else None
                people[key] = ContactFact(key, data["part"], data["style"], data["since"], left_on)
            client = client._replace(contacts=tuple(people.values()))
        elif kind == "deciders":
            client = client._replace(deciders_changed_on=data["on"])
        elif "abc" in data:
            client = client._replace(abc=data["abc"])
        yield at, client
