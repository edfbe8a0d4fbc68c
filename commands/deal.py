"""`new`, `list`, `show`, `set`, `history` and `undo`: a deal from its opening to its last event."""

from typing import Annotated, Any

import typer

from commands import history_text, show_text
from commands.deal_line import changed, deal_table
from commands.desk import reading, writing
from commands.options import Account, DealKey
from commands.step_line import command_line
from commands.views import deal_in_full, deal_in_list, names_of
from commands.worksheet import pairs
from engine import contacts, deals, reads
from engine import history as events
from engine.change import Change
from engine.errors import Usage
from engine.message import msg, step
from words.say import say

Title = Annotated[str, typer.Argument(metavar="metavar.title", help="argument.title")]
Amount = Annotated[str | None, typer.Option("--amount", metavar="metavar.amount", help="option.amount")]
Currency = Annotated[str | None, typer.Option("--currency", metavar="CNY", help="option.currency")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="metavar.user", help="option.owner")]
PlaybookId = Annotated[str, typer.Option("--playbook", metavar="metavar.playbook", help="option.playbook")]
Behaviour = Annotated[
    str | None, typer.Option("--behaviour", metavar="project|relationship|profit", help="option.behaviour")
]
Close = Annotated[str | None, typer.Option("--close", metavar="metavar.day", help="option.close")]
Pairs = Annotated[list[str], typer.Argument(metavar="metavar.fields", help="argument.set_fields")]
Stage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]
Status = Annotated[
    str | None, typer.Option("--status", metavar="open|won|done|stopped", help="option.status")
]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Limit = Annotated[int, typer.Option("--limit", metavar="metavar.number", help="option.limit", min=0)]
After = Annotated[str | None, typer.Option("--after", metavar="metavar.deal", help="option.after")]

STATUSES = ("open", "won", "done", "stopped")


def new(
    ctx: typer.Context,
    title: Title,
    account: Account = None,
    amount: Amount = None,
    currency: Currency = None,
    owner: Owner = None,
    playbook: PlaybookId = "client-value",
    behaviour: Behaviour = None,
    close: Close = None,
) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        deal = deals.new(
            change,
            title,
            account=account,
            amount=amount,
            currency=currency,
            owner=owner,
            playbook=playbook,
            behaviour=behaviour,
            close_date=desk.day_or_none(close),
        )
        first = reads.opened(desk.view, deal.key).playbook.stages[0]
        lines = [say("deals.opened", deal=deal.key, title=deal.title, stage=first.title)]
        if first.decisions:
            lines.append(say("moves.first_question", ask=first.decisions[0].ask))
        return changed(desk, deal.key, *lines, f"  → {command_line(step('gate', deal.key))}")

    desk.do("new", work)


def list_(
    ctx: typer.Context,
    stage: Stage = None,
    status: Status = None,
    owner: Owner = None,
    team: Team = None,
    account: Account = None,
    limit: Limit = 50,
    after: After = None,
) -> None:
    desk = reading(ctx)
    if status is not None and status not in STATUSES:
        raise Usage(msg("deals.unknown_status", given=status, choices=STATUSES))
    wanted = {"stage": stage, "status": status, "owner": owner, "account": account}
    given = {name: value for name, value in wanted.items() if value is not None}
    where = [f"d.{name} = :{name}" for name in given]
    where += ["p.team = :team"] if team else []
    where += ["d.key > :after"] if after else []
    params: dict[str, object] = {**given, "team": team, "after": after}
    # One more than the page, to know whether there is a next one. Programs get all unless they ask for a page.
    whole = limit == 0 or (limit == 50 and (desk.settings.json or desk.settings.csv))
    tail = "ORDER BY d.key" + ("" if whole else f" LIMIT {limit + 1}")
    found = reads.listed(desk.view, " AND ".join(where) or "1 = 1", tail=tail, **params)
    page = found if whole else found[:limit]
    names = names_of(contacts.everyone(desk.store)) if any(f.row.next_contact for f in page) else {}
    more = len(found) > len(page)

    def text() -> str:
        if not page:
            return f"{say('deals.none')}\n  → {command_line(step('new', None, title=None, account=None))}"
        last = say("deals.more", after=page[-1].row.key) if more else say("deals.count", n=len(page))
        return f"{deal_table(desk.view, page)}\n{last}"

    desk.emit([deal_in_list(each, names) for each in page], text)


def show(ctx: typer.Context, deal: DealKey) -> None:
    desk = reading(ctx)
    key = desk.key(deal)
    now = reads.opened(desk.view, key)
    listed = reads.one_listed(desk.view, now)
    data = deal_in_full(desk.view, listed, now)
    desk.emit(data, lambda: show_text.page(desk.view, listed, now, data))


def set_(ctx: typer.Context, deal: DealKey, fields: Pairs) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)
    given = pairs(fields)

    def work(change: Change) -> dict[str, Any]:
        before = reads.deal(desk.view, key)
        after = deals.set_fields(change, key, given)
        said = "deals.set_nothing" if before.version == after.version else "deals.set_done"
        return changed(desk, key, say(said, deal=key, fields=tuple(given)))

    desk.do("set", work)


def history(ctx: typer.Context, deal: DealKey) -> None:
    desk = reading(ctx)
    key = desk.key(deal)
    told = events.events(desk.store, f"deal:{key}", until=desk.view.until)
    data = [
        {
            "seq": e.seq,
            "at": e.at,
            "recorded_at": e.recorded_at,
            "actor": e.actor,
            "kind": e.kind,
            "data": e.data,
            "hash": e.hash,
        }
        for e in told
    ]
    desk.emit(data, lambda: history_text.page(desk.view, key, told))


def undo(ctx: typer.Context, deal: DealKey) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        moved, taken = deals.undo(change, key)
        names = names_of(contacts.of_account(desk.store, moved.account))
        what = history_text.sentence(taken, names)
        return changed(desk, key, say("deals.undone", deal=key, what=what))

    desk.do("undo", work)
