"""Which open deals will be won, month by month: simulated from how the team's own deals went so far.

The whole method, and what it takes for granted, is told in docs/forecast.md.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.forecast.draw import Ahead, Interval, interval, runs
from coach.forecast.earlier import Asked, ground, look_back, swings
from coach.forecast.own import Own, own_dates
from coach.forecast.worth import Prices, mean_of, prices
from coach.lives import OPEN, Life
from coach.periods import Period
from engine.clock import end_of_day
from engine.money import Money
from engine.workspace import Workspace

SEED = 1
"""The same question gets the same answer."""


class Worth(NamedTuple):
    mean: Money
    low: Money
    high: Money


class Month(NamedTuple):
    """A month, or a week. `own_n` deals are to close in it, `own_value`, by the dates their owners set."""

    period: Period
    wins: Interval
    value: Worth | None
    """None where not one amount is known."""
    own_n: int
    own_value: Money | None


class Forecast(NamedTuple):
    """From the end of a day on: wins of the deals open then; what else will come is not in it."""

    origin: date
    currency: str
    """Of every value."""
    months: tuple[Month, ...]
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
    own: Own
    prices: Prices


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
) -> Forecast | TooFew:
    """As known when `today` ends, whatever else `lives` tell. It is learned from all; `of` says whose deals
    are forecast. `periods`: months or weeks in a row, the first not over."""
    lives = list(lives)
    basis = ground(lives, here)
    asked = Asked(today, tuple(periods))
    now, known = basis.known(today)
    if known.decided < ENOUGH:
        return TooFew(known.decided)
    then = [life for life in (each.as_of(end_of_day(today, here.time_zone)) for each in lives) if life]
    deals = {life.key: life for life in then if life.outcome == OPEN and of(life)}
    priced = prices(then, deals.values(), here)
    earlier = look_back(basis, asked)
    learned = swings(earlier, now, asked)
    ahead = [Ahead(*each) for each in zip(asked.days, asked.places, learned, strict=True)]
    came = list(runs(known, priced.worth, ahead, Random(seed)))
    own = own_dates(deals.values(), today, periods, priced.worth)
    months = []
    for at, period in enumerate(periods):
        wins = interval([run.wins[at] for run in came])
        value = _worth([run.worth[at] for run in came], here.currency) if priced.known else None
        due = Money(own.worth[at], here.currency) if priced.known else None
        months.append(Month(period, wins, value, own.n[at], due))
    return Forecast(
        today,
        here.currency,
        tuple(months),
        _among(known.standing, deals),
        _among(known.undated, deals),
        _among(known.unlearned, deals),
        known.decided,
        len(earlier),
        own,
        priced,
    )


def _among(keys: Iterable[str], deals: Mapping[str, Life]) -> int:
    return sum(key in deals for key in keys)


def _worth(found: Sequence[int], currency: str) -> Worth:
    held = interval(found)
    return Worth(mean_of(found, currency), Money(held.low, currency), Money(held.high, currency))
