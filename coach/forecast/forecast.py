"""Which open deals will be won, month by month: simulated from how the team's own deals went so far.

The whole method, and what it takes for granted, is told in docs/forecast.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.forecast.carried import Carried, carried
from coach.forecast.draw import Ahead, Interval, Run, draw, interval
from coach.forecast.earlier import Asked, Ground, ground, look_back, swings
from coach.forecast.in_time import in_time
from coach.forecast.own import Own, own_dates
from coach.forecast.worth import Prices, prices
from coach.lives import OPEN, Life
from coach.periods import Period
from engine.clock import end_of_day
from engine.money import Money
from engine.workspace import Workspace

SEED = 1
"""The same question gets the same answer."""
FEW = 2
"""With no more earlier forecasts, nobody knows yet how far periods stray."""


class Worth(NamedTuple):
    median: Money
    low: Money
    high: Money


class Month(NamedTuple):
    """A month, or a week. `own_n` deals are to close in it, `own_value`, by the dates their owners set."""

    period: Period
    wins: Interval
    value: Worth | None
    """None where not one amount is known."""
    own_n: int | None
    """None where not one deal has a close date."""
    own_value: Money | None


class Total(NamedTuple):
    """Of all periods together, by the same runs: bounds can't be added."""

    wins: Interval
    value: Worth | None
    own_n: int | None
    own_value: Money | None


class Forecast(NamedTuple):
    """From the end of a day on: wins of the deals open then; what else will come is not in it."""

    origin: date
    currency: str
    """Of every value."""
    months: tuple[Month, ...]
    total: Total
    deals: int
    """Open ones that are forecast."""
    unknown: int
    """Left out: nobody knows since when they are in their stage."""
    unlearned: int
    """Left out: nobody has ever left their stage."""
    n_history: int
    """Decided deals it is learned from."""
    earlier: int
    """Earlier dates at which the same forecast was compared with what happened."""
    late: int
    """Deals whose amount or close date was imported after the day: it is taken as not set yet."""
    own: Own
    prices: Prices
    carried: tuple[Carried, ...] = ()
    """The deals that are forecast, those first that bring the most."""
    ended: date | None = None
    """The day a deal last moved, where none has in all the time one looks back on."""

    @property
    def expected(self) -> float:
        """Wins by the chance each deal has, of all periods: less than one where the middle run has none."""
        return sum(each.chance for each in self.carried)

    @property
    def guessed(self) -> bool:
        """Whether it is taken from elsewhere how far periods stray."""
        return self.earlier <= FEW


def everyone(life: Life) -> bool:
    return True


def forecast(
    lives: Iterable[Life],
    here: Workspace,
    today: date,
    periods: Sequence[Period],
    *,
    of: Callable[[Life], bool] = everyone,
    seed: int = SEED,
    basis: Ground | None = None,
) -> Forecast | TooFew:
    """As known when `today` ends, whatever else `lives` tell. It is learned from all; `of` says whose deals
    are forecast. `periods`: months or weeks in a row, the first not over. `basis`: the ground of
    `lives`, from whoever has it already."""
    lives = list(lives)
    basis = basis or ground(lives, here)
    asked = Asked(today, tuple(periods))
    known = basis.known(today)
    if known.decided < ENOUGH:
        return TooFew(known.decided)
    at = end_of_day(today, here.time_zone)
    then = [life for life in (each.as_of(at) for each in lives) if life]
    still = {life.key: life for life in then if life.outcome == OPEN and of(life)}
    told = [life for key, life in still.items() if key in known.standing]
    deals = [in_time(life, at) for life in told]
    priced = prices(then, deals, here)
    own = own_dates(deals, today, periods, priced.worth)
    earlier = look_back(basis, asked)
    learned = swings(earlier, basis.wins(today), asked)
    ahead = [Ahead(*each) for each in zip(asked.days, asked.places, learned, strict=True)]
    drawn = draw(known, priced.worth, ahead, seed)
    page = _Page(here.currency, priced, own)
    return Forecast(
        today,
        here.currency,
        tuple(page.month(drawn.runs, at, period) for at, period in enumerate(periods)),
        page.total(drawn.runs),
        len(deals),
        _among(known.undated, still),
        _among(known.unlearned, still),
        known.decided,
        len(earlier),
        sum(life is not each for life, each in zip(told, deals, strict=True)),
        own,
        priced,
        carried(deals, drawn.chance, priced, here.currency),
        basis.ended(today, known),
    )


class _Page(NamedTuple):
    """What is known beside the runs."""

    currency: str
    prices: Prices
    own: Own

    def month(self, runs: Sequence[Run], at: int, period: Period) -> Month:
        wins = interval([run.wins[at] for run in runs])
        value = self._worth([run.worth[at] for run in runs])
        return Month(period, wins, value, *self._due(self.own.n[at : at + 1], self.own.worth[at : at + 1]))

    def total(self, runs: Sequence[Run]) -> Total:
        wins = interval([sum(run.wins) for run in runs])
        value = self._worth([sum(run.worth) for run in runs])
        return Total(wins, value, *self._due(self.own.n, self.own.worth))

    def _worth(self, found: Sequence[int]) -> Worth | None:
        if not self.prices.known:
            return None
        held = interval(found)
        return Worth(*(Money(minor, self.currency) for minor in (held.median, held.low, held.high)))

    def _due(self, n: Sequence[int], worth: Sequence[int]) -> tuple[int | None, Money | None]:
        if not self.own.dated:
            return None, None
        return sum(n), Money(sum(worth), self.currency) if self.prices.known else None


def _among(keys: Iterable[str], deals: Mapping[str, Life]) -> int:
    return sum(key in deals for key in keys)
