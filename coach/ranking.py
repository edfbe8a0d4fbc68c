"""Which deal comes first: value at risk × severity, then the one that has stood longest."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from coach.level import Level
from engine.deal_table import LiveDeal
from engine.money import digits
from engine.workspace import Workspace

Factors: TypeAlias = Mapping[str, int | Decimal]
"""Minor units of the workspace's currency for one minor unit of another."""

STATUSES = ("open", "won")
_UNKNOWN_START = "~"
"""Sorts behind every instant."""


class Rank(NamedTuple):
    """Sorts. Amounts without a rate are not compared with others: they stand behind, by severity."""

    status: int
    unpriced: bool
    at_risk: int | Decimal
    severity: int
    since: str
    key: str


def factors(workspace: Workspace) -> Factors:
    own = workspace.currency
    known: dict[str, int | Decimal] = {own: 1}
    for currency, rate in workspace.rates.items():
        known[currency] = Decimal(rate).scaleb(digits(own) - digits(currency))
    return known


def rank(deal: LiveDeal, level: Level, known: Factors) -> Rank:
    factor = known.get(deal.currency or "")
    priced = deal.amount is not None and factor is not None
    return Rank(
        status=STATUSES.index(deal.status),
        unpriced=not priced,
        at_risk=-(deal.amount or 0) * (factor or 0) * level,
        severity=-level,
        since=deal.stage_since or _UNKNOWN_START,
        key=deal.key,
    )


def without_rate(deals: Iterable[LiveDeal], known: Factors) -> tuple[str, ...]:
    """The currencies among these deals that nobody has given a rate for."""
    foreign = {deal.currency for deal in deals if deal.amount is not None and deal.currency}
    return tuple(sorted(foreign - known.keys()))
