"""The stays of a playbook's deals, counted by kind: there may be millions, and they are of few kinds."""

from collections import ChainMap, Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from coach.limits.segments import rough
from coach.limits.watch import Watch
from coach.lives import WON, Life, Stay, Told
from engine.facts import BEHAVIOURS
from engine.state import Day, Instant
from engine.stay_table import UNKNOWN, StayKind, StayNumber


class Kind(NamedTuple):
    """What stays have in common; of a deal itself, in no `stage`, what is known of it now.

    `amount` is rough, in minor units; `days` is None of stays that last, and where nobody knows how long.
    """

    stage: str
    behaviour: str | None
    currency: str | None
    amount: int | None
    days: int | None = None
    since: Day | None = None
    """Of stays that last, the day they began."""
    won: bool = False
    """The deal, later."""


class Counted(NamedTuple):
    """A stay by its kind, with when it began and ended."""

    kind: Kind
    since: Instant | None
    until: Instant | None


class Past:
    def __init__(self) -> None:
        self.deals: Counter[Kind] = Counter()
        self.stays: Counter[Kind] = Counter()
        self.first_end: Instant | None = None
        """When the first stay ended."""
        self.first_left: Instant | None = None
        """When the first of the stays that were left began."""
        self._maybe_early: list[tuple[Instant, Kind]] = []

    def add(self, life: Life, watch: Watch) -> None:
        deal = deal_kind(life)
        self.deals[deal] += 1
        for stay in counted(life, deal, watch):
            self._put(stay)

    def _put(self, stay: Counted) -> None:
        kind, since, until = stay
        self.stays[kind] += 1
        if until and (self.first_end is None or until < self.first_end):
            self.first_end = until
        if since:
            if kind.since is None:
                self.first_left = min(since, self.first_left or since)
            if self.first_end is None or since < self.first_end:
                self._maybe_early.append((since, kind))

    @property
    def numbers(self) -> dict[Kind, StayNumber]:
        """Of the stays."""
        early = Counter(kind for since, kind in self._maybe_early if since < (self.first_end or ""))
        return {kind: StayNumber(n, early[kind]) for kind, n in self.stays.items()}


def deal_kind(life: Life) -> Kind:
    return _kind({name: life.value(name) for name in ("behaviour", "currency", "amount")})


def row_of(playbook: str, kind: Kind) -> StayKind:
    """As the table has it."""
    return StayKind(
        playbook,
        kind.stage,
        kind.behaviour or "",
        kind.currency or "",
        UNKNOWN if kind.amount is None else kind.amount,
        UNKNOWN if kind.days is None else kind.days,
        kind.since or "",
        int(kind.won),
    )


def _kind(known: Mapping[str, Any]) -> Kind:
    behaviour, amount = known.get("behaviour"), known.get("amount")
    return Kind(
        "",
        behaviour if behaviour in BEHAVIOURS else None,
        known.get("currency"),
        None if amount is None else rough(amount),
    )


def counted(life: Life, deal: Kind, watch: Watch) -> Iterator[Counted]:
    """Its stays; `deal` is its own kind."""
    won = life.outcome == WON
    for stay in life.stays:
        known = [told.fields for told in life.told if _in_time(told, stay)]
        # Mostly all was known; to make a kind of it again and again takes its time.
        kind = deal if len(known) == len(life.told) else _kind(ChainMap(*reversed(known)))
        days, since = watch.length(stay)
        won_later = won and stay.status == "open" and since is None
        found = Kind(stay.stage, kind.behaviour, kind.currency, kind.amount, days, since, won_later)
        yield Counted(found, stay.since, stay.until)


def _in_time(told: Told, stay: Stay) -> bool:
    """Whether it was known while a stay lasted; an import may tell it later."""
    return told.imported or stay.until is None or told.at is None or told.at <= stay.until
