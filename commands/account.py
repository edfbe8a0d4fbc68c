"""`account`: the companies deals belong to."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from commands.account_data import account_data
from commands.desk import reading, writing
from commands.fields import pairs
from commands.filling import Edit, Everything, FormFile, FormOnly, Pairs, Ways
from commands.merged import alike
from commands.options import AccountCode
from commands.paging import After, Limit, emit_page, go_on, length, nothing, on_page, one_more
from commands.printing import Column, paint, table
from commands.step_line import command_line
from engine import accounts, reads
from engine.accounts import HAND, Account
from engine.change import Change
from engine.errors import Usage
from engine.message import msg, step
from engine.money import Money, plain
from words.say import say, write

Name = Annotated[str, typer.Argument(metavar="metavar.name", help="argument.account_name")]
Code = Annotated[str | None, typer.Option("--code", metavar="metavar.account", help="option.code")]
Place = Annotated[str | None, typer.Option("--place", metavar="metavar.text", help="option.place")]
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

EDITABLE = ("name", "class", "place")
COLUMNS = ("code", "name", "version", "class", "class_by", "deals", "orders", "orders_from", "place")


def add(ctx: typer.Context, name: Name, code: Code = None, place: Place = None) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        account = accounts.add(change, name, code, place)
        follow = command_line(step("contact add", None, name=None, account=account.code, part=None))
        said = say("accounts.added", account=account.name, code=account.code)
        lines = [said, f"  → {follow}", *filter(None, [alike(change.store, account)])]
        return {**account_data(account), "message": "\n".join(lines)}

    desk.do("account add", work)


# ── reading ───────────────────────────────────────────────────────────────────────────────────


def list_(
    ctx: typer.Context,
    by: By = None,
    matrix: Matrix = None,
    plot: Plot = False,
    playbook: PlaybookId = None,
    limit: Limit = None,
    after: After = None,
) -> None:
    desk = reading(ctx)
    if by or matrix or plot or playbook:
        from commands.portfolio import show as show_portfolio

        if limit is not None or after is not None:
            raise Usage(msg("shell.not_here", option="--after" if after is not None else "--limit"))
        return show_portfolio(desk, by, matrix, playbook, plot=plot)
    from coach.clients.clients import page
    from coach.clients.sales import sums

    most = length(desk.settings, limit)
    found, more = on_page(page(desk.view, after, one_more(most)), most)
    codes = [account.code for account in found]
    onward = codes[-1] if more else None
    deals, sold = reads.deals_by_account(desk.view, codes), sums(desk.view, codes)
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

    def text() -> str:
        if not found and after:
            return nothing(after)
        lines = _list(found, deals, sold.by_account, sold.source)
        return f"{lines}\n{go_on(onward)}" if onward else lines

    return emit_page(desk.settings, data, text, COLUMNS, onward=onward)


def _list(
    found: Sequence[Account], deals: Mapping[str, int], sold: Mapping[str, tuple[Money, ...]], source: str
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


# ── changing ──────────────────────────────────────────────────────────────────────────────────


def edit(ctx: typer.Context, account: AccountCode, fields: Changes) -> None:
    """A new name, a place, or a class by hand; an empty class leaves it to the ranking again."""
    desk = writing(ctx)
    given = pairs(fields)
    if not set(given) <= set(EDITABLE):
        raise Usage(msg("accounts.edit_fields", fields=tuple(given)))

    def work(change: Change) -> dict[str, Any]:
        edited = accounts.edit(
            change, account, name=given.get("name"), abc=given.get("class"), place=given.get("place")
        )
        lines = [say("accounts.edited", code=edited.code, account=edited.name)] if "name" in given else []
        if "class" in given:
            said = "portfolio.class_edited" if edited.abc_by == HAND else "portfolio.class_left"
            lines.append(say(said, code=edited.code, account=edited.name, after=edited.abc))
        if "place" in given:
            said = "accounts.placed" if edited.place else "accounts.placed_nowhere"
            lines.append(say(said, code=edited.code, account=edited.name, place=edited.place))
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
