"""The next conversation: what comes after this deal, and when; or why nothing does."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import FollowOn, Path
from stages.kinds import Day, Person, Words, YesNo, choice, says
from stages.sheet_form import SheetForm

NONE = "none"
CONVERSATIONS = {
    "new_need": Text("新需求", "new need"),
    "upsell": Text("增购升级", "upsell"),
    "referral": Text("转介绍", "referral"),
    NONE: Text("暂无", "none"),
}


class NextConversation(NamedTuple):
    """What to talk about next with this client."""

    kind: Annotated[
        Annotated[str, choice(CONVERSATIONS)] | None,
        says(
            "后续类型",
            "Kind",
            "接下来您那边还有什么打算：新项目、扩大使用，还是有朋友也用得上？",
            "What comes next for you: something new, more of this, or somebody you know who could use it?",
        ),
    ] = None
    what: Annotated[
        Words | None,
        says(
            "谈什么",
            "What about",
            "下一件事，您希望我们一起做成什么？",
            "What should we take on together next?",
        ),
    ] = None
    on: Annotated[
        Day | None,
        says("约定日期", "On", "我们哪天坐下来谈这件事？", "On which day shall we sit down over it?"),
    ] = None
    person: Annotated[
        Person | None,
        says("和谁谈", "With", "这件事找贵公司哪一位谈？", "With whom on your side?", needed=False),
    ] = None
    reason_none: Annotated[
        Words | None,
        says(
            "暂无的原因",
            "Reason there is none",
            "眼下没有后续，主要是因为什么？",
            "What is the reason there is nothing to follow for now?",
        ),
    ] = None


class Figures(NamedTuple):
    settled: Annotated[YesNo | None, says("后续已说定", "Settled")] = None


def figures(sheet: NextConversation) -> Figures:
    """Settled: a subject with a date, or the reason there is none (the method, section 6.5)."""
    return Figures("yes" if share(sheet) == 1 else "no")


def share(sheet: NextConversation) -> Fraction:
    """Of the kind and the reason where there is none; else of the kind, the subject and the date."""
    rest = [sheet.reason_none] if sheet.kind == NONE else [sheet.what, sheet.on]
    wanted = [sheet.kind, *rest]
    return Fraction(sum(value is not None for value in wanted), len(wanted))


def not_wanted(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The reason there is none, or all the rest."""
    if values.get("kind") == NONE:
        return ("what", "on", "person")
    return () if values.get("kind") is None else ("reason_none",)


def follow_on(sheet: NextConversation) -> FollowOn | None:
    """The deal this opens once its kind, its subject and its date are known."""
    if sheet.kind in (None, NONE) or sheet.what is None or sheet.on is None:
        return None
    return FollowOn(sheet.what, sheet.on.isoformat(), sheet.person)


def faults(sheet: NextConversation) -> Iterator[tuple[Path, Message]]:
    if sheet.kind == NONE:
        for name, value in (("what", sheet.what), ("on", sheet.on), ("person", sheet.person)):
            if value is not None:
                yield (name,), msg("confirm.none_and_more")
    elif sheet.kind is not None and sheet.reason_none is not None:
        yield ("reason_none",), msg("confirm.reason_beside", kind=CONVERSATIONS[sheet.kind])


def advice(sheet: NextConversation, today: date) -> Iterator[Message]:
    if sheet.kind == NONE:
        yield msg("confirm.not_for_ever")
    elif sheet.on is not None and sheet.on < today:
        yield msg("confirm.conversation_past", day=sheet.on, n=(today - sheet.on).days)
    if follow_on(sheet) is not None and sheet.person is None:
        yield msg("confirm.with_whom")


NEXT_CONVERSATION = SheetForm(
    "next_conversation",
    Text("下一次合作", "Next conversation"),
    Text(
        "约好下一件事谈什么、哪天谈，并由此开出新商机；没有就写明原因",
        "What to talk about next and when, which opens the deal that follows; or the reason there is nothing",
    ),
    NextConversation,
    Figures,
    figures,
    faults,
    advice,
    share,
    follow_on=follow_on,
    not_wanted=not_wanted,
)
