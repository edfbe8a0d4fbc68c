"""What everything that is brought back from a visit shares: the change it is part of, and the visit's day."""

from collections.abc import Iterable
from typing import NamedTuple

from engine import reads
from engine.change import Change
from engine.contacts import Contact
from engine.errors import Refused
from engine.message import Message, Text, msg, step
from engine.reads import Opened, View
from engine.state import Day, Deal
from visits.bring_back import people
from visits.bring_back.people import People
from visits.readback.reading import Entry, Left, Reading


class Bringing(NamedTuple):
    """`on` is the day the client was met."""

    change: Change
    key: str
    reading: Reading
    on: Day

    @property
    def opened(self) -> Opened:
        """The deal as it stands at this moment."""
        view = View(self.change.store, self.change.workspace, self.change.date)
        return reads.opened(view, self.key)

    @property
    def deal(self) -> Deal:
        return self.opened.deal

    @property
    def account(self) -> str:
        """Raises Refused where the deal has none."""
        account = self.deal.account
        if account is None:
            raise Refused(msg("deals.no_account", deal=self.key), hint=step("set", self.key, account=None))
        return account

    def person(self, text: str) -> Contact:
        """Raises NotFound."""
        return people.person(self.change.store, text, self.account)

    def people(self, text: str) -> People:
        return people.people(self.change.store, text, self.account)


class Outcome(NamedTuple):
    """`applied`: the entries that stand now and need not be written again; `notes`: what to know of them."""

    done: tuple[Message, ...] = ()
    left: tuple[Left, ...] = ()
    applied: tuple[Entry, ...] = ()
    notes: tuple[Message, ...] = ()


def refused(entries: Iterable[Entry], why: Message) -> tuple[Left, ...]:
    return tuple(Left(entry.line, entry.text, why) for entry in entries)


def waiting(entries: Iterable[Entry], line: int) -> tuple[Left, ...]:
    """Those nothing is wrong with but what stands on another line."""
    return refused(entries, msg("readback.waits_for", line=line))


def replaced(label: Message | Text, before: Message | Text | str, after: Message | Text | str) -> Message:
    """What is written, and what stood there."""
    if not before:
        return msg("readback.put", label=label, after=after)
    return msg("readback.replaced", label=label, before=before, after=after)


def named(contact: Contact) -> Text:
    name = contact.name or contact.key
    return Text(name, name)
