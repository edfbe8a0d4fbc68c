"""Value realised: baseline, promise and actual of what was promised, and the client's word for it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.kinds import Count, Number, Past, Percent, Person, Words, says
from stages.rounding import percent, plain
from stages.sheet_form import SheetForm

ALMOST = Decimal("99.9")


class Measure(NamedTuple):
    """One thing that was to get better, in numbers."""

    measure: Annotated[
        Words,
        says("指标", "Measure", "您拿什么看这件事值不值？", "By what do you tell whether this was worth it?"),
    ]
    unit: Annotated[Words | None, says("单位", "Unit", "按什么单位算？", "In what unit?", needed=False)] = (
        None
    )
    baseline: Annotated[
        Number | None,
        says("基准值", "Baseline", "合作之前是多少？", "Where was it before we began?"),
    ] = None
    promised: Annotated[
        Number | None,
        says("承诺值", "Promised", "当初我们答应您做到多少？", "What did we promise you it would be?"),
    ] = None
    actual: Annotated[Number | None, says("实际值", "Actual", "现在是多少？", "Where is it now?")] = None
    agreed_on: Annotated[
        Past | None,
        says(
            "确认日期",
            "Agreed on",
            "这个数您认可吗？（哪天认可的）",
            "Do you agree with that figure? (the day they did)",
        ),
    ] = None
    agreed_by: Annotated[
        Person | None,
        says("确认人", "Agreed by", "贵公司由哪一位认可？", "Who on your side confirms it?"),
    ] = None


class ValueRealised(NamedTuple):
    """The proof that the client got what they were promised."""

    measures: Annotated[
        tuple[Measure, ...],
        says(
            "价值指标",
            "Measures",
            "当初您希望哪几个数变好？现在各到了多少？",
            "Which figures did you want to see improve, and where does each stand now?",
        ),
    ] = ()


class Figures(NamedTuple):
    measures_total: Annotated[Count | None, says("指标总数", "Measures")] = None
    measured: Annotated[Count | None, says("已测量", "Measured")] = None
    agreed: Annotated[Count | None, says("客户已认可", "Agreed by the client")] = None
    realised: Annotated[Percent | None, says("价值实现率（已认可）", "Value realised (agreed)")] = None
    missed: Annotated[Count | None, says("低于承诺", "Below the promise")] = None
    weakest: Annotated[Words | None, says("最弱的指标", "Weakest measure")] = None


def figures(sheet: ValueRealised) -> Figures:
    """How much of the promise was reached (the method, section 6.5), over the measures the client agreed.

    A measure's part is `part`, taken as 0 below the baseline and as 1 above the promise: what went better
    than promised pays for no promise that was missed. The mean weighs all measures alike (+). `missed` and
    `weakest` look at every measure there is an actual value for, agreed or not.
    """
    if not sheet.measures:
        return Figures()
    parts = [(part, m) for m in sheet.measures if (part := part_of(m)) is not None]
    agreed = [min(max(part, Fraction()), Fraction(1)) for part, m in parts if is_agreed(m)]
    mean = sum(agreed, Fraction()) / len(agreed) if agreed else None
    return Figures(
        measures_total=len(sheet.measures),
        measured=sum(m.actual is not None for m in sheet.measures),
        agreed=sum(map(is_agreed, sheet.measures)),
        realised=None if mean is None else _in_per_cent(mean),
        missed=sum(part < 1 for part, _ in parts) if parts else None,
        weakest=min(parts, key=lambda pair: pair[0])[1].measure if parts else None,
    )


def _in_per_cent(mean: Fraction) -> Decimal:
    """What falls short of the promise is never rounded up to all of it."""
    rounded = percent(Decimal(mean.numerator) / mean.denominator)
    return rounded if mean == 1 else min(rounded, ALMOST)


def part_of(measure: Measure) -> Fraction | None:
    """(actual − baseline) / (promised − baseline): 1 is the promise kept, below 0 worse than before.

    It holds for what should fall as well: both differences are negative then. None while a value is missing.
    """
    if measure.baseline is None or measure.promised is None or measure.actual is None:
        return None
    wanted = Fraction(measure.promised) - Fraction(measure.baseline)
    return (Fraction(measure.actual) - Fraction(measure.baseline)) / wanted if wanted else None


def is_agreed(measure: Measure) -> bool:
    """By somebody at the client, on a day, on an actual value."""
    return None not in (measure.actual, measure.agreed_on, measure.agreed_by)


def faults(sheet: ValueRealised) -> Iterator[tuple[Path, Message]]:
    for at, measure in enumerate(sheet.measures):
        if measure.promised is not None and measure.promised == measure.baseline:
            yield ("measures", at, "promised"), msg("confirm.nothing_promised")
        if measure.actual is None and (measure.agreed_on or measure.agreed_by):
            yield ("measures", at, "actual"), msg("confirm.agreed_on_nothing")


def advice(sheet: ValueRealised, today: date) -> Iterator[Message]:
    """Below the promise, above it, worse than before; and what the client has not put their name to."""
    for measure in sheet.measures:
        yield from _against_promise(measure)
        yield from _on_agreement(measure)


def _against_promise(measure: Measure) -> Iterator[Message]:
    part = part_of(measure)
    if part is None or measure.promised is None or measure.actual is None:
        return
    said: dict[str, object] = {
        "measure": measure.measure,
        "promised": plain(measure.promised),
        "actual": plain(measure.actual),
    }
    if part < 0:
        yield msg("confirm.worse", **said, baseline=plain(measure.baseline or Decimal()))
    elif part < 1:
        gap = plain(abs(measure.promised - measure.actual))
        reached = percent(Decimal(part.numerator) / part.denominator)
        yield msg("confirm.below", **said, gap=gap, percent=reached)
    elif part > 1:
        yield msg("confirm.above", **said)


def _on_agreement(measure: Measure) -> Iterator[Message]:
    if measure.actual is None:
        return
    if measure.agreed_on is None:
        yield msg("confirm.not_agreed", measure=measure.measure)
    elif measure.agreed_by is None:
        yield msg("confirm.agreed_by_whom", measure=measure.measure)


VALUE_REALISED = SheetForm(
    "value_realised",
    Text("价值兑现", "Value realised"),
    Text(
        "把当初的承诺一条条量出来，请客户认可",
        "What was promised, measured point by point and agreed by the client",
    ),
    ValueRealised,
    Figures,
    figures,
    faults,
    advice,
)
