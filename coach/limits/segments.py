"""What a deal is compared with: deals bought in the same way, of the same size.

A segment's id is a behaviour, a band, or both: `project`, `/large`, `project/large`; empty for all deals.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from itertools import accumulate

from coach.enough import ENOUGH
from engine.facts import BEHAVIOURS
from engine.message import Message, Text, msg
from engine.money import digits
from engine.playbook import Manner
from engine.value import Value
from engine.workspace import Workspace

ALL = ""
SMALL, MEDIUM, LARGE = "small", "medium", "large"
SIZES = (SMALL, MEDIUM, LARGE)
"""Amount bands: up to the lower cut, up to the upper one, above it."""

MOSTLY = 0.8
"""Share of the deals that must have an amount before size tells anything, or a behaviour before that does:
those that have one may be those that were won."""


class Cuts(Value):
    """The greatest small and the greatest medium amount, in minor units of a currency."""

    small: int
    medium: int


class Bands(Value):
    """The amount bands of a playbook's deals: their cuts in every currency that has a rate."""

    cuts: Mapping[str, Cuts]

    def size(self, amount: int | None, currency: str | None) -> str | None:
        """None where the amount is not known, or nobody knows what it compares to."""
        cuts = self.cuts.get(currency or "")
        if amount is None or cuts is None:
            return None
        return SMALL if amount <= cuts.small else MEDIUM if amount <= cuts.medium else LARGE

    def segment_of(self, behaviour: str | None, amount: int | None, currency: str | None) -> str:
        return segment(behaviour if behaviour in BEHAVIOURS else None, self.size(amount, currency))


NO_BANDS = Bands({})


def segment(behaviour: str | None, size: str | None) -> str:
    return (behaviour or "") + (f"/{size}" if size else "")


def parts(segment: str) -> tuple[str | None, str | None]:
    """Its behaviour and its band."""
    behaviour, _, size = segment.partition("/")
    return behaviour or None, size or None


def kind(segment: str, behaviours: Mapping[str, Manner]) -> tuple[Text | Message, ...]:
    """The kind of deals in it, in the words of their playbook; none for all deals."""
    behaviour, size = parts(segment)
    said: list[Text | Message] = []
    if behaviour:
        said.append(behaviours[behaviour].title if behaviour in behaviours else Text(behaviour, behaviour))
    if size:
        said.append(msg(f"limits.size_{size}"))
    return tuple(said)


def wider(segment: str) -> tuple[str, ...]:
    """The segment and those around it, the narrowest first: how a client buys comes before how much."""
    behaviour, size = parts(segment)
    return tuple(dict.fromkeys((segment, behaviour or ALL, f"/{size}" if size else ALL, ALL)))


def every_segment() -> list[str]:
    return [segment(b, s) for b in (None, *BEHAVIOURS) for s in (None, *SIZES)]


def bands(cuts: Cuts | None, workspace: Workspace) -> Bands:
    """Of cuts in the workspace's own currency; none where there are no cuts."""
    if cuts is None:
        return NO_BANDS
    rates = {workspace.currency: "1", **workspace.rates}
    places = digits(workspace.currency)
    return Bands(
        {
            currency: Cuts(*(_most(cut, rate, places - digits(currency)) for cut in cuts))
            for currency, rate in rates.items()
        }
    )


def _most(cut: int, rate: str, places: int) -> int:
    """The greatest amount of another currency that is worth no more than `cut`; whole numbers all the way."""
    worth, units = Decimal(rate).scaleb(places).as_integer_ratio()
    return cut * units // worth


def find_cuts(amounts: Iterable[tuple[int, str]], deals: int, workspace: Workspace) -> Cuts | None:
    """Where a third and two thirds of the amounts (minor units, currency) lie, in two digits, easily said.

    None where a third would be too few deals to learn from, or all are of much the same size; and where many
    of the `deals` have no amount. A Counter tells amounts with how often each is there.
    """
    rates = {workspace.currency: "1", **workspace.rates}
    own: Counter[int] = Counter()
    for (amount, currency), times in Counter(amounts).items():
        if currency in rates:
            own[_own(rough(amount), rates[currency], workspace.currency, currency)] += times
    known = own.total()
    if known < max(len(SIZES) * ENOUGH, MOSTLY * deals):
        return None
    in_order = sorted(own)
    upto = list(accumulate(own[amount] for amount in in_order))
    small, medium = (in_order[bisect_left(upto, n * (known // len(SIZES)))] for n in (1, 2))
    return Cuts(small, medium) if 0 < small < medium < in_order[-1] else None


@lru_cache(maxsize=4096)
def rough(amount: int) -> int:
    """An amount in two digits, rounded up: no cut lies between the two."""
    if abs(amount) < 100:
        return amount
    unit: int = 10 ** (len(str(abs(amount))) - 2)
    return -(-amount // unit) * unit


def _own(amount: int, rate: str, own: str, currency: str) -> int:
    """In the workspace's own currency, rough again."""
    worth = Decimal(amount) * Decimal(rate).scaleb(digits(own) - digits(currency))
    return rough(int(worth.to_integral_value(ROUND_CEILING)))


class Chosen(Value):
    """An expression over the deal `d`, with its parameters."""

    expression: str
    params: Mapping[str, object]


def by_segment(places: Mapping[str, Bands], of: Mapping[str, str]) -> Chosen:
    """What is `of` the segment of a deal `d`, as the bands of its playbook have it. Playbooks that aren't
    among these tell no segments apart."""
    params: dict[str, object] = {f"seg_b{n}": behaviour for n, behaviour in enumerate(BEHAVIOURS)}
    whens: dict[str, str] = {}
    for n, (playbook, known) in enumerate(places.items()):
        params |= {f"seg_p{n}": playbook, **_cuts_of(known, f"seg_c{n}")}
        own = {each: _by_size(known, f"seg_c{n}", each, of) for each in (*BEHAVIOURS, None)}
        kinds = " ".join(f"WHEN :seg_b{m} THEN {own[each]}" for m, each in enumerate(BEHAVIOURS))
        alike = len(set(own.values())) == 1
        whens[f":seg_p{n}"] = own[None] if alike else f"CASE d.behaviour {kinds} ELSE {own[None]} END"
    if not whens:
        return Chosen(of[ALL], {})
    *others, last = whens.items()
    if not others:
        return Chosen(last[1], params)
    said = " ".join(f"WHEN {playbook} THEN {found}" for playbook, found in others)
    return Chosen(f"CASE d.playbook {said} ELSE {last[1]} END", params)


def _by_size(known: Bands, name: str, behaviour: str | None, of: Mapping[str, str]) -> str:
    small, medium, large, unknown = (of[segment(behaviour, size)] for size in (*SIZES, None))
    if not known.cuts or small == medium == large == unknown:
        return unknown
    whens = (
        f"WHEN :{name}_{n}_currency THEN CASE WHEN d.amount <= :{name}_{n}_small THEN {small}"
        f" WHEN d.amount <= :{name}_{n}_medium THEN {medium}"
        f" WHEN d.amount IS NOT NULL THEN {large} ELSE {unknown} END"
        for n in range(len(known.cuts))
    )
    return f"CASE d.currency {' '.join(whens)} ELSE {unknown} END"


def _cuts_of(known: Bands, name: str) -> dict[str, object]:
    params: dict[str, object] = {}
    for n, (currency, cuts) in enumerate(known.cuts.items()):
        params[f"{name}_{n}_currency"] = currency
        params |= {f"{name}_{n}_{size}": most for size, most in cuts._asdict().items()}
    return params
