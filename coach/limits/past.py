"""The stays of a playbook's deals, kept small: there may be millions, and their kinds are told apart last."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from coach.lives import WON, Life, Stay
from coach.statistics.survival import Span
from engine.clock import from_instant
from engine.facts import BEHAVIOURS
from engine.state import Instant

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_NEVER = -(2**63)
"""The moment of what nobody knows."""


class Stayed(NamedTuple):
    """So many stays, of which so many began before any end was on record: how long, None where nobody knows;
    whether their deals were won later; and what was known of these while they lasted."""

    stage: str
    span: Span | None
    won: bool
    behaviour: str | None
    size: str | None
    times: int
    early: int


class _Alike(NamedTuple):
    """What many stays have in common."""

    stage: str
    ended: bool | None
    """None of a stay of unknown length."""
    won: bool
    behaviour: str | None
    currency: str | None
    has_amount: bool


class Past:
    """`span` measures a stay."""

    def __init__(self, span: Callable[[Stay], Span | None]) -> None:
        self._span = span
        self.deals = self.assessed = 0
        """All there are, and those of which it is known how the client buys."""
        self.first_end: Instant | None = None
        self.began: Instant | None = None
        """When the first stay began."""
        self._amounts: dict[str, array[int]] = {}
        self._alike: dict[_Alike, int] = {}
        # Of each stay, in this order: what it is alike, days, amount, and when it began.
        self._kind, self._days, self._amount, self._since = array("I"), array("q"), array("q"), array("q")

    def add(self, life: Life) -> None:
        self.deals += 1
        self.assessed += life.value("behaviour") in BEHAVIOURS
        amount, currency = life.value("amount"), life.value("currency")
        if amount is not None and currency is not None:
            self._amounts.setdefault(currency, array("q")).append(amount)
        won, only = life.outcome == WON, life.told[0] if len(life.told) == 1 else None
        for stay in life.stays:
            known = only.fields if only and only.imported else _known(life, stay)
            self._add(stay, won and stay.status == "open", known)

    def _add(self, stay: Stay, won: bool, known: Mapping[str, Any]) -> None:
        if stay.until and (self.first_end is None or stay.until < self.first_end):
            self.first_end = stay.until
        if stay.since and (self.began is None or stay.since < self.began):
            self.began = stay.since
        span, amount = self._span(stay), known.get("amount")
        ended = span.ended if span else None
        alike = _Alike(
            stay.stage, ended, won, known.get("behaviour"), known.get("currency"), amount is not None
        )
        self._kind.append(self._alike.setdefault(alike, len(self._alike)))
        self._days.append(int(span.days) if span else 0)
        self._amount.append(amount or 0)
        self._since.append(_moment(stay.since))

    def amounts(self) -> Iterator[tuple[int, str]]:
        """What each deal is worth, in minor units of a currency."""
        return ((amount, currency) for currency, own in self._amounts.items() for amount in own)

    def stays(self, size: Callable[[int, str | None], str | None]) -> Iterator[Stayed]:
        """`size` tells an amount's band. Those with nothing to tell them apart come together."""
        kinds, first = list(self._alike), _moment(self.first_end)
        times: Counter[tuple[int, str | None, int]] = Counter()
        early: Counter[tuple[int, str | None, int]] = Counter()
        for at, days, amount, since in zip(self._kind, self._days, self._amount, self._since, strict=True):
            alike = kinds[at]
            one = at, size(amount, alike.currency) if alike.has_amount else None, days
            times[one] += 1
            if _NEVER < since < first:
                early[one] += 1
        for one, n in times.items():
            at, band, days = one
            stage, ended, won, behaviour, _, _ = kinds[at]
            span = None if ended is None else Span(days, ended)
            yield Stayed(stage, span, won, behaviour, band, n, early[one])


def _known(life: Life, stay: Stay) -> dict[str, Any]:
    """What was known while it lasted; an import may tell it later."""
    known: dict[str, Any] = {}
    for told in life.told:
        if told.imported or stay.until is None or told.at is None or told.at <= stay.until:
            known |= told.fields
    return known


def _moment(instant: Instant | None) -> int:
    """Microseconds since 1970."""
    return _NEVER if instant is None else (from_instant(instant) - _EPOCH) // _MICROSECOND
