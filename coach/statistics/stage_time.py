"""How long deals stay in a stage: calendar days from one instant to another, and working days.

A stay ends when it is left, whatever way; what was a duplicate is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.lives import DUPLICATE, Life, Stay
from coach.statistics.ladder import ladders
from coach.statistics.quantile import Quantile
from coach.statistics.survival import Curve, curve, quantile
from engine.clock import Calendar, day_of, from_instant
from engine.message import Text
from engine.playbook import Playbook
from engine.state import STOPPED, Instant

_DAY = 86_400


class Quartiles(NamedTuple):
    """Days by which a half, three quarters and nine tenths of `n` had ended."""

    n: int
    median: float
    p75: float
    p90: float


class StageTime(NamedTuple):
    """`days` and `working` are of the stays that ended; `curve` counts the open ones as well."""

    playbook: str
    stage: str
    label: Text
    curve: Curve
    """In calendar days."""
    days: Quartiles | TooFew
    working: Quartiles | TooFew
    exits: Mapping[int, Mapping[str, int]]
    """By whole days since it began: how many stays ended, by way: on, back or stopped."""
    stops: Mapping[str | None, Mapping[int, int]]
    """By stop class, None where nobody said: how many were stopped, by whole days."""
    open_days: tuple[float, ...]
    """How long the stays that last have lasted so far, the longest first."""
    undated: int
    """Stays left out, because nobody knows when they began or ended."""
    backwards: int
    """Stays left out, because by the clock they ended before they began, or begin in the future."""

    @property
    def median(self) -> Quantile | TooFew:
        """By when a half will have left, the open ones counted for what they are: after Kaplan and Meier."""
        return quantile(self.curve, 0.5) if self.curve.ended >= ENOUGH else TooFew(self.curve.ended)


def quartiles(lengths: Iterable[float]) -> Quartiles | TooFew:
    known = sorted(lengths)
    if len(known) < ENOUGH:
        return TooFew(len(known))
    return Quartiles(len(known), *(between(known, p) for p in (0.5, 0.75, 0.9)))


def between(known: Sequence[float], p: float) -> float:
    """The quantile of sorted values, at least one: by straight lines between them, type 7 of R. J. Hyndman &
    Y. Fan (1996), Am. Stat. 50, 361–365, as spreadsheets have it."""
    at = (len(known) - 1) * p
    low = int(at)
    high = min(low + 1, len(known) - 1)
    return known[low] + (known[high] - known[low]) * (at - low)


def days_between(start: Instant, end: Instant) -> float:
    """Calendar days, with their fraction; negative where the clock went backwards."""
    return (from_instant(end) - from_instant(start)).total_seconds() / _DAY


def stage_times(
    lives: Iterable[Life], books: Iterable[Playbook], calendar: Calendar, time_zone: str, now: Instant
) -> tuple[StageTime, ...]:
    """Of every stage of the playbooks that have deals, in their order."""
    found = []
    measure = _Measure(calendar, time_zone, now)
    for ladder in ladders(lives, books):
        stages = {stage.id: _Stays(measure) for stage in ladder.stages}
        for life in ladder.lives:
            if life.outcome != DUPLICATE:
                for stay in life.stays:
                    if stay.stage in stages:
                        stages[stay.stage].add(stay)
        found += [stages[stage.id].told(ladder.playbook, stage.id, stage.label) for stage in ladder.stages]
    return tuple(found)


class _Measure(NamedTuple):
    calendar: Calendar
    time_zone: str
    now: Instant

    def days(self, stay: Stay) -> float | None:
        """None where nobody knows."""
        end = self.now if stay.left is None else stay.until
        return None if stay.since is None or end is None else days_between(stay.since, end)

    def working(self, stay: Stay) -> int:
        """Of a stay that ended on a known day."""
        assert stay.since is not None
        assert stay.until is not None
        return self.calendar.working_days(
            day_of(stay.since, self.time_zone), day_of(stay.until, self.time_zone)
        )


class _Stays:
    """In one stage."""

    def __init__(self, measure: _Measure) -> None:
        self._measure = measure
        self._ended: list[float] = []
        self._working: list[int] = []
        self._lasting: list[float] = []
        self._exits: dict[int, Counter[str]] = defaultdict(Counter)
        self._stops: dict[str | None, Counter[int]] = defaultdict(Counter)
        self._undated = self._backwards = 0

    def add(self, stay: Stay) -> None:
        days = self._measure.days(stay)
        if days is None:
            self._undated += 1
        elif days < 0:
            self._backwards += 1
        elif stay.left is None:
            self._lasting.append(days)
        else:
            self._ended.append(days)
            self._working.append(self._measure.working(stay))
            self._exits[int(days)][stay.left] += 1
            if stay.left == STOPPED:
                self._stops[stay.stop_class][int(days)] += 1

    def told(self, playbook: str, stage: str, label: Text) -> StageTime:
        return StageTime(
            playbook=playbook,
            stage=stage,
            label=label,
            curve=curve(Counter(self._ended), Counter(self._lasting)),
            days=quartiles(self._ended),
            working=quartiles(self._working),
            exits={day: self._exits[day] for day in sorted(self._exits)},
            stops=dict(self._stops),
            open_days=tuple(sorted(self._lasting, reverse=True)),
            undated=self._undated,
            backwards=self._backwards,
        )
