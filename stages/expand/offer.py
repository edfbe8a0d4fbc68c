"""One way the client can go: what they get from it, what it costs them, and what is left."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from engine.message import Text
from stages.kinds import Amount, Words, choice, says
from stages.model import described

WHOSE = {
    "us": Text("我方", "us"),
    "competitor": Text("竞争对手", "competitor"),
    "nothing": Text("维持现状", "nothing"),
}
VALUES = ("product", "service", "personnel", "image")
COSTS = ("money", "time", "energy", "sensory")
PARTS = (*VALUES, *COSTS)


class Offer(NamedTuple):
    """In the client's money, over the same years for all offers; 0 where there is nothing of it."""

    offer: Annotated[Words, says("方案", "Offer")]
    whose: Annotated[Annotated[str, choice(WHOSE)] | None, says("谁的", "Whose")] = None
    product: Annotated[
        Amount | None,
        says(
            "产品价值",
            "Product value",
            "产品本身一年能给您多赚或省下多少？",
            "What does the product itself earn or save you?",
        ),
    ] = None
    service: Annotated[
        Amount | None,
        says(
            "服务价值",
            "Service value",
            "少停机、少等待，对您值多少钱？",
            "What is less downtime and waiting worth to you?",
        ),
    ] = None
    personnel: Annotated[
        Amount | None,
        says(
            "人员价值",
            "Personnel value",
            "懂行的人随叫随到，能替您省多少？",
            "What do people who know your trade, at hand, save you?",
        ),
    ] = None
    image: Annotated[
        Amount | None,
        says(
            "形象价值",
            "Image value",
            "用这个牌子，对您的客户值多少？",
            "What is the name worth with your own customers?",
        ),
    ] = None
    money: Annotated[
        Amount | None,
        says("货币成本", "Money", "从买到用完，总共要花多少钱？", "What does it cost in money, all in?"),
    ] = None
    time: Annotated[
        Amount | None,
        says(
            "时间成本",
            "Time",
            "等待、上线、培训要占用多少时间，折合多少钱？",
            "What time does it take, waiting and training included, and what is that worth?",
        ),
    ] = None
    energy: Annotated[
        Amount | None,
        says(
            "精力成本",
            "Energy",
            "要投入多少人手去推动，折合多少钱？",
            "How much of your people's effort does it take, in money?",
        ),
    ] = None
    sensory: Annotated[
        Amount | None,
        says(
            "感观负担",
            "Sensory burden",
            "噪音、改习惯、担惊受怕，您愿意花多少钱免掉？",
            "What would you pay to be spared the noise, the change and the worry?",
        ),
    ] = None


def value(offer: Offer) -> Decimal | None:
    """Total customer value = product + service + personnel + image; None while a part is missing."""
    return _sum(offer, VALUES)


def cost(offer: Offer) -> Decimal | None:
    """Total customer cost = money + time + energy + sensory burden; None while a part is missing."""
    return _sum(offer, COSTS)


def delivered(offer: Offer) -> Decimal | None:
    """Total customer value − total customer cost (the method, section 6.3; Kotler, Marketing Management)."""
    gets, gives = value(offer), cost(offer)
    return None if gets is None or gives is None else gets - gives


def _sum(offer: Offer, parts: tuple[str, ...]) -> Decimal | None:
    amounts = [part_of(offer, part) for part in parts]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal()) if len(known) == len(parts) else None


def part_of(offer: Offer, part: str) -> Decimal | None:
    amount: Decimal | None = getattr(offer, part)
    return amount


def ahead(ours: Offer, other: Offer, part: str) -> Decimal:
    """By how much ours is better for the client in one part."""
    better = (part_of(ours, part) or Decimal()) - (part_of(other, part) or Decimal())
    return better if part in VALUES else -better


def filled(offer: Offer) -> Fraction:
    """How many of its parts are there, 0 to 1."""
    return Fraction(sum(part_of(offer, part) is not None for part in PARTS), len(PARTS))


def labels(parts: list[str]) -> tuple[Text, ...]:
    called = {column.id: column.label for column in described(Offer)}
    return tuple(called[part] for part in parts)
