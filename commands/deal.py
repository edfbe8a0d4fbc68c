"""`new`, `set` and `undo`: opening a deal, changing what it says, taking back the last change."""

from typing import Annotated, Any

import typer

from coach.limits.monthly import relearn_monthly
from commands import titles
from commands import told as past
from commands.choices import Names, chosen, named, recognised, titled
from commands.completion import deal_keys
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.fields import from_to, pairs
from commands.merged import alike
from commands.options import Account, DealKey
from commands.playbook_named import installed
from commands.step_line import command_line
from commands.views import names_of
from engine import accounts, contacts, deals, playbooks, reads
from engine.change import Change
from engine.deal_fields import FIELDS
from engine.history import Event
from engine.message import Text, msg, step
from engine.playbook import Playbook
from engine.state import STOPPED, Deal
from words.say import both, say

Title = Annotated[str, typer.Argument(metavar="metavar.title", help="argument.title")]
Amount = Annotated[str | None, typer.Option("--amount", metavar="metavar.amount", help="option.amount")]
Currency = Annotated[str | None, typer.Option("--currency", metavar="CNY", help="option.currency")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="metavar.user", help="option.owner")]
PlaybookId = Annotated[str, typer.Option("--playbook", metavar="metavar.playbook", help="option.playbook")]
Behaviour = Annotated[
    str | None, typer.Option("--behaviour", metavar="project|relationship|profit", help="option.behaviour")
]
Close = Annotated[str | None, typer.Option("--close", metavar="metavar.day", help="option.close")]
Follows = Annotated[
    str | None,
    typer.Option("--follows", metavar="metavar.deal", help="option.follows", autocompletion=deal_keys),
]
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
    follows: Follows = None,
) -> None:
    desk = writing(ctx)
    followed = installed(desk.store, playbook)
    if behaviour is not None:
        behaviour = _behaviour(followed, behaviour)

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
            follows=desk.key(follows, writing=True) if follows else None,
        )
        pinned = reads.opened(desk.view, deal.key).playbook
        first = pinned.stages[0]
        worth = titles.deal_field(pinned, "amount", deal.amount, deal.currency)
        said = {"deal": deal.key, "title": deal.title, "stage": first.title, "amount": worth}
        lines = [say("deals.opened_worth" if worth else "deals.opened", **said)]
        if first.decisions:
            lines.append(say("moves.first_question", ask=first.decisions[0].ask))
        lines.append(f"  → {command_line(step('gate', deal.key))}")
        client = accounts.by_code(change.store, deal.account) if deal.account else None
        return changed(desk, deal.key, *lines, *filter(None, [alike(change.store, client)]))

    desk.do("new", work)


def set_(ctx: typer.Context, deal: DealKey, fields: Pairs) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)
    known = _field_names()
    given = {recognised(name, known) or name: value for name, value in pairs(fields).items()}

    def work(change: Change) -> dict[str, Any]:
        before = reads.opened(desk.view, key)
        if given.get("behaviour", "").strip():
            given["behaviour"] = _behaviour(before.playbook, given["behaviour"])
        after = deals.set_fields(change, key, given)
        lines = _changes(before.playbook, before.deal, after)
        said = "deals.set_done" if lines else "deals.set_nothing"
        return changed(desk, key, say(said, deal=key), *lines)

    desk.do("set", work)


def _field_names() -> Names:
    """The fields by the names the screen has for them; `close` is what `new` calls the day."""
    return {
        **named(FIELDS, "deals.field_"),
        "close_date": (both("deals.field_close_date"), Text("close", "close")),
    }


def _behaviour(playbook: Playbook, typed: str) -> str:
    known = titled({id: manner.title for id, manner in playbook.behaviours.items()})
    return chosen(typed, known, "deals.unknown_behaviour")


def _changes(playbook: Playbook, before: Deal, after: Deal) -> list[str]:
    def told(deal: Deal, name: str) -> object:
        return titles.deal_field(playbook, name, getattr(deal, name), deal.currency)

    # An amount says its currency itself.
    shown = [name for name in FIELDS if name != "currency" or before.amount is after.amount is None]
    return from_to((msg(f"deals.field_{name}"), told(before, name), told(after, name)) for name in shown)


def undo(ctx: typer.Context, deal: DealKey) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        moved, taken = deals.undo(change, key)
        relearn_monthly(change)
        names = names_of(contacts.of_account(desk.store, moved.account))
        playbook = playbooks.load(desk.store, moved.playbook, moved.playbook_version)
        what = past.sentence(taken, names, playbook)
        return changed(desk, key, say("deals.undone", deal=key, what=what), *_left_open(desk, taken))

    desk.do("undo", work)


def _left_open(desk: Desk, taken: Event) -> list[str]:
    """The deal that what was taken back had opened, if it is still open."""
    opened = taken.data.get("follow_on") if taken.kind == "fill" else None
    if opened is None or reads.deal(desk.view, opened).status == STOPPED:
        return []
    stop = command_line(step("stop", opened, class_=None, reason=None))
    return [say("sheets.still_follows", deal=opened), f"  → {stop}"]
