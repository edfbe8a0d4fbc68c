"""The lines of a client's picture that its worksheets tell on their own, whatever the others bring."""

from collections.abc import Iterator
from datetime import date

from engine.message import Message, msg, step
from engine.money import of_major
from stages.accounts import composition, new_customer, perceived_value, switching_cost
from stages.accounts.client import Client
from stages.accounts.line import Line, fill, line
from stages.accounts.new_customer import NewCustomer
from stages.accounts.rating import label
from stages.cash_flow import STANDINGS
from stages.flows import Figures
from stages.rounding import plain, tenths


def potential(client: Client) -> Line:
    found = composition.potential(client.rating)
    sheet = client.composition

    def expecting(because: Message) -> Message:
        if sheet.expected is None or sheet.currency is None:
            return because
        expected = msg("value.expected", amount=of_major(sheet.expected, sheet.currency))
        return msg("value.and", first=because, second=expected)

    if found.score is None:
        named = tuple(label(field) for field in found.missing)
        asked: dict[str, str | None] = dict.fromkeys(("potential", *found.missing))
        settle = (step("account fill", None, account=client.code, worksheet="rating", **asked),)
        because = expecting(msg("value.potential_missing", missing=named))
        return line("potential", None, None, because, settle=settle)
    because = msg("value.potential_direct" if found.basis == "direct" else "value.potential_attitude")
    return line("potential", found.score, tenths(found.score), expecting(because))


def switching(client: Client, today: date) -> Line:
    """By what holds them today."""
    sheet = switching_cost.standing(client.switching, today)
    found = switching_cost.figures(sheet)
    if found.ours is None or found.theirs is None or found.lead is None or sheet.currency is None:
        settle = (fill(client.code, "switching_cost", "holds"),)
        because = msg("value.switching_missing")
        if found.ours is not None and sheet.currency is not None:
            because = msg("value.switching_no_rival", ours=of_major(found.ours, sheet.currency))
        return line("switching_cost", None, None, because, settle=settle)
    ours, theirs = of_major(found.ours, sheet.currency), of_major(found.theirs, sheet.currency)
    because = msg("value.switching_because", ours=ours, theirs=theirs)
    do = (msg("value.held_by_others"),) if found.lead < 0 else ()
    return line("switching_cost", found.lead, of_major(found.lead, sheet.currency), because, do)


def perceived(client: Client) -> Line:
    sheet = client.perceived
    found = perceived_value.figures(sheet)
    if found.benefit is None or found.cost is None or found.value is None or sheet.currency is None:
        lacking = [id for id, v in (("benefits", found.benefit), ("costs", found.cost)) if v is None]
        settle = tuple(fill(client.code, "perceived_value", field) for field in lacking)
        return line("perceived_value", None, None, msg("value.perceived_missing"), settle=settle)
    benefit, cost = of_major(found.benefit, sheet.currency), of_major(found.cost, sheet.currency)
    because = msg("value.perceived_because", benefit=benefit, cost=cost)
    do = (msg("value.feels_no_value"),) if found.value <= 0 else ()
    return line("perceived_value", found.value, of_major(found.value, sheet.currency), because, do)


def case(client: Client, *, ordered: bool) -> Iterator[Line]:
    """Whether winning them pays: NPV, IRR and payback (method §7). Missed only while they never ordered."""
    sheet, code = client.case, client.code
    found = new_customer.figures(sheet)
    if found.total is not None:
        yield _npv(code, sheet, found)
        yield _irr(sheet, found)
        yield _payback(code, sheet, found)
    elif not ordered:
        settle = (fill(code, "new_customer", "flows"),)
        yield line("case_npv", None, None, msg("value.case_missing"), settle=settle)


def _npv(code: str, sheet: NewCustomer, found: Figures) -> Line:
    if found.npv is None or found.total is None or sheet.discount_rate is None:
        settle = (fill(code, "new_customer", "discount_rate"),)
        return line("case_npv", None, None, msg("value.case_no_rate"), settle=settle)
    because = msg(
        "value.case_npv_because",
        last=len(new_customer.yearly(sheet)) - 1,
        rate=plain(sheet.discount_rate),
        total=of_major(found.total, sheet.currency or ""),
    )
    shown = of_major(found.npv, sheet.currency or "")
    return line("case_npv", found.npv, shown, because, (new_customer.verdict(found.npv),))


def _irr(sheet: NewCustomer, found: Figures) -> Line:
    if found.irr is None:
        why = new_customer.no_single_irr(sheet)
        return line("case_irr", None, STANDINGS[found.irr_standing or "none"], why)
    shown = msg("value.per_cent", share=tenths(found.irr))
    return line("case_irr", found.irr, shown, msg("value.case_irr_because"))


def _payback(code: str, sheet: NewCustomer, found: Figures) -> Line:
    if found.payback is None:
        return line("case_payback", None, msg("value.never"), msg("value.case_never_back"))
    shown = msg("value.years", years=tenths(found.payback))
    if sheet.discount_rate is None:
        settle = (fill(code, "new_customer", "discount_rate"),)
        return line("case_payback", found.payback, shown, msg("value.case_not_discounted"), settle=settle)
    rate = plain(sheet.discount_rate)
    if found.discounted_payback is None:
        return line("case_payback", found.payback, shown, msg("value.case_back_undiscounted", rate=rate))
    because = msg("value.case_back_because", rate=rate, years=tenths(found.discounted_payback))
    return line("case_payback", found.payback, shown, because)
