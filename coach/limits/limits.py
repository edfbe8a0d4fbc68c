"""The limits of every stage, and the starts that are past them.

How old a stay may become is learned from the team's own deals where there are enough, segment by segment;
else the playbook says. Ages are counted in working days, but no deal is counted to find its level: for every
limit the latest start that is past it is worked out once, and the deals' own days are compared with it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Protocol, TypeAlias

from coach.enough import ENOUGH
from coach.limits.lengths import Lengths, read_lengths
from coach.limits.record import read_record
from coach.limits.segments import ALL, Bands, Chosen, bands, by_segment, every_segment, kind, wider
from coach.statistics.quantile import Quantile
from engine import learned_table, playbooks
from engine.clock import Calendar, end_of_day
from engine.learned_table import Learned
from engine.message import Message, Text
from engine.playbook import Limits, Playbook, Stage
from engine.reads import View
from engine.state import Day, Instant
from engine.store import Store
from engine.value import Value
from engine.workspace import Workspace

STEP_LATE = (5, 15)
"""Working days a next step may be overdue: warn, critical. No playbook sets them."""
PLAYBOOK, HISTORY = "playbook", "history"
"""Where a limit comes from."""


class Clock(Value):
    """The day that counts as today, where it is, and which days are worked there."""

    today: date
    time_zone: str
    calendar: Calendar

    def last_past(self, limit: int) -> tuple[Day, Instant]:
        """What began on that day, or by that instant, is older than so many working days."""
        day = self.calendar.back(self.today, limit)
        return day.isoformat(), end_of_day(day, self.time_zone)


class Cutoffs(Value):
    """The latest starts past each limit of a stage: days end in `_on`, instants in `_at`.

    Silence is critical at twice what is quiet.
    """

    warn_at: Instant
    critical_at: Instant
    quiet_on: Day
    quiet_at: Instant
    silent_on: Day
    silent_at: Instant


class LimitSource(Value):
    """Where the limits of a stay come from, and on how many deals' stays they rest.

    From the playbook, `n` and `ended` are all there were of the stage. From history, a limit that has no
    Quantile is the playbook's after all: too few were watched for long enough. A `day` of a Quantile that is
    None was never reached; the limit is then the longest stay that ever ended.
    """

    id: str = PLAYBOOK
    segment: str = ALL
    kind: tuple[Text | Message, ...] = ()
    """The kind of deals in the segment; none for all deals."""
    n: int = 0
    ended: int = 0
    warn: Quantile | None = None
    critical: Quantile | None = None
    learned_on: date | None = None


class StageLimits(Value):
    """What a deal in one stage is measured by, and what to do first when it sticks there."""

    label: Text
    stuck: Text
    days: Limits
    cutoffs: Cutoffs
    source: LimitSource = LimitSource()
    won_by: tuple[tuple[int, int], ...] = ()
    """Of the stays here of all deals won later: a length, and how many were that long or shorter."""

    def older_than(self, days: int) -> int | None:
        """Percent of those stays that were shorter, 100 only of all; None where they are too few."""
        n = self.won_by[-1][1] if self.won_by else 0
        if n < ENOUGH:
            return None
        at = bisect_left(self.won_by, (days,))
        return 100 * self.won_by[at - 1][1] // n if at else 0


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


class LimitTable(Value):
    """By place and segment. A place has either one segment, `ALL`, or every segment there can be."""

    by_place: Mapping[Place, Mapping[str, StageLimits]]
    bands: Mapping[str, Bands]
    """By playbook."""
    learned_on: date | None = None
    unreadable: bool = False
    """Whether something was learned that can't be read: the playbooks' own limits are in use."""

    def of(self, deal: Placed) -> StageLimits:
        here = self.by_place[deal.place]
        if len(here) == 1:
            return here[ALL]
        known = self.bands[deal.place[0]]
        return here[known.segment_of(deal.behaviour, deal.amount, deal.currency)]

    @property
    def segments(self) -> Sequence[str]:
        """Every one, if any has limits of its own anywhere."""
        return every_segment() if self._narrow else [ALL]

    @property
    def _narrow(self) -> dict[str, Bands]:
        """The playbooks where segments have limits of their own."""
        return {place[0]: self.bands[place[0]] for place, here in self.by_place.items() if len(here) > 1}

    def by_segment(self, of: Mapping[str, str]) -> Chosen:
        """What is `of` the segment of a deal `d`, one of `segments`."""
        return by_segment(self._narrow, of)

    def rows(self) -> Iterator[tuple[Place, Mapping[str, Cutoffs]]]:
        """The cut-offs of each place, in each of `segments`."""
        segments = self.segments
        for place, here in self.by_place.items():
            yield place, {segment: here.get(segment, here[ALL]).cutoffs for segment in segments}


def limit_table(view: View, clock: Clock) -> LimitTable:
    books = playbooks.installed(view.store)
    return table(books, learned_by(view, books, clock.calendar), view.workspace, clock)


def learned_by(view: View, books: Sequence[Playbook], calendar: Calendar) -> list[Learned] | None:
    """As of a past day, what could be learned by then; else what was learned last, None where it can't be
    read."""
    if view.until is None:
        return last_learned(view.store)
    from coach.limits.learning import learn
    from coach.lives import lives

    return learn(lives(view), books, calendar, view.workspace, view.today)


def last_learned(store: Store) -> list[Learned] | None:
    """None where it can't be read. It is all of it learned anew, so that no part of it is trusted then."""
    try:
        learned = learned_table.load(store)
        for each in learned:
            if each.stage:
                read_lengths(each.found)
            else:
                read_record(each.found)
    except (ValueError, RecursionError):
        return None
    return learned


def table(
    books: Sequence[Playbook], known: Sequence[Learned] | None, workspace: Workspace, clock: Clock
) -> LimitTable:
    """`known`: as `learned_by` has it. What was learned of playbooks and stages that aren't there is left
    alone."""
    learned = known or ()
    measure = Measure(learned, clock)
    days = [date.fromisoformat(each.learned_on) for each in learned]
    cuts = {each.playbook: read_record(each.found).cuts for each in learned if not each.stage}
    return LimitTable(
        {
            (book.id, book.version, stage.id): measure.stage(book, stage)
            for book in books
            for stage in book.stages
        },
        {book.id: bands(cuts.get(book.id), workspace) for book in books},
        max(days, default=None),
        unreadable=known is None,
    )


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

    def stage(self, book: Playbook, stage: Stage) -> dict[str, StageLimits]:
        told = self._told(book, stage)
        segments = every_segment() if any(s != ALL for s in told) else [ALL]
        by = {segment: _narrowest(segment, told) for segment in segments}
        made = {found: self._limits(book, stage, found) for found in {*by.values()}}
        return {segment: made[found] for segment, found in by.items()}

    def limits(self, book: Playbook, stage: Stage, segment: str) -> StageLimits:
        """Of the narrowest segment around it that tells them; else the playbook's, as where it insists."""
        return self._limits(book, stage, _narrowest(segment, self._told(book, stage)))

    def _told(self, book: Playbook, stage: Stage) -> set[str]:
        """The segments that tell limits of their own."""
        known = self.lengths(book.id, stage.id) if stage.learn else {}
        return {segment for segment, each in known.items() if tells(each, stage)}

    def _limits(self, book: Playbook, stage: Stage, told: str | None) -> StageLimits:
        here = self._known.get((book.id, stage.id), {})
        days, source = stage.limits, LimitSource()
        if told is not None:
            known, on = here[told]
            days = limits_of(known, stage.limits)
            critical = known.limit(known.critical, stage.limits.critical)
            source = LimitSource(
                HISTORY,
                told,
                kind(told, book.behaviours),
                known.n,
                known.ended,
                known.warn,
                known.critical if critical is not None else None,
                learned_on=on,
            )
        elif ALL in here:
            known, on = here[ALL]
            source = LimitSource(PLAYBOOK, n=known.n, ended=known.ended, learned_on=on)
        if days not in self._cutoffs:
            self._cutoffs[days] = cutoffs(days, self._clock)
        won_by = here[ALL][0].won_by if ALL in here else ()
        return StageLimits(stage.label, stage.stuck, days, self._cutoffs[days], source, won_by)


def _narrowest(segment: str, told: Set[str]) -> str | None:
    return next((found for found in wider(segment) if found in told), None)


def tells(known: Lengths, stage: Stage) -> bool:
    """Whether enough is known of a stage for limits of its own."""
    return known.enough and known.limit(known.warn, stage.limits.warn) is not None


def limits_of(known: Lengths, own: Limits) -> Limits:
    """In use a limit is a day at least, and critical above the warning. What isn't known is as in `own`, the
    playbook's; and silence."""
    warn, critical = known.limit(known.warn, own.warn), known.limit(known.critical, own.critical)
    warn = max(1, own.warn if warn is None else warn)
    return Limits(warn, max(warn + 1, own.critical if critical is None else critical), own.quiet)


def cutoffs(limits: Limits, clock: Clock) -> Cutoffs:
    quiet_on, quiet_at = clock.last_past(limits.quiet)
    silent_on, silent_at = clock.last_past(2 * limits.quiet)
    return Cutoffs(
        warn_at=clock.last_past(limits.warn)[1],
        critical_at=clock.last_past(limits.critical)[1],
        quiet_on=quiet_on,
        quiet_at=quiet_at,
        silent_on=silent_on,
        silent_at=silent_at,
    )
