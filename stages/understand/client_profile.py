"""The client profile: seven points a seller must be able to tell before proposing anything."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from stages.kinds import Words, says
from stages.sheet_form import NoFigures, SheetForm


class ClientProfile(NamedTuple):
    """What is known of the client's business, and of what we could be in it, a sentence or two each."""

    business_direction: Annotated[
        Words | None,
        says(
            "业务方向",
            "Business direction",
            "您这一行最近变化最大的是什么？对贵公司的生意影响在哪里？",
            "What is changing most in your market, and where do you feel it in your business?",
        ),
    ] = None
    business_plan: Annotated[
        Words | None,
        says(
            "业务计划",
            "Business plan",
            "针对这些变化，贵公司今年定了哪些计划，已经做到哪一步？",
            "What have you planned in response, and how far along are you?",
        ),
    ] = None
    success_factors: Annotated[
        Words | None,
        says(
            "成功关键",
            "Success factors",
            "要把这个计划做成，最大的阻碍是什么？做到什么程度您才算成功？",
            "What stands between you and that plan, and how will you know it has succeeded?",
        ),
    ] = None
    our_solution: Annotated[
        Words | None,
        says(
            "我们的方案",
            "Our solution",
            "您觉得我们在哪个环节能帮上忙？您希望我们怎么做？",
            "Where do you see us helping, and how would you want us to go about it?",
        ),
    ] = None
    our_competitiveness: Annotated[
        Words | None,
        says(
            "我们的竞争力",
            "Our edge",
            "您还在看哪些做法、哪几家？您拿什么来比较？",
            "Which other ways or vendors are you looking at, and what do you compare them by?",
        ),
    ] = None
    our_cases: Annotated[
        Words | None,
        says(
            "同类案例",
            "Our cases",
            "哪一类客户的经历对您最有参考价值？我们想带一个合适的案例来。",
            "Whose experience would mean most to you? We would like to bring the right case.",
        ),
    ] = None
    unique_value: Annotated[
        Words | None,
        says(
            "独特价值",
            "Our unique value",
            "如果只能有一件事是别家给不了的，您最希望是哪一件？",
            "If there were one thing only we could give you, what should it be?",
        ),
    ] = None


def advice(sheet: ClientProfile, today: date) -> Iterator[Message]:
    """The plan comes first of all (the method, section 3); what we offer answers a success factor."""
    if sheet.business_plan is None and any(point is not None for point in sheet):
        yield msg("understand.plan_unknown")
    if sheet.our_solution is not None and sheet.success_factors is None:
        yield msg("understand.solution_without_factor")


CLIENT_PROFILE = SheetForm(
    "client_profile",
    Text("客户概况七要点", "Client profile"),
    Text(
        "提方案之前，先说得出客户的七件事",
        "Seven things to know of the client before proposing anything",
    ),
    ClientProfile,
    NoFigures,
    advice=advice,
)
