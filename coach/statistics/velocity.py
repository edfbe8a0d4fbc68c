"""Sales velocity: what the open deals are worth for every day it takes to win one.

    open deals × win rate × mean won value ÷ length of the cycle in days

in its usual form. The cycle is the mean from opening to winning; amounts are in the workspace's currency.
Open deals count up to the age at which deals were ever won: the rate holds for none that is older.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from coach.clients.sales import Exchange
from coach.enough import ENOUGH, TooFew
from coach.lives import LOST, WON, Life
from coach.statistics.beyond import Beyond
from coach.statistics.win_rate import Rate, rate
from engine.clock import from_instant
from engine.money import Money, of_major

_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND


class Velocity(NamedTuple):
    """`per_day` is TooFew while fewer than 20 deals are decided, or won with a known value, or in known time;
    None where all were won in no time."""

    group: str | None
    open: int
    """Those that count: no older than any that was won, and in no currency that lacks a rate."""
    rate: Rate | None
    """None while nothing is decided."""
    valued: int
    """Won deals whose value is known, and what they brought on average."""
    mean: Money | None
    timed: int
    """Won deals whose length is known, and the mean of it in days, to a hundredth."""
    cycle: Decimal | None
    per_day: Money | TooFew | None
    no_amount: int
    """Won deals left out of the value: without an amount, or in a currency without a rate."""
    no_rate: int
    undated: int
    """Won deals left out of the length: nobody knows when, or the clock went backwards."""
    unpriced: int
    """Open deals left out: in a currency without a rate, which the mean value says nothing of."""
    older: int
    """Open deals left out: older than any of the playbook that was won."""
    no_age: int
    """Open deals left out: nobody knows when they were opened."""


class _Group(NamedTuple):
    within: list[Life]
    older: list[Life]
    undated: list[Life]
    decided: list[Life]


def velocities(
    known: Beyond,
    decided: Iterable[Life],
    group: Callable[[Life], str | None],
    exchange: Exchange,
    currency: str,
) -> tuple[Velocity, ...]:
    """By group, those without one last. `currency` is the one `exchange` converts into."""
    groups: defaultdict[str | None, _Group] = defaultdict(lambda: _Group([], [], [], []))
    for life in known.within:
        groups[group(life)].within.append(life)
    for life in known.older:
        groups[group(life)].older.append(life)
    for life in known.undated:
        groups[group(life)].undated.append(life)
    for life in decided:
        if life.outcome in (WON, LOST):
            groups[group(life)].decided.append(life)
    ordered = sorted(groups, key=lambda id: (id is None, id or ""))
    return tuple(_velocity(id, groups[id], exchange, currency) for id in ordered)


def _velocity(group: str | None, deals: _Group, exchange: Exchange, currency: str) -> Velocity:
    decided = deals.decided
    priced_in = [life for life in deals.within if life.value("currency") in (None, *exchange.rates)]
    n_open = len(priced_in)
    won = [life for life in decided if life.outcome == WON]
    amounts = [(life.value("amount"), life.value("currency")) for life in won]
    priced = [exchange.minor(a, c) for a, c in amounts if a is not None and c is not None]
    values = [value for value in priced if value is not None]
    lengths = [length for life in won if (length := _length(life)) is not None]
    mean = Fraction(sum(values, Decimal(0))) / len(values) if values else None
    cycle = Fraction(sum(lengths), _DAY * len(lengths)) if lengths else None
    fewest = min(len(decided), len(values), len(lengths))
    per_day: Money | TooFew | None = TooFew(fewest)
    if fewest >= ENOUGH and mean is not None and cycle is not None:
        rate_won = Fraction(len(won), len(decided))
        per_day = _money(n_open * rate_won * mean / cycle, currency) if cycle else None
    return Velocity(
        group=group,
        open=n_open,
        rate=rate(len(won), len(decided)) if decided else None,
        valued=len(values),
        mean=None if mean is None else _money(mean, currency),
        timed=len(lengths),
        cycle=None if cycle is None else _decimal(cycle).quantize(Decimal("0.01")),
        per_day=per_day,
        no_amount=len(won) - len(priced),
        no_rate=len(priced) - len(values),
        undated=len(won) - len(lengths),
        unpriced=len(deals.within) - n_open,
        older=len(deals.older),
        no_age=len(deals.undated),
    )


def _length(life: Life) -> int | None:
    """Microseconds from opening to winning, which are whole."""
    if life.opened_at is None or life.decided_at is None:
        return None
    length = (from_instant(life.decided_at) - from_instant(life.opened_at)) // _MICROSECOND
    return length if length >= 0 else None


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _money(value: Fraction, currency: str) -> Money:
    return of_major(_decimal(value), currency)
