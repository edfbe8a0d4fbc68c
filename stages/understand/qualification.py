"""Qualification: whether this client is worth the pursuit, on five dimensions, and whether they will pay."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.money import of_major
from engine.worksheet import Path
from stages.kinds import Amount, Count, Percent, YesNo, choice, says
from stages.rounding import tenth, to_minor
from stages.sheet_form import SheetForm
from stages.understand.credit import credit_left, credit_used, within_credit
from stages.understand.qualification_card import DIMENSIONS, Qualification
from stages.understand.warning_signs import MANY_SIGNS, about_signs

RESULTS: Mapping[str, Text] = {
    "qualified": Text("合格", "qualified"),
    "nurture": Text("继续培育", "nurture"),
    "disqualified": Text("不合格", "disqualified"),
}

KNOCK_OUT = ("need", "authority", "creditworthiness")
"""(+) A zero here ends the pursuit: no need, nobody who decides, or nobody who pays."""
ENOUGH = 15
"""(+) Of 25 points, from which a client is qualified: three on average."""
LOWEST = 2
"""(+) No dimension below that in a qualified client."""
NEARLY_FULL = 80
"""(+) Per cent of the credit limit from which it is worth a word."""


class Figures(NamedTuple):
    score: Annotated[Count | None, says("总分（满分 25）", "Score (of 25)")] = None
    result: Annotated[Annotated[str, choice(RESULTS)] | None, says("资格结论", "Result")] = None
    weakest: Annotated[Annotated[str, choice(DIMENSIONS)] | None, says("最弱的一项", "Weakest")] = None
    signs: Annotated[Count | None, says("预警信号数", "Warning signs seen")] = None
    credit_used: Annotated[Percent | None, says("额度使用率", "Credit used")] = None
    credit_left: Annotated[Amount | None, says("剩余额度", "Credit left")] = None
    within_credit: Annotated[YesNo | None, says("在额度之内", "Within the limit")] = None


class Credit(NamedTuple):
    limit: Decimal
    receivables: Decimal
    notes: Decimal


def scores(sheet: Qualification) -> dict[str, int | None]:
    return {id: getattr(sheet, id) for id in DIMENSIONS}


def credit(sheet: Qualification) -> Credit | None:
    """None while one of the three amounts is missing."""
    limit, receivables, notes = sheet.credit_limit, sheet.receivables, sheet.notes_receivable
    if limit is None or receivables is None or notes is None:
        return None
    return Credit(limit, receivables, notes)


def figures(sheet: Qualification) -> Figures:
    """The score is the plain sum of the five. The method (section 6.1) names the dimensions, the scale, the
    three results and the credit limit; the sum and the thresholds above are ours (+).

    `signs` is unknown until somebody has looked for them. The credit figures want all three amounts.
    """
    known = {id: value for id, value in scores(sheet).items() if value is not None}
    looked = bool(sheet.warning_signs) or sheet.signs_checked_on is not None
    found = Figures(signs=len(sheet.warning_signs) if looked else None)
    if len(known) == len(DIMENSIONS):
        weakest = min(known, key=lambda id: known[id])
        found = found._replace(score=sum(known.values()), result=result(sheet), weakest=weakest)
    if (owed := credit(sheet)) is None:
        return found
    used = credit_used(*owed)
    return found._replace(
        credit_used=None if used is None else tenth(used),
        credit_left=to_minor(credit_left(*owed), sheet.currency or ""),
        within_credit="yes" if within_credit(*owed) else "no",
    )


def result(sheet: Qualification) -> str | None:
    """Qualified, nurture or disqualified (the method, section 6.1); None until all five are scored.

    (+) Disqualified by a zero in KNOCK_OUT. Qualified from ENOUGH points on, with no score below LOWEST,
    fewer than MANY_SIGNS warning signs, and no credit limit that is passed. Nurture in between.
    """
    known = {id: value for id, value in scores(sheet).items() if value is not None}
    if len(known) < len(DIMENSIONS):
        return None
    if any(known[id] == 0 for id in KNOCK_OUT):
        return "disqualified"
    owed = credit(sheet)
    sound = len(sheet.warning_signs) < MANY_SIGNS and (owed is None or within_credit(*owed))
    strong = sum(known.values()) >= ENOUGH and min(known.values()) >= LOWEST
    return "qualified" if strong and sound else "nurture"


def share(sheet: Qualification) -> Fraction:
    """Six equal parts: each dimension, half for its score and half for the evidence behind it; and a look
    at the warning signs."""
    parts = [Fraction(sheet.signs_checked_on is not None)]
    for id, value in scores(sheet).items():
        proved = getattr(sheet, f"{id}_evidence") is not None
        parts.append(Fraction(0 if value is None else 1 + proved, 2))
    return sum(parts, Fraction()) / len(parts)


def faults(sheet: Qualification) -> Iterator[tuple[Path, Message]]:
    for name in ("credit_limit", "receivables", "notes_receivable"):
        amount = getattr(sheet, name)
        if amount is not None and amount < 0:
            yield (name,), msg("understand.below_zero")


def advice(sheet: Qualification, today: date) -> Iterator[Message]:
    known = scores(sheet)
    zeros = tuple(DIMENSIONS[id] for id in KNOCK_OUT if known[id] == 0)
    if zeros:
        yield msg("understand.knocked_out", what=zeros)
    weakest = figures(sheet).weakest
    if weakest is not None and (low := known[weakest]) is not None and low <= LOWEST and not zeros:
        yield msg(f"understand.weak_{weakest}", score=low)
    hopes = tuple(
        DIMENSIONS[id] for id, value in known.items() if value and getattr(sheet, f"{id}_evidence") is None
    )
    if hopes:
        yield msg("understand.without_evidence", what=hopes)
    yield from about_signs(
        sheet.warning_signs, sheet.signs_checked_on, sheet.creditworthiness is not None, today
    )
    yield from _of_credit(sheet)


def _of_credit(sheet: Qualification) -> Iterator[Message]:
    owed = credit(sheet)
    if owed is None:
        if sheet.credit_limit is not None:
            yield msg("understand.credit_unknown")
        return
    used = credit_used(*owed)
    if not within_credit(*owed):
        yield msg("understand.credit_passed", over=of_major(-credit_left(*owed), sheet.currency or ""))
    elif used is not None and used >= NEARLY_FULL:
        yield msg("understand.credit_nearly_full", used=tenth(used))


QUALIFICATION = SheetForm(
    "qualification",
    Text("客户资格评估", "Qualification"),
    Text(
        "这个客户值不值得跟：要不要、要多少、买不买得起、谁说了算、付不付钱",
        "Whether this client is worth the pursuit: how much they need, can spend, may decide, and will pay",
    ),
    Qualification,
    Figures,
    figures,
    faults,
    advice,
    share,
)
