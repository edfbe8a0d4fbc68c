"""The objects of an OCEL log: deals, and the clients, contacts, colleagues and orders that go with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from engine import accounts, contacts, history, orders, people, reads
from engine.among import batches
from engine.contacts import Contact
from engine.external import first_origins
from engine.history import Event
from engine.orders import Order
from engine.reads import View
from engine.state import Deal
from exchange.outgoing.eventlog.counts import Counts
from exchange.outgoing.eventlog.ocel import (
    ACCOUNT,
    CONTACT,
    DEAL,
    ORDER,
    PERSON,
    Link,
    Object,
    OcelWriter,
    Told,
    fixed,
)
from exchange.outgoing.eventlog.source import histories
from exchange.outgoing.eventlog.trace import Step, changes, money, origin, steps, trace
from exchange.outgoing.tables.wanted import NOWHERE, Wanted

_ORDERS = ("order", "order_edit", "order_drop")


class ObjectLog:
    """A log of the deals asked for and of their clients; of all clients where nothing was asked for.

    Kept in memory are the keys of those who were met on the way.
    """

    def __init__(self, view: View, wanted: Wanted) -> None:
        self._view, self._wanted = view, wanted
        self._accounts: set[str] = set()
        self._contacts: set[str] = set()
        self._people: set[str] = set()
        self._counts = Counts()

    def write(self, writer: OcelWriter) -> Counts:
        self._counts.events = writer.events(self._events())
        self._counts.objects = writer.objects(self._objects())
        writer.end()
        return self._counts

    # ── what happened ──

    def _events(self) -> Iterator[Told]:
        for events in histories(self._view, self._wanted):
            found = trace(events)
            if found is not None:
                self._counts.add(found)
                yield from self._of_deal(found.deal, found.steps)
        if not self._wanted.given:
            known = accounts.everyone(self._view.store, until=self._view.until)
            self._accounts.update(account.code for account in known)
        for code, events in self._clients():
            selling = [
                event for event in events if event.kind in (*_ORDERS, "visit") or "visit" in event.data
            ]
            taken, untimed = steps(selling)
            self._counts.untimed += untimed
            yield from self._of_client(code, taken)

    def _of_deal(self, deal: Deal, taken: Iterable[Step]) -> Iterator[Told]:
        self._people.add(deal.owner)
        about = [Link(f"deal:{deal.key}", "deal")]
        if deal.account is not None:
            self._accounts.add(deal.account)
            about.append(Link(f"account:{deal.account}", "client"))
        for step in taken:
            yield Told(step, (*about, *self._who(step)))

    def _of_client(self, code: str, taken: Iterable[Step]) -> Iterator[Told]:
        for step in taken:
            ordered = step.activity in _ORDERS
            order = (Link(f"order:{code}/{step.said['number']}", "order"),) if ordered else ()
            yield Told(step, (Link(f"account:{code}", "client"), *order, *self._who(step)))

    def _who(self, step: Step) -> Iterator[Link]:
        if step.doer is not None:
            self._people.add(step.doer)
            yield Link(f"person:{step.doer}", "doer")
        for key in dict.fromkeys(step.people):
            self._contacts.add(key)
            yield Link(f"contact:{key}", "contact")

    def _clients(self) -> Iterator[tuple[str, list[Event]]]:
        subjects = [f"account:{code}" for code in sorted(self._accounts)]
        for subject, events in history.events_among(self._view.store, subjects, until=self._view.until):
            yield subject.removeprefix("account:"), events

    # ── what there is ──

    def _objects(self) -> Iterator[Object]:
        for events in histories(self._view, self._wanted):
            found = trace(events)
            if found is not None:
                yield self._deal(found.deal, events, found.origin)
        for page in batches(sorted(self._accounts)):
            yield from self._at_clients(page)
        for _, events in self._clients():
            told = orders.told(events).values()
            came = self._came(f"order:{order.key}" for order in told)
            yield from (self._order(order, came(f"order:{order.key}")) for order in told)
        yield from self._whoever_is_left()

    def _at_clients(self, codes: Iterable[str]) -> Iterator[Object]:
        there = reads.accounts_of(self._view, codes)
        came = self._came(f"account:{code}" for code in codes)
        for code in codes:
            account = there.get(code)
            values = {"class": account.abc, "place": account.place} if account else {}
            yield Object(f"account:{code}", ACCOUNT, fixed({**values, **came(f"account:{code}")}), ())
        for known in reads.people_of(self._view, codes).values():
            self._contacts.difference_update(contact.key for contact in known)
            theirs = self._came(f"contact:{contact.key}" for contact in known)
            yield from (_contact(contact, theirs(f"contact:{contact.key}")) for contact in known)

    def _came(self, subjects: Iterable[str]) -> Callable[[str], dict[str, str]]:
        """Where each was brought in from, as attributes."""
        found = first_origins(self._view.store, list(subjects))
        return lambda subject: origin(*found.get(subject, NOWHERE))

    def _whoever_is_left(self) -> Iterator[Object]:
        """Those met who are at none of the clients any more, and the colleagues."""
        for contact in contacts.by_keys(self._view.store, self._contacts):
            yield Object(f"contact:{contact.key}", CONTACT, fixed({"part": contact.part}), ())
        for person in people.everyone(self._view.store):
            if person.user in self._people:
                values = {"role": person.role, "team": person.team}
                yield Object(f"person:{person.user}", PERSON, fixed(values), ())

    def _deal(self, deal: Deal, events: Iterable[Event], came: Mapping[str, str]) -> Object:
        links = [Link(f"person:{deal.owner}", "owner")]
        if deal.account is not None:
            links.append(Link(f"account:{deal.account}", "client"))
        links += self._to_deal(deal.follows, "follows")
        return Object(f"deal:{deal.key}", DEAL, (*changes(events), *fixed(came)), tuple(links))

    def _order(self, order: Order, came: Mapping[str, str]) -> Object:
        amount = money(order.amount, order.currency)
        values = fixed({"ordered_on": order.on, "amount": amount, "currency": order.currency, **came})
        links = [Link(f"account:{order.account}", "client"), *self._to_deal(order.deal, "deal")]
        return Object(f"order:{order.key}", ORDER, values, tuple(links))

    def _to_deal(self, key: str | None, qualifier: str) -> list[Link]:
        """Of some deals alone, others are not in the log, and nothing may lead out of it."""
        return [Link(f"deal:{key}", qualifier)] if key and not self._wanted.given else []


def _contact(contact: Contact, came: Mapping[str, str]) -> Object:
    values = {"part": contact.part, "style": contact.style, "left_on": contact.left_on, **came}
    there = (Link(f"account:{contact.account}", "works at"),)
    return Object(f"contact:{contact.key}", CONTACT, fixed(values), there)
