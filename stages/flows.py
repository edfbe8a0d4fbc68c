"""Money in and out by period, as a worksheet has it: limits, figures and what is odd about its returns.

Shared by the client's business case and by our own case for a new large customer.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Annotated, NamedTuple, TypeAlias

from engine.message import Message, msg
from engine.worksheet import Path
from stages.cash_flow import (
    HIGHEST,
    IRR,
    LOWEST,
    STANDINGS,
    Standing,
    discounted_payback,
    irr,
    npv,
    payback,
    per_period,
    per_year,
)
from stages.kinds import Amount, Number, Percent, choice, says
from stages.rounding import hundredth, plain, to_minor

YEARS = 30
"""The longest horizon there may be. Ours."""
RATES = (Decimal(-99), Decimal(1000))
"""Yearly discount rates there may be, in per cent. Ours: beyond, somebody mistyped."""

Row: TypeAlias = tuple[int, Decimal | None, Decimal | None]
"""A period from 0, the start; what comes in, and what goes out, both without a sign."""


class Figures(NamedTuple):
    total: Annotated[Amount | None, says("净收益合计", "Net gain in total")] = None
    npv: Annotated[Amount | None, says("净现值（NPV）", "Net present value")] = None
    irr: Annotated[Percent | None, says("内部收益率（IRR，年）", "Internal rate of return, a year")] = None
    irr_standing: Annotated[
        Annotated[Standing, choice(STANDINGS)] | None, says("有没有内部收益率", "Rates of return there are")
    ] = None
    payback: Annotated[Number | None, says("回收期（年）", "Payback (years)")] = None
    discounted_payback: Annotated[Number | None, says("折现回收期（年）", "Discounted payback (years)")] = (
        None
    )


def net_flows(rows: Iterable[Row]) -> tuple[Decimal, ...]:
    """What comes in less what goes out, of each period from 0 to the last named; one without a row is 0."""
    net = {period: (inflow or Decimal()) - (outflow or Decimal()) for period, inflow, outflow in rows}
    return tuple(net.get(period, Decimal()) for period in range(max(net, default=-1) + 1))


def yearly_irr(flows: Sequence[Decimal], a_year: int = 1) -> IRR:
    """The rates of a period as rates of a year; one beyond LOWEST or HIGHEST tells nothing there either."""
    found = irr(flows)
    rates = (per_year(rate, a_year) for rate in found.rates)
    within = tuple(rate for rate in rates if LOWEST <= rate <= HIGHEST)
    if len(within) == 1:
        return IRR(within[0], "one", within)
    if within:
        return IRR(None, "several", within)
    return IRR(None, "not_found") if found.rates else found


def figures(
    flows: Sequence[Decimal], discount_rate: Decimal | None, currency: str | None, a_year: int = 1
) -> Figures:
    """NPV, IRR and payback by `stages.cash_flow` (the method, section 6.3), flows at the end of their period.

    `discount_rate` in per cent a year, `a_year` the periods there are in one. The rate of a period compounds
    to the yearly one: (1 + rate)^(1/periods a year) − 1. NPV and discounted payback need the rate.
    """
    if not flows:
        return Figures()
    found = yearly_irr(flows, a_year)
    known = Figures(
        total=to_minor(sum(flows, Decimal()), currency or ""),
        irr=None if found.rate is None else hundredth(found.rate * 100),
        irr_standing=found.standing,
        payback=_years(payback(flows), a_year),
    )
    if discount_rate is None:
        return known
    rate = per_period(discount_rate / 100, a_year)
    return known._replace(
        npv=to_minor(npv(rate, flows), currency or ""),
        discounted_payback=_years(discounted_payback(rate, flows), a_year),
    )


def _years(periods: Decimal | None, a_year: int) -> Decimal | None:
    return None if periods is None else hundredth(periods / a_year)


def faults(
    rows: Sequence[Row], discount_rate: Decimal | None, column: str, a_year: int = 1
) -> Iterator[tuple[Path, Message]]:
    """`column` is what the worksheet calls the period of a row."""
    last = YEARS * a_year
    for at, (period, inflow, outflow) in enumerate(rows):
        if period > last:
            yield ("flows", at, column), msg("flows.no_period", last=last, years=YEARS)
        for side, amount in (("inflow", inflow), ("outflow", outflow)):
            if amount is not None and amount < 0:
                yield ("flows", at, side), msg("flows.negative")
    if discount_rate is not None and not RATES[0] <= discount_rate <= RATES[1]:
        yield ("discount_rate",), msg("flows.no_discount_rate", low=int(RATES[0]), high=int(RATES[1]))


def irr_remark(flows: Sequence[Decimal], a_year: int = 1) -> Message | None:
    """Why there is not one rate of return, where money goes both ways."""
    found = yearly_irr(flows, a_year)
    if found.standing == "several":
        return msg("flows.irr_several", rates=tuple(f"{plain(hundredth(r * 100))}%" for r in found.rates))
    if found.standing == "not_found":
        return msg("flows.irr_not_found")
    both_ways = any(flow < 0 for flow in flows) and any(flow > 0 for flow in flows)
    return msg("flows.irr_none") if found.standing == "none" and both_ways else None
