"""Competitors: who else proposes what to this client, and our answer to each."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.kinds import Count, Words, YesNo, says
from stages.sheet_form import SheetForm


class Competitor(NamedTuple):
    name: Annotated[Words, says("对手", "Competitor")]
    proposal: Annotated[
        Words | None,
        says("提过的方案", "What they proposed", "他们给您提了什么方案？", "What have they put before you?"),
    ] = None
    strength: Annotated[
        Words | None,
        says("强项", "Strength", "他们的方案里，哪一点最吸引您？", "What do you like best in it?"),
    ] = None
    weakness: Annotated[
        Words | None,
        says("弱项", "Weakness", "哪一点您还不放心？", "What are you not easy about in it?"),
    ] = None
    incumbent: Annotated[
        YesNo | None,
        says(
            "是不是现有供应商",
            "Supplies them now",
            "您现在就在用他们的吗？",
            "Do they supply you now?",
            needed=False,
        ),
    ] = None
    our_answer: Annotated[
        Words | None,
        says(
            "我们的应对",
            "Our answer",
            "他们的强项，我们拿什么回应？",
            "What do we set against their strength?",
        ),
    ] = None


class Competitors(NamedTuple):
    """The rivals in play, one a row; or that there are none."""

    competitors: Annotated[
        tuple[Competitor, ...],
        says(
            "竞争对手",
            "Competitors",
            "您还在和哪几家谈？各家提了什么方案？",
            "Whom else are you talking to, and what has each proposed?",
        ),
    ] = ()
    only_us: Annotated[
        YesNo | None,
        says(
            "客户只找了我们一家",
            "We are the only one asked",
            "这件事您只找了我们一家吗？",
            "Are we the only one you have asked?",
            needed=False,
        ),
    ] = None


class Figures(NamedTuple):
    rivals: Annotated[Count | None, says("对手数", "Rivals")] = None
    unanswered: Annotated[Count | None, says("还没有应对的对手", "Rivals without our answer")] = None
    proposals_known: Annotated[Count | None, says("方案已知的对手", "Rivals whose proposal we know")] = None


def figures(sheet: Competitors) -> Figures:
    """Unknown while nobody is listed, unless the client asked only us."""
    rows = sheet.competitors
    if not rows and sheet.only_us != "yes":
        return Figures()
    return Figures(
        len(rows), sum(row.our_answer is None for row in rows), sum(row.proposal is not None for row in rows)
    )


def share(sheet: Competitors) -> Fraction | None:
    """A client who asked only us has no rows to fill in."""
    return Fraction(1) if sheet.only_us == "yes" and not sheet.competitors else None


def not_wanted(values: Mapping[str, Any]) -> tuple[str, ...]:
    return ("competitors",) if values.get("only_us") == "yes" else ()


def faults(sheet: Competitors) -> Iterator[tuple[Path, Message]]:
    if sheet.only_us == "yes" and sheet.competitors:
        yield ("only_us",), msg("understand.not_only_us", names=tuple(row.name for row in sheet.competitors))


def advice(sheet: Competitors, today: date) -> Iterator[Message]:
    rows = sheet.competitors
    if sheet.only_us == "yes":
        yield msg("understand.doing_nothing_competes")
    if unknown := tuple(row.name for row in rows if row.proposal is None):
        yield msg("understand.proposal_unknown", names=unknown)
    if open_ := tuple(row.name for row in rows if row.strength is not None and row.our_answer is None):
        yield msg("understand.strength_unanswered", names=open_)
    if holding := tuple(row.name for row in rows if row.incumbent == "yes"):
        yield msg("understand.incumbent", names=holding)


COMPETITORS = SheetForm(
    "competitors",
    Text("竞争对手", "Competitors"),
    Text(
        "还有谁在给这个客户提方案，我们怎么应对", "Who else proposes what to this client, and what we answer"
    ),
    Competitors,
    Figures,
    figures,
    faults,
    advice,
    share,
    not_wanted=not_wanted,
)
