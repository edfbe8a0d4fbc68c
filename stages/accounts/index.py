"""The large-customer index: contribution, characteristics and relationship, weighted to 0–100 (method §7)."""

from collections import Counter
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple

from stages.accounts.rating import Rating, scored
from stages.accounts.rules import ITEMS, Rules

HIGHEST = Decimal(5)
ENOUGH = Decimal("0.5")
"""(+) Below half of the weight an index says more of what is not known than of the client."""

LESS_IS_BETTER = frozenset(
    {"cost_to_serve", "price_sensitivity", "switching_ease", "attitude_to_competitors"}
)
"""Items of which a client with much is worth less to us."""

RANKED = ITEMS["contribution"]
"""Scored by place in the portfolio; the rest is rated."""


class Indexed(NamedTuple):
    """`score` 0–100 over what is known; `known` (0 to 1) says how much of the weight that is.

    `groups` are the groups' own scores (0–100), `items` what every item scores (0–5, more is better for us).
    """

    account: str
    score: Decimal | None
    known: Decimal
    rank: int | None
    groups: Mapping[str, Decimal | None]
    items: Mapping[str, Decimal | None]
    missing: tuple[str, ...]
    """Items that count and nobody has told."""
    alone: tuple[str, ...] = ()
    """Items that count, and are known of this client and of nobody it could be compared with."""


def place_scores(values: Mapping[str, Decimal | None], item: str) -> dict[str, Decimal]:
    """(+) 0–5 by place in the portfolio: 5 × the share of the others one is better than, equals by half.

    (Mid-rank percentile.) A portfolio of one has no places.
    """
    known = {account: value for account, value in values.items() if value is not None}
    others = len(known) - 1
    if others < 1:
        return {}
    same = Counter(known.values())
    below: dict[Decimal, int] = {}
    passed = 0
    for value in sorted(same, reverse=item in LESS_IS_BETTER):
        below[value], passed = passed, passed + same[value]
    return {
        account: HIGHEST * (2 * below[value] + same[value] - 1) / (2 * others)
        for account, value in known.items()
    }


def alone(values: Mapping[str, Decimal | None]) -> str | None:
    """The one account whose value is known, if it has nobody to be compared with."""
    known = [account for account, value in values.items() if value is not None]
    return known[0] if len(known) == 1 else None


def rated_scores(rating: Rating, rules: Rules) -> dict[str, Decimal | None]:
    """Characteristics and relationship, turned so that more is better.

    (+) Years together count up to `long_together`, the share of wallet as it is: 100 % is 5.
    """
    found: dict[str, Decimal | None] = {}
    for item in (*ITEMS["characteristics"], *ITEMS["relationship"]):
        if item == "years_together":
            years = rating.years_together
            found[item] = None if years is None else HIGHEST * min(years / rules.long_together, Decimal(1))
        elif item == "share_of_wallet":
            share = rating.share_of_wallet
            found[item] = None if share is None else HIGHEST * share / 100
        else:
            score = scored(rating, item)
            found[item] = HIGHEST - score if score is not None and item in LESS_IS_BETTER else score
    return found


def large_customer_index(
    scores: Mapping[str, Mapping[str, Decimal | None]], rules: Rules, alone: Mapping[str, str | None] = {}
) -> dict[str, Indexed]:
    """Index and rank of every account, the best first. `alone`: by item, who is alone in having it told.

    Index = Σ w·s / 5 × 100 / Σ w over the items that are known, w = weight of the group × weight of the item
    within it: what is missing neither helps nor hurts, it is said. Equal indices share a rank; there is none
    while less than half of the weight is known, and without a known item no index either. ValueError for
    weights that sum to zero (`rules.faults` says which).
    """
    weights = item_weights(rules)
    found = []
    for account, items in scores.items():
        told = {item for item, only in alone.items() if only == account}
        found.append(_indexed(account, items, weights, told))
    found.sort(key=lambda each: (each.known < ENOUGH, each.score is None, -(each.score or 0), each.account))
    ranked: dict[str, Indexed] = {}
    last: Indexed | None = None
    for place, each in enumerate(found, start=1):
        if each.known >= ENOUGH:
            rank = last.rank if last is not None and last.score == each.score else place
            each = each._replace(rank=rank)
        ranked[each.account] = last = each
    return ranked


def item_weights(rules: Rules) -> dict[str, dict[str, Decimal]]:
    """By group, each item's share of the whole index; all of them sum to 1."""
    total = sum(rules.groups.values())
    if total == 0:
        raise ValueError("the weights of the index's groups sum to zero")
    found = {}
    for group, items in ITEMS.items():
        within = sum(rules.items.get(item, 0) for item in items)
        share = Decimal(rules.groups.get(group, 0)) / total
        if within == 0 and share:
            raise ValueError(f"the weights within {group} sum to zero")
        found[group] = {item: share * rules.items.get(item, 0) / (within or 1) for item in items}
    return found


def _indexed(
    account: str,
    items: Mapping[str, Decimal | None],
    weights: Mapping[str, Mapping[str, Decimal]],
    told: Collection[str],
) -> Indexed:
    groups: dict[str, Decimal | None] = {}
    total = known = Decimal(0)
    lacking = []
    for group, of_items in weights.items():
        sum_of, weight_of = Decimal(0), Decimal(0)
        for item, weight in of_items.items():
            score = items.get(item)
            if score is not None:
                sum_of += weight * score
                weight_of += weight
            elif weight:
                lacking.append(item)
        groups[group] = _of_hundred(sum_of, weight_of)
        total, known = total + sum_of, known + weight_of
    missing = tuple(item for item in lacking if item not in told)
    only = tuple(item for item in lacking if item in told)
    return Indexed(account, _of_hundred(total, known), known, None, groups, items, missing, only)


def _of_hundred(total: Decimal, weight: Decimal) -> Decimal | None:
    """The weighted mean of scores up to 5, as 0–100."""
    return total / weight / HIGHEST * 100 if weight else None
