"""The case for a new large customer: does winning them pay? NPV, payback and IRR (method §7, §6.3)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.cash_flow import STANDINGS, discounted_payback, irr, npv, payback
from stages.kinds import Amount, Count, Currency, Number, Percent, choice, says
from stages.rounding import hundredth, to_minor
from stages.sheet_form import SheetForm

LAST_YEAR = 50


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


class Figures(NamedTuple):
    total: Annotated[Amount | None, says("净收入合计", "Total net flow")] = None
    net_present_value: Annotated[Amount | None, says("净现值 NPV", "Net present value")] = None
    irr: Annotated[Percent | None, says("内部收益率 IRR（%）", "Internal rate of return (%)")] = None
    irr_standing: Annotated[
        Annotated[str, choice(STANDINGS)] | None, says("内部收益率", "Rates of return there are")
    ] = None
    payback_years: Annotated[Number | None, says("回收期（年）", "Payback (years)")] = None
    discounted_payback_years: Annotated[
        Number | None, says("折现回收期（年）", "Discounted payback (years)")
    ] = None


def yearly(sheet: NewCustomer) -> tuple[Decimal, ...]:
    """Inflow − outflow of each year from 0 to the last named; what isn't filled in is 0."""
    net = {f.year: (f.inflow or Decimal(0)) - (f.outflow or Decimal(0)) for f in sheet.flows}
    return tuple(net.get(year, Decimal(0)) for year in range(max(net, default=-1) + 1))


def figures(sheet: NewCustomer) -> Figures:
    """By `stages.cash_flow`; year 0 is not discounted. NPV and discounted payback need the rate."""
    flows = yearly(sheet)
    if not flows:
        return Figures()
    found = irr(flows)
    rate = None if sheet.discount_rate is None else sheet.discount_rate / 100
    return Figures(
        total=to_minor(sum(flows, Decimal(0)), sheet.currency or ""),
        net_present_value=None if rate is None else to_minor(npv(rate, flows), sheet.currency or ""),
        irr=None if found.rate is None else hundredth(found.rate * 100),
        irr_standing=found.standing,
        payback_years=_rounded(payback(flows)),
        discounted_payback_years=None if rate is None else _rounded(discounted_payback(rate, flows)),
    )


def _rounded(years: Decimal | None) -> Decimal | None:
    return None if years is None else hundredth(years)


def faults(sheet: NewCustomer) -> Iterator[tuple[Path, Message]]:
    for at, flow in enumerate(sheet.flows):
        if flow.year > LAST_YEAR:
            yield ("flows", at, "year"), msg("value.no_year", last=LAST_YEAR)
        for field, amount in (("inflow", flow.inflow), ("outflow", flow.outflow)):
            if amount is not None and amount < 0:
                yield ("flows", at, field), msg("value.below_zero")
    if sheet.discount_rate is not None and sheet.discount_rate <= -100:
        yield ("discount_rate",), msg("value.no_rate_of_loss")


def advice(sheet: NewCustomer, today: date) -> Iterator[Message]:
    result = figures(sheet)
    if result.total is None:
        return
    if result.net_present_value is not None:
        yield msg("value.case_pays" if result.net_present_value > 0 else "value.case_costs")
    if result.payback_years is None:
        yield msg("value.case_never_back")
    if result.irr_standing == "none":
        yield msg("value.case_no_irr")
    if result.irr_standing in ("several", "not_found"):
        yield msg("value.case_irr_misleads")


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
