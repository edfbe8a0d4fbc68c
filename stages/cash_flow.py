"""Cash flows by period: net present value, internal rate of return, payback.

`flows[0]` stands at time 0, `flows[t]` at the end of period t; gains are positive. Rates are fractions of one
period (0.1 is ten per cent). Decimals throughout; nothing is rounded here but beyond the fiftieth digit.
"""

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal, localcontext
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple, TypeAlias

from engine.message import Text

Standing: TypeAlias = Literal["one", "none", "several", "not_found"]
STANDINGS: dict[Standing, Text] = {
    "one": Text("有一个", "one"),
    "none": Text("没有", "none"),
    "several": Text("不止一个", "several"),
    "not_found": Text("超出可算范围", "beyond what is looked for"),
}

_DIGITS = Context(prec=50)
_CLOSE = Decimal("1e-32")
"""How near a root is brought."""
_NOTHING = Decimal("1e-40")
"""What counts as zero beside the sum of the parts: more than fifty digits lose, less than any flow is."""
LOWEST = Decimal("-0.9999")
HIGHEST = Decimal(10_000)
"""Rates of return are looked for from −99.99 % to 1,000,000 % a period; beyond, they tell nobody anything."""


class IRR(NamedTuple):
    rate: Decimal | None
    """A fraction of one period; None unless there is exactly one."""
    standing: Standing
    """`not_found`: there is one, below LOWEST or above HIGHEST."""
    rates: tuple[Decimal, ...] = ()
    """Every one there is, ascending."""


def npv(rate: Decimal, flows: Sequence[Decimal]) -> Decimal:
    """NPV = Σ flow_t / (1 + rate)^t, flows[0] not discounted.

    Brealey & Myers, Principles of Corporate Finance. ValueError for a rate of −100 % or less.
    """
    _within(rate)
    with localcontext(_DIGITS):
        return _value(flows, 1 / (1 + rate))


def irr(flows: Sequence[Decimal]) -> IRR:
    """The rates at which the NPV is zero, all of them, and what standing that gives.

    There are at most as many as the flows change sign (Descartes). They are found by the proof of that rule:
    multiply the flow of period t by t − k, with k where the sign first changes. That gives flows with one
    change fewer, which are the derivative of NPV·(1 + rate)^k up to a positive factor; between two of *their*
    rates the NPV therefore crosses zero once or not at all. A rate where it only touches zero counts as well.
    """
    if not any(flows):
        return IRR(None, "none")
    with localcontext(_DIGITS):
        points: list[Decimal] = []
        for rung in reversed(_ladder(flows)):
            points = list(_zeros(rung, sorted({1 + LOWEST, *points, 1 + HIGHEST})))
        rates = tuple(point - 1 for point in points)
        if len(rates) == 1:
            return IRR(rates[0], "one", rates)
        if rates:
            return IRR(None, "several", rates)
        return IRR(None, "not_found" if _beyond(flows) else "none")


def payback(flows: Sequence[Decimal]) -> Decimal | None:
    """Periods until the money is back for good: the sum of the flows never falls below zero again.

    Within a period its flow is taken to come in evenly. 0 where nothing was ever laid out, None for never.
    Textbooks take the first time; that is the same unless money goes out again later.
    """
    with localcontext(_DIGITS):
        sums = list(accumulate(flows))
        if sums and sums[-1] < 0:
            return None
        out = max((t for t, total in enumerate(sums) if total < 0), default=None)
        return Decimal(0) if out is None else out - sums[out] / flows[out + 1]


def discounted_payback(rate: Decimal, flows: Sequence[Decimal]) -> Decimal | None:
    """The payback of the flows as they are worth today; ValueError for a rate of −100 % or less."""
    _within(rate)
    with localcontext(_DIGITS):
        return payback([flow / (1 + rate) ** t for t, flow in enumerate(flows)])


def per_period(yearly: Decimal, periods: int) -> Decimal:
    """The rate of one period that compounds to the yearly one: (1 + yearly)^(1/periods) − 1."""
    with localcontext(_DIGITS):
        return (1 + yearly) ** (Decimal(1) / periods) - 1


def per_year(rate: Decimal, periods: int) -> Decimal:
    """What the rate of one period compounds to in a year: (1 + rate)^periods − 1."""
    with localcontext(_DIGITS):
        return (1 + rate) ** periods - 1


def _within(rate: Decimal) -> None:
    if rate <= -1:
        raise ValueError(f"a rate of {rate} leaves nothing to discount by")


def _value(flows: Sequence[Decimal], discount: Decimal) -> Decimal:
    total = Decimal(0)
    for flow in reversed(flows):
        total = total * discount + flow
    return total


def _ladder(flows: Sequence[Decimal]) -> list[Sequence[Decimal]]:
    """The flows, then those derived from them with one change of sign fewer each, down to none."""
    rungs = [flows]
    while turn := _turn(rungs[-1]):
        rungs.append([flow * (2 * t - turn) for t, flow in enumerate(rungs[-1])])
    return rungs


def _turn(flows: Sequence[Decimal]) -> int:
    """Twice the time of the first change of sign, in the middle between the two; 0 without one."""
    turns = (a + b for a, b in pairwise(t for t, flow in enumerate(flows) if flow) if flows[a] * flows[b] < 0)
    return next(turns, 0)


def _zeros(flows: Sequence[Decimal], points: Sequence[Decimal]) -> Iterator[Decimal]:
    """Where the NPV is zero, as 1 + rate; between two of the points it rises or falls throughout."""
    signs = [_sign(flows, point) for point in points]
    for (low, below), (high, above) in pairwise(zip(points, signs, strict=True)):
        if below == 0:
            yield low
        elif above == -below:
            yield _between(flows, low, high, below)
    if signs[-1] == 0:
        yield points[-1]


def _sign(flows: Sequence[Decimal], growth: Decimal) -> int:
    discount = 1 / growth
    value = _value(flows, discount)
    size = _value([abs(flow) for flow in flows], discount)
    return 0 if abs(value) <= size * _NOTHING else 1 if value > 0 else -1


def _between(flows: Sequence[Decimal], low: Decimal, high: Decimal, below: int) -> Decimal:
    """By halving: slow, and sure."""
    while high - low > _CLOSE:
        middle = (low + high) / 2
        value = _value(flows, 1 / middle)
        if value * below > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beyond(flows: Sequence[Decimal]) -> bool:
    """Whether the NPV changes sign outside the rates that were searched.

    Near −100 % the last flow decides it, at endless rates the first.
    """
    known = [flow for flow in flows if flow]
    return _sign(flows, 1 + LOWEST) * known[-1] < 0 or _sign(flows, 1 + HIGHEST) * known[0] < 0
