"""`account merge`: one company that was known twice, under one code."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer

from commands.account_data import account_data
from commands.completion import account_codes
from commands.desk import writing
from commands.step_line import command_line
from engine.change import Change
from engine.contacts import Contact
from engine.merging import Moved, merge
from engine.message import Message, msg, step
from words.say import say

From = Annotated[
    str,
    typer.Argument(metavar="metavar.account", help="argument.merge_from", autocompletion=account_codes),
]
Into = Annotated[
    str,
    typer.Option("--into", metavar="metavar.account", help="option.merge_into", autocompletion=account_codes),
]
_NAMED = 8
"""Keys a sentence names; programs get all."""


def merge_(ctx: typer.Context, source: From, into: Into) -> None:
    from stages.accounts.worksheets import ACCOUNT_WORKSHEETS

    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        moved = merge(change, source, into, ACCOUNT_WORKSHEETS)
        return {**_data(moved), "message": "\n".join(_lines(moved, desk.settings.dry_run))}

    desk.do("account merge", work)


def _data(moved: Moved) -> dict[str, Any]:
    return {
        **account_data(moved.account),
        "from": account_data(moved.gone),
        "deals": [*moved.deals],
        "contacts": [*moved.people],
        "orders": [{"was": was, "now": now} for now, was in moved.orders.items()],
        "visits": moved.visits,
        "weeks": moved.weeks,
        "doubles": [
            {"contact": came.key, "name": came.name, "like": there.key, "like_name": there.name}
            for came, there in moved.doubles
        ],
    }


def _lines(moved: Moved, dry_run: bool) -> Iterator[str]:
    account, gone = moved.account, moved.gone
    yield say(
        "merging.would" if dry_run else "merging.done",
        gone=gone.code,
        gone_name=gone.name,
        code=account.code,
        name=account.name,
    )
    yield from (f"  {line}" for line in _moved(moved))
    if moved.learned:
        yield f"  {say('merging.learned', code=account.code, what=moved.learned)}"
    for note in moved.notes:
        yield f"  {say(note.id, **note.params)}"
    yield from (f"  {_double(*pair)}" for pair in moved.doubles)
    if moved.deals:
        back = step("set", moved.deals[0], account=None)
        yield f"  {say('merging.final')}\n  → {command_line(back)}"


def _moved(moved: Moved) -> list[str]:
    """What moved, a line each; nothing of what there was none of."""
    orders = [msg("merging.moved_order", was=was, now=now) for now, was in moved.orders.items()]
    named: Mapping[str, Sequence[str | Message]] = {
        "deals": moved.deals,
        "people": moved.people,
        "orders": orders,
    }
    lines = [say(f"merging.moved_{what}", n=len(k), keys=_first(k)) for what, k in named.items() if k]
    counted = {"visits": moved.visits, "weeks": moved.weeks}
    lines += [say(f"merging.moved_{what}", n=n) for what, n in counted.items() if n]
    return lines or [say("merging.moved_nothing")]


def _first(keys: Sequence[str | Message]) -> tuple[str | Message, ...]:
    more = len(keys) - _NAMED
    return (*keys[:_NAMED], *([msg("merging.more", n=more)] if more > 0 else []))


def _double(came: Contact, there: Contact) -> str:
    said = {"came": came.key, "name": came.name, "there": there.key, "there_name": there.name}
    return say("merging.person_twice", **said)
