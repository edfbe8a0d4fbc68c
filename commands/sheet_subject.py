"""Whose worksheet it is, a deal's or a client company's, and what is needed to speak of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from commands.choices import Names, recognised
from engine import accounts, contacts, reads
from engine.accounts import Account
from engine.contacts import Contact
from engine.message import Message, Step, step
from engine.playbook import Manner
from engine.reads import Opened, View
from engine.state import Filled
from engine.value import Value
from engine.worksheet import Field, Raw

if TYPE_CHECKING:
    from engine.filling import FindContact


def _nothing(worksheet: str) -> Filled | None:
    return None


class Subject(Value):
    key: str
    title: str
    version: int
    currency: str
    """Of its amounts, unless the worksheet names another."""
    people: Mapping[str, str]
    """Those at the client by their keys: the name, or the key again where it was erased."""
    find: "FindContact"
    today: date
    manners: Mapping[str, Manner] = {}
    """Buying behaviours as the playbook calls them."""
    command: str = ""
    """What stands before `fill` and `show` on the command line: nothing, or `account`."""
    stands: Callable[[str], Filled | None] = _nothing
    """What is filled in of a worksheet at this very moment."""

    def fill(self, worksheet: str, **args: str | None) -> Step:
        return self._step("fill", worksheet, args)

    def show(self, worksheet: str) -> Step:
        return self._step("show", worksheet, {})

    def _step(self, verb: str, worksheet: str, args: Mapping[str, str | None]) -> Step:
        if self.command:
            return step(f"{self.command} {verb}", None, account=self.key, worksheet=worksheet, **args)
        return step(verb, self.key, worksheet=worksheet, **args)

    def named(self, message: Message) -> Message:
        """A message about a worksheet, people by their names: it knows but their keys."""
        return Message(message.id, {name: self._named(value) for name, value in message.params.items()})

    def _named(self, value: object) -> object:
        if isinstance(value, Message):
            return self.named(value)
        if type(value) is tuple:
            return tuple(map(self._named, value))
        return self.people.get(value, value) if isinstance(value, str) else value

    def choices(self, field: Field) -> Names:
        """A field's choices as the screen calls them, by id; the playbook may call behaviours otherwise."""
        ours = field.choices.keys() <= self.manners.keys()
        return {id: (self.manners[id].title, text) if ours else (text,) for id, text in field.choices.items()}


def of_deal(view: View, now: Opened) -> Subject:
    deal = now.deal
    return Subject(
        key=deal.key,
        title=deal.title,
        version=deal.version,
        currency=deal.currency or view.workspace.currency,
        people=_names(reads.people_there(view, deal.account)),
        find=contacts.finder(view.store, deal.account),
        today=view.today,
        manners=now.playbook.behaviours,
        stands=lambda worksheet: reads.deal(view, deal.key).worksheets.get(worksheet),
    )


def of_account(view: View, account: Account) -> Subject:
    return Subject(
        key=account.code,
        title=account.name,
        version=account.version,
        currency=view.workspace.currency,
        people=_names(reads.people_there(view, account.code)),
        find=contacts.finder(view.store, account.code),
        today=view.today,
        command="account",
        stands=lambda worksheet: accounts.find(view.store, account.code).sheets.get(worksheet),
    )


def _names(known: Sequence[Contact]) -> dict[str, str]:
    return {contact.key: contact.name or contact.key for contact in known}


def as_ids(fields: Sequence[Field], raw: Mapping[str, Raw], subject: Subject) -> dict[str, Raw]:
    """What was typed, a choice as the playbook calls it replaced by its id; the sheet reads the rest."""
    known = {field.id: field for field in fields}
    return {id: _as_id(known[id], given, subject) if id in known else given for id, given in raw.items()}


def _as_id(field: Field, given: Raw, subject: Subject) -> Raw:
    if field.kind == "choice" and isinstance(given, str):
        return recognised(given, subject.choices(field)) or given
    if field.kind == "rows" and isinstance(given, Mapping):
        return {name: _row_as_ids(field, row, subject) for name, row in given.items()}
    if field.kind == "rows" and isinstance(given, list | tuple):
        return [_row_as_ids(field, row, subject) for row in given]
    return given


def _row_as_ids(field: Field, row: Raw, subject: Subject) -> Raw:
    return as_ids(field.columns, row, subject) if isinstance(row, Mapping) else row
