"""Value composition: what comes through a client besides their own buying, and what may come (method §7)."""

from decimal import Decimal
from typing import Annotated, NamedTuple

from engine.message import Text
from stages.accounts.purchases import NOTHING
from stages.accounts.rating import Rating
from stages.kinds import Amount, Currency, Day, Words, says
from stages.sheet_form import SheetForm

BASIS = ("satisfaction", "loyalty", "trust")


class Referral(NamedTuple):
    """Somebody we reached through this client."""

    client: Annotated[Words, says("经其介绍的客户", "Client reached through them")]
    margin: Annotated[Amount | None, says("每年带来的毛利", "Margin a year")] = None
    since: Annotated[Day | None, says("从何时起", "Since", needed=False)] = None


class Composition(NamedTuple):
    """What reaches us through this client, and how their own business with us is expected to go."""

    referrals: Annotated[
        tuple[Referral, ...],
        says(
            "转介绍带来的客户",
            "Clients reached through them",
            "哪些客户是经这家介绍或影响来的？他们一年给我们多少毛利？",
            "Who came to us through this client, and what margin do they bring a year?",
        ),
    ] = ()
    expected: Annotated[
        Amount | None,
        says(
            "预计明年带来的毛利",
            "Margin expected next year",
            "照目前的了解，这个客户明年能带来多少毛利？",
            "As far as we know today, what margin will they bring next year?",
        ),
    ] = None
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None


class Figures(NamedTuple):
    add_on: Annotated[Amount | None, says("附加价值（每年）", "Add-on value, a year")] = None


def figures(sheet: Composition) -> Figures:
    """Add-on value: the yearly margin of those reached through the client; None while one is unknown."""
    margins = [each.margin for each in sheet.referrals]
    known = [margin for margin in margins if margin is not None]
    return Figures(sum(known, NOTHING) if margins and len(known) == len(margins) else None)


class Potential(NamedTuple):
    """`score` 0–5; `basis` is `direct` or `attitude` (the three ratings); `missing` are those it lacks."""

    score: Decimal | None
    basis: str
    missing: tuple[str, ...] = ()


def potential(rating: Rating) -> Potential:
    """Potential forecast directly, or by satisfaction, loyalty and trust: (+) their mean (method §7)."""
    if rating.potential is not None:
        return Potential(Decimal(rating.potential), "direct")
    scores = {field: getattr(rating, field) for field in BASIS}
    missing = tuple(field for field, score in scores.items() if score is None)
    if missing:
        return Potential(None, "attitude", missing)
    return Potential(Decimal(sum(scores.values())) / len(BASIS), "attitude")


COMPOSITION = SheetForm(
    "composition",
    Text("价值构成", "Value composition"),
    Text(
        "除了自己的采购，这个客户还通过转介绍给我们带来什么，明年能带来多少",
        "What this client brings beyond their own buying, and what may come next year",
    ),
    Composition,
    Figures,
    figures,
)
