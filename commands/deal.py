"""`new`, `set` and `undo`: opening a deal, changing what it says, taking back the last change."""

from typing import Annotated, Any

import typer

from commands import history as past
from commands.deal_line import changed
from commands.desk import writing
from commands.options import Account, DealKey
from commands.step_line import command_line
from commands.views import names_of
from commands.worksheet import pairs
from engine import contacts, deals, playbooks, reads
from engine.change import Change
from engine.message import step
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


def undo(ctx: typer.Context, deal: DealKey) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        moved, taken = deals.undo(change, key)
        names = names_of(contacts.of_account(desk.store, moved.account))
        playbook = playbooks.load(desk.store, moved.playbook, moved.playbook_version)
        what = past.sentence(taken, names, playbook)
        return changed(desk, key, say("deals.undone", deal=key, what=what))

    desk.do("undo", work)
