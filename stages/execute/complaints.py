"""Complaints and their recovery: each open until the promise was kept and the client is satisfied."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, NamedTuple

from engine.message import Message, Text, msg
from engine.money import of_major
from engine.worksheet import Path
from stages.execute.complaint import KINDS, Complaint
from stages.execute.recovery import (
    LAST,
    STEPS,
    day_of,
    due,
    in_time,
    is_open,
    next_step,
    out_of_order,
    response_days,
    unsaid,
)
from stages.kinds import Amount, Count, Currency, Day, Number, Past, Percent, Person, choice, says
from stages.rounding import percent, tenths
from stages.sheet_form import SheetForm

ASK_AGAIN = 30
"""Calendar days after which a client who had nothing to complain about is asked again (+)."""


class Complaints(NamedTuple):
    """What the client complained of; and that they were asked, for silence alone proves nothing."""

    asked_on: Annotated[
        Past | None,
        says(
            "询问日期",
            "Asked on",
            "到目前为止，有没有哪里让您不满意？（哪天问的）",
            "Is there anything so far that has let you down? (the day we asked)",
        ),
    ] = None
    asked: Annotated[
        Person | None,
        says(
            "问的是谁",
            "Whom we asked",
            "这话问的是客户的哪一位？",
            "Whom at the client did we ask?",
            needed=False,
        ),
    ] = None
    complaints: Annotated[
        tuple[Complaint, ...],
        says("投诉记录", "Complaints", "哪件事让您不满意？", "What is it that has let you down?"),
    ] = ()
    front_line_limit: Annotated[
        Amount | None,
        says(
            "一线补偿权限",
            "What the front line may decide",
            "多大的补偿，一线当场就能定？",
            "Up to what amount may the front line compensate on the spot?",
            needed=False,
        ),
    ] = None
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None


class Figures(NamedTuple):
    complaints_total: Annotated[Count | None, says("投诉总数", "Complaints")] = None
    complaints_open: Annotated[Count | None, says("未关闭的投诉", "Complaints open")] = None
    oldest_open: Annotated[Day | None, says("最早的未关闭投诉", "Oldest one open")] = None
    next_step: Annotated[
        Annotated[str, choice({id: step.title for id, step in STEPS.items()})] | None,
        says("最先到期的一步", "Step due first"),
    ] = None
    next_step_due: Annotated[Day | None, says("最先到期日", "Due")] = None
    repeated: Annotated[Count | None, says("重复出现的类别", "Kinds complained of repeatedly")] = None
    recovered: Annotated[Count | None, says("已补救好的投诉", "Complaints recovered")] = None
    recovered_in_time: Annotated[Percent | None, says("其中每步都及时的", "Of these, every step in time")] = (
        None
    )
    mean_days_to_recover: Annotated[Number | None, says("平均补救天数", "Days to recover, on average")] = None
    compensation_total: Annotated[Amount | None, says("补偿合计", "Compensation in all")] = None


def figures(sheet: Complaints) -> Figures:
    """What stands open and what was recovered (the method, section 6.4).

    Nothing is known while there is no complaint and nobody was asked: no complaint then is not none. Days are
    calendar days from the complaint to the client's yes; the mean is over the recovered ones, to 0.1.
    """
    rows = sheet.complaints
    if not rows and sheet.asked_on is None:
        return Figures()
    still = [row for row in rows if is_open(row)]
    first = min(_deadlines(sheet), default=None)
    recovered = [row for row in rows if not is_open(row)]
    days = [n for row in recovered if (n := response_days(row, LAST)) is not None]
    amounts = [row.compensation_amount for row in rows if row.compensation_amount is not None]
    return Figures(
        complaints_total=len(rows),
        complaints_open=len(still),
        oldest_open=min((row.raised_on for row in still if row.raised_on), default=None),
        next_step=first[2] if first else None,
        next_step_due=first[0] if first else None,
        repeated=len(repeated_kinds(sheet)),
        recovered=len(recovered),
        recovered_in_time=_share_of(sum(map(in_time, recovered)), len(recovered)),
        mean_days_to_recover=tenths(Decimal(sum(days)) / len(days)) if days else None,
        compensation_total=sum(amounts, Decimal()) if amounts else None,
    )


def _deadlines(sheet: Complaints) -> Iterator[tuple[date, int, str]]:
    """The day each open complaint's next step is due, its place, and the step."""
    for at, row in enumerate(sheet.complaints):
        step = next_step(row)
        last = due(row, step) if step else None
        if step is not None and last is not None:
            yield last, at, step


def repeated_kinds(sheet: Complaints) -> dict[str, int]:
    """Kinds complained of more than once, and how often; `other` is no kind that could repeat."""
    counted = Counter(row.kind for row in sheet.complaints if row.kind not in (None, "other"))
    return {kind: n for kind, n in counted.items() if kind is not None and n > 1}


def _share_of(part: int, whole: int) -> Decimal | None:
    return percent(Decimal(part) / whole) if whole else None


def share(sheet: Complaints) -> Fraction:
    """Complete when the client was asked and had none, or when every complaint is told and closed."""
    if not sheet.complaints:
        return Fraction(sheet.asked_on is not None)
    return sum(map(_told, sheet.complaints), Fraction()) / len(sheet.complaints)


def _told(row: Complaint) -> Fraction:
    said = [row.kind, row.raised_on, row.raised_by, row.offer, row.compensation]
    taken = [day_of(row, step) for step in STEPS]
    known = sum(value is not None for value in (*said, *taken)) + (row.satisfied == "yes")
    return Fraction(known, len(said) + len(taken) + 1)


def not_wanted(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Whoever complained need not be asked whether they have anything to complain of; who was asked and had
    nothing has no complaint to tell."""
    if values.get("complaints"):
        return ("asked_on", "asked")
    return ("complaints",) if values.get("asked_on") else ()


def faults(sheet: Complaints) -> Iterator[tuple[Path, Message]]:
    for at, row in enumerate(sheet.complaints):
        for column, what in (*out_of_order(row), *unsaid(row)):
            yield ("complaints", at, column), what
    if sheet.front_line_limit is not None and sheet.front_line_limit < 0:
        yield ("front_line_limit",), msg("execute.below_zero")


def advice(sheet: Complaints, today: date) -> Iterator[Message]:
    """What is due, latest first, then what the figures of the method say (section 6.4)."""
    for _, at, step in sorted(_deadlines(sheet)):
        yield _next(sheet.complaints[at], step, today)
    for row in sheet.complaints:
        yield from _of_row(sheet, row)
    for kind, n in repeated_kinds(sheet).items():
        yield msg("execute.repeated", kind=KINDS[kind], n=n)
    if any(map(is_open, sheet.complaints)):
        yield msg("execute.at_stake")
    elif sheet.complaints:
        yield msg("execute.recovered")
    elif sheet.asked_on is not None and (today - sheet.asked_on).days > ASK_AGAIN:
        yield msg("execute.ask_again", day=sheet.asked_on, n=(today - sheet.asked_on).days)


def _next(row: Complaint, step: str, today: date) -> Message:
    last = due(row, step)
    assert last is not None, "only steps with a deadline come here"
    late = (today - last).days
    said = {"complaint": row.complaint, "step": STEPS[step].title, "due": last}
    return msg("execute.step_late", **said, n=late) if late > 0 else msg("execute.step_next", **said)


def _of_row(sheet: Complaints, row: Complaint) -> Iterator[Message]:
    if row.raised_on is None:
        yield msg("execute.no_deadline", complaint=row.complaint)
    if row.satisfied == "no":
        yield msg("execute.not_satisfied", complaint=row.complaint, day=row.satisfied_on)
    if is_open(row):
        yield from _over_limit(sheet, row)


def _over_limit(sheet: Complaints, row: Complaint) -> Iterator[Message]:
    paid, limit = row.compensation_amount, sheet.front_line_limit
    if sheet.currency is not None and paid is not None and limit is not None and paid > limit:
        amounts = {"amount": of_major(paid, sheet.currency), "limit": of_major(limit, sheet.currency)}
        yield msg("execute.over_limit", complaint=row.complaint, **amounts)


COMPLAINTS = SheetForm(
    "complaints",
    Text("客诉处理", "Complaints"),
    Text(
        "客户的每一条不满，一步步补救，直到承诺兑现、客户满意",
        "What let the client down, put right step by step until the promise is kept and they are satisfied",
    ),
    Complaints,
    Figures,
    figures,
    faults,
    advice,
    share,
    not_wanted=not_wanted,
)
