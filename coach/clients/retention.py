"""Who bought again, who was lost and why, and what that says of a client's life: over the whole portfolio."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from stages.accounts.lifetime import Lifetime, lifetime
from stages.accounts.periods import Period, over, period_of
from stages.accounts.portfolio import Portfolio
from stages.accounts.purchases import NOTHING, Purchase, Window, buying_days, revenue
from stages.accounts.retention import Reason, Turn, overall


class Row(NamedTuple):
    """A period and who bought in it; `turn` is None while the period after it is not over."""

    period: Period
    buyers: int
    turn: Turn | None


class Lost(NamedTuple):
    """`value` is what this client brought in the period it was lost from; `back` the first day it bought
    again after all."""

    code: str
    last_order: date
    value: Decimal
    because: str | None
    back: date | None


class Retention(NamedTuple):
    """`lost` are those of the last turn: who is still away before who came back, the most valuable first.

    `bought` is what all clients bought in its period. `to_ask` have left for a reason nobody has noted, in
    the same order. Amounts are in the portfolio's currency.
    """

    rows: tuple[Row, ...]
    lost: tuple[Lost, ...]
    bought: Decimal
    reasons: tuple[Reason, ...]
    to_ask: tuple[str, ...]
    share: Decimal | None
    """Of all who bought in a period judged, those who bought again in the next."""
    life: Lifetime | None

    @property
    def turn(self) -> Turn | None:
        """The last that was judged."""
        return next((row.turn for row in reversed(self.rows) if row.turn), None)

    @property
    def silent_since(self) -> Period | None:
        """The last period in which anybody bought, if nobody did in the running one nor in that before it."""
        if self.turn is None or self.rows[-1].buyers or self.rows[-2].buyers:
            return None
        return next(row.period for row in reversed(self.rows) if row.buyers)


def retention(portfolio: Portfolio) -> Retention:
    """By the period the portfolio's rules name."""
    turns = portfolio.turns
    days = {code: buying_days(bought) for code, bought in portfolio.bought.items()}
    share = overall(turns)
    last = turns[-1] if turns else None
    lost = _lost(portfolio, last, days) if last else ()
    return Retention(
        rows=_rows(portfolio, days),
        lost=lost,
        bought=_all_in(portfolio, last.period) if last else NOTHING,
        reasons=portfolio.reasons[0],
        to_ask=_to_ask(portfolio, lost),
        share=share,
        life=None if share is None else lifetime(share),
    )


def _rows(portfolio: Portfolio, days: dict[str, tuple[date, ...]]) -> tuple[Row, ...]:
    """Every period from the first purchase through the running one."""
    first = min((each[0] for each in days.values() if each), default=None)
    if first is None:
        return ()
    unit, today = portfolio.rules.period, portfolio.today
    judged = {turn.period: turn for turn in portfolio.turns}
    buyers: dict[Period, int] = {}
    for each in days.values():
        for period in {period_of(day, unit) for day in each}:
            buyers[period] = buyers.get(period, 0) + 1
    periods = (*over(first, today, unit), period_of(today, unit))
    return tuple(Row(period, buyers.get(period, 0), judged.get(period)) for period in periods)


def _lost(portfolio: Portfolio, turn: Turn, days: dict[str, tuple[date, ...]]) -> tuple[Lost, ...]:
    found = (_one(portfolio, turn, code, days[code]) for code in turn.lost)
    return tuple(sorted(found, key=lambda each: (each.back is not None, -each.value, each.code)))


def _one(portfolio: Portfolio, turn: Turn, code: str, days: Sequence[date]) -> Lost:
    before = [day for day in days if day <= turn.period.last]
    return Lost(
        code,
        last_order=before[-1],
        value=_in(portfolio.bought[code], turn.period),
        because=portfolio.clients[code].rating.left_because,
        back=next((day for day in days if day > turn.period.last), None),
    )


def _to_ask(portfolio: Portfolio, lost: Sequence[Lost]) -> tuple[str, ...]:
    left = dict.fromkeys([*(each.code for each in lost), *portfolio.gone])
    return tuple(code for code in left if portfolio.clients[code].rating.left_because is None)


def _all_in(portfolio: Portfolio, period: Period) -> Decimal:
    return sum((_in(each, period) for each in portfolio.bought.values()), NOTHING)


def _in(bought: Sequence[Purchase], period: Period) -> Decimal:
    return revenue(Window(period.first, period.last).of(bought))
