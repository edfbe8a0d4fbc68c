"""Laggards: the clients, about a fifth, that cost more than they bring (method §7)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from engine.message import Message, msg
from engine.money import of_major
from stages.accounts.purchases import Purchase, buying_days
from stages.accounts.rules import Rules


def reasons(
    purchases: Sequence[Purchase],
    *,
    since: date | None,
    always_dropped: bool,
    contribution: Decimal | None,
    cost_to_serve: Decimal | None,
    today: date,
    rules: Rules,
    currency: str,
) -> tuple[Message, ...]:
    """Why a client is a laggard; empty when it is none, or when that can't be told.

    No order in over a year (who never ordered counts from the day we have known them, `since`), or always
    dropped in their tenders; (+) or a year's cost to serve above a year's contribution.
    """
    found = list(_silent(purchases, since, today, rules))
    if always_dropped:
        found.append(msg("value.laggard_dropped"))
    if contribution is not None and cost_to_serve is not None and cost_to_serve > contribution:
        cost, brought = of_major(cost_to_serve, currency), of_major(contribution, currency)
        found.append(msg("value.laggard_cost", cost=cost, contribution=brought))
    return tuple(found)


def _silent(
    purchases: Sequence[Purchase], since: date | None, today: date, rules: Rules
) -> Iterator[Message]:
    days = buying_days(purchases)
    if days and (today - days[-1]).days > rules.laggard_after:
        yield msg("value.laggard_silent", on=days[-1], days=(today - days[-1]).days)
    if not days and since is not None and (today - since).days > rules.laggard_after:
        yield msg("value.laggard_never", since=since)
