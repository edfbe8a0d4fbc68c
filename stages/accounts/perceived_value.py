"""The customer value formula: what the client feels they get, less what they feel they give (method §7)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.accounts.purchases import NOTHING
from stages.kinds import Amount, Currency, Words, says
from stages.sheet_form import SheetForm


class Benefit(NamedTuple):
    """As the client sees it, in money a year."""

    benefit: Annotated[Words, says("收益", "Benefit")]
    amount: Annotated[Amount | None, says("客户认为值多少", "Worth to them")] = None


class Cost(NamedTuple):
    """As the client sees it, in money a year: price, and time, trouble and risk as well."""

    cost: Annotated[Words, says("付出", "Cost")]
    amount: Annotated[Amount | None, says("客户认为付出多少", "Cost to them")] = None


class PerceivedValue(NamedTuple):
    """What the client feels they gain from us, and what they feel it costs them, in money a year."""

    benefits: Annotated[
        tuple[Benefit, ...],
        says(
            "客户感受到的收益",
            "Benefits as they see them",
            "跟我们合作，您觉得得到了什么？值多少？",
            "What do you feel you get from working with us, and what is it worth to you?",
        ),
    ] = ()
    costs: Annotated[
        tuple[Cost, ...],
        says(
            "客户感受到的付出",
            "Costs as they see them",
            "除了价格，跟我们合作还要搭上什么：时间、精力、风险？折算下来是多少？",
            "Besides the price, what does working with us cost you: time, trouble, risk? "
            "What does that come to?",
        ),
    ] = ()
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None


class Figures(NamedTuple):
    benefit: Annotated[Amount | None, says("感知收益 Fc", "Perceived benefit Fc")] = None
    cost: Annotated[Amount | None, says("感知成本 Cc", "Perceived cost Cc")] = None
    value: Annotated[Amount | None, says("客户价值 Vc", "Customer value Vc")] = None


def figures(sheet: PerceivedValue) -> Figures:
    """Vc = Fc − Cc (method §7). A side is unknown while it is empty or something on it has no amount."""
    benefit = _sum([each.amount for each in sheet.benefits])
    cost = _sum([each.amount for each in sheet.costs])
    return Figures(benefit, cost, None if benefit is None or cost is None else benefit - cost)


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if known and len(known) == len(amounts) else None


def faults(sheet: PerceivedValue) -> Iterator[tuple[Path, Message]]:
    """A benefit below zero is a cost, and the other way round: each belongs on its own side."""
    sides = {"benefits": [b.amount for b in sheet.benefits], "costs": [c.amount for c in sheet.costs]}
    for field, amounts in sides.items():
        for at, amount in enumerate(amounts):
            if amount is not None and amount < 0:
                yield (field, at, "amount"), msg("value.below_zero")


def advice(sheet: PerceivedValue, today: date) -> Iterator[Message]:
    value = figures(sheet).value
    if value is not None and value <= 0:
        yield msg("value.feels_no_value")


PERCEIVED_VALUE = SheetForm(
    "perceived_value",
    Text("感知价值", "Perceived value"),
    Text(
        "客户觉得从我们这里得到的，是否多于付出的（Vc = Fc − Cc）",
        "Whether the client feels they get more from us than they give (Vc = Fc − Cc)",
    ),
    PerceivedValue,
    Figures,
    figures,
    faults=faults,
    advice=advice,
)
