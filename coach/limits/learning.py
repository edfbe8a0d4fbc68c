"""Learning how long stays last from the way the team's own deals have come.

A record of ends that begins late knows nothing of the deals that had ended by then, while those that lasted
are in it: they come out longer than they were (left truncation: J. P. Klein & M. L. Moeschberger (2003),
Survival Analysis, 2nd ed., 3.4; W.-Y. Tsai, N. P. Jewell & M.-C. Wang (1987), Biometrika 74, 883–886). That
is not mended here but counted, to be said: the stays that began before the first end on record.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from coach.limits.lengths import Lengths, lengths
from coach.limits.past import Past, Stayed
from coach.limits.record import Record
from coach.limits.segments import ALL, MOSTLY, bands, find_cuts, wider
from coach.limits.segments import segment as segment_of
from coach.lives import DUPLICATE, Life, Stay, each_life
from coach.statistics.survival import Span
from engine import learned_table, playbooks
from engine.change import Change
from engine.clock import Calendar, day_of, load_calendar
from engine.cycles import seldom_looked_for
from engine.facts import BEHAVIOURS
from engine.learned_table import Learned
from engine.playbook import Playbook
from engine.reads import View
from engine.state import Instant
from engine.workspace import Workspace


def learn(
    lives: Iterable[Life], books: Iterable[Playbook], calendar: Calendar, workspace: Workspace, until: date
) -> list[Learned]:
    """How long the stays in every stage and segment were, in working days; those that last are seen through
    the day `until`. The stages of several versions of a playbook count together by their id. A duplicate was
    never a deal of its own.
    """
    stages: dict[str, list[str]] = {}
    for book in books:
        stages.setdefault(book.id, []).extend(book.order)
    watch = _Watch(calendar, workspace.time_zone, until)
    own = {playbook: Past(watch.span) for playbook in stages}
    for life in lives:
        if life.playbook in own and life.outcome != DUPLICATE:
            own[life.playbook].add(life)
    return [
        learned
        for playbook, ids in stages.items()
        for learned in _of_playbook(playbook, dict.fromkeys(ids), own[playbook], workspace, watch)
    ]


def _of_playbook(
    playbook: str, stages: Iterable[str], own: Past, workspace: Workspace, watch: "_Watch"
) -> Iterator[Learned]:
    on = watch.until.isoformat()
    cuts = find_cuts(own.amounts(), own.deals, workspace)
    known_bands, by_behaviour = bands(cuts, workspace), own.assessed >= MOSTLY * own.deals
    seen = {(stage, ALL): _Seen() for stage in stages}
    for stay in own.stays(known_bands.size):
        behaviour = stay.behaviour if by_behaviour and stay.behaviour in BEHAVIOURS else None
        for segment in wider(segment_of(behaviour, stay.size)):
            found = seen.get((stay.stage, segment))
            if found is None:
                found = seen[stay.stage, segment] = _Seen()
            found.add(stay)
    for (stage, segment), found in seen.items():
        yield Learned(playbook, stage, segment, on, found.lengths._asdict())
    first_on, began = watch.day(own.first_end), watch.day(own.began)
    guessed = tuple(year for year in watch.calendar.missing_years if began and year >= began.year)
    record = Record(cuts, first_on.isoformat() if first_on else None, guessed)
    yield Learned(playbook, "", ALL, on, record._asdict())


class _Seen:
    """The stays in a segment of a stage: how long, the lengths of those won later, how many are of unknown
    length, and how many began before any end was on record. Many are of one length, which is kept once."""

    def __init__(self) -> None:
        self.spans: Counter[Span] = Counter()
        self.won: Counter[int] = Counter()
        self.unknown = self.early = 0

    def add(self, stay: Stayed) -> None:
        if stay.span is None:
            self.unknown += stay.times
            return
        self.spans[stay.span] += stay.times
        self.early += stay.early
        if stay.won and stay.span.ended:
            self.won[int(stay.span.days)] += stay.times

    @property
    def lengths(self) -> Lengths:
        won = self.won.elements()
        return lengths(self.spans.elements(), won, left_out=self.unknown, early=self.early)


class _Watch(NamedTuple):
    """Measures stays, as seen on the day `until`."""

    calendar: Calendar
    time_zone: str
    until: date

    def span(self, stay: Stay) -> Span | None:
        """None where nobody knows how long it was, or it lies ahead. Where the clock went back, nothing."""
        start, end = self.day(stay.since), self.day(stay.until)
        if start is None or start > self.until or (stay.left and end is None):
            return None
        ended = end is not None and end <= self.until
        last = end if end is not None and ended else self.until
        return Span(max(0, self.calendar.working_days(start, last)), ended)

    def day(self, instant: Instant | None) -> date | None:
        return _day_of(instant, self.time_zone) if instant else None


_day_of = lru_cache(maxsize=16)(day_of)
"""One stay ends when the next begins."""


def relearn(change: Change) -> list[Learned]:
    """Learn from all there is, and keep that in place of what was learned before."""
    view = View(change.store, change.workspace, change.date)
    calendar = load_calendar(change.store, change.workspace.country)
    books = playbooks.installed(change.store)
    with seldom_looked_for():
        learned = learn(each_life(view), books, calendar, change.workspace, change.date)
    learned_table.replace(change.store, learned)
    return learned
