"""`history`: all that happened to a deal, one sentence an event."""

from collections.abc import Sequence, Set
from typing import Annotated

import typer

from commands.desk import reading
from commands.options import DealKey
from commands.paging import Limit, emit_page, go_on, length, nothing, on_page, one_more
from commands.printing import pad, paint, width, window, wrap
from commands.told import entries_of
from engine import history as events
from engine import reads
from engine.errors import NotFound, Usage
from engine.history import Event
from engine.message import msg, step
from engine.reads import View
from words.say import say

AfterEvent = Annotated[
    str | None, typer.Option("--after", metavar="metavar.number", help="option.after_event")
]


def history(ctx: typer.Context, deal: DealKey, limit: Limit = None, after: AfterEvent = None) -> None:
    """All of it, unless a page is asked for: `after` is the number of an event."""
    desk = reading(ctx)
    key = desk.key(deal)
    subject, most, behind = f"deal:{key}", length(desk.settings, limit or 0), _number(after)
    told, more = on_page(
        events.events(desk.store, subject, until=desk.view.until, after=behind, most=one_more(most)), most
    )
    onward = str(told[-1].seq) if more else None
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
    if not told and not behind:
        raise NotFound(msg("deals.not_yet", deal=key, day=desk.today), hint=step("list"))

    def text() -> str:
        if not told:
            return nothing(str(after))
        # What a worksheet was changed from, and what was taken back later, stands outside the page.
        whole = events.events(desk.store, subject, until=desk.view.until) if more or behind else told
        lines = page(desk.view, key, whole, {event.seq for event in told})
        return f"{lines}\n{go_on(onward)}" if onward else lines

    emit_page(desk.settings, data, text, onward=onward)


def _number(after: str | None) -> int:
    if after is None:
        return 0
    if not after.isdecimal():
        raise Usage(msg("shell.no_number", name="--after"))
    return int(after) if len(after) < len(str(_BEYOND)) else _BEYOND


_BEYOND = 10**18
"""No deal has that many events, and every database still takes it for a number."""


def page(view: View, key: str, told: Sequence[Event], shown: Set[int]) -> str:
    """All that was `told`, of which the events numbered so are shown."""
    lines = [say("history.head", deal=key, title=reads.deal(view, key).title, n=len(told))]
    entries = list(entries_of(view, key, told))
    by = max(width(entry.event.actor) for entry in entries)
    on = max(width(entry.when) for entry in entries)
    for event, when, said in entries:
        if event.seq in shown:
            line = f"{event.seq:>4}  {paint(pad(when, on), 'dim')}  {pad(event.actor, by)}  {said}"
            lines.append(wrap(line, window(), "      "))
    return "\n".join(lines)
