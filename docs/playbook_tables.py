"""The tables of the page on playbooks, in the language of the page: the keys are read off the JSON Schema."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import getdoc
from typing import Any

from coach.sign import Sign
from coach.signs.table import SIGNS
from commands.playbook_schema import describe
from engine.condition import KNOWN
from engine.facts import known_names, label
from engine.message import Text
from engine.playbook import read_playbook
from engine.playbook_text.conditions import ALLOWED, Terms
from engine.playbook_text.schema import STOP_CLASSES
from engine.requirements.kinds import KINDS
from engine.signs import DAYS
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import METHOD, shipped
from stages.worksheets import WORKSHEETS
from words.say import current, say, write
from workshop.json_schema.document import json_schema

_PLACES = {
    "Playbook": Text("整个文件", "The file"),
    "Stage": Text("`stages` 的每一项", "Each of `stages`"),
    "Limits": Text("阶段的 `limits`", "`limits` of a stage"),
    "Objectives": Text("阶段的 `objectives`", "`objectives` of a stage"),
    "Item": Text("阶段 `checklist` 的每一项", "Each of a stage's `checklist`"),
    "VisitLines": Text(
        "阶段、采购倾向、风格、角色的 `visit`，以及它们的每个 `at`",
        "`visit` of a stage, a behaviour, a style or a part, and each `at` of these",
    ),
    "Manner": Text(
        "`behaviours`、`styles`、`parts` 下的每一项，按代号",
        "Each of `behaviours`, `styles` and `parts`, by its id",
    ),
    "Cadence": Text("`cadence`", "`cadence`"),
    "Contacts": Text(
        "`cadence` 里每个级别的每个职位",
        "Each class of `cadence`, by the position of whoever keeps the contact",
    ),
    "Sign": Text("`signs` 的每一项，按代号", "Each of `signs`, by its id"),
}
_COMMON = ("id", "when", "because", "waivable")
_KEYS = Text("| 键 | 填什么 | 说明 |\n|---|---|---|", "| key | value | what it is for |\n|---|---|---|")


def playbook_keys() -> Iterator[str]:
    parts = json_schema(describe)["$defs"]
    for model, place in _PLACES.items():
        yield f"**{say(place)}**\n"
        yield from _rows(parts[model], tuple(parts[model]["properties"]))
        yield ""


def requirement_keys() -> Iterator[str]:
    """What every requirement may carry, read off one of them."""
    yield from _rows(json_schema(describe)["$defs"]["ConditionHolds"], _COMMON)


def _rows(schema: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    yield say(_KEYS)
    for key in keys:
        value = schema["properties"][key]
        needed = say(Text("必填。", "Required. ")) if key in schema.get("required", ()) else ""
        about = value["description"].replace("|", "\\|")
        yield f"| `{key}` | {_value(value)} | {needed}{about}{_default(value)} |"


def _default(value: Mapping[str, Any]) -> str:
    default = value.get("default")
    if default in (None, [], {}):
        return ""
    said = f"`{str(default).lower()}`"
    return say(Text(f"默认 {said}。", f" {said} unless given."))


def _value(value: Mapping[str, Any]) -> str:
    """A JSON Schema in a few words."""
    if "anyOf" in value:
        kinds = (_value(v) for v in value["anyOf"] if v.get("type") != "null")
        return say(Text("，或 ", ", or ")).join(kinds)
    if "$ref" in value:
        return "`{zh, en}`" if value["$ref"].endswith("/Bilingual") else say(Text("见下", "see below"))
    if "const" in value or "enum" in value:
        allowed = [value["const"]] if "const" in value else value["enum"]
        return " · ".join(f"`{str(each).lower() if isinstance(each, bool) else each}`" for each in allowed)
    if "examples" in value:
        return ", ".join(f"`{each}`" for each in value["examples"])
    kind: str = value.get("type", "")
    if kind == "array":
        inner = _value(value["items"])
        return say(Text(f"清单：{inner}", f"a list: {inner}"))
    return _mapping(value) if kind == "object" else say(_TYPES[kind])


def _mapping(value: Mapping[str, Any]) -> str:
    if "window" in value.get("properties", ()):
        page = "accounts.zh.md" if current() == "zh" else "accounts.md"
        return say(Text(f"界限和权重，见[客户]({page})", f"thresholds and weights, see [accounts]({page})"))
    inner = next(iter((value.get("properties") or value["patternProperties"]).values()))
    names = ", ".join(f"`{key}`" for key in value.get("properties", ("id",)))
    return say(Text(f"按 {names}：{_value(inner)}", f"by {names}: {_value(inner)}"))


_TYPES = {
    "string": Text("文字", "text"),
    "integer": Text("整数", "a number"),
    "boolean": Text("`true` · `false`", "`true` · `false`"),
    "null": Text("见[继承](extends.zh.md)", "see [extends](extends.md)"),
}


# ── requirements and conditions ───────────────────────────────────────────────────────────────

_MET: Mapping[str, str] = {
    "decision": "客户的回答是“是”，还没过期，而且不只是我们自己的观察",
    "worksheet": "工作表填到要求的百分比",
    "item": "清单上的这一项打了勾",
    "condition": "条件成立",
    "contact": "客户那边认识这样一个人，而且人还在",
    "visit": "在期限内和这样的人双向谈过",
}


def requirement_kinds() -> Iterator[str]:
    yield say(Text("| 种类 | 什么时候算满足 | 自己的键 |", "| kind | is met when | keys of its own |"))
    yield "|---|---|---|"
    parts = json_schema(describe)["$defs"]
    for option in parts["Requirement"]["oneOf"]:
        schema = parts[option["$ref"].rpartition("/")[2]]
        kind = next(key for key in schema["required"] if key in KINDS)
        own = [key for key in schema["properties"] if key not in _COMMON]
        optional = say(Text("（可不写）", " (optional)"))
        keys = (f"`{key}`" if key in schema["required"] else f"`{key}`{optional}" for key in own)
        met = _MET[kind] if current() == "zh" else _first_line(f"engine.requirements.{kind}")
        yield f"| `{kind}` | {met} | {', '.join(keys)} |"


def _first_line(module: str) -> str:
    """What stands behind the colon in a module's first line."""
    return (getdoc(import_module(module)) or "").splitlines()[0].partition(": ")[2].rstrip(".")


def fields() -> Iterator[str]:
    """Every name a condition may use, over the shipped playbook."""
    playbook = read_playbook(load_method_playbook(shipped()[METHOD]).parsed or {})
    names = known_names(playbook.points, WORKSHEETS)
    terms = Terms(names, playbook.order, WORKSHEETS)
    yield say(Text("| 字段 | 是什么 | 种类 | 可取 |", "| field | is | kind | one of |"))
    yield "|---|---|---|---|"
    for name, kind in names.items():
        if not name.startswith("worksheets."):
            choices = " · ".join(f"`{choice}`" for choice in terms.choices(name))
            yield f"| `{name}` | {_means(name)} | {say(_FIELDS[kind])} | {choices} |"


_FIELDS = {
    "text": Text("文字", "text"),
    "number": Text("数字", "number"),
    "money": Text("金额", "money"),
    "day": Text("日期", "day"),
}


def _means(field: str) -> str:
    room, _, name = field.partition(".")
    if room == "today":
        return say(Text("问的那一天", "the day the question is asked"))
    if room == "contacts" and name != "count":
        part = write(label(field))
        return say(Text(f"认识几个：{part}", f"how many people known: {part}"))
    return write(label(field))


def operators() -> Iterator[str]:
    yield say(Text("| 种类 | 怎么比 |", "| kind | operators |"))
    yield "|---|---|"
    for kind, ops in ALLOWED.items():
        yield f"| {say(_FIELDS[kind])} | {' '.join(f'`{op}`' for op in (*ops, KNOWN))} |"


def stop_classes() -> Iterator[str]:
    for id, text in STOP_CLASSES.items():
        yield f"- `{id}`: {text.en} · {text.zh}"


# ── signs ─────────────────────────────────────────────────────────────────────────────────────

_SHOWS: Mapping[str, str] = {
    "stage_age": "在这个阶段停留超过时限，或者没人知道从哪天开始",
    "silence": "太久没有和客户双向沟通：改资料、推日期、发邮件都不算",
    "wait_over": "等的事早该有结果了，客户还没有消息",
    "review_overdue": "上次复盘定下的事过了日子",
    "complaint_open": "客户投诉了，还没有处理完",
    "slowed_long": "客户对本阶段的一个决策点犹豫了很久，一直没有转过来",
    "answer_stale": "客户的“是”已经过期，或者之后决策的人变了",
    "pushed_idle": "预计成交日一推再推，而客户一个决策点也没有回答：日期没有依据",
    "close_pushed": "预计成交日一推再推",
    "close_passed": "预计成交日已过，商机还没有结果",
    "promise_overdue": "答应的事过了日子没有做到，不论是我们还是客户",
    "milestone_overdue": "工作表里第一个没完成的里程碑或约定步骤过了日子",
    "step_overdue": "下一步的日子过了，又没有约新的",
    "step_missing": "这次停留已有一段时间，却没有约下一步",
    "step_one_sided": "这次停留已有一段时间，下一步却不需要客户的任何人：只有我们在动",
    "buyer_gone": "进行中最终拍板人离开了，没有人接替",
    "sponsor_gone": "进行中客户内部支持者离开了，没有人接替",
    "reopened": "重新打开之后，客户还没有消息",
    "slowed": "客户对本阶段的一个决策点犹豫，或者退回之后原来的话不再算数",
    "single_threaded": "全靠客户那边一个人，或者一个人也不认识",
    "buyer_missing": "认识客户的人，但不认识最后放款的那一位",
    "sponsor_missing": "认识客户的人，但没有人在我们不在场时替我们说话",
    "waiver_in_force": "这一关要求的事暂时放过了，还没有补上",
    "unproven": "离开某个阶段时没有满足全部要求：靠豁免，或者是从别处导入的",
}


def signs() -> Iterator[str]:
    """Every sign that comes along, with what it shows by and its own limits."""
    heads = Text(
        "| 信号 | 什么时候出现 | 轻重 | `warn`、`critical` |",
        "| sign | shows where | level | `warn`, `critical` |",
    )
    yield say(heads)
    yield "|---|---|---|---|"
    for sign in SIGNS:
        where = _SHOWS[sign.id] if current() == "zh" else _first_sentence(f"coach.signs.{sign.id}")
        yield f"| `{sign.id}` | {where} | {_levels(sign)} | {_bounds(sign)} |"


def _first_sentence(module: str) -> str:
    paragraph = (getdoc(import_module(module)) or "").partition("\n\n")[0]
    said = " ".join(paragraph.split()).rstrip(".")
    return said[:1].lower() + said[1:]


_LEVELS = {
    "note": Text("提示", "note"),
    "unknown": Text("未知", "unknown"),
    "warn": Text("预警", "warn"),
    "critical": Text("红线", "critical"),
}


def _levels(sign: Sign) -> str:
    if sign.rule is None:
        return say(_LEVELS["note"])
    return write(tuple(text for level, text in _LEVELS.items() if getattr(sign.rule, level)))


def _bounds(sign: Sign) -> str:
    if sign.id in ("stage_age", "silence"):
        return say(Text("阶段的 `limits`", "the stage's `limits`"))
    if sign.bounds is None:
        return ""
    unit, warn, critical = sign.bounds
    if unit == DAYS:
        first = f"`{warn}d`" if warn else say(Text("马上", "at once"))
        return say(Text(f"{first}、`{critical}d`", f"{first}, `{critical}d`"))
    return say(Text(f"`{warn}`、`{critical}` 次", f"`{warn}`, `{critical}` times"))
