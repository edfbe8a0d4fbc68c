"""Customer delivered value: what the client gets from us less all it costs them, against the alternatives."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.money import of_major
from engine.worksheet import Path
from stages.expand.offer import PARTS, VALUES, Offer, ahead, cost, delivered, filled, labels, part_of, value
from stages.kinds import Amount, Count, Currency, Words, says
from stages.sheet_form import SheetForm

_FEW = 3
"""Parts named in a piece of advice, at most."""


class DeliveredValue(NamedTuple):
    """Our offer and the alternatives, each with what it is worth to the client and what it costs them."""

    offers: Annotated[
        tuple[Offer, ...],
        says(
            "各方案",
            "Offers",
            "除了我们，您还可以怎么做？各条路能得到什么，要付出什么？",
            "What else could you do, and what would each way give and cost you?",
        ),
    ] = ()
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None


class Figures(NamedTuple):
    our_value: Annotated[Amount | None, says("我方总价值", "Our total value")] = None
    our_cost: Annotated[Amount | None, says("客户选我方的总成本", "Total cost of ours to the client")] = None
    ours: Annotated[Amount | None, says("我方净价值", "Delivered value of ours")] = None
    best_alternative: Annotated[Words | None, says("最强的其他选择", "Best alternative")] = None
    theirs: Annotated[Amount | None, says("对方净价值", "Delivered value of theirs")] = None
    lead: Annotated[Amount | None, says("我方领先", "Our lead")] = None
    compared: Annotated[Count | None, says("已算清的其他选择", "Alternatives worked out")] = None


def figures(sheet: DeliveredValue) -> Figures:
    """The best of ours against the best of the others, by delivered value; whole offers only."""
    if not sheet.offers:
        return Figures()
    ours, other = _best(_ours(sheet)), _best(_others(sheet))
    compared = sum(delivered(offer) is not None for offer in _others(sheet))
    known = Figures(compared=compared)
    if ours is not None:
        known = known._replace(our_value=value(ours), our_cost=cost(ours), ours=delivered(ours))
    if other is not None:
        known = known._replace(best_alternative=other.offer, theirs=delivered(other))
    if known.ours is not None and known.theirs is not None:
        return known._replace(lead=known.ours - known.theirs)
    return known


def _others(sheet: DeliveredValue) -> list[Offer]:
    return [offer for offer in sheet.offers if offer.whose in ("competitor", "nothing")]


def _ours(sheet: DeliveredValue) -> list[Offer]:
    return [offer for offer in sheet.offers if offer.whose == "us"]


def _best(offers: list[Offer]) -> Offer | None:
    """The highest delivered value; the first of equals."""
    known = [(amount, offer) for offer in offers if (amount := delivered(offer)) is not None]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def faults(sheet: DeliveredValue) -> Iterator[tuple[Path, Message]]:
    for at, offer in enumerate(sheet.offers):
        for part in PARTS:
            amount = part_of(offer, part)
            if amount is not None and amount < 0:
                yield ("offers", at, part), msg("expand.negative")


def advice(sheet: DeliveredValue, today: date) -> Iterator[Message]:
    if not sheet.offers:
        return
    unassigned = tuple(offer.offer for offer in sheet.offers if offer.whose is None)
    if unassigned:
        yield msg("expand.offers_of_nobody", offers=unassigned)
    elif not _ours(sheet):
        yield msg("expand.no_offer_of_ours")
    elif not _others(sheet):
        yield msg("expand.no_alternative")
    yield from _unfinished(sheet)
    ours, other = _best(_ours(sheet)), _best(_others(sheet))
    if ours is not None and other is not None:
        yield from _compared(ours, other, sheet.currency)


def _unfinished(sheet: DeliveredValue) -> Iterator[Message]:
    for offer in sheet.offers:
        missing = [part for part in PARTS if part_of(offer, part) is None]
        if missing:
            yield msg("expand.offer_unfinished", offer=offer.offer, parts=labels(missing))


def _compared(ours: Offer, other: Offer, currency: str | None) -> Iterator[Message]:
    """Which side loses it, value or cost, and on what; a lead by the price alone is a weak one."""
    by_part = {part: ahead(ours, other, part) for part in PARTS}
    lead = sum(by_part.values(), Decimal())
    if lead > 0:
        if lead <= by_part["money"]:
            yield msg("expand.lead_by_price", offer=other.offer)
        return
    if lead == 0:
        yield msg("expand.level", offer=other.offer)
        return
    of_value = sum((by_part[part] for part in VALUES), Decimal())
    lost = sorted((part for part in PARTS if by_part[part] < 0), key=by_part.__getitem__)
    yield msg(
        "expand.trail_by_value" if of_value < lead - of_value else "expand.trail_by_cost",
        offer=other.offer,
        by=of_major(-lead, currency or ""),
        parts=labels(lost[:_FEW]),
    )


def share(sheet: DeliveredValue) -> Fraction:
    """Half our best filled offer, half the alternatives: how many of their eight parts are there."""
    ours = max((filled(offer) for offer in _ours(sheet)), default=Fraction())
    others = [filled(offer) for offer in _others(sheet)]
    return (ours + sum(others, Fraction()) / max(1, len(others))) / 2


DELIVERED_VALUE = SheetForm(
    "delivered_value",
    Text("客户净价值", "Customer delivered value"),
    Text(
        "客户得到的，减去客户付出的，再和其他选择比一比",
        "What the client gets less what it costs them, against the alternatives",
    ),
    DeliveredValue,
    Figures,
    figures,
    faults=faults,
    advice=advice,
    share=share,
)
