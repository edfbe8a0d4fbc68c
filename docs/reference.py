"""Writes the parts of the pages that the program itself knows: `python -m docs.reference`.

A part stands between `<!-- generated: NAME -->` and `<!-- end -->`; the sessions are run by `docs.console`.
A test writes every page in memory and compares.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from typing import Any

from cli import COMMANDS
from coach.sign import Sign
from coach.signs.table import SIGNS
from commands.lazy import Entry
from commands.program import INTERRUPTED, Crash
from commands.start import shipped_folder
from docs.console import answered
from docs.rights_table import rights_events, rights_table
from engine import errors
from engine.condition import KNOWN
from engine.deals import UNDOABLE
from engine.facts import known_names, label
from engine.message import Text
from engine.playbook import read_playbook
from engine.playbook_text.conditions import ALLOWED, Terms
from engine.playbook_text.schema import STOP_CLASSES, Playbook
from engine.requirements.kinds import KINDS
from engine.signs import DAYS
from engine.worksheet import Field, Worksheets
from stages.accounts.rules import DEFAULTS
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS
from words.history import WORDS as HISTORY
from words.say import current, say, speak, write

ROOT = Path(__file__).parent.parent
PAGES: Mapping[str, str] = {
    "README.md": "en",
    "README.zh.md": "zh",
    "docs/playbooks.md": "en",
    "docs/json.md": "en",
    "docs/history.md": "en",
    "docs/history.zh.md": "zh",
    "docs/rights.md": "en",
    "docs/rights.zh.md": "zh",
    "docs/worksheets.md": "en",
    "docs/worksheets.zh.md": "zh",
    "docs/accounts.md": "en",
    "docs/accounts.zh.md": "zh",
    "docs/reports.md": "en",
    "docs/reports.zh.md": "zh",
}
"""Every page with something generated or run, and the language it speaks."""

_PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


# ── commands ──────────────────────────────────────────────────────────────────────────────────


def paths() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every command as the words that call it, under the heading of its section."""
    for section, commands in COMMANDS.items():
        for name, entry in commands.items():
            if isinstance(entry, Entry):
                yield section, (name,)
            else:
                yield from ((section, (name, below)) for below in entry)


def commands() -> Iterator[str]:
    yield f"| {say('help.metavar.command').split()[0]} | |"
    yield "|---|---|"
    shown = None
    for section, path in paths():
        if section != shown:
            yield f"| **{say(f'help.page.section.{section}')}** | |"
        shown = section
        yield f"| `{' '.join(path)}` | {say('help.' + '.'.join(path))} |"


def exit_codes() -> Iterator[str]:
    """Every error by its exit code and the `code` it carries in JSON."""
    yield "| exit | `code` | when |"
    yield "|---|---|---|"
    yield "| 0 | | done |"
    refusals = sorted(errors.DealgateError.__subclasses__(), key=lambda e: e.exit_code)
    for error in refusals:
        if error.__module__ == "engine.errors" or error is Crash:
            yield f"| {error.exit_code} | `{error.code}` | {_WHEN[error.code]} |"
    yield f"| {INTERRUPTED} | | interrupted |"


_WHEN = {
    "refused": "the rules say no; nothing is wrong with the command, nothing was written",
    "no_database": "there is no database at that place yet: run `dealgate init`",
    "crash": "a fault of the program; `details.report` says where its report was saved",
    "usage": "the command line can't be read, or a value is not one of those allowed",
    "gate_closed": "`advance` at a closed gate; `details.gate` is what `gate` shows. "
    "`gate` itself prints its data and exits 3 when the gate is closed",
    "not_found": "no such thing, or more than one; `details.candidates` lists what comes close",
    "not_allowed": "this person may not do that",
    "old_database": "the database must be upgraded first: `dealgate db upgrade`",
    "conflict": "somebody changed it meanwhile; `details.changes` says who, when and what",
    "bad_file": "a playbook, mapping or input file that can't be used; "
    "`details.faults` lists every fault with its place",
}


# ── playbooks ─────────────────────────────────────────────────────────────────────────────────

_SCHEMA = Playbook.model_json_schema()
_PLACES = {
    "Playbook": "The file",
    "Stage": "Each of `stages`",
    "Limits": "`limits` of a stage",
    "Objectives": "`objectives` of a stage",
    "Item": "Each of a stage's `checklist`",
    "VisitLines": "`visit` of a stage, a behaviour, a style or a part, and each `at` of these",
    "Manner": "Each of `behaviours`, `styles` and `parts`, by its id",
    "Cadence": "`cadence`: how often clients of a class are seen and called",
    "Contacts": "Each class of `cadence`, by the position of whoever keeps the contact",
    "Sign": "Each of `signs`, by its id",
}
_COMMON = ("id", "when", "because", "waivable")


def playbook_keys() -> Iterator[str]:
    for model, place in _PLACES.items():
        yield f"**{place}**\n\n| key | value | |\n|---|---|---|"
        yield from _key_rows(model)
        yield ""


def signs() -> Iterator[str]:
    """Every sign that comes along, with what it shows by and its own limits."""
    yield "| sign | shows where | level | `warn`, `critical` |"
    yield "|---|---|---|---|"
    for sign in SIGNS:
        where = _first_sentence(f"coach.signs.{sign.id}")
        yield f"| `{sign.id}` | {where} | {_levels(sign)} | {_bounds(sign)} |"


def _first_sentence(module: str) -> str:
    paragraph = (getdoc(import_module(module)) or "").partition("\n\n")[0]
    said = " ".join(paragraph.split()).rstrip(".")
    return said[:1].lower() + said[1:]


def _levels(sign: Sign) -> str:
    if sign.rule is None:
        return "note"
    return ", ".join(level for level in ("note", "unknown", "warn", "critical") if getattr(sign.rule, level))


def _bounds(sign: Sign) -> str:
    if sign.id in ("stage_age", "silence"):
        return "the stage's `limits`"
    if sign.bounds is None:
        return ""
    unit, warn, critical = sign.bounds
    if unit == DAYS:
        return f"{f'`{warn}d`' if warn else 'at once'}, `{critical}d`"
    return f"`{warn}`, `{critical}` times"


def requirement_keys() -> Iterator[str]:
    """What every requirement may carry, read off one of them."""
    yield "| key | value | |\n|---|---|---|"
    yield from _key_rows("ConditionHolds", only=_COMMON)


def requirement_kinds() -> Iterator[str]:
    yield "| kind | is met when | keys of its own |"
    yield "|---|---|---|"
    for kind in KINDS:
        models = _SCHEMA["$defs"].values()
        schema = next(m for m in models if "waivable" in m["properties"] and kind in m["required"])
        own = [key for key in schema["properties"] if key not in _COMMON]
        keys = (f"`{key}`" if key in schema["required"] else f"`{key}` (optional)" for key in own)
        yield f"| `{kind}` | {_first_line(f'engine.requirements.{kind}')} | {', '.join(keys)} |"


def _first_line(module: str) -> str:
    """What stands behind the colon in a module's first line."""
    return (getdoc(import_module(module)) or "").splitlines()[0].partition(": ")[2].rstrip(".")


def _key_rows(model: str, only: Iterable[str] = ()) -> Iterator[str]:
    schema = _SCHEMA if model == "Playbook" else _SCHEMA["$defs"][model]
    for key, value in schema["properties"].items():
        if not only or key in only:
            needed = "required" if key in schema.get("required", ()) else _default(value)
            yield f"| `{key}` | {_value(value)} | {needed} |"


def _default(value: Mapping[str, Any]) -> str:
    default = value.get("default")
    if default in (None, [], {}) or isinstance(default, dict):
        return ""
    return f"default {str(default).lower()}"


def _value(value: Mapping[str, Any]) -> str:
    """A JSON Schema in a few words."""
    if "anyOf" in value:
        return " or ".join(_value(v) for v in value["anyOf"] if v.get("type") != "null")
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return "`{zh, en}`" if name == "Bilingual" else "see below"
    if value.get("const") is not None:
        return f"`{value['const']}`"
    if "enum" in value:
        return " · ".join(f"`{v}`" for v in value["enum"])
    kind: str = value.get("type", "")
    if kind == "array":
        return f"a list: {_value(value['items'])}"
    if kind == "object":
        if value.get("additionalProperties") is True:
            return "thresholds and weights, see [accounts](accounts.md)"
        inner = value.get("additionalProperties") or next(iter(value["patternProperties"].values()))
        keys = value.get("propertyNames", {}).get("enum", ["id"])
        return f"{', '.join(f'`{key}`' for key in keys)} to {_value(inner)}"
    if "oneOf" in value:
        return "see below"
    return next((n for mark, n in _NOTATIONS.items() if mark in value.get("pattern", "")), _TYPES[kind])


_NOTATIONS = {
    "week|month": "`3/month`, `1/1-2 months`",
    "[dw]": "`20d`, `4w`",
    "%": "`70%`",
    "[A-Z]{3}": "`CNY`",
}
_TYPES = {
    "string": "text",
    "integer": "a number",
    "boolean": "`true` · `false`",
    "null": "stays empty for now",
}


def fields() -> Iterator[str]:
    """Every name a condition may use, over the shipped playbook."""
    playbook = read_playbook(load_method_playbook(f"{shipped_folder()}/client-value").parsed or {})
    names = known_names(playbook.points, WORKSHEETS)
    terms = Terms(names, playbook.order, WORKSHEETS)
    yield "| field | is | kind | one of |"
    yield "|---|---|---|---|"
    for name, kind in names.items():
        if name.startswith("worksheets."):
            continue
        choices = " · ".join(f"`{c}`" for c in terms.choices(name))
        yield f"| `{name}` | {_means(name)} | {kind} | {choices} |"


def _means(field: str) -> str:
    room, _, name = field.partition(".")
    if room == "today":
        return "the day the question is asked"
    if room == "contacts" and name != "count":
        return f"how many people known: {write(label(field))}"
    return write(label(field))


# ── worksheets ────────────────────────────────────────────────────────────────────────────────


def worksheets() -> Iterator[str]:
    """Every worksheet of a deal: what it is for, its fields and its figures."""
    yield from _sheets(WORKSHEETS, 3)


def account_rules() -> Iterator[str]:
    """Every key of a playbook's `accounts` with its default."""
    yield "```yaml\naccounts:"
    for key, value in DEFAULTS._asdict().items():
        if isinstance(value, Mapping):
            yield f"  {key}:"
            yield from (f"    {name}: {weight}" for name, weight in value.items())
        else:
            yield f"  {key}: {json.dumps(value)}"
    yield "```"


def account_worksheets() -> Iterator[str]:
    yield from _sheets(ACCOUNT_WORKSHEETS, 3)


def _sheets(shelf: Worksheets, level: int) -> Iterator[str]:
    heads = map(say, (Text("字段", "field"), Text("名称", "what it is"), Text("填什么", "takes")))
    heading = f"| {' | '.join(heads)} |\n|---|---|---|"
    for sheet in shelf.values():
        yield f"{'#' * level} {say(sheet.title)} · `{sheet.id}`\n"
        yield f"{say(sheet.about)}\n"
        yield heading
        for field in sheet.fields:
            yield _field_row(f"`{field.id}`", field)
            for column in field.columns:
                yield _field_row(f"`{field.id}.….{column.id}`", column)
        for figure in sheet.results:
            yield _field_row(f"*`{figure.id}`*", figure)
        yield ""


def _field_row(name: str, field: Field) -> str:
    choices = " · ".join(f"`{id}` {say(text)}" for id, text in field.choices.items())
    return f"| {name} | {say(field.label)} | {choices or say(_TAKES[field.kind])} |"


_TAKES = {
    "text": Text("文字", "text"),
    "contact": Text("客户联系人", "somebody at the client"),
    "currency": Text("币种", "a currency"),
    "score": Text("0–5 分", "0 to 5"),
    "number": Text("数字", "a number"),
    "percent": Text("百分比", "per cent"),
    "money": Text("金额", "an amount"),
    "day": Text("日期", "a day"),
    "many": Text("几项，用分号隔开", "several, with ; between"),
    "scores": Text("按名称打分：交期=4；价格=3", "scores by name: delivery=4; price=3"),
    "rows": Text("一行一项，行名在前", "rows, each by its name"),
}


def operators() -> Iterator[str]:
    yield "| kind | operators |"
    yield "|---|---|"
    for kind, ops in ALLOWED.items():
        yield f"| {kind} | {' '.join(f'`{op}`' for op in (*ops, KNOWN))} |"


def stop_classes() -> Iterator[str]:
    for id, text in STOP_CLASSES.items():
        yield f"- `{id}`: {text.en} · {text.zh}"


# ── history ───────────────────────────────────────────────────────────────────────────────────


def event_kinds() -> Iterator[str]:
    chinese = current() == "zh"
    yield "| kind | 含义 | `undo` 能否撤回 |" if chinese else "| kind | 中文 | `undo` takes it back |"
    yield "|---|---|---|"
    for key, (zh, _) in HISTORY.items():
        kind = key.removeprefix("kind_")
        if kind != key:
            yield f"| `{kind}` | {zh} | {('能' if chinese else 'yes') if kind in UNDOABLE else ''} |"


PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "commands": commands,
    "exit_codes": exit_codes,
    "playbook_keys": playbook_keys,
    "signs": signs,
    "requirement_keys": requirement_keys,
    "requirement_kinds": requirement_kinds,
    "fields": fields,
    "operators": operators,
    "stop_classes": stop_classes,
    "event_kinds": event_kinds,
    "rights": rights_table,
    "rights_events": rights_events,
    "worksheets": worksheets,
    "account_rules": account_rules,
    "account_worksheets": account_worksheets,
}


def written(page: str) -> str:
    """A page as it should read today."""
    speak(PAGES[page])
    text = (ROOT / page).read_text(encoding="utf-8")
    text = _PART.sub(lambda m: m[1] + "\n".join(PARTS[m[2]]()).rstrip() + "\n" + m[3], text)
    return answered(text, PAGES[page])


def main() -> None:
    for page in PAGES:
        text = written(page)
        if text != (ROOT / page).read_text(encoding="utf-8"):
            (ROOT / page).write_text(text, encoding="utf-8")
            print(f"{page} is written anew", file=sys.stderr)


if __name__ == "__main__":
    main()
