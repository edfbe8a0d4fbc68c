"""One complaint, as a row of the worksheet: what it is about, and the day of each step that followed."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from engine.message import Text
from stages.kinds import Amount, Day, Past, Person, Words, YesNo, choice, says

KINDS: Mapping[str, Text] = {
    "quality": Text("质量", "quality"),
    "price": Text("价格", "price"),
    "late_delivery": Text("延迟交货", "late delivery"),
    "style_or_specification": Text("款式规格", "style or specification"),
    "late_payment": Text("拖延付款", "late payment"),
    "breach": Text("违约", "breach of contract"),
    "after_sales": Text("售后服务", "after-sales service"),
    "other": Text("其他", "other"),
}
"""The seven kinds of objections and disputes the method names (section 5), and the rest."""


class Complaint(NamedTuple):
    """One complaint, and the day each step of its recovery was taken."""

    complaint: Annotated[
        Words, says("投诉", "Complaint", "哪件事让您不满意？", "What is it that has let you down?")
    ]
    kind: Annotated[
        Annotated[str, choice(KINDS)] | None,
        says("类别", "Kind", "这算哪一类问题？", "What kind of problem is it?"),
    ] = None
    raised_on: Annotated[
        Past | None, says("提出日期", "Raised on", "您是哪天向我们提出来的？", "When did you first tell us?")
    ] = None
    raised_by: Annotated[
        Person | None,
        says("提出人", "Raised by", "贵公司是哪一位提出的？", "Who on your side raised it?"),
    ] = None
    listened_on: Annotated[
        Past | None,
        says(
            "倾听日期",
            "Listened on",
            "您能从头讲讲，当时是怎么回事吗？（哪天听客户讲完的）",
            "Would you tell us from the beginning what happened? (the day we heard them out)",
        ),
    ] = None
    apologised_on: Annotated[
        Past | None, says("道歉日期", "Apologised on", "我们哪天向客户道的歉？", "When did we apologise?")
    ] = None
    restated_on: Annotated[
        Past | None,
        says(
            "复述日期",
            "Said back on",
            "我复述一遍，您看我理解得对不对？（哪天复述的）",
            "Let me say it back: have I got it right? (the day we did)",
        ),
    ] = None
    offered_on: Annotated[
        Past | None,
        says("提出办法日期", "Offered on", "我们哪天提出了解决办法？", "When did we offer a solution?"),
    ] = None
    offer: Annotated[
        Words | None,
        says(
            "解决办法",
            "Solution offered",
            "怎么处理，您才觉得公平？",
            "What would be a fair way to settle it?",
        ),
    ] = None
    compensated_on: Annotated[
        Past | None, says("补偿日期", "Compensated on", "补偿哪天到位的？", "When was it made good?")
    ] = None
    compensation: Annotated[
        Words | None,
        says(
            "补偿内容",
            "Compensation",
            "给了什么补偿？客户谢绝的，也写明",
            "What was given? Say so, too, where the client wanted nothing",
        ),
    ] = None
    compensation_amount: Annotated[
        Amount | None,
        says("补偿金额", "Compensation amount", "补偿值多少钱？", "What was it worth?", needed=False),
    ] = None
    promised_for: Annotated[
        Day | None,
        says(
            "承诺兑现日",
            "Promised for",
            "我们答应您哪天之前办妥？",
            "By when did we promise to have it settled?",
            needed=False,
        ),
    ] = None
    promise_kept_on: Annotated[
        Past | None,
        says("兑现日期", "Promise kept on", "答应的事哪天办妥的？", "When was what we promised done?"),
    ] = None
    satisfied: Annotated[
        YesNo | None,
        says(
            "客户是否满意",
            "Client satisfied",
            "这样处理，您满意了吗？",
            "Are you satisfied with how it was settled?",
        ),
    ] = None
    satisfied_on: Annotated[
        Past | None,
        says("客户答复日期", "Client said so on", "客户哪天这么说的？", "When did the client say so?"),
    ] = None
