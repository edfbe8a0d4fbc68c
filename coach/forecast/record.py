"""The forecast held to account: at every past month end what it would have said, and what then happened.

Each is made from what was known at that instant. An import knows how its stories end, in amounts and
closing dates as well; so the record is of the number of wins, and of dates that were set by hand in time.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from statistics import fmean
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.forecast.draw import Ahead, Interval, draw, interval
from coach.forecast.earlier import MOST, Asked, Earlier, Ground, before, ground, looked, swings
from coach.forecast.forecast import SEED, everyone
from coach.forecast.outlook import Outlook
from coach.forecast.past import days_of
from coach.forecast.swing import Swing
from coach.forecast.tally import won_between
from coach.lives import Life
from coach.periods import Period, month_of, week_of
from coach.statistics.win_rate import Rate, rate
from engine.clock import day_of, end_of_day
from engine.state import Day, Instant
from engine.workspace import Workspace

MONTH, WEEK = "month", "week"
ENOUGH_MONTHS = 6
"""With fewer, weeks are looked at."""
ENOUGH_PERIODS = 6
"""With fewer, there is no saying whether forecasts run high or low."""
_SURE = 0.99
"""Where so many of the runs win nothing, there is nothing to tell."""
_DAY = timedelta(days=1)


class Entry(NamedTuple):
    """One forecast: of `deals` that were open when `origin` ended, for the period after it."""

    origin: date
    period: Period
    deals: int
    wins: Interval
    actual: int
    """How many of them were won."""
    new: int
    """Won as well, but not open then, or not to be told: no forecast spoke of them."""
    own: int | None
    """How many were to close, by dates set by hand before; None where there was not one."""

    @property
    def inside(self) -> bool:
        return self.wins.low <= self.actual <= self.wins.high

    @property
    def idle(self) -> bool:
        """Hardly a run won anything, and nothing was won: to be right about that is no feat."""
        return self.wins.high == self.actual == 0 and self.wins.share >= _SURE


class Record(NamedTuple):
    unit: str
    entries: tuple[Entry, ...]
    looked: int = 0
    """Periods that are over since there was enough to learn from; in some there was nothing to forecast."""
    idle: int = 0
    """Those left out because hardly a run won anything, and nothing was won."""
    ended: date | None = None
    """The last day anything happened to the deals asked for, where periods are over since: of these nothing
    is known."""

    @property
    def inside(self) -> Rate | None:
        """How often the interval held what happened."""
        n = len(self.entries)
        return rate(sum(each.inside for each in self.entries), n) if n else None

    @property
    def promised(self) -> float | None:
        """How often it should have: 80 %, or more where numbers are small."""
        return fmean(each.wins.share for each in self.entries) if self.entries else None

    @property
    def won(self) -> int:
        """All that happened."""
        return sum(each.actual for each in self.entries)

    @property
    def bias(self) -> float | TooFew:
        """All that was forecast to all that happened; of few wins or periods chance alone makes anything."""
        if len(self.entries) < ENOUGH_PERIODS:
            return TooFew(len(self.entries), ENOUGH_PERIODS)
        if self.won < ENOUGH:
            return TooFew(self.won)
        return sum(each.wins.median for each in self.entries) / self.won

    @property
    def misses(self) -> tuple[int, float, float] | None:
        """Of the periods with dates set by hand: how many, and by how many deals the forecast and those dates
        missed, on average."""
        found = [(each, each.own) for each in self.entries if each.own is not None]
        if not found:
            return None
        ours = fmean(abs(each.wins.median - each.actual) for each, _ in found)
        return len(found), ours, fmean(abs(own - each.actual) for each, own in found)


def record(
    lives: Iterable[Life],
    here: Workspace,
    today: date,
    *,
    unit: str | None = None,
    of: Callable[[Life], bool] = everyone,
    most: int | None = None,
    seed: int = SEED,
    tell: Callable[[int, int], None] = lambda done, of: None,
    basis: Ground | None = None,
) -> Record | TooFew:
    """`lives` whole, as of `lives_ever`. `unit`: month or week; None takes what there is enough of. `most`:
    of the last so many. `tell` hears how far it has come. `basis`: the ground of `lives`, from whoever has it
    already."""
    by_key = {life.key: life for life in lives}
    places = {key: at for at, key in enumerate(by_key)}
    book = _Book(by_key, places, basis or ground(by_key.values(), here), of, seed)
    known = book.ground.known(today)
    if known.decided < ENOUGH:
        return TooFew(known.decided)
    last, asked_last = _last_days(by_key.values(), here, today, of)
    since = book.ground.tally.ends(end_of_day(today, here.time_zone))[ENOUGH - 1]
    if unit is None:
        unit = MONTH if len(_periods(MONTH, since, last, here.time_zone)) >= ENOUGH_MONTHS else WEEK
    periods = [p for p in _periods(unit, since, last, here.time_zone) if p.first <= asked_last]
    earlier: list[Earlier] = []
    entries: list[Entry] = []
    for done, period in enumerate(periods):
        asked = Asked(period.first - _DAY, (period,))
        known = book.ground.known(asked.origin)
        if known.enough:
            if done >= len(periods) - (most or MOST):
                learned = swings(earlier, book.ground.wins(asked.origin), asked)
                made = _entry(book, asked, known, learned[0])
                entries += [made] if made.deals else []
            earlier.append(looked(asked, known))
        tell(done + 1, len(periods))
    told = tuple(each for each in entries if not each.idle)
    over = _over(unit, today)
    more = over.last > last or over.first > asked_last
    return Record(unit, told, len(periods), len(entries) - len(told), min(last, asked_last) if more else None)


def _last_days(
    lives: Iterable[Life], here: Workspace, today: date, of: Callable[[Life], bool]
) -> tuple[date, date]:
    """The last day anything happened to any deal, and to those asked for; today where there is none."""
    at = end_of_day(today, here.time_zone)
    then = (life for each in lives if (life := each.as_of(at)))
    moved = [(last, of(life)) for life in then if (last := _last_moved(life)) is not None]

    def day(known: Iterable[Instant]) -> date:
        last = max(known, default=None)
        return today if last is None else day_of(last, here.time_zone)

    return day(last for last, _ in moved), day(last for last, asked in moved if asked)


def _last_moved(life: Life) -> Instant | None:
    """The opening stands first, whatever its time; the others come by theirs."""
    opened, last = life.moves[0].at, life.moves[-1].at
    return opened if last is None or (opened is not None and opened > last) else last


def _over(unit: str, today: date) -> Period:
    """The last that is."""
    period = month_of(today) if unit == MONTH else week_of(today)
    return before(period) if period.last > today else period


def _periods(unit: str, since: float, last: date, time_zone: str) -> list[Period]:
    """Those that were over on the last day and began after the first; of very many the last."""
    period = _over(unit, last)
    found: list[Period] = []
    while len(found) < 2 * MOST and days_of(end_of_day(period.first - _DAY, time_zone)) >= since:
        found.append(period)
        period = before(period)
    return found[::-1]


class _Book(NamedTuple):
    """What every entry is made from."""

    lives: Mapping[str, Life]
    places: Mapping[str, int]
    """Of the lives, as they come."""
    ground: Ground
    of: Callable[[Life], bool]
    seed: int


def _entry(book: _Book, asked: Asked, known: Outlook, learned: Swing) -> Entry:
    zone, period = book.ground.time_zone, asked.periods[0]
    at, end = end_of_day(asked.origin, zone), end_of_day(period.last, zone)
    standing = sorted(known.standing, key=book.places.__getitem__)
    then = {key: book.lives[key].as_of(at) for key in standing}
    deals = {key: life for key, life in then.items() if life is not None and book.of(life)}
    ahead = Ahead(asked.days[0], asked.places[0], learned)
    drawn = draw(known, dict.fromkeys(deals, 0), [ahead], book.seed)
    wins = interval([run.wins[0] for run in drawn.runs])
    won = won_between(book.ground.wins(period.last), known.day, days_of(end))
    new = sum(_asked_for(book, key, end) for key in won if key not in deals)
    own = _own(deals.values(), asked.origin, period)
    return Entry(asked.origin, period, len(deals), wins, sum(key in deals for key in won), new, own)


def _asked_for(book: _Book, key: str, at: Instant) -> bool:
    life = book.lives[key].as_of(at)
    return life is not None and book.of(life)


def _own(deals: Iterable[Life], origin: date, period: Period) -> int | None:
    days = [day for day in map(_day_by_hand, deals) if day is not None]
    if not days:
        return None
    return sum(origin.isoformat() < day <= period.last.isoformat() for day in days)


def _day_by_hand(life: Life) -> Day | None:
    """The closing date that holds, where it was not an import that set it."""
    told = next((each for each in reversed(life.told) if "close_date" in each.fields), None)
    if told is None or told.imported:
        return None
    day: Day | None = told.fields["close_date"]
    return day
