"""The client profile: seven points a seller must be able to tell before proposing anything."""

from engine.message import Text
from engine.worksheet import Field
from stages.sheet_form import SheetForm

CLIENT_PROFILE = SheetForm(
    id="client_profile",
    title=Text("客户概况七要点", "Client profile"),
    fields=(
        Field(
            "business_direction",
            Text("业务方向", "Business direction"),
            Text(
                "您这一行最近变化最大的是什么？对贵公司的生意影响在哪里？",
                "What is changing most in your market, and where do you feel it in your business?",
            ),
        ),
        Field(
            "business_plan",
            Text("业务计划", "Business plan"),
            Text(
                "针对这些变化，贵公司今年定了哪些计划，已经做到哪一步？",
                "What have you planned in response, and how far along are you?",
            ),
        ),
        Field(
            "success_factors",
            Text("成功关键", "Success factors"),
            Text(
                "要把这个计划做成，最大的阻碍是什么？做到什么程度您才算成功？",
                "What stands between you and that plan, and how will you know it has succeeded?",
            ),
        ),
        Field(
            "our_solution",
            Text("我们的方案", "Our solution"),
            Text(
                "您觉得我们在哪个环节能帮上忙？您希望我们怎么做？",
                "Where do you see us helping, and how would you want us to go about it?",
            ),
        ),
        Field(
            "our_competitiveness",
            Text("我们的竞争力", "Our edge"),
            Text(
                "您还在看哪些做法、哪几家？您拿什么来比较？",
                "Which other ways or vendors are you looking at, and what do you compare them by?",
            ),
        ),
        Field(
            "our_cases",
            Text("同类案例", "Our cases"),
            Text(
                "哪一类客户的经历对您最有参考价值？我们想带一个合适的案例来。",
                "Whose experience would mean most to you? We would like to bring the right case.",
            ),
        ),
        Field(
            "unique_value",
            Text("独特价值", "Our unique value"),
            Text(
                "如果只能有一件事是别家给不了的，您最希望是哪一件？",
                "If there were one thing only we could give you, what should it be?",
            ),
        ),
    ),
)
