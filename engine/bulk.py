"""Many deals to the bottom in a few reads, for what goes through all of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from engine import accounts, playbooks, reads
from engine.accounts import Account
from engine.background import Background, backgrounds
from engine.clock import load_calendar
from engine.contacts import Contact
from engine.reads import Opened, View

_AT_ONCE = 200
"""States held at a time: thousands of deals need not be in memory together."""


class Known(NamedTuple):
    """A deal with its client, the people there, and what else is known."""

    opened: Opened
    account: Account | None
    people: Sequence[Contact]
    background: Background


def one(view: View, key: str, *, background: bool = True) -> Known:
    """Raises NotFound as `reads.deal` does."""
    opened = reads.opened(view, key)
    code = opened.deal.account
    account = accounts.by_code(view.store, code) if code else None
    told = Background()
    if background:
        told = backgrounds(view, [opened.deal], load_calendar(view.store, view.workspace.country))[key]
    return Known(opened, account, reads.people_there(view, code), told)


def many(view: View, keys: Iterable[str], *, background: bool = True) -> Iterator[Known]:
    """In the order of the keys. As of a day, each is told by its own history, and there is no short way.

    `background`: whether what is known beside the deals' own states is wanted; it is empty otherwise.
    """
    wanted = list(keys)
    if view.until is not None:
        yield from (one(view, key, background=background) for key in wanted)
        return
    clients = {account.code: account for account in accounts.everyone(view.store)}
    people = {code: list(there) for code, there in groupby(reads.all_people(view), key=lambda c: c.account)}
    books = {(book.id, book.version): book for book in playbooks.installed(view.store)}
    calendar = load_calendar(view.store, view.workspace.country)
    for start in range(0, len(wanted), _AT_ONCE):
        page = wanted[start : start + _AT_ONCE]
        states = reads.states(view, page)
        told = backgrounds(view, list(states.values()), calendar) if background else {}
        for deal in (states[key] for key in page):
            account, there = clients.get(deal.account or ""), people.get(deal.account or "", [])
            book = books[deal.playbook, deal.playbook_version]
            changed_on = account.deciders_changed_on if account else None
            abc = account.abc if account else None
            opened = reads.joined(view, deal, book, there, changed_on, abc)
            yield Known(opened, account, there, told.get(deal.key, Background()))
