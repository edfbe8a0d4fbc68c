"""What would have been forecast at earlier dates, and how far each period then went its own way."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from coach.forecast.outlook import Outlook, Version, expected, outlook, roads, version_of, won
from coach.forecast.past import days_of
from coach.forecast.swing import Met, Swing, swing
from coach.forecast.tally import Tally, Wins
from coach.lives import Life
from coach.periods import Period, month_of, week_of
from engine.clock import end_of_day, zone
from engine.state import Instant
from engine.workspace import Workspace

MOST = 24
"""Earlier dates that are looked at: older periods hardly count."""
_DAY = timedelta(days=1)


class Asked(NamedTuple):
    """Periods in a row, months or weeks, as seen from the end of a day before the first of them ends."""

    origin: date
    periods: tuple[Period, ...]

    @property
    def days(self) -> list[int]:
        """From the origin to the end of each."""
        return [(period.last - self.origin).days for period in self.periods]

    @property
    def places(self) -> list[int]:
        return [place(period) for period in self.periods]

    @property
    def before(self) -> "Asked":
        """The same, a month or a week earlier; of a shorter month the last day but one."""
        periods = tuple(map(before, self.periods))
        since = self.origin - self.periods[0].first
        return Asked(min(periods[0].first + since, periods[0].last - _DAY), periods)


def before(period: Period) -> Period:
    last = period.first - _DAY
    return month_of(last) if period == month_of(period.first) else week_of(last)


def place(period: Period) -> int:
    """The month within its quarter; of a week, the month its middle lies in."""
    middle = period.first + (period.last - period.first) / 2
    return (middle.month - 1) % 3


class Earlier(NamedTuple):
    """What was known and expected at an earlier date."""

    asked: Asked
    known: Outlook
    expected: list[float]


class Ground(NamedTuple):
    """What every forecast is made from."""

    versions: Mapping[Version, Instant]
    """Of the playbooks, each with the opening of its first deal; empty where nobody knows when that was."""
    tally: Tally
    time_zone: str

    def known(self, day: date) -> Outlook:
        """Everything as it was known when the day ended."""
        at = end_of_day(day, self.time_zone)
        there = (version for version, since in self.versions.items() if since <= at)
        return outlook(self.tally.as_of(at), roads(there), days_of(at))

    def wins(self, day: date) -> Wins:
        """Until a day ended, as they were known then."""
        return self.tally.wins(end_of_day(day, self.time_zone))

    def ended(self, day: date, known: Outlook) -> date | None:
        """The day a deal last moved, where none has in all the time one looks back on; else None."""
        if not known.over:
            return None
        last = self.tally.last_left(end_of_day(day, self.time_zone))
        return datetime.fromtimestamp(last * 86400, UTC).astimezone(zone(self.time_zone)).date()


def ground(lives: Iterable[Life], here: Workspace) -> Ground:
    versions: dict[Version, Instant] = {}
    lives = list(lives)
    for life in lives:
        version, since = version_of(life), life.opened_at or ""
        versions[version] = min(versions.get(version, since), since)
    return Ground(versions, Tally(lives), here.time_zone)


def look_back(ground: Ground, asked: Asked) -> list[Earlier]:
    """The earlier dates with something to learn from, the first first."""
    found: list[Earlier] = []
    for _ in range(MOST):
        asked = asked.before
        known = ground.known(asked.origin)
        if not known.enough:
            break
        found.append(looked(asked, known))
    return found[::-1]


def looked(asked: Asked, known: Outlook) -> Earlier:
    return Earlier(asked, known, expected(known, asked.days))


def swings(earlier: Sequence[Earlier], wins: Wins, asked: Asked) -> list[Swing]:
    """One for each period ahead, learned from those as far ahead that are over. `wins` as known now."""
    met: list[list[Met]] = [[] for _ in asked.periods]
    for one in earlier[-MOST:]:
        came = won(one.known, wins, one.asked.days)
        for at, period in enumerate(one.asked.periods):
            if period.last <= asked.origin:
                met[at].append(Met(place(period), one.expected[at], came[at]))
    return [swing(each) for each in met]
