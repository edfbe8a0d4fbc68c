"""The rules of `playbook lint` as its pages show them: each by the example it is tested with."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from engine.message import Text
from tests.lint_examples import BASE, Example, example, rules, written
from words.lint import WORDS as LINT
from words.outputs import WORDS as OUTPUTS
from words.say import current, say
from words.templates import WORDS as TEMPLATES
from words.value import WORDS as VALUE

_GROUPS = {
    "more_faults": Text("文件", "The file"),
    "yaml_too_deep": Text("YAML", "YAML"),
    "duplicate_key": Text("键和值", "Keys and values"),
    "extends_unknown": Text("extends", "extends"),
    "unknown": Text("名字", "Names"),
    "duplicate_stage": Text("阶段和关卡", "Stages and gates"),
    "untranslated": Text("两种语言", "Two languages"),
    "sign_taken": Text("停滞信号", "Signs"),
    "unknown_field": Text("条件", "Conditions"),
    "template_missing": Text("模板", "Templates"),
    "templates.fault": Text("试用模板时", "Templates as they are tried"),
    "never_met": Text("讲不讲得通", "What can't be meant"),
    "value.rule_wants_number": Text("客户价值的规则", "Rules of account value"),
}
"""Each from its first rule on, in the order of the words."""
_ROOMS: dict[str, dict[str, tuple[str, str]]] = {
    "lint": LINT,
    "templates": TEMPLATES,
    "outputs": OUTPUTS,
    "value": VALUE,
}
_HEAD = Text("| 规则 | 例如这样写 | lint 会说 |", "| rule | where one writes, say | lint says |")
_WARNING = Text("提醒", "warning")
_LONGEST = 72
"""Characters of an example that a table has room for."""
_PLACE = re.compile(r"^(?:([^\s:]*[a-z]\w*):)?(\d+)(?::\d+)?  ")


def lint_rules() -> Iterator[str]:
    for rule in sorted(rules(), key=_position):
        if rule in _GROUPS:
            yield from ("", f"### {say(_GROUPS[rule])}", "", say(_HEAD), "|---|---|---|")
        yield _row(example(rule))


def _position(rule: str) -> tuple[int, int]:
    room, _, key = rule.rpartition(".")
    names = list(_ROOMS[room or "lint"])
    return [*_ROOMS].index(room or "lint"), names.index(key if key in names else f"{key}_close")


def _row(told: Example) -> str:
    says = told.says[current()]
    sentence = _PLACE.sub("", says).rpartition("  ")[2]
    name = f"`{told.rule}`" + (f" · {say(_WARNING)}" if told.level == "warning" else "")
    return f"| {name} | {_shown(_line(told))} | {_cell(sentence)} |"


def _line(told: Example) -> str:
    """The line that was written wrong: of the example's own, where its fault stands, else its only one;
    nothing where several make the fault together."""
    place = _PLACE.match(told.says[current()])
    own = _own(told)
    if place is None:
        return own[0] if len(own) == 1 else ""
    side: dict[str, Any] = {"text": told.before} if isinstance(told.before, str) else told.before
    files: dict[str, str] = {"base.yaml": BASE}
    files.update(side.get("files", {}))
    text = files[place[1]] if place[1] else written(side)
    line = text.split("\n")[int(place[2]) - 1].rstrip().lstrip(" ").replace("\t", "⇥")
    if line in own or place[1] or "⇥" in line:
        return line
    return own[0] if len(own) == 1 else ""


def _own(told: Example) -> list[str]:
    """The lines that the example writes otherwise than what is mended."""
    before, after = (
        Counter(map(str.strip, written({"text": side} if isinstance(side, str) else side).split("\n")))
        for side in (told.before, told.after)
    )
    return [line for line in before - after if line]


def _shown(line: str) -> str:
    cut = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return f"`{_cell(cut)}`" if cut and "`" not in cut else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
