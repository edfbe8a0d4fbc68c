"""The mutual action plan: solution, price and terms, and who does what by when until the signature."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.money import of_major
from engine.worksheet import Path
from stages.kinds import Amount, Count, Currency, Day, Past, Person, Words, YesNo, choice, says
from stages.sheet_form import SheetForm
from stages.understand.credit import credit_left

BY = {"us": Text("我方", "us"), "client": Text("客户", "client"), "both": Text("双方", "both")}
EARLY = timedelta(days=366)
"""Done longer than that before it was due is a slip of the year. Ours."""


class Step(NamedTuple):
    """Something that must happen before the client can sign."""

    step: Annotated[Words, says("步骤", "Step")]
    by: Annotated[
        Annotated[str, choice(BY)] | None,
        says("由谁做（我方、客户、双方）", "By (us, client, both)", "这一步由谁来做？", "Who does this one?"),
    ] = None
    who_us: Annotated[Words | None, says("我方负责人", "Who of us", needed=False)] = None
    who_client: Annotated[
        Person | None,
        says("客户方负责人", "Who at the client", "贵公司谁负责？", "Who looks after it on your side?"),
    ] = None
    due: Annotated[Day | None, says("期限", "Due", "最晚哪天完成？", "By when is it done?")] = None
    done_on: Annotated[Past | None, says("完成日期", "Done on", needed=False)] = None


class ActionPlan(NamedTuple):
    """What is to be signed, by when, who does what on the way there, and what the client may owe us."""

    solution: Annotated[
        Words | None,
        says(
            "约定的方案",
            "Solution agreed",
            "用一句话说，我们说定的是什么？",
            "In one sentence: what have we agreed on?",
        ),
    ] = None
    price: Annotated[
        Amount | None,
        says("价格", "Price", "价格我们是怎么说定的？", "What price have we agreed on?"),
    ] = None
    payment_terms: Annotated[
        Words | None,
        says(
            "付款条件",
            "Payment terms",
            "贵公司习惯分几笔付，各在什么时候？",
            "In what instalments do you pay, and when?",
        ),
    ] = None
    sign_by: Annotated[
        Day | None,
        says(
            "签约日期",
            "Sign by",
            "要赶上您的计划，最晚哪天得签？",
            "To keep to your own plan, by when must it be signed?",
        ),
    ] = None
    steps: Annotated[
        tuple[Step, ...],
        says(
            "签约前的步骤",
            "Steps to the signature",
            "签约之前，贵公司内部还要走哪些步骤？",
            "What still has to happen in your company before you can sign?",
        ),
    ] = ()
    credit_limit: Annotated[
        Amount | None,
        says(
            "信用额度",
            "Credit limit",
            "我们最多允许这个客户欠多少？",
            "How much do we let this client owe us at most?",
        ),
    ] = None
    receivables: Annotated[
        Amount | None,
        says(
            "现有应收账款",
            "Receivables now",
            "客户现在欠我们多少货款？没有就填 0。",
            "What do they owe us now? Give 0 for nothing.",
        ),
    ] = None
    notes_receivable: Annotated[
        Amount | None,
        says(
            "现有应收票据",
            "Notes receivable now",
            "手里还有客户多少没到期的票据？没有就填 0。",
            "What do we hold in their notes not yet due? Give 0 for none.",
        ),
    ] = None
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None


class Figures(NamedTuple):
    steps_open: Annotated[Count | None, says("未完成的步骤", "Steps open")] = None
    next_due: Annotated[Day | None, says("最近的期限", "Next due")] = None
    client_steps: Annotated[Count | None, says("客户承担的步骤", "Steps the client carries")] = None
    both_sides: Annotated[YesNo | None, says("双方都有事做", "Both sides act")] = None
    credit_left: Annotated[Amount | None, says("成交后剩余额度", "Credit left after this deal")] = None
    within_credit: Annotated[YesNo | None, says("在额度之内", "Within credit")] = None


def figures(sheet: ActionPlan) -> Figures:
    """Steps told off, and the credit check with this price owed as well (the method, 6.1 and 6.3)."""
    left = left_after(sheet)
    known = Figures(
        credit_left=left,
        within_credit=None if left is None else _yes_no(left >= 0),
    )
    if not sheet.steps:
        return known
    client = sum(step.by in ("client", "both") for step in sheet.steps)
    return known._replace(
        steps_open=len(_open(sheet)),
        next_due=min((step.due for step in _open(sheet) if step.due is not None), default=None),
        client_steps=client,
        both_sides=_yes_no(client > 0 and any(step.by in ("us", "both") for step in sheet.steps)),
    )


def left_after(sheet: ActionPlan) -> Decimal | None:
    """Credit limit − receivables − notes − price; None while one of them isn't known."""
    limit, owed, notes, price = sheet.credit_limit, sheet.receivables, sheet.notes_receivable, sheet.price
    if limit is None or owed is None or notes is None or price is None:
        return None
    return credit_left(limit, owed + price, notes)


def _yes_no(holds: bool) -> str:
    return "yes" if holds else "no"


def _open(sheet: ActionPlan) -> list[Step]:
    return [step for step in sheet.steps if step.done_on is None]


def faults(sheet: ActionPlan) -> Iterator[tuple[Path, Message]]:
    for field, amount in sheet._asdict().items():
        if isinstance(amount, Decimal) and amount < 0:
            yield (field,), msg("expand.below_zero")
    for at, step in enumerate(sheet.steps):
        if step.due is not None and sheet.sign_by is not None and step.due > sheet.sign_by:
            yield ("steps", at, "due"), msg("expand.due_after_signing", sign_by=sheet.sign_by)
        if step.done_on is not None and step.due is not None and step.due - step.done_on > EARLY:
            yield ("steps", at, "done_on"), msg("expand.done_too_early", due=step.due)


def advice(sheet: ActionPlan, today: date) -> Iterator[Message]:
    opened = _open(sheet)
    yield from _of_sides(sheet)
    yield from _named("expand.steps_overdue", [step for step in opened if step.due and step.due < today])
    yield from _named("expand.steps_without_day", [step for step in opened if step.due is None])
    yield from _named("expand.steps_without_name", [step for step in opened if _unnamed(step)])
    if sheet.sign_by is not None and sheet.sign_by < today and opened:
        yield msg("expand.signing_past", sign_by=sheet.sign_by, n=len(opened))
    left = left_after(sheet)
    if left is not None and left < 0:
        yield msg("expand.over_credit", over=of_major(-left, sheet.currency or ""))


def _of_sides(sheet: ActionPlan) -> Iterator[Message]:
    by = {step.by for step in sheet.steps}
    if by == {"us"}:
        yield msg("expand.nothing_for_client")
    elif by == {"client"}:
        yield msg("expand.nothing_for_us")


def _unnamed(step: Step) -> bool:
    """A side has something to do, and nobody's name stands there."""
    return (step.by in ("us", "both") and step.who_us is None) or (
        step.by in ("client", "both") and step.who_client is None
    )


def _named(id: str, steps: list[Step]) -> Iterator[Message]:
    if steps:
        yield msg(id, steps=tuple(step.step for step in steps))


def share(sheet: ActionPlan) -> Fraction:
    """Each field alike; of a step its side, its day, and a name on each side that acts."""
    single = (
        sheet.solution,
        sheet.price,
        sheet.payment_terms,
        sheet.sign_by,
        sheet.credit_limit,
        sheet.receivables,
        sheet.notes_receivable,
    )
    there = Fraction(sum(value is not None for value in single))
    steps = [
        Fraction(
            (step.by is not None) + (step.due is not None) + (step.by is not None and not _unnamed(step)), 3
        )
        for step in sheet.steps
    ]
    return (there + sum(steps, Fraction()) / max(1, len(steps))) / (len(single) + 1)


ACTION_PLAN = SheetForm(
    "action_plan",
    Text("双方行动计划", "Mutual action plan"),
    Text(
        "方案、价格、条件说定了，签约之前谁在哪天做什么",
        "Solution, price and terms, and who does what by when until the signature",
    ),
    ActionPlan,
    Figures,
    figures,
    faults=faults,
    advice=advice,
    share=share,
    borrowed={
        "credit_limit": ("qualification", "credit_limit"),
        "receivables": ("qualification", "receivables"),
        "notes_receivable": ("qualification", "notes_receivable"),
    },
)
