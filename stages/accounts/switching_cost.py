"""Switching cost: what would hold this client with us, and what holds them with a competitor (method §7)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.accounts.purchases import NOTHING
from stages.kinds import Amount, Currency, Day, Words, choice, says
from stages.sheet_form import SheetForm

KINDS = {
    "contract": Text("合同", "contract"),
    "reward": Text("常客奖励", "frequency reward"),
    "bundle": Text("捆绑配套", "bundle"),
    "learning": Text("相互学习和磨合", "mutual learning"),
}
"""The four means the method names."""
SIDES = {"ours": Text("我方", "ours"), "theirs": Text("竞争对手", "a competitor's")}
SOON = 90
"""(+) Days before a contract ends in which it is time to talk about the next."""


class Hold(NamedTuple):
    """One thing the client would lose by leaving; `amount` is what that would cost them."""

    what: Annotated[Words, says("什么", "What")]
    kind: Annotated[Annotated[str, choice(KINDS)] | None, says("方式", "Kind")] = None
    whose: Annotated[Annotated[str, choice(SIDES)] | None, says("哪一方的", "Whose")] = None
    amount: Annotated[Amount | None, says("放弃它的代价", "Cost of leaving it")] = None
    until: Annotated[Day | None, says("到期日", "Until", needed=False)] = None


class SwitchingCost(NamedTuple):
    """What holds this client to us, and what holds them to the competitor."""

    holds: Annotated[
        tuple[Hold, ...],
        says(
            "牵住客户的东西",
            "What holds the client",
            "客户换供应商要放弃什么：合同、奖励、配套、磨合出来的默契？各值多少？",
            "What would they give up by changing supplier: contracts, rewards, bundles, "
            "what both have learned? What is it worth?",
        ),
    ] = ()
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None


class Figures(NamedTuple):
    ours: Annotated[Amount | None, says("离开我们的代价", "Cost of leaving us")] = None
    theirs: Annotated[Amount | None, says("离开对手的代价", "Cost of leaving them")] = None
    lead: Annotated[Amount | None, says("差额（我方−对手）", "Our lead")] = None


def figures(sheet: SwitchingCost) -> Figures:
    """The cost of leaving, summed for each side; (+) lead = ours − theirs.

    A side is unknown while something on it has no amount, or nothing is written down for it: an amount of 0
    says that nothing holds them there. What has run out is for `standing` to leave out, which knows the day.
    """
    ours, theirs = _sum(sheet, "ours"), _sum(sheet, "theirs")
    return Figures(ours, theirs, None if ours is None or theirs is None else ours - theirs)


def _sum(sheet: SwitchingCost, side: str) -> Decimal | None:
    if any(h.whose is None for h in sheet.holds):
        return None
    amounts = [h.amount for h in sheet.holds if h.whose == side]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if known and len(known) == len(amounts) else None


def standing(sheet: SwitchingCost, today: date) -> SwitchingCost:
    """With what holds the client today: what has run out counts as 0, which is known."""
    holds = (h._replace(amount=NOTHING) if _over(h, today) else h for h in sheet.holds)
    return sheet._replace(holds=tuple(holds))


def _over(hold: Hold, today: date) -> bool:
    return hold.until is not None and hold.until < today


def faults(sheet: SwitchingCost) -> Iterator[tuple[Path, Message]]:
    for at, hold in enumerate(sheet.holds):
        if hold.amount is not None and hold.amount < 0:
            yield ("holds", at, "amount"), msg("value.below_zero")


def advice(sheet: SwitchingCost, today: date) -> Iterator[Message]:
    result = figures(standing(sheet, today))
    if result.lead is not None and result.lead < 0:
        yield msg("value.held_by_others")
    for hold in sheet.holds:
        if hold.until is None or hold.whose is None:
            continue
        if _over(hold, today):
            said = "value.ours_over" if hold.whose == "ours" else "value.theirs_over"
            yield msg(said, what=hold.what, on=hold.until)
        elif (hold.until - today).days <= SOON:
            said = "value.ours_ends" if hold.whose == "ours" else "value.theirs_ends"
            yield msg(said, what=hold.what, on=hold.until)
    used = {hold.kind for hold in sheet.holds if hold.whose == "ours" and not _over(hold, today)}
    unused = tuple(text for kind, text in KINDS.items() if kind not in used)
    if sheet.holds and unused:
        yield msg("value.unused_means", kinds=unused)


SWITCHING_COST = SheetForm(
    "switching_cost",
    Text("转换成本", "Switching cost"),
    Text(
        "客户离开我们要付出什么代价，离开竞争对手又要付出什么",
        "What leaving us would cost the client, and what leaving a competitor would",
    ),
    SwitchingCost,
    Figures,
    figures,
    faults=faults,
    advice=advice,
)
