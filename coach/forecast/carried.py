"""Which deals a forecast rests on: those that are worth most, by the chance each has."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coach.forecast.worth import Prices
from coach.lives import Life
from engine.money import Money


class Carried(NamedTuple):
    key: str
    title: str
    owner: str
    chance: float
    """To be won before the last period ends."""
    value: Money | None
    """None where it is not to be told."""
    usual: bool
    """The value is what deals without an amount count with."""


def carried(
    deals: Iterable[Life], chance: Mapping[str, float], prices: Prices, currency: str
) -> tuple[Carried, ...]:
    """Those first that bring the most: by chance × value; by chance alone where no value is known."""

    def weight(each: Carried) -> tuple[float, float, str]:
        worth = each.value.minor if each.value else 0
        return -each.chance * worth, -each.chance, each.key

    found = (_carried(life, chance[life.key], prices, currency) for life in deals)
    return tuple(sorted(found, key=weight))


def _carried(life: Life, chance: float, prices: Prices, currency: str) -> Carried:
    minor = prices.worth[life.key]
    unpriced = life.value("amount") is None
    return Carried(
        life.key,
        life.value("title") or life.key,
        life.owner,
        chance,
        Money(minor, currency) if minor else None,
        unpriced and minor > 0,
    )
