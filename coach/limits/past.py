"""The stays of a playbook's deals, counted by kind: there may be millions, and they are of few kinds."""

from collections import ChainMap, Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from coach.limits.segments import rough
from coach.lives import WON, Life, Stay, Told
from coach.statistics.survival import Span
from engine.facts import BEHAVIOURS
from engine.state import Instant

Measure = Callable[[Stay], Span | None]
"""How long a stay was, or has been so far; None where nobody knows, or it lies ahead."""


class Kind(NamedTuple):
    """What stays have in common; of a deal itself, in no `stage`, what is known of it now.

    `amount` is rough, in minor units; `days` is None where nobody knows how long.
    """

    stage: str
    behaviour: str | None
    currency: str | None
    amount: int | None
    days: int | None = None
    won: bool = False
    """The deal, later."""
    lasts: bool = False


class Counted(NamedTuple):
    """A stay by its kind, with when it began and ended."""

    kind: Kind
    since: Instant | None
    until: Instant | None


class Past:
    def __init__(self) -> None:
        self.deals: Counter[Kind] = Counter()
        self.stays: Counter[Kind] = Counter()
        self.early: Counter[Kind] = Counter()
        """Of the stays, those that began before any end was on record, as far as they were counted before."""
        self.first_end: Instant | None = None
        """When the first stay ended."""
        self.first_left: Instant | None = None
        """When the first of the stays that were left began."""
        self.first_lasting: Instant | None = None
        """And the first of those that last."""
        self._maybe_early: list[tuple[Instant, Kind]] = []

    def add(self, life: Life, measure: Measure) -> None:
        self.deals[deal_kind(life)] += 1
        for stay in counted(life, measure):
            self.put(stay)

    def put(self, stay: Counted) -> None:
        kind, since, until = stay
        self.stays[kind] += 1
        if until and (self.first_end is None or until < self.first_end):
            self.first_end = until
        if since:
            if kind.lasts:
                self.first_lasting = min(since, self.first_lasting or since)
            else:
                self.first_left = min(since, self.first_left or since)
            if self.first_end is None or since < self.first_end:
                self._maybe_early.append((since, kind))

    def all_early(self) -> Counter[Kind]:
        """Of all that were counted."""
        found = Counter(self.early)
        if self.first_end is not None:
            found.update(kind for since, kind in self._maybe_early if since < self.first_end)
        return found

    @property
    def began(self) -> Instant | None:
        """When the first stay began."""
        return min(filter(None, (self.first_left, self.first_lasting)), default=None)

    @property
    def assessed(self) -> int:
        """The deals of which it is known how the client buys."""
        return sum(n for kind, n in self.deals.items() if kind.behaviour)

    @property
    def amounts(self) -> Counter[tuple[int, str]]:
        """What the deals are worth, roughly, in minor units of a currency."""
        found: Counter[tuple[int, str]] = Counter()
        for kind, n in self.deals.items():
            if kind.amount is not None and kind.currency is not None:
                found[kind.amount, kind.currency] += n
        return found


def deal_kind(life: Life) -> Kind:
    return kind_of("", {name: life.value(name) for name in ("behaviour", "currency", "amount")})


def kind_of(stage: str, known: Mapping[str, Any]) -> Kind:
    behaviour, amount = known.get("behaviour"), known.get("amount")
    return Kind(
        stage,
        behaviour if behaviour in BEHAVIOURS else None,
        known.get("currency"),
        None if amount is None else rough(amount),
    )


def counted(life: Life, measure: Measure) -> Iterator[Counted]:
    won, deal = life.outcome == WON, deal_kind(life)
    for stay in life.stays:
        known = [told.fields for told in life.told if _in_time(told, stay)]
        # Mostly all was known; to make a kind of it again and again takes its time.
        kind = deal if len(known) == len(life.told) else kind_of("", ChainMap(*reversed(known)))
        span = measure(stay)
        found = Kind(
            stay.stage,
            kind.behaviour,
            kind.currency,
            kind.amount,
            int(span.days) if span else None,
            won and stay.status == "open",
            stay.left is None or (span is not None and not span.ended),
        )
        yield Counted(found, stay.since, stay.until)


def _in_time(told: Told, stay: Stay) -> bool:
    """Whether it was known while a stay lasted; an import may tell it later."""
    return told.imported or stay.until is None or told.at is None or told.at <= stay.until
