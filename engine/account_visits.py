"""A visit or call to a client itself, where no deal is what it was about."""

from collections.abc import Sequence

from engine import accounts, contacts, visit_table
from engine.accounts import Account
from engine.change import Change
from engine.state import CHANNELS, NOTHING_WRITTEN, Day, Diary
from engine.visit_fields import visit_data


def log_visit(
    change: Change,
    code: str,
    *,
    contact: str | None,
    on: Day | None,
    summary: str,
    two_sided: bool,
    channel: str = CHANNELS[0],
    others: Sequence[str] = (),
    interest: Sequence[str] = (),
    diary: Diary = NOTHING_WRITTEN,
) -> Account:
    """As `deals.log_visit`; by whoever may change the account. It ends no deal's silence."""
    account = accounts.open_(change, code)
    met = [contacts.find(change.store, text, account.code).key for text in (contact, *others) if text]
    data = visit_data(change, met, on, summary, two_sided, channel, interest, diary)
    after = accounts.record(change, account, "visit", data)
    subject, by = f"account:{after.code}", change.actor.user
    visit_table.keep(change.store, visit_table.visit_of(subject, after.version, by, data, after.code))
    return after
