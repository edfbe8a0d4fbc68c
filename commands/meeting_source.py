"""What a meeting's page is made of, read from the database."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coach.casebook import open_casebook
from coach.flags.backtest import backtest
from coach.forecast.earlier import ground
from coach.forecast.forecast import forecast
from coach.forecast.record import record
from coach.lives import Life, lives_ever
from coach.periods import Period, after, month_of
from coach.review.changes import changes
from coach.signs import stage_age
from coach.stalled import levels_of
from coach.statistics.funnel import funnels
from coach.statistics.stage_time import stage_times
from commands import filters
from commands.desk import Desk
from commands.progress import progress
from commands.stage_limits import stage_limits
from engine import people, playbooks, reads
from engine.clock import load_calendar, to_instant
from engine.cycles import not_looked_for
from engine.deal_table import DealRow
from engine.message import Text
from engine.people import Person
from engine.playbook import Playbook
from engine.reads import View, view_as_of
from web.agreed_section import Agreed
from web.meeting import Meeting
from web.stalled_section import SHOWN, Waiting
from web.time_section import Measures, Until
from words.say import say

_MONTHS = 6
"""To come, in the forecast."""
_LOOKED_BACK = 12
"""Earlier forecasts that are held against what happened."""
_ONE_DAY = timedelta(days=1)
_LIVE = "d.status IN ('open', 'won')"
_SPOKEN_OF = "(d.review_due IS NOT NULL OR d.waiting_until >= :today)"
"""What a review asked of it is due, or it waits for a day to come."""
_AT_WORK = "d.stage_since IS NOT NULL AND (d.waiting_until IS NULL OR d.waiting_until < :today)"


class Narrowed(NamedTuple):
    """Whose deals are looked at; None where nobody asked."""

    team: str | None
    owner: Person | None
    playbook: Playbook | None

    @property
    def where(self) -> str:
        """Of the deal `d`."""
        return filters.of_deals(self.params)

    @property
    def params(self) -> dict[str, str]:
        known = {
            "team": self.team,
            "owner": self.owner.user if self.owner else None,
            "playbook": self.playbook.id if self.playbook else None,
        }
        return {name: value for name, value in known.items() if value is not None}


def meeting(desk: Desk, asked: Narrowed, since: date) -> Meeting:
    """`since`: the first of the days whose changes are told. Each part that may take seconds says so."""
    with not_looked_for():
        return _meeting(desk, asked, since)


def _meeting(desk: Desk, asked: Narrowed, since: date) -> Meeting:
    view, here = desk.view, desk.view.workspace
    books = playbooks.installed(view.store)
    calendar = load_calendar(view.store, here.country)
    now = view.until or to_instant(desk.now)
    with progress(say("report_html.doing_lives")):
        ever = lives_ever(view)
        keys = reads.keys(view, asked.where, **asked.params)
        live = _live(view, asked, _SPOKEN_OF)
    theirs = [life for life in ever if life.key in keys]
    standing = _standing(view, theirs)
    with progress(say("report_html.doing_changes")):
        # Before the casebook: the survey of another day would take its place.
        changed = changes(view_as_of(view.store, here, since - _ONE_DAY), view, theirs)
    with progress(say("report_html.doing_stalled")):
        book = open_casebook(view, where=asked.where, params=asked.params, most=SHOWN, grouped=False)
        levels = levels_of(book.survey, stage_age.SIGN.id)
    with progress(say("report_html.doing_forecast")):
        basis = ground(ever, here)
        months, of = months_ahead(view.today), lambda life: life.key in keys
        ahead = forecast(ever, here, view.today, months, of=of, basis=basis)
    with progress(say("report_html.doing_record")) as tell:
        held = record(ever, here, view.today, of=of, most=_LOOKED_BACK, tell=tell, basis=basis)
    with progress(say("report_html.doing_statistics")):
        funnel, times = funnels(standing, books), stage_times(standing, books, calendar, here.time_zone, now)
        flags = backtest(ever, books, calendar, here, view.today)
    return Meeting(
        day=view.today,
        until=Until(now, here.time_zone),
        past=view.until is not None,
        maker=desk.actor.name,
        team=asked.team,
        owner=asked.owner.name if asked.owner else None,
        playbook=asked.playbook.title if asked.playbook else None,
        agreed=_agreed(view, live),
        changes=changed,
        stalled=book,
        oldest=_oldest(view, asked),
        names={person.user: person.name for person in people.everyone(view.store)},
        waiting=_waiting(view, live),
        lives=standing,
        funnels=funnel,
        times=times,
        measures=Measures(stage_limits(books, book.limits), levels, _stop_classes(books)),
        forecast=ahead,
        record=held,
        flags=flags,
    )


def _standing(view: View, ever: Sequence[Life]) -> list[Life]:
    then = (life.now if view.until is None else life.as_of(view.until) for life in ever)
    return [life for life in then if life is not None]


def _live(view: View, asked: Narrowed, where: str, tail: str = "") -> list[DealRow]:
    """Rows of live deals: there may be a hundred thousand."""
    which, today = f"{asked.where} AND {_LIVE} AND {where}", view.today.isoformat()
    return [each.row for each in reads.listed(view, which, tail=tail, **asked.params, today=today)]


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


def _oldest(view: View, asked: Narrowed) -> DealRow | None:
    """Longest in its stage; one that waits has a reason."""
    found = _live(view, asked, _AT_WORK, "ORDER BY d.stage_since, d.key LIMIT 1")
    return found[0] if found else None


def _stop_classes(books: Sequence[Playbook]) -> dict[tuple[str, str], Text]:
    """By the newest version that has it."""
    return {(book.id, id): title for book in reversed(books) for id, title in book.stop_classes.items()}


def months_ahead(today: date) -> list[Period]:
    """From the one that is not over tonight."""
    this = month_of(today)
    found = [after(this) if today == this.last else this]
    while len(found) < _MONTHS:
        found.append(after(found[-1]))
    return found
