"""Learning how long stays last from the way the team's own deals have come.

A record of ends that begins late knows nothing of the deals that had ended by then, while those that lasted
are in it: they come out longer than they were (left truncation: J. P. Klein & M. L. Moeschberger (2003),
Survival Analysis, 2nd ed., 3.4; W.-Y. Tsai, N. P. Jewell & M.-C. Wang (1987), Biometrika 74, 883–886). That
is not mended here but counted, to be said: the stays that began before the first end on record.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from coach.limits.counting import Sorted, kept_sorted, sorted_anew
from coach.limits.lengths import Lengths, lengths
from coach.limits.past import Past
from coach.limits.record import Record
from coach.limits.segments import ALL, every_segment, wider
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
from engine.stay_table import UNKNOWN, SegmentKind
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
            own[life.playbook].add(life, watch)
    return _learned(sorted_anew(own, workspace), known, watch)


def _learned(found: Mapping[str, Sorted], books: Iterable[Playbook], watch: Watch) -> list[Learned]:
    stages: dict[str, list[str]] = {}
    for book in books:
        stages.setdefault(book.id, []).extend(book.order)
    return [
        learned
        for playbook, ids in stages.items()
        for learned in _of_playbook(playbook, dict.fromkeys(ids), found[playbook], watch)
    ]


def _of_playbook(playbook: str, stages: Collection[str], own: Sorted, watch: Watch) -> Iterator[Learned]:
    on, seen = watch.until.isoformat(), _seen(own, watch)
    for stage in stages:
        for segment in every_segment():
            around = [each for each in seen.get(stage, {}) if segment in wider(each)]
            if around or segment == ALL:
                found = _Seen()
                for each in around:
                    found.take(seen[stage][each])
                yield Learned(playbook, stage, segment, on, found.lengths._asdict())
    record = Record(own.sorting.cuts, _first_end(own, watch), _guessed_years(own, watch))
    yield Learned(playbook, "", ALL, on, record._asdict())


def _seen(own: Sorted, watch: Watch) -> dict[str, dict[str, "_Seen"]]:
    """By stage and segment."""
    found: dict[str, dict[str, _Seen]] = {}
    so_far = {since: watch.so_far(since) for since in {kind.since for kind in own.stays} if since}
    for kind, (n, early) in own.stays.items():
        here = found.setdefault(kind.stage, {})
        if kind.segment not in here:
            here[kind.segment] = _Seen()
        here[kind.segment].add(kind, n, early, so_far)
    return found


def _first_end(own: Sorted, watch: Watch) -> Day | None:
    day = watch.day(own.first_end)
    return day.isoformat() if day else None


def _guessed_years(own: Sorted, watch: Watch) -> tuple[int, ...]:
    """From the first stay on, those whose holidays nobody knew."""
    lasting = min((kind.since for kind in own.stays if kind.since), default=None)
    days = (watch.day(own.first_left), date.fromisoformat(lasting) if lasting else None)
    began = min(filter(None, days), default=None)
    years = range(began.year, watch.until.year + 1) if began else ()
    return tuple(year for year in years if year not in watch.calendar.tables)


class _Seen:
    """The stays in a segment of a stage: how long those that ended were and the others so far, the lengths of
    those won later, how many are of unknown length, and how many began before any end was on record."""

    def __init__(self) -> None:
        self.ended: Counter[int] = Counter()
        self.lasting: Counter[int] = Counter()
        self.won: Counter[int] = Counter()
        self.unknown = self.early = 0

    def add(self, kind: SegmentKind, n: int, early: int, so_far: Mapping[Day, int]) -> None:
        if kind.since:
            self.lasting[so_far[kind.since]] += n
        elif kind.days == UNKNOWN:
            self.unknown += n
            return
        else:
            self.ended[kind.days] += n
            if kind.won:
                self.won[kind.days] += n
        self.early += early

    def take(self, other: "_Seen") -> None:
        self.ended.update(other.ended)
        self.lasting.update(other.lasting)
        self.won.update(other.won)
        self.unknown += other.unknown
        self.early += other.early

    @property
    def lengths(self) -> Lengths:
        ended = {Span(days, True): n for days, n in self.ended.items()}
        lasting = {Span(days, False): n for days, n in self.lasting.items()}
        return lengths(Counter(ended | lasting), self.won, left_out=self.unknown, early=self.early)


def relearn(change: Change, *, anew: bool = False) -> list[Learned]:
    """Learn from all there is, and keep that in place of what was learned before. What was counted for it
    before is not read again, unless `anew`."""
    calendar = load_calendar(change.store, change.workspace.country)
    books = playbooks.installed(change.store)
    watch = Watch(calendar, change.workspace.time_zone, change.date)
    with seldom_looked_for():
        learned = _learned(kept_sorted(change, books, watch, anew=anew), books, watch)
    learned_table.replace(change.store, learned)
    return learned
