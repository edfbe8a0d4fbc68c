"""`review` of many deals: one after the other, or as pages, agenda, minutes or differences."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import typer

from commands.desk import Desk, reading, writing
from commands.options import check_together
from commands.review_source import Scope, Sitting, may_review, scope, sitting
from commands.settings import Settings
from engine import reads, rights
from engine.errors import Refused, Usage
from engine.message import msg, step
from engine.value import Value
from words.say import say

_LAST = ("last", "上次")
A_MEETING = 10
"""Deals a person goes through unless they ask for more; programs get all."""
COLUMNS = (
    *("key", "title", "account", "owner", "stage", "status", "level", "amount", "currency"),
    *("close_date", "close_pushed", "next_step.what", "next_step.on", "next_step.with"),
    *("signs", "pattern", "ask", "first_step"),
    *("review.verdict", "review.what", "review.who", "review.due", "review.on", "review.coach"),
    *("review.kept", "review.done", "since"),
)
"""Of a deal under review, as CSV."""
CHANGED = ("key", "kind", "was", "now", "said", "title", "owner", "stage", "amount", "currency")


class Asked(Value):
    """What is wanted of many deals, as typed."""

    agenda: bool | None
    minutes: bool | None
    since: str | None
    owner: str | None
    team: str | None
    stage: str | None
    limit: int | None


def meet(ctx: typer.Context, asked: Asked) -> None:
    """At a terminal one deal after the other, by whoever may decide; else their pages or the agenda."""
    settings = Settings.of(ctx)
    desk = reading(ctx)
    looked_at = scope(desk, asked.owner, asked.team, asked.stage)
    asking = settings.interactive and settings.as_of is None and rights.may_some(desk.actor, "review")
    if asking and not asked.agenda and not asked.minutes and asked.since is None:
        from commands.review_walk import walk

        _alone(settings)
        at = writing(ctx)
        print(walk(at, sitting(at, looked_at, A_MEETING if asked.limit is None else asked.limit)))
        return
    check_together(settings, "read")
    if asked.minutes:
        _minutes(desk, looked_at, asked.since)
    elif asked.since is not None:
        _differences(desk, looked_at, asked.since, asked)
    else:
        _pages(desk, looked_at, asked)


def _alone(settings: Settings) -> None:
    """A version or a request id speaks of one change, and here there are many."""
    for option, given in (("--expect", settings.expect), ("--request", settings.request)):
        if given is not None:
            raise Usage(msg("shell.not_here", option=option))


def _pages(desk: Desk, looked_at: Scope, asked: Asked) -> None:
    from commands.review_data import page_data

    programs = desk.settings.json or desk.settings.csv
    most = (0 if programs else A_MEETING) if asked.limit is None else asked.limit
    meeting = sitting(desk, looked_at, most)
    data: Any = [page_data(page, meeting.casebook) for page in meeting.pages()] if programs else None
    if asked.agenda and desk.settings.json:
        from commands.review_agenda import agenda_data

        data = agenda_data(desk, data, looked_at)

    def text() -> str:
        if asked.agenda:
            from commands.review_agenda import agenda

            return agenda(desk, meeting, looked_at)
        from commands.review_page import pages_text

        own = looked_at.owners == frozenset({desk.actor.user})
        pages = tuple(meeting.pages())
        if not pages:
            return say("review.none_of_yours" if own else "coach.none_stalled")
        told = pages_text(pages, meeting.casebook.clock, meeting.found)
        return "\n\n".join([told, *remarks(meeting, may_review(desk, pages[0].deal.owner))])

    desk.emit(data, text, COLUMNS)


def _differences(desk: Desk, looked_at: Scope, since: str, asked: Asked) -> None:
    from coach.review.changes import changes
    from commands.report_page import written
    from commands.review_changes import changes_page, within
    from commands.review_data import changes_data

    first = _first(desk, looked_at, since)
    then = reads.view_as_of(desk.store, desk.view.workspace, first - timedelta(days=1))
    found = within(changes(then, desk.view), looked_at)
    form = "md" if asked.agenda else "text"
    desk.emit(changes_data(found), lambda: written(changes_page(found, asked.limit), form), CHANGED)


def _minutes(desk: Desk, looked_at: Scope, since: str | None) -> None:
    """Of today, unless it is said since when."""
    from coach.review.minutes import minutes
    from commands.review_minutes import COLUMNS as OF_MINUTES
    from commands.review_minutes import minutes_data, minutes_text
    from engine.clock import load_calendar

    first = desk.today if since is None else _first(desk, looked_at, since)
    found = minutes(desk.view, first, looked_at.where, looked_at.params)
    calendar = load_calendar(desk.store, desk.view.workspace.country)
    data = minutes_data(found)
    desk.emit(
        data["decided"] if desk.settings.csv else data, lambda: minutes_text(found, calendar), OF_MINUTES
    )


def _first(desk: Desk, looked_at: Scope, since: str) -> date:
    first = _last_held(desk, looked_at) if since in _LAST else date.fromisoformat(desk.day(since, past=True))
    if first > desk.today:
        raise Usage(msg("review.since_ahead", day=first))
    return first


def _last_held(desk: Desk, looked_at: Scope) -> date:
    from coach.review.reviewed import last_held

    where = f"d.reviewed_on IS NOT NULL AND {looked_at.where}"
    keys = {each.row.key for each in reads.listed(desk.view, where, tail="", **looked_at.params)}
    last = last_held(desk.view, keys)
    if last is None:
        raise Refused(msg("review.none_held"), hint=step("review"))
    return last


def remarks(looked_at: Sitting, decides: bool) -> Iterator[str]:
    """What is said below the pages."""
    if looked_at.casebook.limits.unreadable:
        yield say("coach.limits_unreadable")
    if not decides:
        yield say("review.by_coach")
