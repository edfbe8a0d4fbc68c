"""What the values of a column mean, by the words in them: how they spoke, and what part a contact has."""

from collections.abc import Iterable, Mapping, Sequence

from engine.alike import same
from engine.facts import PARTS
from exchange.guess.profile import Column

ONE_SIDED = "one-sided"
_MOST_PARTS = 30
_CHANNELS: Sequence[tuple[str, tuple[str, ...]]] = (
    (ONE_SIDED, ("mail", "task", "letter", "fax", "deadline", "邮件", "待办", "任务", "短信")),
    ("call", ("call", "phone", "电话", "通话")),
    ("online", ("online", "video", "zoom", "teams", "web", "线上", "视频", "微信")),
    (
        "in_person",
        ("meeting", "visit", "appointment", "lunch", "event", "person", "拜访", "会议", "面谈", "上门"),
    ),
)
_PARTS: Mapping[str, tuple[str, ...]] = {
    "economic_buyer": (
        *("economic", "budget", "executive sponsor", "final approver"),
        *("拍板", "老板", "最终决策", "最终决定"),
    ),
    "champion": ("champion", "coach", "sponsor", "支持者", "内线", "教练"),
    "blocker": ("block", "opponent", "反对", "阻碍"),
    "influencer": ("influenc", "evaluator", "technical", "影响", "评估", "技术"),
    "decider": ("decision", "decider", "approver", "决策", "决定"),
    "user": ("user", "使用", "用户"),
    "buyer": ("buyer", "purchas", "procurement", "采购", "购买"),
}
"""Of words one in another the more telling stand first: `economic buyer` is no buyer."""


def channels(column: Column) -> dict[str, str]:
    """By value how they spoke, or ONE_SIDED; values nobody knows are left out."""
    found = {value: _first(_CHANNELS, value.casefold()) for value in column.values}
    return {value: channel for value, channel in found.items() if channel is not None}


def parts(column: Column) -> dict[str, str | None]:
    """By value a contact's part in the decision, None where no word is known; ours need no saying, and with
    many values it is something else."""
    if len(column.values) > _MOST_PARTS:
        return {}
    return {value: _first(_PARTS.items(), same(value)) for value in column.values if same(value) not in PARTS}


def _first(known: Iterable[tuple[str, tuple[str, ...]]], text: str) -> str | None:
    return next((name for name, words in known if any(word in text for word in words)), None)
