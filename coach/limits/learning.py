"""Learning how long stays last from the way the team's own deals have come.

A record of ends that begins late knows nothing of the deals that had ended by then, while those that lasted
are in it: they come out longer than they were (left truncation: J. P. Klein & M. L. Moeschberger (2003),
Survival Analysis, 2nd ed., 3.4; W.-Y. Tsai, N. P. Jewell & M.-C. Wang (1987), Biometrika 74, 883–886). That
is not mended here but counted, to be said: the stays that began before the first end on record.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from coach.limits.counting import pasts
from coach.limits.lengths import Lengths, lengths
from coach.limits.past import Kind, Past
from coach.limits.record import Record
from coach.limits.segments import ALL, MOSTLY, bands, every_segment, find_cuts, wider
from coach.limits.segments import segment as segment_of
from coach.limits.watch import Watch
from coach.lives import DUPLICATE, Life
from coach.statistics.survival import Span
from engine import learned_table, playbooks
from engine.change import Change
from engine.clock import Calendar, load_calendar
from engine.cycles import seldom_looked_for
from engine.learned_table import Learned
from engine.playbook import Playbook
from engine.state import Day
from engine.workspace import Workspace


def learn(
    lives: Iterable[Life], books: Iterable[Playbook], calendar: Calendar, workspace: Workspace, until: date
) -> list[Learned]:
    """How long the stays in every stage and segment were, in working days; those that last are seen through
    the day `until`. The stages of several versions of a playbook count together by their id. A duplicate was
    never a deal of its own.
    """
    known, watch = list(books), Watch(calendar, workspace.time_zone, until)
    own = {book.id: Past() for book in known}
    for life in lives:
        if life.playbook in own and life.outcome != DUPLICATE:
            own[life.playbook].add(life, watch.span)
    return _learned(own, known, workspace, watch)


def _learned(
    pasts: Mapping[str, Past], books: Iterable[Playbook], workspace: Workspace, watch: Watch
) -> list[Learned]:
    stages: dict[str, list[str]] = {}
    for book in books:
        stages.setdefault(book.id, []).extend(book.order)
    return [
        learned
        for playbook, ids in stages.items()
        for learned in _of_playbook(playbook, dict.fromkeys(ids), pasts[playbook], workspace, watch)
    ]


def _of_playbook(
    playbook: str, stages: Collection[str], own: Past, workspace: Workspace, watch: Watch
) -> Iterator[Learned]:
    on, deals, early = watch.until.isoformat(), own.deals.total(), own.all_early()
    cuts = find_cuts(own.amounts, deals, workspace)
    known_bands, by_behaviour = bands(cuts, workspace), own.assessed >= MOSTLY * deals
    seen = {(stage, ALL): _Seen() for stage in stages}
    for kind, times in own.stays.items():
        size = known_bands.size(kind.amount, kind.currency)
        for segment in wider(segment_of(kind.behaviour if by_behaviour else None, size)):
            found = seen.get((kind.stage, segment))
            if found is None:
                found = seen[kind.stage, segment] = _Seen()
            found.add(kind, times, early[kind])
    for stage in stages:
        for segment in every_segment():
            if (found := seen.get((stage, segment))) is not None:
                yield Learned(playbook, stage, segment, on, found.lengths._asdict())
    record = Record(cuts, _first_end(own, watch), _guessed_years(own, watch))
    yield Learned(playbook, "", ALL, on, record._asdict())


def _first_end(own: Past, watch: Watch) -> Day | None:
    day = watch.day(own.first_end)
    return day.isoformat() if day else None


def _guessed_years(own: Past, watch: Watch) -> tuple[int, ...]:
    """From the first stay on, those whose holidays nobody knew."""
    began = watch.day(own.began)
    years = range(began.year, watch.until.year + 1) if began else ()
    return tuple(year for year in years if year not in watch.calendar.tables)


class _Seen:
    """The stays in a segment of a stage: how long, the lengths of those won later, how many are of unknown
    length, and how many began before any end was on record."""

    def __init__(self) -> None:
        self.spans: Counter[Span] = Counter()
        self.won: Counter[int] = Counter()
        self.unknown = self.early = 0

    def add(self, kind: Kind, times: int, early: int) -> None:
        if kind.days is None:
            self.unknown += times
            return
        self.spans[Span(kind.days, not kind.lasts)] += times
        self.early += early
        if kind.won and not kind.lasts:
            self.won[kind.days] += times

    @property
    def lengths(self) -> Lengths:
        return lengths(self.spans, self.won, left_out=self.unknown, early=self.early)


def relearn(change: Change, *, anew: bool = False) -> list[Learned]:
    """Learn from all there is, and keep that in place of what was learned before. What was counted for it
    before is not read again, unless `anew`."""
    calendar = load_calendar(change.store, change.workspace.country)
    books = playbooks.installed(change.store)
    watch = Watch(calendar, change.workspace.time_zone, change.date)
    with seldom_looked_for():
        found = pasts(change, books, watch, anew=anew)
        learned = _learned(found, books, change.workspace, watch)
    learned_table.replace(change.store, learned)
    return learned
