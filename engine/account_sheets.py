"""The worksheets of an account itself, filled in as those of a deal are."""

from collections.abc import Mapping

from engine import accounts, contacts
from engine.accounts import Account
from engine.change import Change
from engine.errors import unknown
from engine.filling import read_filling
from engine.state import merged
from engine.worksheet import Raw, Worksheets


def fill(change: Change, code: str, worksheet: str, raw: Mapping[str, Raw], sheets: Worksheets) -> Account:
    """Fill in fields of one of `sheets`; an empty value clears one. Every fault at once, or nothing."""
    account = accounts.open_(change, code)
    sheet = sheets.get(worksheet)
    if sheet is None:
        raise unknown("deals.unknown_worksheet", worksheet, sheets)
    standing = account.sheets.get(worksheet)
    filling = read_filling(
        sheet,
        raw,
        standing,
        currency=change.workspace.currency,
        today=change.date,
        find_contact=contacts.finder(change.store, account.code),
    )
    before = standing.fields if standing else {}
    if merged(before, filling.fields) == before:
        return account
    return accounts.record(change, account, "fill", filling.data())
