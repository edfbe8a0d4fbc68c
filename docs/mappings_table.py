"""What the page of mappings takes from the program: every key, and of those that come along every name of a
column with where it was seen."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from engine.message import Text
from exchange.mapping.json_schema import APART
from exchange.mapping.shipped import shipped
from exchange.plans.plan import PLANS
from exchange.plans.source import Source
from words.say import say

UNVERIFIED = "unverified"
_CRMS = {
    "salesforce": "Salesforce",
    "hubspot": "HubSpot",
    "pipedrive": "Pipedrive",
    "dynamics": "Dynamics 365 Sales",
    "odoo": "Odoo",
}
_KEY = Text("| 键 | 是什么 |", "| key | what it is |")
_NAMES = Text("| 列 | 出处 | 也叫 |", "| column | seen in | also called |")
_UNSEEN = Text("未核实", "unverified")
_COUNT = Text("{name}：{seen}/{all} 个列名有出处", "{name}: {seen} of {all} names seen")
_COLON = Text("：", ": ")
_LEGEND = re.compile(r"^#   (\w+)  (.+)$", re.MULTILINE)
_NAME = r"""'(?:[^']|'')*'|"[^"]*"|[^#]*?"""
_ENTRY = re.compile(rf"\s+(?:\w+: |- )?(?P<name>{_NAME}):?\s*(?:# (?P<mark>\w+))?")


class Name(NamedTuple):
    name: str
    mark: str | None
    """A letter of the file's legend, or UNVERIFIED."""


class Column(NamedTuple):
    own: Name
    also: tuple[Name, ...]


# ── the keys ─────────────────────────────────────────────────────────────────────────────────────


def mapping_keys() -> Iterator[str]:
    """Those of every mapping, then of each kind its own and its columns; what must be there is bold."""
    yield say(_KEY)
    yield "|---|---|"
    for key in Source.model_fields:
        everywhere = all(plan.model_fields[key].is_required() for plan in PLANS.values())
        yield _row("", key, required=everywhere)
    for what, plan in PLANS.items():
        yield from ("", f"**`what: {what}`**", "", say(_KEY), "|---|---|")
        for key, field in plan.model_fields.items():
            if key not in Source.model_fields and key != "what":
                yield _row(what, key, required=field.is_required())
        columns = plan.model_fields["columns"].annotation
        assert columns is not None, "every plan says its columns"
        for key, field in columns.model_fields.items():
            yield _row(what, key, required=field.is_required(), within="columns.")


def _row(what: str, key: str, *, required: bool, within: str = "") -> str:
    apart = f"{what}.{key}"
    title, _, about = say(f"mapping_keys.{apart if apart in APART else key}").partition("\n")
    named = f"**`{within}{key}`**" if required else f"`{within}{key}`"
    return f"| {named} | {title}{say(_COLON)}{about} |"


# ── the names ────────────────────────────────────────────────────────────────────────────────────


def mapping_names() -> Iterator[str]:
    for crm, title in _CRMS.items():
        yield from ("", f"### {title}")
        for name in (each for each in shipped() if each.startswith(f"{crm}/")):
            text = Path(shipped()[name]).read_text(encoding="utf-8")
            columns = _columns(text)
            names = [each for column in columns for each in (column.own, *column.also) if each.mark]
            seen = sum(each.mark != UNVERIFIED for each in names)
            yield from ("", say(_COUNT).format(name=f"`{name}`", seen=seen, all=len(names)), "")
            yield from (say(_NAMES), "|---|---|---|")
            legend = dict(_LEGEND.findall(text))
            yield from (_name_row(column, legend) for column in columns)


def _name_row(column: Column, legend: dict[str, str]) -> str:
    also = " · ".join(f"`{each.name}`{'' if each.mark != UNVERIFIED else ' ?'}" for each in column.also)
    return f"| `{column.own.name}` | {_where(column.own, legend)} | {also} |"


def _where(name: Name, legend: dict[str, str]) -> str:
    if name.mark is None:
        return ""
    return say(_UNSEEN) if name.mark == UNVERIFIED else legend[name.mark]


def _columns(text: str) -> list[Column]:
    parts = re.split(r"^(\w+):\n", text, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    own = [name for name, _ in _entries(sections["columns"]) if name.mark]
    also: dict[str, list[Name]] = {}
    current = ""
    for name, is_key in _entries(sections.get("also", "")):
        if is_key:
            current = name.name
            also[current] = []
        else:
            also[current].append(name)
    listed = {name.name for name in own}
    own += [Name(column, None) for column in also if column not in listed]
    return [Column(name, tuple(also.get(name.name, ()))) for name in own]


def _entries(section: str) -> Iterator[tuple[Name, bool]]:
    """Names with their marks, and whether it is a key with names under it."""
    for line in section.splitlines():
        if not line.startswith(" "):
            break
        found = _ENTRY.fullmatch(line)
        assert found is not None, line
        name = found["name"].strip().strip("'\"").replace("''", "'")
        yield Name(name, found["mark"]), line.rstrip().endswith(":")
