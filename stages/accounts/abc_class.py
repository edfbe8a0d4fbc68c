"""ABC class: which clients bring the revenue or contribution, and the gold 5 % among them (method §7)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from engine.message import Message, msg
from engine.money import of_major
from stages.accounts.purchases import NOTHING, Bought, Purchase, Window, contribution, revenue
from stages.accounts.rules import Rules
from stages.rounding import percent

CLASSES = ("A", "B", "C")


class Classed(NamedTuple):
    """`value` is what was ranked; `share` is this client's part of all of it, `above` the part of those who
    bring more (both 0 to 1). None where a margin is missing: what isn't known is not ranked."""

    account: str
    value: Decimal | None
    rank: int | None
    share: Decimal
    above: Decimal
    abc: str | None
    gold: bool
    because: Message


def worth(purchases: Iterable[Purchase], by: str) -> Decimal | None:
    """Revenue or contribution of these purchases."""
    return contribution(purchases) if by == "contribution" else revenue(purchases)


def classify(bought: Bought, window: Window, rules: Rules, currency: str) -> dict[str, Classed]:
    """The class of every account, the most valuable first.

    Ranked by value; a client is A while those who bring more than it bring less than `a_share` per cent of
    all there is, B while less than `b_share`, else C (method §7: cumulative share, 80 and 95 %): who
    crosses a line stays above it, so the largest client is always A. Who brings the same gets the same
    class. Nothing or less than nothing is C, and takes no part in the sum. Gold are the first `gold`
    per cent of those who bring something, rounded up, and whoever brings as much as one of them.
    """
    values = {account: worth(window.of(all), rules.value_by) for account, all in bought.items()}
    ranked = sorted((-value, account) for account, value in values.items() if value is not None)
    paying = sum(minus < 0 for minus, _ in ranked)
    total = -sum((minus for minus, _ in ranked[:paying]), NOTHING)
    found = {}
    above = passed = NOTHING
    rank = 0
    for place, (minus, account) in enumerate(ranked, start=1):
        if place == 1 or minus != ranked[place - 2][0]:
            rank, above = place, passed
        if minus < 0:
            passed -= minus
            gold = rank <= -(-paying * rules.gold // 100)
            found[account] = _paying(account, -minus, rank, above, total, gold, rules, len(ranked), currency)
        else:
            found[account] = _not_paying(account, -minus, rank, total, rules, currency)
    for account in sorted(set(values) - set(found)):
        found[account] = _unknown(account, window.of(bought[account]))
    return found


def _paying(
    account: str,
    value: Decimal,
    rank: int,
    above: Decimal,
    total: Decimal,
    gold: bool,
    rules: Rules,
    n: int,
    currency: str,
) -> Classed:
    abc = "A" if above * 100 < rules.a_share * total else "B" if above * 100 < rules.b_share * total else "C"
    because = msg(
        "value.class_because",
        measure=msg(f"value.measure_{rules.value_by}"),
        days=rules.window,
        value=of_major(value, currency),
        rank=rank,
        n=n,
        above=percent(above / total),
        share=percent(value / total),
    )
    return Classed(account, value, rank, value / total, above / total, abc, gold, because)


def _not_paying(
    account: str, value: Decimal, rank: int, total: Decimal, rules: Rules, currency: str
) -> Classed:
    measure = msg(f"value.measure_{rules.value_by}")
    because = (
        msg("value.class_nothing", measure=measure, days=rules.window)
        if value == 0
        else msg("value.class_loss", measure=measure, days=rules.window, value=of_major(value, currency))
    )
    above = Decimal(1) if total else NOTHING
    return Classed(account, value, rank, NOTHING, above, "C", False, because)


def _unknown(account: str, purchases: Iterable[Purchase]) -> Classed:
    because = msg("value.class_unknown", n=sum(p.margin is None for p in purchases))
    return Classed(account, None, None, NOTHING, NOTHING, None, False, because)


class Concentration(NamedTuple):
    """How much of all value the best fifth brings, and the last three tenths (shares of the whole)."""

    best_fifth: Decimal
    last_three_tenths: Decimal


def concentration(classes: Mapping[str, Classed]) -> Concentration | None:
    """To hold against the method's 20/80/30 (§7): 20 % of clients bring 80 % of profit, and the worst 30 %
    can halve it. Whole is the sum of all values, losses included; None while that is not above zero."""
    values = sorted((c.value for c in classes.values() if c.value is not None), reverse=True)
    total = sum(values, NOTHING)
    if total <= 0:
        return None
    best, last = -(-len(values) // 5), -(-len(values) * 3 // 10)
    return Concentration(sum(values[:best], NOTHING) / total, sum(values[-last:], NOTHING) / total)
