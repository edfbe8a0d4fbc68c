"""`account`: the companies deals belong to."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.account_data import account_data, sold_data
from commands.desk import Desk, reading, writing
from commands.fields import pairs
from commands.filling import Edit, Everything, FormFile, FormOnly, Pairs, Ways
from commands.listing import deal_table
from commands.options import AccountCode
from commands.printing import Column, paint, table, window, wrap
from commands.show import Markdown
from commands.step_line import command_line
from commands.views import day, deal_in_list, names_of
from engine import accounts, reads
from engine.accounts import HAND, Account
from engine.change import Change
from engine.contacts import Contact
from engine.errors import NotFound, Usage
from engine.message import msg, step
from engine.money import Money, plain
from words.say import clean, say, write

if TYPE_CHECKING:
    from coach.sales import Sold

Name = Annotated[str, typer.Argument(metavar="metavar.name", help="argument.account_name")]
Code = Annotated[str | None, typer.Option("--code", metavar="metavar.account", help="option.code")]
Changes = Annotated[list[str], typer.Argument(metavar="metavar.fields", help="argument.account_fields")]
SheetName = Annotated[
    str | None, typer.Argument(metavar="metavar.worksheet", help="argument.account_worksheet")
]
By = Annotated[str | None, typer.Option("--by", metavar="class|grid|quadrant", help="option.portfolio_by")]
Matrix = Annotated[
    str | None,
    typer.Option(
        "--matrix",
        metavar="volume-profit|current-potential|value-loyalty|value-response|function",
        help="option.matrix",
    ),
]
Plot = Annotated[bool, typer.Option("--plot", help="option.plot")]
PlaybookId = Annotated[
    str | None, typer.Option("--playbook", metavar="metavar.playbook", help="option.rules_playbook")
]
Measure = Annotated[
    str | None, typer.Option("--by", metavar="revenue|contribution", help="option.class_measure")
]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.orders_since")]

EDITABLE = ("name", "class")
COLUMNS = ("code", "name", "version", "class", "class_by", "deals", "orders", "orders_from")


def add(ctx: typer.Context, name: Name, code: Code = None) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        account = accounts.add(change, name, code)
        follow = command_line(step("contact add", None, name=None, account=account.code, part=None))
        said = say("accounts.added", account=account.name, code=account.code)
        return {**account_data(account), "message": f"{said}\n  → {follow}"}

    desk.do("account add", work)


# ── reading ───────────────────────────────────────────────────────────────────────────────────


def list_(
    ctx: typer.Context,
    by: By = None,
    matrix: Matrix = None,
    plot: Plot = False,
    playbook: PlaybookId = None,
) -> None:
    desk = reading(ctx)
    if by or matrix or plot or playbook:
        from commands.portfolio import show as show_portfolio

        return show_portfolio(desk, by, matrix, playbook, plot=plot)
    from coach.clients import clients
    from coach.sales import sums

    found = list(clients(desk.view).values())
    deals, sold = reads.deals_by_account(desk.view), sums(desk.view)
    data = [
        {
            **account_data(account),
            "deals": deals.get(account.code, 0),
            "orders": [
                {"amount": plain(*money), "currency": money.currency}
                for money in sold.by_account.get(account.code, ())
            ],
            "orders_from": sold.source,
        }
        for account in found
    ]
    return desk.emit(data, lambda: _list(found, deals, sold.by_account, sold.source), COLUMNS)


def _list(
    found: list[Account], deals: Mapping[str, int], sold: Mapping[str, tuple[Money, ...]], source: str
) -> str:
    if not found:
        return f"{say('accounts.none')}\n  → {command_line(step('account add', None, name=None))}"
    columns = (
        Column(say("accounts.col_code")),
        Column(say("accounts.col_name"), shrinks=True),
        Column(say("accounts.col_class")),
        Column(say("accounts.col_deals"), right=True),
        Column(say(f"accounts.col_from_{source if sold else 'orders'}"), right=True),
    )
    rows = [
        (
            paint(a.code, "bold"),
            a.name,
            _class(a),
            str(deals.get(a.code, 0)),
            write(sold[a.code]) if a.code in sold else "",
        )
        for a in found
    ]
    notes = ["", say("portfolio.from_deals")] if source == "deals" and sold else []
    return "\n".join([table(rows, columns), *notes])


def _class(account: Account) -> str:
    return f"{account.abc or ''}{'*' if account.abc_by == HAND else ''}"


def show(
    ctx: typer.Context, account: AccountCode, worksheet: SheetName = None, markdown: Markdown = False
) -> None:
    from coach.sales import sold_to
    from commands.account_sheet import filled_lines, show_sheet

    desk = reading(ctx)
    found = _then(desk, account)
    if worksheet is not None:
        return show_sheet(desk, found, worksheet, markdown=markdown)
    if markdown:
        hint = step("account show", None, account=found.code, worksheet=None)
        raise Usage(msg("sheets.markdown_of_what"), hint=hint)
    known = reads.people_there(desk.view, found.code)
    deals = reads.listed(desk.view, "d.account = :account", tail="ORDER BY d.key", account=found.code)
    names = names_of(known)
    sold = sold_to(desk.view, found.code)
    data = {
        **account_data(found),
        **sold_data(sold),
        "contacts": [
            {"key": c.key, "name": c.name, "part": c.part, "style": c.style, "left": c.left_on} for c in known
        ],
        "deals": [deal_in_list(d, names) for d in deals],
        "worksheets": {id: filled._asdict() for id, filled in found.sheets.items()},
    }

    def text() -> str:
        people = ["  " + " · ".join(_person(c)) for c in known]
        head = [paint(f"{found.code}  {clean(found.name)}", "bold"), *worth_lines(found, sold)]
        parts = [*head, *people, *filled_lines(found), *onward_lines(found, sold)]
        return "\n".join([*parts, "", deal_table(desk.view, deals)] if deals else parts)

    return desk.emit(data, text)


def worth_lines(account: Account, sold: "Sold") -> Iterator[str]:
    """Its class and who gave it, and what it has bought."""
    by = account.abc_by or "nobody"
    yield f"  {say(f'accounts.class_by_{by}', abc=account.abc)}"
    if not sold.n:
        yield f"  {say('portfolio.no_orders')}"
        return
    last = [say(f"accounts.last_{sold.source}", on=sold.last)] if sold.last else []
    told = " · ".join([say(f"accounts.sums_{sold.source}", n=sold.n, sums=sold.sums), *last])
    yield wrap(f"  {told}", window(), "  ")


def onward_lines(account: Account, sold: "Sold") -> Iterator[str]:
    yield f"  → {command_line(step('account value', None, account=account.code))}"
    if sold.source == "orders" and sold.n:
        yield f"  → {command_line(step('order list', None, account=account.code))}"


def _then(desk: Desk, text: str) -> Account:
    """The account as the view's day shows it."""
    found = accounts.find(desk.store, text)
    if desk.view.until is None:
        return found
    from coach.clients import clients

    then = clients(desk.view).get(found.code)
    if then is None:
        raise NotFound(msg("accounts.not_yet", account=found.name, day=desk.today), hint=step("account list"))
    return then


def _person(contact: Contact) -> list[str]:
    told = [clean(contact.name or contact.key), say(f"contacts.part_{contact.part}")]
    return [*told, say("contacts.left", on=day(contact.left_on))] if contact.left_on else told


# ── changing ──────────────────────────────────────────────────────────────────────────────────


def edit(ctx: typer.Context, account: AccountCode, fields: Changes) -> None:
    """A new name, or a class by hand; an empty class leaves it to the ranking again."""
    desk = writing(ctx)
    given = pairs(fields)
    if not set(given) <= set(EDITABLE):
        raise Usage(msg("accounts.edit_fields", fields=tuple(given)))

    def work(change: Change) -> dict[str, Any]:
        edited = accounts.edit(change, account, name=given.get("name"), abc=given.get("class"))
        lines = [say("accounts.edited", code=edited.code, account=edited.name)] if "name" in given else []
        if "class" in given:
            said = "portfolio.class_edited" if edited.abc_by == HAND else "portfolio.class_left"
            lines.append(say(said, code=edited.code, account=edited.name, after=edited.abc))
        return {**account_data(edited), "message": "\n".join(lines)}

    desk.do("account edit", work)


def classify(
    ctx: typer.Context, by: Measure = None, since: Since = None, playbook: PlaybookId = None
) -> None:
    from commands.classes import put_on_record

    desk = writing(ctx)
    put_on_record(desk, by, since, playbook)


def fill(
    ctx: typer.Context,
    account: AccountCode,
    worksheet: SheetName = None,
    fields: Pairs = None,
    file: FormFile = None,
    edit: Edit = False,
    form: FormOnly = False,
    everything: Everything = False,
) -> None:
    from commands.account_sheet import fill_in

    fill_in(writing(ctx), account, worksheet, Ways(fields, file, edit, form, everything))
