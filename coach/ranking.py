"""Which deal comes first: value at risk × severity, then the one that has stood longest."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

from coach.level import Level
from engine.deal_table import LiveDeal
from engine.money import digits
from engine.workspace import Workspace

Factors: TypeAlias = Mapping[str, int | Decimal]
"""Minor units of the workspace's currency for one minor unit of another."""

STATUSES = ("open", "won")
_UNKNOWN_START = "~"
"""Sorts behind every instant."""


Rank: TypeAlias = tuple[int, bool, "int | Decimal", int, str, str]


def factors(workspace: Workspace) -> Factors:
    own = workspace.currency
    known: dict[str, int | Decimal] = {own: 1}
    for currency, rate in workspace.rates.items():
        known[currency] = Decimal(rate).scaleb(digits(own) - digits(currency))
    return known


def rank(deal: LiveDeal, level: Level, known: Factors) -> Rank:
    """Sorts. Amounts without a rate are compared with no other: those deals stand behind, by severity."""
    factor = known.get(deal.currency or "")
    unpriced = deal.amount is None or factor is None
    at_risk = (deal.amount or 0) * (factor or 0) * level
    since = deal.stage_since or _UNKNOWN_START
    return STATUSES.index(deal.status), unpriced, -at_risk, -level, since, deal.key


def without_rate(deals: Iterable[LiveDeal], known: Factors) -> tuple[str, ...]:
    """The currencies among these deals that nobody has given a rate for."""
    foreign = {deal.currency for deal in deals if deal.amount is not None and deal.currency}
    return tuple(sorted(foreign - known.keys()))
