"""Many deals to the bottom in a few reads, for what goes through all of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from engine import accounts, playbooks, reads
from engine.accounts import Account
from engine.among import batches
from engine.clock import load_calendar
from engine.contacts import Contact
from engine.reads import Opened, View
from engine.state import Deal
from engine.value import Value

if TYPE_CHECKING:
    from engine.background import Background


class Known(Value):
    """A deal with its client, the people there, and what else is known."""

    opened: Opened
    account: Account | None
    people: Sequence[Contact]
    background: "Background | None"


def one(view: View, key: str, *, background: bool = True) -> Known:
    """Raises NotFound as `reads.deal` does."""
    (known,) = _known(view, [reads.deal(view, key)], background=background)
    return known


def many(view: View, keys: Iterable[str], *, background: bool = True) -> Iterator[Known]:
    """In the order of the keys; a deal that was not there yet on the view's day is left out.

    `background`: whether what is known beside the deals' own states is wanted; it is None otherwise.
    """
    for page in batches(keys):  # thousands of deals need not be in memory together
        states = reads.states(view, page)
        yield from _known(view, [states[key] for key in page if key in states], background=background)


def _known(view: View, deals: Sequence[Deal], *, background: bool) -> Iterator[Known]:
    books = playbooks.pinned(view.store, ((deal.playbook, deal.playbook_version) for deal in deals))
    codes = {deal.account for deal in deals if deal.account}
    clients = {account.code: account for account in accounts.by_codes(view.store, sorted(codes))}
    people, deciding = reads.people_of(view, codes), reads.deciding(view, clients.values())
    told: dict[str, Background] = {}
    if background:
        from engine.background import backgrounds  # what a sheet tells; days and desks don't

        told = backgrounds(view, deals, load_calendar(view.store, view.workspace.country))
    for deal in deals:
        code = deal.account or ""
        there, (changed_on, abc) = people.get(code, []), deciding.get(code, (None, None))
        book = books[deal.playbook, deal.playbook_version]
        opened = reads.joined(view, deal, book, (c.fact for c in there), changed_on, abc)
        yield Known(opened, clients.get(code), there, told.get(deal.key))
