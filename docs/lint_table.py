"""The rules of `playbook lint` as its pages show them: each by the example it is tested with."""

import re
from collections.abc import Iterator

from engine.message import Text
from tests.lint_examples import BASE, Example, example, rules, written
from words.lint import WORDS
from words.say import current, say

_GROUPS = {
    "no_file": Text("文件", "The file"),
    "yaml_too_deep": Text("YAML", "YAML"),
    "duplicate_key": Text("键和值", "Keys and values"),
    "extends_unknown": Text("extends", "extends"),
    "unknown": Text("名字", "Names"),
    "duplicate_stage": Text("阶段和关卡", "Stages and gates"),
    "untranslated": Text("两种语言", "Two languages"),
    "sign_taken": Text("停滞信号", "Signs"),
    "unknown_field": Text("条件", "Conditions"),
    "template_missing": Text("模板", "Templates"),
    "never_met": Text("讲不讲得通", "What can't be meant"),
}
"""Each from its first rule on, in the order of the words."""
_HEAD = Text("| 规则 | 例如这样写 | lint 会说 |", "| rule | where one writes, say | lint says |")
_WARNING = Text("提醒", "warning")
_LONGEST = 72
"""Characters of an example that a table has room for."""
_PLACE = re.compile(r"^(?:(\S+?):)?(\d+):(\d+)  (?:([\w.:\[\]-]+)  )?")


def lint_rules() -> Iterator[str]:
    yield say(_HEAD)
    yield "|---|---|---|"
    for rule in sorted(rules(), key=_position):
        if rule in _GROUPS:
            yield f"| **{say(_GROUPS[rule])}** | | |"
        yield _row(example(rule))


def _position(rule: str) -> int:
    names = list(WORDS)
    return names.index(rule if rule in WORDS else f"{rule}_close")


def _row(told: Example) -> str:
    says = told.says[current()]
    sentence = _PLACE.sub("", says).rpartition("  ")[2]
    name = f"`{told.rule}`" + (f" · {say(_WARNING)}" if told.level == "warning" else "")
    return f"| {name} | {_shown(_line(told))} | {_cell(sentence)} |"


def _line(told: Example) -> str:
    """The line the example's fault stands at."""
    place = _PLACE.match(told.says[current()])
    if place is None:
        return ""
    side = {"text": told.before} if isinstance(told.before, str) else told.before
    files = {"base.yaml": BASE, **side.get("files", {})}
    text = files[place[1]] if place[1] else written(side)
    return text.split("\n")[int(place[2]) - 1].strip()


def _shown(line: str) -> str:
    cut = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return f"`{_cell(cut)}`" if cut and "`" not in cut else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
