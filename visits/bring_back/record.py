"""The customer record: what people at the client like and talk about, and competitors' goods seen there."""

from collections.abc import Mapping

from engine import account_sheets, accounts, contacts
from engine.change import Change
from engine.contacts import Contact
from engine.message import Message, msg
from engine.state import Day
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from visits.bring_back.bringing import named

TOLD = ("preferences", "topics", "family")
"""Of a person."""
_SHEET = "customer_record"


def keep_details(change: Change, known: Contact, told: Mapping[str, str]) -> Message | None:
    """What was known before stays, unless it is said anew; None where all of it was known."""
    if all(getattr(known.details, id) == text for id, text in told.items()):
        return None
    contacts.edit(change, known, details=told)
    return msg("readback.did_record", name=named(known))


def keep_goods(change: Change, code: str, goods: str, told: Mapping[str, str], on: Day) -> Message | None:
    """`told`: whose they are (`competitor`), and what is thought of them (`note`)."""
    account = accounts.find(change.store, code)
    row = {goods: {**told, "seen_on": on}}
    after = account_sheets.fill(change, account.code, _SHEET, {"goods_seen": row}, ACCOUNT_WORKSHEETS)
    return msg("readback.did_goods", goods=goods) if after.version != account.version else None
