"""What everything that is brought back from a visit shares: the change it is part of, and the visit's day."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from engine import contacts, reads
from engine.change import Change
from engine.contacts import Contact
from engine.errors import NotFound, Refused
from engine.message import Message, Text, msg, step
from engine.reads import Opened, View
from engine.state import Day, Deal
from visits.readback.reading import Entry, Left, Reading

_BETWEEN = re.compile(r"\s*[、,，;；/&＆+\n]\s*|\s+and\s+")
_AND = re.compile(r"\s*[和与跟及]\s*")
_BRACKETS = re.compile(r"\s*[（(［\[][^（）()［］\[\]]*[）)］\]]\s*$")


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
        """Somebody at the client, by name, with or without what stands in brackets behind it."""
        try:
            return contacts.find(self.change.store, text, self.account)
        except NotFound:
            bare = _BRACKETS.sub("", text)
            if bare in ("", text):
                raise
            return contacts.find(self.change.store, bare, self.account)

    def people(self, text: str) -> tuple[list[Contact], list[Message]]:
        """Several people in one blank; and why somebody among them is not known."""
        found: dict[str, Contact] = {}
        unknown: list[Message] = []
        for name in names(text):
            try:
                both = [self.person(name)]
            except NotFound as error:
                try:
                    both = [self.person(each) for each in _AND.split(name)]
                except NotFound:
                    unknown.append(error.message)
                    continue
            found |= {contact.key: contact for contact in both}
        return list(found.values()), unknown


def names(text: str) -> list[str]:
    """The names in a text that may hold several."""
    return [name for name in _BETWEEN.split(text.strip()) if name]


class Outcome(NamedTuple):
    """`applied`: the entries that stand now and need not be written again."""

    done: tuple[Message, ...] = ()
    left: tuple[Left, ...] = ()
    applied: tuple[Entry, ...] = ()


def refused(entries: Iterable[Entry], why: Message) -> tuple[Left, ...]:
    return tuple(Left(entry.line, entry.text, why) for entry in entries)


def named(contact: Contact) -> Text:
    name = contact.name or contact.key
    return Text(name, name)
