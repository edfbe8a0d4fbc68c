"""`account duplicates`: which companies, and which people at one of them, may be there twice."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import typer

from commands.desk import reading
from commands.paging import A_PAGE, Limit, length
from commands.printing import paint
from commands.step_line import command_line
from engine.contacts import Contact
from engine.duplicates import Double, Twin, doubles, people_twice
from engine.message import msg, step
from words.say import clean, say

COLUMNS = ("code", "name", "like", "like_name", "why", "deals", "people", "orders", "visits")


def duplicates(ctx: typer.Context, limit: Limit = None) -> None:
    """Each with the command that would merge them; it takes a manager or an admin."""
    desk = reading(ctx)
    found, people = doubles(desk.view), people_twice(desk.view)
    most = length(desk.settings, limit, A_PAGE)
    accounts = [_data(double) for double in found[:most]]
    data: Any = {
        "accounts": accounts,
        "contacts": [
            {"account": group[0].account, "contacts": [{"key": c.key, "name": c.name} for c in group]}
            for group in people[:most]
        ],
    }
    desk.emit(
        accounts if desk.settings.csv else data, lambda: "\n".join(_lines(found, people, most)), COLUMNS
    )


def _data(double: Double) -> dict[str, Any]:
    """The account to merge, the one it is like, and what hangs on the first."""
    keep, like = double.keep, double.like
    counts = {"deals": like.deals, "people": like.people, "orders": like.orders, "visits": like.visits}
    names = {"code": like.code, "name": like.name, "like": keep.code, "like_name": keep.name}
    return {**names, "why": double.why.id.rpartition("_")[2], **counts}


def _lines(found: Sequence[Double], people: Sequence[tuple[Contact, ...]], most: int | None) -> Iterator[str]:
    if not found and not people:
        yield say("merging.none")
    if found:
        yield say("merging.found", n=len(found))
    for keep, group in groupby(found[:most], key=lambda double: double.keep):
        yield f"\n{_twin(keep)}"
        for double in group:
            merge = step("account merge", None, account=double.like.code, into=keep.code)
            yield f"  {_twin(double.like)}\n    {say(double.why.id, **double.why.params)}"
            yield f"    → {command_line(merge)}"
    if people:
        yield f"\n{say('merging.people_found')}"
    for each in people[:most]:
        named = tuple(msg("merging.person", key=c.key, name=c.name) for c in each)
        yield f"  {say('merging.people_group', account=each[0].account, people=named)}"
    hidden = max(0, len(found) - most) + max(0, len(people) - most) if most else 0
    if hidden:
        yield f"\n{say('merging.more_groups', n=hidden)}"


def _twin(twin: Twin) -> str:
    counts = {"deals": twin.deals, "people": twin.people, "orders": twin.orders, "visits": twin.visits}
    return f"{paint(twin.code, 'bold')}  {clean(twin.name)}{say('merging.hangs', **counts)}"
