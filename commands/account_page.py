"""`account show`: a client's record on one screen, or one of its worksheets."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.account_data import account_data, sold_data
from commands.desk import Desk, reading
from commands.listing import deal_table
from commands.options import AccountCode
from commands.printing import paint, window, wrap
from commands.show import Markdown
from commands.step_line import command_line
from commands.views import contact_in_list, day, deal_in_list, names_of, visit_data
from commands.visit_lines import visit_lines
from engine import accounts, reads, visit_table
from engine.accounts import Account
from engine.clock import day_of
from engine.contacts import Contact
from engine.errors import NotFound, Usage
from engine.merging import merger_of
from engine.message import Message, Text, msg, step
from engine.state import Visit
from engine.visit_table import Held
from words.say import clean, say

if TYPE_CHECKING:
    from coach.clients.sales import Sold

SheetName = Annotated[
    str | None, typer.Argument(metavar="metavar.worksheet", help="argument.account_worksheet")
]
_VISITS = 5


def show(
    ctx: typer.Context, account: AccountCode, worksheet: SheetName = None, markdown: Markdown = False
) -> None:
    from coach.clients.sales import sold_to
    from commands.account_sheet import filled_lines, show_sheet

    desk = reading(ctx, itself=True)
    found = _then(desk, account)
    if worksheet is not None:
        return show_sheet(desk, found, worksheet, markdown=markdown)
    if markdown:
        hint = step("account show", None, account=found.code, worksheet=None)
        raise Usage(msg("sheets.markdown_of_what"), hint=hint)
    known = reads.people_there(desk.view, found.code)
    deals = reads.listed(desk.view, "d.account = :account", tail="ORDER BY d.sort_key", account=found.code)
    names = names_of(known)
    sold = sold_to(desk.view, found.code)
    visits = visit_table.told_of(desk.view, found.code)
    data = {
        **account_data(found),
        **sold_data(sold),
        "contacts": [contact_in_list(c) for c in known],
        "deals": [deal_in_list(d, names) for d in deals],
        "worksheets": {id: filled._asdict() for id, filled in found.sheets.items()},
        "visits": [{**visit_data(visit, names), "deal": held.deal} for held, visit in visits],
    }

    def text() -> str:
        place = f" · {clean(found.place)}" if found.place else ""
        parts = [
            paint(f"{found.code}  {clean(found.name)}{place}", "bold"),
            *_merger_lines(desk, found),
            *([] if found.merged_into else _worth_lines(found, sold)),
            *("  " + " · ".join(_person(c)) for c in known),
            *_record_lines(found),
            *filled_lines(found),
            *([] if found.merged_into else _onward_lines(found, sold)),
            *_visit_lines(visits, names),
        ]
        return "\n".join([*parts, "", deal_table(desk.view, deals)] if deals else parts)

    return desk.emit(data, text)


def _merger_lines(desk: Desk, account: Account) -> Iterator[str]:
    """Of one that was merged into another: which, when, and by whom."""
    if (merger := merger_of(desk.store, account)) is not None:
        on, into = day_of(merger.at, desk.view.workspace.time_zone), merger.into
        yield f"  {say('merging.merged_on', into=into.code, name=into.name, on=on, by=merger.by)}"
        yield f"  → {command_line(step('account show', None, account=into.code))}"


def _worth_lines(account: Account, sold: "Sold") -> Iterator[str]:
    """Its class and who gave it, and what it has bought."""
    by = account.abc_by or "nobody"
    yield f"  {say(f'accounts.class_by_{by}', abc=account.abc)}"
    if not sold.n:
        yield f"  {say('portfolio.no_orders')}"
        return
    last = [say(f"accounts.last_{sold.source}", on=sold.last)] if sold.last else []
    told = " · ".join([say(f"accounts.sums_{sold.source}", n=sold.n, sums=sold.sums), *last])
    yield wrap(f"  {told}", window(), "  ")


def _person(contact: Contact) -> list[str]:
    job = [clean(contact.details.job)] if contact.details.job else []
    told = [clean(contact.name or contact.key), *job, say(f"contacts.part_{contact.part}")]
    return [*told, say("contacts.left", on=day(contact.left_on))] if contact.left_on else told


def _record_lines(account: Account) -> Iterator[str]:
    """What the customer record says beside the people, the purchases and the visits."""
    filled = account.sheets.get("customer_record")
    fields: Mapping[str, Any] = filled.fields if filled else {}
    for name in ("address", "business_situation"):
        if text := fields.get(name):
            yield wrap(f"  {say(f'accounts.record_{name}', text=Text(text, text))}", window(), "    ")
    if rows := fields.get("goods_seen"):
        goods = tuple(map(_goods, rows))
        yield wrap(f"  {say('accounts.record_goods', goods=goods)}", window(), "    ")


def _goods(row: Mapping[str, Any]) -> Message:
    """`G120 (Siemens, 3 Nov 2026)`, as far as it is known."""
    known = [name for name in ("competitor", "seen_on") if row.get(name)]
    said = {"goods": row["goods"], "competitor": row.get("competitor"), "seen_on": day(row.get("seen_on"))}
    return msg(f"accounts.goods_{'_'.join(known) or 'alone'}", **said)


def _onward_lines(account: Account, sold: "Sold") -> Iterator[str]:
    yield f"  → {command_line(step('account value', None, account=account.code))}"
    if sold.source == "orders" and sold.n:
        yield f"  → {command_line(step('order list', None, account=account.code))}"


def _visit_lines(visits: list[tuple[Held, Visit]], names: Mapping[str, str]) -> Iterator[str]:
    if visits:
        yield f"\n{paint(say('deals.section_visits'), 'bold')}"
    for held, visit in visits[:_VISITS]:
        yield from visit_lines(visit, names, held.deal)
    if len(visits) > _VISITS:
        yield f"  {say('accounts.more_visits', n=len(visits) - _VISITS)}"


def _then(desk: Desk, text: str) -> Account:
    """The account as the view's day shows it."""
    found = accounts.find_itself(desk.store, text)
    if desk.view.until is None:
        return found
    from coach.clients.clients import clients

    then = clients(desk.view).get(found.code) or accounts.as_of(desk.store, found.code, desk.view.until)
    if then is None:
        raise NotFound(msg("accounts.not_yet", account=found.name, day=desk.today), hint=step("account list"))
    return then
