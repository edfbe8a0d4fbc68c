"""What money amounts are in where their row does not say: decided over the columns, never cell by cell."""

from collections.abc import Mapping
from typing import NamedTuple

from exchange.plans.source import Source
from exchange.styles.example import Example
from exchange.styles.found import CURRENCY, Found, Priced
from exchange.styles.heading_unit import unit_of
from exchange.styles.looking import Looking
from exchange.styles.nulls import EVERYWHERE
from exchange.styles.style import AMOUNT
from exchange.styles.tally import NumberTally


class Pricing(NamedTuple):
    """`currency` is that of amounts nobody says it of; `open` where that can't be told."""

    currency: str
    found: tuple[Found, ...] = ()
    open: Priced | None = None


class _Named(NamedTuple):
    """Where a currency is named, and what it may be; `cell` is None of a heading."""

    column: str
    fit: frozenset[str]
    cell: Example | None


def priced(plan: Source, used: Mapping[str, str], looking: Looking, currency: str) -> Pricing:
    """`currency` is the workspace's: it is taken where the table names none, or it may be the one meant."""
    fixed = plan.fixed.get("currency")
    tallies = {name: looking.numbers[name] for name, kind in used.items() if kind == AMOUNT}
    bare = next(((name, tally.bare) for name, tally in tallies.items() if tally.bare), None)
    if fixed or bare is None:
        return Pricing(fixed or currency)
    column, example = bare
    rows = {said.strip() for said in looking.currencies}
    if rows - EVERYWHERE:
        # The column of currencies tells; what stands in the few rows it leaves out can't be known.
        silent = (Found(column, CURRENCY, currency, ""),) if rows & EVERYWHERE else ()
        return Pricing(currency, silent)
    named = _headed(tallies) or _celled(tallies)
    if not named:
        return Pricing(currency, (Found(column, CURRENCY, currency, ""),))
    fit = frozenset[str].intersection(*(each.fit for each in named))
    if currency not in fit and len(fit) != 1:
        known = tuple(sorted(frozenset[str]().union(*(each.fit for each in named))))
        return Pricing(currency, open=Priced(named[0].column, named[0].cell or example, example, known))
    meant = currency if currency in fit else next(iter(fit))
    shown = named[0].cell.cell if named[0].cell else named[0].column
    return Pricing(meant, (Found(column, CURRENCY, meant, shown),))


def _headed(tallies: Mapping[str, NumberTally]) -> list[_Named]:
    """What stands in a heading is said of all its numbers."""
    units = ((name, unit_of(name)) for name, tally in tallies.items() if tally.bare)
    return [_Named(name, unit.currencies, None) for name, unit in units if unit and unit.currencies]


def _celled(tallies: Mapping[str, NumberTally]) -> list[_Named]:
    return [
        _Named(name, fit, example) for name, tally in tallies.items() for fit, example in tally.named.items()
    ]
