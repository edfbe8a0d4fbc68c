"""What is asked to qualify a client: five dimensions with evidence, warning signs, credit."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple, TypeAlias

from engine.message import Text
from stages.kinds import Amount, Currency, Past, Score, Words, choices, says
from stages.understand.warning_signs import SIGNS

DIMENSIONS: Mapping[str, Text] = {
    "need": Text("需求程度", "degree of need"),
    "volume": Text("需求量", "volume of need"),
    "purchasing_power": Text("购买力", "purchasing power"),
    "authority": Text("决策权", "decision authority"),
    "creditworthiness": Text("信用状况", "creditworthiness"),
}
"""The five dimensions (the method, section 6.1), in its order."""

Scored: TypeAlias = Score | None
Evidence: TypeAlias = Words | None


class OwnQuestion(NamedTuple):
    """A qualification question of the team's own; `stats answers` shows which of them tell anything."""

    question: Annotated[Words, says("问题", "Question")]
    answer: Annotated[Words | None, says("回答", "Answer")] = None


class Qualification(NamedTuple):
    """Each dimension scored 0 (none) to 5 (as good as can be), and what the score rests on."""

    need: Annotated[
        Scored,
        says(
            "需求程度（0–5）",
            "Degree of need (0–5)",
            "这件事如果今年不办，对贵公司会有什么影响？",
            "What will it cost you if this isn't dealt with this year?",
        ),
    ] = None
    need_evidence: Annotated[
        Evidence,
        says(
            "需求程度的依据", "What the need rests on", "是谁、在什么场合这么说的？", "Who said so, and when?"
        ),
    ] = None
    volume: Annotated[
        Scored,
        says(
            "需求量（0–5）",
            "Volume of need (0–5)",
            "一年大概要用多少？以后几年会增加吗？",
            "How much of it do you use in a year, and will it grow?",
        ),
    ] = None
    volume_evidence: Annotated[
        Evidence,
        says(
            "需求量的依据",
            "What the volume rests on",
            "这个量是怎么估出来的？",
            "How did you arrive at that volume?",
        ),
    ] = None
    purchasing_power: Annotated[
        Scored,
        says(
            "购买力（0–5）",
            "Purchasing power (0–5)",
            "这笔钱列进预算了吗？从哪里出？",
            "Is there a budget for this, and where does it come from?",
        ),
    ] = None
    purchasing_power_evidence: Annotated[
        Evidence,
        says(
            "购买力的依据",
            "What the purchasing power rests on",
            "预算批到哪一步了？能看到批文吗？",
            "How far has the budget been approved, and by whom?",
        ),
    ] = None
    authority: Annotated[
        Scored,
        says(
            "决策权（0–5）",
            "Decision authority (0–5)",
            "这件事最后由谁拍板？还要经过哪些人？",
            "Who has the last word on this, and who else must agree?",
        ),
    ] = None
    authority_evidence: Annotated[
        Evidence,
        says(
            "决策权的依据",
            "What the authority rests on",
            "上一次类似的采购是谁签的字？",
            "Who signed the last purchase of this kind?",
        ),
    ] = None
    creditworthiness: Annotated[
        Scored,
        says(
            "信用状况（0–5）",
            "Creditworthiness (0–5)",
            "这个客户付款准不准时？同行和银行怎么评价？",
            "Do they pay on time, and what do their bank and other suppliers say?",
        ),
    ] = None
    creditworthiness_evidence: Annotated[
        Evidence,
        says(
            "信用状况的依据",
            "What the creditworthiness rests on",
            "查了哪些记录，问了谁？",
            "Which records did we look at, and whom did we ask?",
        ),
    ] = None
    warning_signs: Annotated[
        Annotated[tuple[str, ...], choices(SIGNS)],
        says(
            "信用预警信号",
            "Credit warning signs",
            "十个预警信号里，在客户那里看到了哪几个？",
            "Which of the ten warning signs have we seen at this client?",
            needed=False,
        ),
    ] = ()
    signs_checked_on: Annotated[
        Past | None,
        says(
            "预警信号查看日期",
            "Warning signs looked for on",
            "最近一次留意这些信号是哪一天？",
            "When did we last look out for these signs?",
        ),
    ] = None
    credit_limit: Annotated[
        Amount | None,
        says(
            "信用额度",
            "Credit limit",
            "我们最多允许这个客户欠多少？",
            "How much do we let this client owe us at most?",
            needed=False,
        ),
    ] = None
    receivables: Annotated[
        Amount | None,
        says("应收账款", "Receivables", "客户现在欠我们多少货款？", "What do they owe us now?", needed=False),
    ] = None
    notes_receivable: Annotated[
        Amount | None,
        says(
            "应收票据",
            "Notes receivable",
            "手里还有客户多少没到期的票据？没有就填 0。",
            "What do we hold in their notes not yet due? Give 0 for none.",
            needed=False,
        ),
    ] = None
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None
    answers: Annotated[
        tuple[OwnQuestion, ...],
        says(
            "我们自己的资格问题",
            "Our own qualification questions",
            "团队自己还想问哪些问题？",
            "What else does our team want to know of every client?",
            needed=False,
        ),
    ] = ()
