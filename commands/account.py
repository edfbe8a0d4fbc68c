"""`account`: the companies deals belong to."""

from typing import Annotated, Any

import typer

from commands.desk import reading, writing
from commands.fields import pairs
from commands.listing import deal_table
from commands.options import AccountCode
from commands.printing import Column, paint, table
from commands.step_line import command_line
from commands.views import day, deal_in_list, names_of
from engine import accounts, reads
from engine.accounts import Account
from engine.change import Change
from engine.contacts import Contact
from engine.errors import NotFound, Usage
from engine.message import msg, step
from words.say import say

Name = Annotated[str, typer.Argument(metavar="metavar.name", help="argument.account_name")]
Code = Annotated[str | None, typer.Option("--code", metavar="metavar.account", help="option.code")]
Pairs = Annotated[list[str], typer.Argument(metavar="metavar.fields", help="argument.account_fields")]


def add(ctx: typer.Context, name: Name, code: Code = None) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        account = accounts.add(change, name, code)
        follow = command_line(step("contact add", None, name=None, account=account.code, part=None))
        said = say("accounts.added", account=account.name, code=account.code)
        return {**_data(account), "message": f"{said}\n  → {follow}"}

    desk.do("account add", work)


def list_(ctx: typer.Context) -> None:
    desk = reading(ctx)
    counted = reads.deals_by_account(desk.view)
    found = accounts.everyone(desk.store, until=desk.view.until)
    columns = (
        Column(say("accounts.col_code")),
        Column(say("accounts.col_name"), shrinks=True),
        Column(say("accounts.col_deals"), right=True),
    )

    def text() -> str:
        if not found:
            return f"{say('accounts.none')}\n  → {command_line(step('account add', None, name=None))}"
        return table([(a.code, a.name, str(counted.get(a.code, 0))) for a in found], columns)

    desk.emit([{**_data(a), "deals": counted.get(a.code, 0)} for a in found], text)


def show(ctx: typer.Context, account: AccountCode) -> None:
    desk = reading(ctx)
    found = accounts.find(desk.store, account)
    if found.code not in {a.code for a in accounts.everyone(desk.store, until=desk.view.until)}:
        raise NotFound(msg("accounts.not_yet", account=found.name, day=desk.today), hint=step("account list"))
    known = reads.people_there(desk.view, found.code)
    deals = reads.listed(desk.view, "d.account = :account", tail="ORDER BY d.key", account=found.code)
    names = names_of(known)
    data = {
        **_data(found),
        "contacts": [
            {"key": c.key, "name": c.name, "part": c.part, "style": c.style, "left": c.left_on} for c in known
        ],
        "deals": [deal_in_list(d, names) for d in deals],
    }

    def text() -> str:
        people = ["  " + " · ".join(_person(c)) for c in known]
        parts = [paint(f"{found.code}  {found.name}", "bold"), *people]
        return "\n".join([*parts, "", deal_table(desk.view, deals)] if deals else parts)

    desk.emit(data, text)


def edit(ctx: typer.Context, account: AccountCode, fields: Pairs) -> None:
    desk = writing(ctx)
    given = pairs(fields)
    if set(given) != {"name"}:
        raise Usage(msg("accounts.edit_fields", fields=tuple(given)))

    def work(change: Change) -> dict[str, Any]:
        edited = accounts.edit(change, account, given["name"])
        return {**_data(edited), "message": say("accounts.edited", code=edited.code, account=edited.name)}

    desk.do("account edit", work)


def _person(contact: Contact) -> list[str]:
    told = [contact.name or contact.key, say(f"contacts.part_{contact.part}")]
    return [*told, say("contacts.left", on=day(contact.left_on))] if contact.left_on else told


def _data(account: Account) -> dict[str, Any]:
    return {"code": account.code, "name": account.name, "version": account.version}
