"""Learning how long stays last from the way the team's own deals have come.

A record of ends that begins late knows nothing of the deals that had ended by then, while those that lasted
are in it: they come out longer than they were (left truncation: J. P. Klein & M. L. Moeschberger (2003),
Survival Analysis, 2nd ed., 3.4; W.-Y. Tsai, N. P. Jewell & M.-C. Wang (1987), Biometrika 74, 883–886). That
is not mended here but counted, to be said: the stays that began before the first end on record.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.limits.lengths import Lengths, lengths
from coach.limits.record import Record
from coach.limits.segments import ALL, MOSTLY, Bands, Cuts, bands, find_cuts, wider
from coach.lives import DUPLICATE, WON, Life, Stay, lives
from coach.statistics.survival import Span
from engine import learned_table, playbooks
from engine.change import Change
from engine.clock import Calendar, day_of, load_calendar
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
    own: dict[str, list[Life]] = {playbook: [] for playbook in stages}
    for life in lives:
        if life.playbook in own and life.outcome != DUPLICATE:
            own[life.playbook].append(life)
    watch = _Watch(calendar, workspace.time_zone, until)
    return [
        learned
        for playbook, ids in stages.items()
        for learned in _of_playbook(playbook, dict.fromkeys(ids), own[playbook], workspace, watch)
    ]


def _of_playbook(
    playbook: str, stages: Iterable[str], own: Sequence[Life], workspace: Workspace, watch: "_Watch"
) -> Iterator[Learned]:
    on = watch.until.isoformat()
    cuts = find_cuts(_amounts(own), len(own), workspace)
    kinds = _kinds(own, cuts, workspace)
    stays = [(life, stay) for life in own for stay in life.stays]
    first = min((stay.until for _, stay in stays if stay.until), default=None)
    seen = {(stage, ALL): _Seen() for stage in stages}
    for life, stay in stays:
        span = watch.span(stay)
        won = life.outcome == WON and stay.status == "open"
        early = first is not None and stay.since is not None and stay.since < first
        for segment in kinds.around(life, stay):
            seen.setdefault((stay.stage, segment), _Seen()).add(span, won=won, early=early)
    for (stage, segment), found in seen.items():
        yield Learned(playbook, stage, segment, on, found.lengths._asdict())
    first_on = watch.day(first)
    began = watch.day(min((stay.since for _, stay in stays if stay.since), default=None))
    guessed = tuple(year for year in watch.calendar.missing_years if began and year >= began.year)
    record = Record(cuts, first_on.isoformat() if first_on else None, guessed)
    yield Learned(playbook, "", ALL, on, record._asdict())


def _amounts(own: Iterable[Life]) -> Iterator[tuple[int, str]]:
    for life in own:
        amount, currency = life.value("amount"), life.value("currency")
        if amount is not None and currency is not None:
            yield amount, currency


class _Kinds(NamedTuple):
    """Which kinds of deals are told apart: by size where there are bands, and by behaviour or not."""

    bands: Bands
    by_behaviour: bool

    def around(self, life: Life, stay: Stay) -> tuple[str, ...]:
        """The segments of a stay, by what was known while it lasted; an import may tell it later."""
        known: dict[str, Any] = {}
        for told in life.told:
            if told.imported or stay.until is None or told.at is None or told.at <= stay.until:
                known |= told.fields
        behaviour = known.get("behaviour") if self.by_behaviour else None
        return wider(self.bands.segment_of(behaviour, known.get("amount"), known.get("currency")))


def _kinds(own: Sequence[Life], cuts: Cuts | None, workspace: Workspace) -> _Kinds:
    assessed = sum(life.value("behaviour") in BEHAVIOURS for life in own)
    return _Kinds(bands(cuts, workspace), assessed >= MOSTLY * len(own))


class _Seen:
    """The stays in a segment of a stage: how long, the lengths of those won later, how many are of unknown
    length, and how many began before any end was on record."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.won: list[int] = []
        self.unknown = self.early = 0

    def add(self, span: Span | None, *, won: bool, early: bool) -> None:
        if span is None:
            self.unknown += 1
            return
        self.spans.append(span)
        self.early += early
        if won and span.ended:
            self.won.append(int(span.days))

    @property
    def lengths(self) -> Lengths:
        return lengths(self.spans, self.won, left_out=self.unknown, early=self.early)


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
        return day_of(instant, self.time_zone) if instant else None


def relearn(change: Change) -> list[Learned]:
    """Learn from all there is, and keep that in place of what was learned before."""
    view = View(change.store, change.workspace, change.date)
    calendar = load_calendar(change.store, change.workspace.country)
    books = playbooks.installed(change.store)
    learned = learn(lives(view), books, calendar, change.workspace, change.date)
    learned_table.replace(change.store, learned)
    return learned


def relearn_monthly(change: Change) -> None:
    """Where this month's change is the first, or nothing was learned yet."""
    last = learned_table.learned_on(change.store)
    if last is None or last[:7] != change.today[:7]:
        relearn(change)
