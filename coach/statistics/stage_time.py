"""How long deals stay in a stage: calendar days from one instant to another, and working days.

A stay ends when it is left, whatever way; what was a duplicate is left out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.lives import DUPLICATE, Life, Stay
from coach.statistics.ladder import ladders
from coach.statistics.quantile import Quantile
from coach.statistics.survival import Curve, Span, kaplan_meier, quantile
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
        stays: dict[str, list[Stay]] = {}
        for life in ladder.lives:
            if life.outcome != DUPLICATE:
                for stay in life.stays:
                    stays.setdefault(stay.stage, []).append(stay)
        for stage in ladder.stages:
            found.append(_told(ladder.playbook, stage.id, stage.label, stays.get(stage.id, ()), measure))
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
            _civil_day(stay.since, self.time_zone), _civil_day(stay.until, self.time_zone)
        )


@cache
def _civil_day(instant: Instant, time_zone: str) -> date:
    return day_of(instant, time_zone)


def _told(playbook: str, stage: str, label: Text, stays: Iterable[Stay], measure: _Measure) -> StageTime:
    timed = [(stay, measure.days(stay)) for stay in stays]
    known = [(stay, days) for stay, days in timed if days is not None and days >= 0]
    ended = [(stay, days) for stay, days in known if stay.left is not None]
    exits: dict[int, Counter[str]] = {}
    stops: dict[str | None, Counter[int]] = {}
    for stay, days in ended:
        assert stay.left is not None
        exits.setdefault(int(days), Counter())[stay.left] += 1
        if stay.left == STOPPED:
            stops.setdefault(stay.stop_class, Counter())[int(days)] += 1
    return StageTime(
        playbook=playbook,
        stage=stage,
        label=label,
        curve=kaplan_meier(Span(days, stay.left is not None) for stay, days in known),
        days=quartiles(days for _, days in ended),
        working=quartiles(measure.working(stay) for stay, _ in ended),
        exits={day: exits[day] for day in sorted(exits)},
        stops=stops,
        open_days=tuple(sorted((days for stay, days in known if stay.left is None), reverse=True)),
        undated=sum(days is None for _, days in timed),
        backwards=sum(days is not None and days < 0 for _, days in timed),
    )
