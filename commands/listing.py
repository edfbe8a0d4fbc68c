"""`list`: deals in a table, a page at a time."""

from collections.abc import Sequence
from typing import Annotated

import typer

from commands import filters
from commands.deal_line import money, stage_label
from commands.desk import reading
from commands.options import Account
from commands.paging import After, Limit, emit_page, go_on, length, nothing, on_page, one_more
from commands.printing import Column, paint, table
from commands.step_line import command_line
from commands.views import DEAL_COLUMNS, deal_in_list, names_of
from engine import contacts, reads
from engine.message import step
from engine.reads import Listed, View
from words.say import say

Owner = Annotated[str | None, typer.Option("--owner", metavar="metavar.user", help="option.owner")]
Stage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]
Status = Annotated[
    str | None, typer.Option("--status", metavar="open|won|done|stopped", help="option.status")
]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]


def list_(
    ctx: typer.Context,
    stage: Stage = None,
    status: Status = None,
    owner: Owner = None,
    team: Team = None,
    account: Account = None,
    limit: Limit = None,
    after: After = None,
) -> None:
    desk = reading(ctx)
    given = filters.read(desk.store, stage=stage, status=status, owner=owner, team=team, account=account)
    where = filters.of_deals(given)
    most = length(desk.settings, limit)
    found = reads.page(desk.view, where, after=after, most=one_more(most), **given)
    page, more = on_page(found, most)
    onward = page[-1].row.key if more else None
    met = {each.row.next_contact for each in page if each.row.next_contact}
    names = names_of(contacts.by_keys(desk.store, met))

    def text() -> str:
        if not page and after:
            return nothing(after)
        if not page:
            follow = step("list") if given else step("new", None, title=None, account=None)
            return f"{say('deals.none')}\n  → {command_line(follow)}"
        last = go_on(onward) if onward else say("deals.count", n=len(page))
        return f"{deal_table(desk.view, page)}\n{last}"

    data = [deal_in_list(each, names) for each in page]
    emit_page(desk.settings, data, text, DEAL_COLUMNS, onward=onward)


def deal_table(view: View, found: Sequence[Listed]) -> str:
    columns = (
        Column(say("deals.col_key")),
        Column(say("deals.col_title"), shrinks=True),
        Column(say("deals.col_amount"), right=True),
        Column(say("deals.col_stage")),
        Column(say("deals.col_status")),
        Column(say("deals.col_next")),
        Column(say("deals.col_owner"), shrinks=True),
    )
    return table([_cells(view, each) for each in found], columns)


def _cells(view: View, listed: Listed) -> tuple[str, ...]:
    row = listed.row
    amount = say("deals.plain", value=money(row)) if row.amount is not None else ""
    label = say(stage_label(view, row))
    step = row.next_on or ""
    return (paint(row.key, "bold"), row.title, amount, label, _standing(view, listed), step, row.owner)


def _standing(view: View, listed: Listed) -> str:
    """The one word that says most: ended, waiting, slowed, or how it stands."""
    row = listed.row
    if row.status in ("open", "won"):
        if row.waiting_until and row.waiting_until >= view.today.isoformat():
            return say("deals.waiting_word")
        if listed.slowed:
            return say("deals.slowed")
    return say(f"moves.status_{row.status}")
