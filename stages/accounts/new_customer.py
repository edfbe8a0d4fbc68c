"""The case for a new large customer: does winning them pay? NPV, payback and IRR (method §7, §6.3)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages import flows
from stages.flows import Figures, irr_remark
from stages.kinds import Amount, Count, Currency, Percent, says
from stages.sheet_form import SheetForm


class Flow(NamedTuple):
    """What one year brings and costs us; year 0 is the winning of them. A missing year is 0."""

    year: Annotated[Count, says("年（0 为开发期）", "Year (0: winning them)")]
    inflow: Annotated[Amount | None, says("收入", "Comes in", needed=False)] = None
    outflow: Annotated[Amount | None, says("支出", "Goes out", needed=False)] = None


class NewCustomer(NamedTuple):
    """What winning this client costs and brings us, year by year."""

    flows: Annotated[
        tuple[Flow, ...],
        says(
            "各年收支",
            "Money in and out, by year",
            "开发这个客户先要投入多少？以后每年各进多少、出多少？",
            "What must we lay out to win them, and what comes in and goes out each year after?",
        ),
    ] = ()
    discount_rate: Annotated[
        Percent | None,
        says(
            "年折现率（%）",
            "Discount rate a year (%)",
            "这笔钱投到别处，一年能有多少回报？",
            "What would the money earn elsewhere in a year?",
        ),
    ] = None
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None


def yearly(sheet: NewCustomer) -> tuple[Decimal, ...]:
    """Inflow − outflow of each year from 0 to the last named; what isn't filled in is 0."""
    return flows.net_flows(sheet.flows)


def figures(sheet: NewCustomer) -> Figures:
    return flows.figures(yearly(sheet), sheet.discount_rate, sheet.currency)


def faults(sheet: NewCustomer) -> Iterator[tuple[Path, Message]]:
    return flows.faults(sheet.flows, sheet.discount_rate, "year")


def advice(sheet: NewCustomer, today: date) -> Iterator[Message]:
    found = figures(sheet)
    if found.npv is not None:
        yield verdict(found.npv)
    if found.total is not None and found.payback is None:
        yield msg("value.case_never_back")
    if found.irr_standing not in (None, "one"):
        yield no_single_irr(sheet)


def verdict(npv: Decimal) -> Message:
    """Higher is better, and what is not above zero does not pay (method §6.3)."""
    return msg("value.case_pays" if npv > 0 else "value.case_costs")


def no_single_irr(sheet: NewCustomer) -> Message:
    """Why these flows have no rate of return, or not one alone."""
    return irr_remark(yearly(sheet)) or msg("value.case_no_irr")


NEW_CUSTOMER = SheetForm(
    "new_customer",
    Text("新大客户测算", "New large customer"),
    Text(
        "开发这个大客户划不划算：净现值、内部收益率、回收期",
        "Whether winning this large customer pays: net present value, rate of return, payback",
    ),
    NewCustomer,
    Figures,
    figures,
    faults=faults,
    advice=advice,
)
