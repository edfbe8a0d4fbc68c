"""Every threshold and weight of the account tools, with the method's defaults; a playbook may carry others.

Fields are what JSON holds: whole numbers, decimals as text, mappings. Amounts are major units of the
workspace's currency. (+) marks what the method leaves open and this product settles.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from engine.message import Message, msg
from stages.accounts.periods import UNITS

MEASURES = ("revenue", "contribution")

ITEMS: Mapping[str, tuple[str, ...]] = {
    "contribution": ("revenue", "cost_to_serve", "profit"),
    "characteristics": (
        "price_sensitivity",
        "standing",
        "recent_performance",
        "dependence_on_us",
        "openness_to_new",
        "future_need",
        "spending_mix",
    ),
    "relationship": (
        "switching_ease",
        "attitude_to_competitors",
        "satisfaction",
        "years_together",
        "share_of_wallet",
    ),
}
"""The three groups of the large-customer index and what is judged in each (method §7)."""

_ALIKE: Mapping[str, int] = {item: 1 for items in ITEMS.values() for item in items}


class Rules(NamedTuple):
    """Shares are per cent, times days, unless the name says otherwise."""

    value_by: str = "revenue"
    """What a client's value is ranked by: revenue or contribution."""
    window: int = 365
    """(+) How far back revenue and contribution are summed."""
    a_share: int = 80
    b_share: int = 95
    """Cumulative share at which A ends, and B."""
    gold: int = 5
    laggard_after: int = 365
    cycle_window: int = 1095
    """(+) How far back the purchase cycle and the amount per purchase are looked at."""
    short_cycle: int = 90
    """(+) Up to a quarter is short."""
    medium_cycle: int = 180
    """(+) Up to half a year is medium, so that who buys once a year is long, and not yet a laggard."""
    medium_amount: str | None = None
    large_amount: str | None = None
    """(+) Amounts per purchase from which a client is medium, and large; else the portfolio's terciles."""
    groups: Mapping[str, int] = {"contribution": 40, "characteristics": 30, "relationship": 30}
    """(+) Weights of the index's three groups."""
    items: Mapping[str, int] = _ALIKE
    """(+) Weights of the items within their group."""
    long_together: int = 10
    """(+) Years together that score 5."""
    discount_rate: str = "0.10"
    """(+) A year; 0.10 is ten per cent."""
    horizon: int = 5
    """(+) Years a lifetime value looks ahead."""
    retention: str | None = None
    """Yearly retention (0 to 1) to reckon with instead of the one counted from purchases."""
    period: str = "year"
    """What retention and churn are reported by: year or quarter."""
    wanted_contacts: int = 3
    """Contacts to have at each firm we want most (method §8)."""
    complaints: int = 2
    """(+) This many within the window are repeated complaints."""
    largest: int = 10
    """(+) How many of last year's largest buyers the review goes through."""


DEFAULTS = Rules()


def read_rules(accounts: Mapping[str, Any]) -> Rules:
    """From `accounts` of a playbook that has passed its lint; weights not named keep their default."""
    joined: dict[str, Any] = {
        key: {**default, **accounts[key]} if isinstance(default, Mapping) else accounts[key]
        for key, default in DEFAULTS._asdict().items()
        if key in accounts
    }
    return DEFAULTS._replace(**joined)


def faults(rules: Rules) -> tuple[Message, ...]:
    """Everything that is wrong with a set of rules, at once."""
    return (*_out_of_range(rules), *_out_of_order(rules), *_no_weight(rules))


def number(text: str) -> Decimal | None:
    """A decimal as written in the rules; None for what is no finite number."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _out_of_range(rules: Rules) -> Iterator[Message]:
    for key, choices in (("value_by", MEASURES), ("period", UNITS)):
        if getattr(rules, key) not in choices:
            yield msg("value.rule_choice", key=key, given=getattr(rules, key), choices=choices)
    counted = ("window", "cycle_window", "laggard_after", "long_together", "horizon", "largest", "complaints")
    for key in counted:
        if getattr(rules, key) < 1:
            yield msg("value.rule_at_least", key=key, given=getattr(rules, key), least=1)
    for key in ("gold", "a_share", "b_share"):
        if not 0 <= getattr(rules, key) <= 100:
            yield msg("value.rule_between", key=key, given=getattr(rules, key), least=0, most=100)
    rate = number(rules.discount_rate)
    if rate is None or rate <= -1:
        yield msg("value.rule_rate", key="discount_rate", given=rules.discount_rate)
    kept = number(rules.retention or "0")
    if kept is None or not 0 <= kept <= 1:
        yield msg("value.rule_between", key="retention", given=rules.retention, least=0, most=1)


def _out_of_order(rules: Rules) -> Iterator[Message]:
    if rules.a_share > rules.b_share:
        yield msg("value.rule_order", low="a_share", high="b_share")
    if not 0 <= rules.short_cycle <= rules.medium_cycle:
        yield msg("value.rule_order", low="short_cycle", high="medium_cycle")
    if (rules.medium_amount is None) != (rules.large_amount is None):
        yield msg("value.rule_both", first="medium_amount", second="large_amount")
    elif rules.medium_amount is not None and rules.large_amount is not None:
        medium, large = number(rules.medium_amount), number(rules.large_amount)
        for key, value in (("medium_amount", medium), ("large_amount", large)):
            if value is None:
                yield msg("value.rule_number", key=key, given=getattr(rules, key))
        if medium is not None and large is not None and medium > large:
            yield msg("value.rule_order", low="medium_amount", high="large_amount")


def _no_weight(rules: Rules) -> Iterator[Message]:
    yield from _unfit("groups", rules.groups, tuple(ITEMS))
    yield from _unfit("items", rules.items, tuple(_ALIKE))
    if sum(rules.groups.values()) == 0:
        yield msg("value.rule_no_weight", key="groups")
    for group, items in ITEMS.items():
        if rules.groups.get(group, 0) and not sum(rules.items.get(item, 0) for item in items):
            yield msg("value.rule_no_weight", key=group)


def _unfit(key: str, weights: Mapping[str, int], known: Sequence[str]) -> Iterator[Message]:
    for name, weight in weights.items():
        if name not in known:
            yield msg("value.rule_unknown", key=key, given=name, choices=tuple(known))
        elif weight < 0:
            yield msg("value.rule_at_least", key=name, given=weight, least=0)
