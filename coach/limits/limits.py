"""The limits of every stage, and the starts that are past them.

How old a stay may become is learned from the team's own deals where there are enough, segment by segment;
else the playbook says. Ages are counted in working days, but no deal is counted to find its level: for every
limit the latest start that is past it is worked out once, and the deals' own days are compared with it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeAlias

from coach.enough import ENOUGH
from coach.limits.lengths import Lengths, read_lengths
from coach.limits.segments import ALL, Bands, Cuts, SegmentSql, bands, every_segment, segment_sql, wider
from coach.statistics.quantile import Quantile
from engine import learned_table, playbooks
from engine.clock import Calendar, end_of_day
from engine.learned_table import Learned
from engine.message import Text
from engine.playbook import Limits, Playbook, Stage
from engine.reads import View
from engine.state import Day, Instant
from engine.workspace import Workspace

STEP_LATE = (5, 15)
"""Working days a next step may be overdue: warn, critical. No playbook sets them."""
PLAYBOOK, HISTORY = "playbook", "history"
"""Where a limit comes from."""


class Clock(NamedTuple):
    """The day that counts as today, where it is, and which days are worked there."""

    today: date
    time_zone: str
    calendar: Calendar

    def last_past(self, limit: int) -> tuple[Day, Instant]:
        """What began on that day, or by that instant, is older than so many working days."""
        day = self.calendar.back(self.today, limit)
        return day.isoformat(), end_of_day(day, self.time_zone)


class Cutoffs(NamedTuple):
    """The latest starts past each limit of a stage: days end in `_on`, instants in `_at`.

    Silence is critical at twice what is quiet.
    """

    warn_at: Instant
    critical_at: Instant
    quiet_on: Day
    quiet_at: Instant
    silent_on: Day
    silent_at: Instant
    late_on: Day
    very_late_on: Day


class LimitSource(NamedTuple):
    """Where the limits of a stay come from, and on how many deals' stays they rest.

    From the playbook, `n` and `ended` are all there were of the stage: too few. A `day` of a Quantile that is
    None was never reached; the limit is then the longest stay that ever ended.
    """

    id: str = PLAYBOOK
    segment: str = ALL
    n: int = 0
    ended: int = 0
    warn: Quantile | None = None
    critical: Quantile | None = None
    learned_on: date | None = None


class StageLimits(NamedTuple):
    """What a deal in one stage is measured by, and what to do first when it sticks there."""

    label: Text
    stuck: Text
    days: Limits
    cutoffs: Cutoffs
    source: LimitSource = LimitSource()
    won: tuple[int, ...] = ()
    """The lengths in order of the stays here of deals won later; percentiles where there are many."""

    def older_than(self, days: int) -> int | None:
        """Percent of the deals won later whose stay here was shorter; None where they are too few."""
        if len(self.won) < ENOUGH:
            return None
        return 100 * bisect_left(self.won, days) // len(self.won)


Place: TypeAlias = tuple[str, int, str]
"""Playbook, version, stage."""


class Placed(Protocol):
    """What is known of a deal that is to be measured."""

    @property
    def place(self) -> Place: ...
    @property
    def behaviour(self) -> str | None: ...
    @property
    def amount(self) -> int | None: ...
    @property
    def currency(self) -> str | None: ...


class LimitTable(NamedTuple):
    """By place and segment. A place has either one segment, `ALL`, or every segment there can be."""

    by_place: Mapping[Place, Mapping[str, StageLimits]]
    bands: Mapping[str, Bands]
    """By playbook."""
    learned_on: date | None = None

    def of(self, deal: Placed) -> StageLimits:
        here = self.by_place[deal.place]
        if len(here) == 1:
            return here[ALL]
        known = self.bands[deal.place[0]]
        return here[known.segment_of(deal.behaviour, deal.amount, deal.currency)]

    @property
    def segments(self) -> SegmentSql | None:
        """The segment of a deal `d` as `rows` has it; None where no segment has limits of its own."""
        stages: dict[str, list[str]] = {}
        for playbook, _, stage in (place for place, here in self.by_place.items() if len(here) > 1):
            stages.setdefault(playbook, [])
            if stage not in stages[playbook]:
                stages[playbook].append(stage)
        if not stages:
            return None
        return segment_sql({playbook: (self.bands[playbook], own) for playbook, own in stages.items()})

    def rows(self) -> Iterator[tuple[str, int, str, str, Cutoffs]]:
        """Playbook, version, stage, segment and the cut-offs there."""
        for place, here in self.by_place.items():
            yield from ((*place, segment, found.cutoffs) for segment, found in here.items())


def limit_table(view: View, clock: Clock) -> LimitTable:
    books = playbooks.installed(view.store)
    return table(books, learned_by(view, books, clock.calendar), view.workspace, clock)


def learned_by(view: View, books: Sequence[Playbook], calendar: Calendar) -> list[Learned]:
    """As of a past day, what could be learned by then; else what was learned last."""
    if view.until is None:
        return learned_table.load(view.store)
    from coach.limits.learning import learn
    from coach.lives import lives

    return learn(lives(view), books, calendar, view.workspace, view.today)


def table(
    books: Sequence[Playbook], learned: Sequence[Learned], workspace: Workspace, clock: Clock
) -> LimitTable:
    """What was learned of playbooks and stages that aren't there is left alone."""
    measure = Measure(learned, clock)
    days = [date.fromisoformat(each.learned_on) for each in learned]
    cuts = {each.playbook: cuts_of(each) for each in learned if not each.stage}
    return LimitTable(
        {
            (book.id, book.version, stage.id): measure.stage(book.id, stage)
            for book in books
            for stage in book.stages
        },
        {book.id: bands(cuts.get(book.id), workspace) for book in books},
        max(days, default=None),
    )


def cuts_of(learned: Learned) -> Cuts | None:
    """Of what was learned of a whole playbook."""
    cuts = learned.found["cuts"]
    return None if cuts is None else Cuts(*cuts)


class Measure:
    """Makes limits of what was learned; what many stages and segments share is worked out once."""

    def __init__(self, learned: Iterable[Learned], clock: Clock) -> None:
        self._clock = clock
        self._cutoffs: dict[Limits, Cutoffs] = {}
        self._known: dict[tuple[str, str], dict[str, tuple[Lengths, date]]] = {}
        for each in learned:
            if each.stage:
                here = self._known.setdefault((each.playbook, each.stage), {})
                here[each.segment] = read_lengths(each.found), date.fromisoformat(each.learned_on)

    def lengths(self, playbook: str, stage: str) -> dict[str, Lengths]:
        """By segment, of those that any stay was seen in."""
        return {s: known for s, (known, _) in self._known.get((playbook, stage), {}).items()}

    def stage(self, playbook: str, stage: Stage) -> dict[str, StageLimits]:
        known = self.lengths(playbook, stage.id)
        narrow = any(segment != ALL and each.enough for segment, each in known.items())
        segments = every_segment() if narrow else [ALL]
        return {segment: self.limits(playbook, stage, segment) for segment in segments}

    def limits(self, playbook: str, stage: Stage, segment: str) -> StageLimits:
        """Of the narrowest segment around it that knows enough; else the playbook's."""
        here = self._known.get((playbook, stage.id), {})
        around = [(found, *here[found]) for found in wider(segment) if found in here]
        won = next((known.won for _, known, _ in around if known.n_won >= ENOUGH), ())
        days, source = stage.limits, LimitSource()
        for found, known, on in around:
            if known.enough:
                days = limits_of(known, days.quiet)
                source = LimitSource(
                    HISTORY, found, known.n, known.ended, known.warn, known.critical, learned_on=on
                )
                break
            source = LimitSource(PLAYBOOK, ALL, known.n, known.ended, learned_on=on)
        if days not in self._cutoffs:
            self._cutoffs[days] = cutoffs(days, self._clock)
        return StageLimits(stage.label, stage.stuck, days, self._cutoffs[days], source, won)


def limits_of(known: Lengths, quiet: int) -> Limits:
    """Where the curve never gets to a share, the longest stay that ever ended. Silence is the playbook's."""
    longest = known.longest or 0
    warn, critical = (longest if q.day is None else round(q.day) for q in (known.warn, known.critical))
    return Limits(warn, critical, quiet)


def cutoffs(limits: Limits, clock: Clock) -> Cutoffs:
    quiet_on, quiet_at = clock.last_past(limits.quiet)
    silent_on, silent_at = clock.last_past(2 * limits.quiet)
    late, very_late = STEP_LATE
    return Cutoffs(
        warn_at=clock.last_past(limits.warn)[1],
        critical_at=clock.last_past(limits.critical)[1],
        quiet_on=quiet_on,
        quiet_at=quiet_at,
        silent_on=silent_on,
        silent_at=silent_at,
        late_on=clock.last_past(late)[0],
        very_late_on=clock.last_past(very_late)[0],
    )
