"""What the stages of other systems mean in the method's terms, by the words they are called by.

After the industry mapping in the method: prospecting and leads are to be understood; qualification, needs and
value are explored; proposal, quote and negotiation are about commitment; what is won is carried out.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from exchange.mapping.columns import folded


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(","))


STAGES: Mapping[str, tuple[str, ...]] = {
    "stop:disqualified": _words("""
        disqualified, unqualified, declined, rejected, invalid, 无效, 不合格, 不符合
    """),
    "stop:cancelled": _words("cancelled, canceled, abandoned, withdrawn, 取消, 终止"),
    "stop:duplicate": _words("duplicate, 重复"),
    "stop:no_decision": _words("no decision, no response, 无决定, 没有决定"),
    "stop:unknown": _words("""
        closed lost, lost, closed - lost, 输单, 丢单, 失单, 失败, 战败, verloren
    """),
    "confirm": _words("""
        delivered, completed, confirm, accepted by client, 验收, 价值确认, 已交付, 确定
    """),
    "execute": _words("""
        closed won, won, closed - won, signed, approved, implementation, delivery, gewonnen, 赢单,
        赢得, 成交, 已成交, 签约, 已签约, 中标, 执行, 交付
    """),
    "expand": _words("""
        proposal, proposal made, proposal price quote, proposition, propose, quote, quotation,
        offer, sent, negotiation, negotiation review, negotiations started, decision, contract,
        contract sent, commit, verbal, decision maker bought in, id decision makers, closing, close,
        perception analysis, 报价, 谈判, 商务谈判, 商务, 招标, 投标, 招投标, 合同, 决策, 方案确认,
        提案, 建议, 拓展
    """),
    "explore": _words("""
        qualification, qualified, qualified to buy, needs analysis, engaging, value proposition,
        demo, demo scheduled, presentation, presentation scheduled, evaluation, develop, solution,
        discovery, preaccepted, accepted, 需求分析, 方案, 探索方案, 探索, 演示, 交流, 验证, 立项,
        评估
    """),
    "understand": _words("""
        prospecting, prospect, lead, lead in, new, open, appointment, appointment scheduled,
        contact made, contacted, qualify, identified, initial contact, submitted, created, inbox,
        线索, 了解需求, 了解, 初步接触, 接触, 初访, 意向, 新建, 跟进, 需求
    """),
}
"""By where it leads; of words one in another the more telling stand first."""

_SIGNS = re.compile(r"[\s_\-./:()（）,，%]+")
_NUMBER = re.compile(r"^(stage )?\d+ | \d+$")
_LETTER = re.compile(r"^[a-z] (?=[a-z])")
"""A log's own mark before what happened: `A_SUBMITTED`."""


class Meaning(NamedTuple):
    leads_to: str
    """A stage, or `stop:` with its class."""
    sure: bool
    """Whether it is called exactly so."""


UNKNOWN = Meaning("understand", False)


def meaning(value: str) -> Meaning | None:
    """None where no word of it is known."""
    marked = _NUMBER.sub("", _SIGNS.sub(" ", folded(value)).strip()).strip()
    text = _LETTER.sub("", marked)
    for leads_to, words in STAGES.items():
        if text in words:
            return Meaning(leads_to, text == marked)
    for leads_to, words in STAGES.items():
        for word in words:
            found = re.search(rf"\b{re.escape(word)}\b", text) if word.isascii() else word in text
            if found:
                return Meaning(leads_to, False)
    return None
