"""The worksheets of a client company itself: filled in, and read."""

from collections.abc import Iterator, Mapping
from typing import Any

from commands.account_data import account_data
from commands.choices import chosen, glossed
from commands.desk import Desk
from commands.filling import Ways, fill_sheet
from commands.sheet_page import emit_sheet
from commands.sheet_subject import of_account
from commands.sheet_view import view_sheet
from commands.step_line import command_line
from commands.worksheet import titles_of
from engine import account_sheets, accounts
from engine.accounts import Account
from engine.change import Change
from engine.errors import Usage
from engine.message import msg, step
from engine.worksheet import Raw, Worksheet
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from words.say import say


def fill_in(desk: Desk, account: str, worksheet: str | None, ways: Ways) -> None:
    """Raises Usage where the worksheet is left out or is none of these."""
    found = accounts.find(desk.store, account)
    if worksheet is None or "=" in worksheet:
        raise _which(found)
    sheet = _sheet(worksheet)

    def work(change: Change, raw: Mapping[str, Raw]) -> dict[str, Any]:
        after = account_sheets.fill(change, found.code, sheet.id, raw, ACCOUNT_WORKSHEETS)
        return {**account_data(after), "worksheet": sheet.id, "message": _said(found, after, sheet)}

    fill_sheet(desk, of_account(desk.view, found), sheet, found.sheets.get(sheet.id), ways, work)


def _sheet(typed: str) -> Worksheet:
    return ACCOUNT_WORKSHEETS[chosen(typed, titles_of(ACCOUNT_WORKSHEETS), "deals.unknown_worksheet")]


def _which(account: Account) -> Usage:
    said = msg("deals.fill_which", choices=glossed(titles_of(ACCOUNT_WORKSHEETS)))
    hint = step("account fill", None, account=account.code, worksheet="rating")
    return Usage(said, hint=hint, details={"candidates": [*ACCOUNT_WORKSHEETS]})


def _said(before: Account, after: Account, sheet: Worksheet) -> str:
    if before.version == after.version:
        return say("deals.set_nothing", deal=after.code)
    complete = after.sheets[sheet.id].complete
    said = say("deals.filled", deal=after.code, worksheet=sheet.title, complete=complete)
    # The record is read on the client's page, everything else goes into its value.
    page = "account show" if sheet.id == "customer_record" else "account value"
    return f"{said}\n  → {command_line(step(page, None, account=after.code))}"


def show_sheet(desk: Desk, account: Account, worksheet: str, *, markdown: bool) -> None:
    sheet = _sheet(worksheet)
    standing = account.sheets.get(sheet.id)
    view = view_sheet(sheet, standing, of_account(desk.view, account), desk.today)
    emit_sheet(desk, view, markdown=markdown)


def filled_lines(account: Account) -> Iterator[str]:
    """A line a worksheet that was filled in, and where to read it."""
    for id, filled in account.sheets.items():
        title = ACCOUNT_WORKSHEETS[id].title if id in ACCOUNT_WORKSHEETS else id
        line = say("deals.sheet_line", worksheet=title, complete=filled.complete)
        yield f"{line}  → {command_line(step('account show', None, account=account.code, worksheet=id))}"
