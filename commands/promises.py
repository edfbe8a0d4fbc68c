"""`step`, `promise` and `wait`: what happens next, and what was promised."""

from datetime import date
from typing import Annotated, Any

import typer

from commands.choices import chosen, named
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.options import DealKey, On, Reason, Until
from commands.views import day
from engine import deals, reads
from engine.change import Change
from engine.clock import load_calendar
from engine.state import Day
from words.say import say

What = Annotated[str, typer.Argument(metavar="metavar.what", help="argument.what")]
Who = Annotated[str | None, typer.Option("--with", metavar="metavar.contact", help="option.with_whom")]
Side = Annotated[str, typer.Option("--by", metavar="us|client", help="option.by")]
Due = Annotated[str | None, typer.Option("--on", metavar="metavar.day", help="option.due")]
Kept = Annotated[bool, typer.Option("--kept", help="option.kept")]


def step(ctx: typer.Context, deal: DealKey, what: What, on: On, with_: Who = None) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        when = desk.day(on)
        before = reads.deal(desk.view, key).next_step
        moved = deals.set_step(change, key, what, on=when, contact=with_)
        lines = [say("deals.step_set", deal=key, what=what, on=day(when))]
        if before is not None and (before.what, before.on) != (what, when):
            lines.append(say("deals.step_instead", what=before.what, on=day(before.on)))
        if moved.next_step and moved.next_step.contact is None:
            lines.append(say("deals.step_nobody"))
        lines += _day_off(desk, when)
        return changed(desk, key, *lines)

    desk.do("step", work)


def _day_off(desk: Desk, when: Day) -> list[str]:
    """A word where nobody works that day, as far as it is known by now."""
    calendar = load_calendar(desk.store, desk.view.workspace.country)
    on = date.fromisoformat(when)
    if calendar.is_working(on):
        return []
    said = "deals.step_day_off_yet" if calendar.provisional(on) else "deals.step_day_off"
    return [say(said, on=on, year=f"{on.year}")]


def promise(
    ctx: typer.Context, deal: DealKey, what: What, by: Side, on: Due = None, kept: Kept = False
) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    by = chosen(by, named(deals.SIDES, "deals.side_"), "deals.unknown_by")

    def work(change: Change) -> dict[str, Any]:
        deals.promise(change, key, what, by=by, on=desk.day_or_none(on), kept=kept)
        said = "deals.promise_kept" if kept else f"deals.promise_{by}"
        return changed(desk, key, say(said, deal=key, what=what, on=day(desk.day_or_none(on))))

    desk.do("promise", work)


def wait(ctx: typer.Context, deal: DealKey, until: Until, reason: Reason) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        when = desk.day(until)
        deals.wait(change, key, until=when, reason=reason)
        return changed(desk, key, say("deals.waiting", deal=key, until=day(when), reason=reason))

    desk.do("wait", work)
