"""The business case: what the client lays out and gains by period, and whether that pays for them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.money import of_major
from engine.worksheet import Path
from stages import flows
from stages.flows import Figures, irr_remark
from stages.kinds import Amount, Count, Currency, Past, Percent, Person, Words, choice, says
from stages.rounding import plain
from stages.sheet_form import SheetForm

LENGTHS = {"year": Text("年", "year"), "quarter": Text("季度", "quarter"), "month": Text("月", "month")}
A_YEAR = {"year": 1, "quarter": 4, "month": 12}
"""Periods in a year."""


class Flow(NamedTuple):
    """What one period brings the client and costs them; period 0 is the start."""

    period: Annotated[Count, says("期（0 为起点）", "Period (0: the start)")]
    inflow: Annotated[Amount | None, says("收益", "Gains", needed=False)] = None
    outflow: Annotated[Amount | None, says("支出", "Outlay", needed=False)] = None


class BusinessCase(NamedTuple):
    """In the client's money, not ours; a period without a row counts as 0."""

    flows: Annotated[
        tuple[Flow, ...],
        says(
            "各期收支",
            "Gains and outlay by period",
            "这件事您一开始要投入多少？以后每期能省下或多赚多少，又要再花多少？",
            "What do you lay out at the start, and what does each period after save, earn or cost you?",
        ),
    ] = ()
    period_length: Annotated[
        Annotated[str, choice(LENGTHS)] | None,
        says("每期多长（不填为年）", "Length of a period (a year unless said)", needed=False),
    ] = None
    discount_rate: Annotated[
        Percent | None,
        says(
            "年折现率（%）",
            "Discount rate a year (%)",
            "贵公司的投资项目，年回报率至少要到多少才会批？",
            "What return a year must an investment reach to be approved in your company?",
        ),
    ] = None
    assumptions: Annotated[
        Words | None,
        says(
            "测算依据",
            "What the figures rest on",
            "这些数字是怎么来的？哪一个您最没把握？",
            "Where do these figures come from, and which are you least sure of?",
        ),
    ] = None
    agreed_with: Annotated[
        Person | None,
        says(
            "客户方认可人",
            "Agreed with",
            "贵公司哪一位可以确认这笔账？",
            "Who in your company can confirm this calculation?",
        ),
    ] = None
    agreed_on: Annotated[
        Past | None,
        says("认可日期", "Agreed on", "这笔账是哪一天一起核对过的？", "When did we go through it together?"),
    ] = None
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None


def net_flows(sheet: BusinessCase) -> tuple[Decimal, ...]:
    """Gains − outlay of each period from 0 to the last named."""
    return flows.net_flows(sheet.flows)


def figures(sheet: BusinessCase) -> Figures:
    return flows.figures(net_flows(sheet), sheet.discount_rate, sheet.currency, _a_year(sheet))


def _a_year(sheet: BusinessCase) -> int:
    return A_YEAR[sheet.period_length or "year"]


def faults(sheet: BusinessCase) -> Iterator[tuple[Path, Message]]:
    return flows.faults(sheet.flows, sheet.discount_rate, "period", _a_year(sheet))


def advice(sheet: BusinessCase, today: date) -> Iterator[Message]:
    if not sheet.flows:
        return
    worked_out = figures(sheet)
    yield from _gaps(sheet)
    yield from _of_npv(sheet, worked_out)
    yield from _of_payback(sheet, worked_out)
    yield from _of_irr(sheet, worked_out)
    if sheet.agreed_with is None:
        yield msg("expand.case_not_agreed")


def _gaps(sheet: BusinessCase) -> Iterator[Message]:
    named = sorted(flow.period for flow in sheet.flows)
    gaps = [(a + 1, b - 1) for a, b in pairwise((-1, *named)) if b - a > 1]
    if gaps:
        spans = tuple(str(first) if first == last else f"{first}–{last}" for first, last in gaps)
        yield msg("expand.case_gaps", periods=spans)


def _of_npv(sheet: BusinessCase, worked_out: Figures) -> Iterator[Message]:
    if sheet.discount_rate is not None and worked_out.npv is not None and worked_out.npv < 0:
        loss = of_major(-worked_out.npv, sheet.currency or "")
        yield msg("expand.npv_negative", rate=plain(sheet.discount_rate), loss=loss)


def _of_payback(sheet: BusinessCase, worked_out: Figures) -> Iterator[Message]:
    net = net_flows(sheet)
    sums = list(accumulate(net))
    if sums[-1] < 0:
        short = of_major(-sums[-1], sheet.currency or "")
        yield msg("expand.payback_not_yet" if net[-1] > 0 else "expand.payback_never", short=short)
        return
    out = [total < 0 for total in sums]
    if worked_out.payback and sum(before and not after for before, after in pairwise(out)) > 1:
        yield msg("expand.payback_out_again", years=plain(worked_out.payback))
    if sheet.discount_rate is not None and any(out) and worked_out.discounted_payback is None:
        yield msg("expand.payback_undiscounted")


def _of_irr(sheet: BusinessCase, worked_out: Figures) -> Iterator[Message]:
    net = net_flows(sheet)
    if remark := irr_remark(net, _a_year(sheet)):
        yield remark
    elif worked_out.irr_standing == "none" and any(net):
        yield msg("expand.irr_no_gain" if any(flow < 0 for flow in net) else "expand.irr_no_cost")


def share(sheet: BusinessCase) -> Fraction:
    """Outlay, gains, rate, what they rest on, who at the client agreed and when: a sixth each."""
    there = (
        any(flow.outflow is not None for flow in sheet.flows),
        any(flow.inflow is not None for flow in sheet.flows),
        sheet.discount_rate is not None,
        sheet.assumptions is not None,
        sheet.agreed_with is not None,
        sheet.agreed_on is not None,
    )
    return Fraction(sum(there), len(there))


BUSINESS_CASE = SheetForm(
    "business_case",
    Text("投资回报分析", "Business case"),
    Text(
        "客户投进去多少，多久收回，最后值不值",
        "What the client lays out, when it is back, and whether it pays for them",
    ),
    BusinessCase,
    Figures,
    figures,
    faults=faults,
    advice=advice,
    share=share,
)
