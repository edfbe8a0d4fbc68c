"""What a meeting's page is made of, read from the database."""

from collections.abc import Iterable
from datetime import date, timedelta

from coach.review.changes import changes
from commands.chart_source import ChartSource, Narrowed, live
from commands.desk import Desk
from commands.progress import progress
from engine import reads
from engine.cycles import not_looked_for
from engine.deal_table import DealRow
from engine.reads import View, view_as_of
from web.agreed_section import Agreed
from web.meeting import Meeting
from web.stalled_section import Waiting
from words.say import say

_ONE_DAY = timedelta(days=1)
_SPOKEN_OF = "(d.review_due IS NOT NULL OR d.waiting_until >= :today)"
"""What a review asked of it is due, or it waits for a day to come."""


def meeting(desk: Desk, asked: Narrowed, since: date) -> Meeting:
    """`since`: the first of the days whose changes are told. Each part that may take seconds says so."""
    with not_looked_for():
        return _meeting(desk, asked, since)


def _meeting(desk: Desk, asked: Narrowed, since: date) -> Meeting:
    view, here = desk.view, desk.view.workspace
    source = ChartSource(desk, asked)
    with progress(say("report_html.doing_lives")):
        theirs, standing = source.theirs, source.standing
        spoken_of = live(view, asked, _SPOKEN_OF)
    with progress(say("report_html.doing_changes")):
        # Before the casebook: the survey of another day would take its place.
        changed = changes(view_as_of(view.store, here, since - _ONE_DAY), view, theirs)
    with progress(say("report_html.doing_stalled")):
        book, measures = source.stalled, source.measures()
    with progress(say("report_html.doing_forecast")):
        ahead = source.forecast()
    with progress(say("report_html.doing_record")) as tell:
        held = source.record(tell)
    with progress(say("report_html.doing_statistics")):
        funnel, times, flags = source.funnels(), source.times(), source.flags()
    return Meeting(
        day=view.today,
        until=source.until,
        past=view.until is not None,
        maker=desk.actor.name,
        team=asked.team,
        owner=asked.owner.name if asked.owner else None,
        playbook=asked.playbook.title if asked.playbook else None,
        agreed=_agreed(view, spoken_of),
        changes=changed,
        stalled=book,
        oldest=source.oldest(),
        names=source.names(),
        waiting=_waiting(view, spoken_of),
        lives=standing,
        funnels=funnel,
        times=times,
        measures=measures,
        forecast=ahead,
        record=held,
        flags=flags,
    )


def _agreed(view: View, live: Iterable[DealRow]) -> list[Agreed]:
    due = sorted((row for row in live if row.review_due), key=lambda row: (row.review_due or "", row.key))
    states = reads.states(view, [row.key for row in due])
    reviews = ((row, states[row.key].review) for row in due)
    return [Agreed(row.key, row.title, review) for row, review in reviews if review]


def _waiting(view: View, live: Iterable[DealRow]) -> list[Waiting]:
    waiting = sorted(
        (row for row in live if _waits(row, view)), key=lambda row: (row.waiting_until or "", row.key)
    )
    states = reads.states(view, [row.key for row in waiting])
    waits = ((row, states[row.key].wait) for row in waiting)
    return [
        Waiting(row.key, row.title, date.fromisoformat(wait.until), wait.reason)
        for row, wait in waits
        if wait
    ]


def _waits(row: DealRow, view: View) -> bool:
    return row.waiting_until is not None and row.waiting_until >= view.today.isoformat()
