"""The customer record: what people at the client like and talk about, and competitors' goods seen there."""

import re
from collections.abc import Mapping

from engine import account_sheets, accounts, contacts
from engine.change import Change
from engine.contacts import Contact
from engine.message import Message, msg
from engine.state import Day
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from visits.bring_back.bringing import named, replaced

TOLD = ("preferences", "topics", "family")
"""Of a person."""
_SHEET = "customer_record"


def keep_details(change: Change, known: Contact, told: Mapping[str, str]) -> Message | None:
    """Added behind what was known before; None where all of it was known."""
    before = {id: getattr(known.details, id) or "" for id in told}
    after = {id: _added(before[id], text) for id, text in told.items()}
    new = [id for id in told if after[id] != before[id]]
    if not new:
        return None
    contacts.edit(change, known, details={id: after[id] for id in new})
    said = tuple(replaced(msg(f"visits.label_{id}"), before[id], after[id]) for id in new)
    return msg("readback.did_record", name=named(known), said=said)


def _added(before: str, text: str) -> str:
    if text.casefold() in before.casefold():
        return before
    if not before:
        return text
    return f"{before}{'；' if _CHINESE.search(before[-1] + text[0]) else '; '}{text}"


_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def keep_goods(change: Change, code: str, goods: str, told: Mapping[str, str], on: Day) -> Message | None:
    """`told`: whose they are (`competitor`), and what is thought of them (`note`)."""
    account = accounts.find(change.store, code)
    row = {goods: {**told, "seen_on": on}}
    after = account_sheets.fill(change, account.code, _SHEET, {"goods_seen": row}, ACCOUNT_WORKSHEETS)
    return msg("readback.did_goods", goods=goods) if after.version != account.version else None
