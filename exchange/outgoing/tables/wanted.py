"""Which rows of a table go out: those of the deals, the client and the people that were asked for."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from engine import reads
from engine.money import major
from engine.reads import Listed, View
from engine.state import Deal

PAGE = 500
"""Deals that are held in memory together."""


class Wanted(NamedTuple):
    """`where` is a condition on a deal `d`, with its parameters in `given`, by the filter's name."""

    where: str = "1 = 1"
    given: Mapping[str, str] = {}

    @property
    def account(self) -> str | None:
        return self.given.get("account")

    @property
    def owner(self) -> str | None:
        return self.given.get("owner")


def deals(view: View, wanted: Wanted) -> Iterator[Sequence[Listed]]:
    """Page by page, by account and number."""
    last: str | None = None
    while page := reads.page(view, wanted.where, after=last, most=PAGE, **wanted.given):
        yield page
        last = page[-1].row.key


def states(view: View, wanted: Wanted) -> Iterator[Deal]:
    """The same deals in full, one after the other."""
    for page in deals(view, wanted):
        keys = [each.row.key for each in page]
        found = reads.states(view, keys)
        yield from (found[key] for key in keys if key in found)


NOWHERE = (None, None)


def amount(minor: int | None, currency: str | None) -> Decimal | None:
    """In major units."""
    return None if minor is None or currency is None else major(minor, currency)


def listing(ids: str) -> str | None:
    """`["understand","explore"]` for people: `understand, explore`; None of none."""
    return ", ".join(json.loads(ids)) or None
