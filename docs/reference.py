"""Writes the parts of the pages that the program itself knows: `python -m docs.reference`.

A part stands between `<!-- generated: NAME -->` and `<!-- end -->`; the sessions are run by `docs.console`.
A test writes every page in memory and compares.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cli import COMMANDS
from commands.playbook_diagram import drawing
from commands.program import INTERRUPTED, Crash
from commands.table import Entry
from docs.api_tables import api_codes, api_operations
from docs.console import answered
from docs.export_table import export_tables
from docs.lint_table import lint_rules
from docs.mappings_table import mapping_keys, mapping_names
from docs.packs_table import packs
from docs.playbook_tables import (
    fields,
    operators,
    playbook_keys,
    requirement_keys,
    requirement_kinds,
    signs,
    stop_classes,
)
from docs.rights_table import rights_events, rights_table
from engine import errors
from engine.deals import UNDOABLE
from engine.message import Text
from engine.playbook import Playbook, read_playbook
from engine.worksheet import Field, Worksheets
from stages.accounts.rules import DEFAULTS
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import shipped
from stages.worksheets import WORKSHEETS
from words.history import WORDS as HISTORY
from words.say import current, say, speak

ROOT = Path(__file__).parent.parent
PAGES: Mapping[str, str] = {
    "README.md": "en",
    "README.zh.md": "zh",
    "docs/playbooks.md": "en",
    "docs/playbooks.zh.md": "zh",
    "docs/extends.md": "en",
    "docs/extends.zh.md": "zh",
    "docs/packs.md": "en",
    "docs/packs.zh.md": "zh",
    "docs/lint.md": "en",
    "docs/lint.zh.md": "zh",
    "docs/playbook-tests.md": "en",
    "docs/playbook-tests.zh.md": "zh",
    "docs/json.md": "en",
    "docs/api.md": "en",
    "docs/api.zh.md": "zh",
    "docs/diff.md": "en",
    "docs/diff.zh.md": "zh",
    "docs/diagram.md": "en",
    "docs/diagram.zh.md": "zh",
    "docs/simulate.md": "en",
    "docs/simulate.zh.md": "zh",
    "docs/export.md": "en",
    "docs/export.zh.md": "zh",
    "docs/archive.md": "en",
    "docs/archive.zh.md": "zh",
    "docs/import.md": "en",
    "docs/import.zh.md": "zh",
    "docs/mappings.md": "en",
    "docs/mappings.zh.md": "zh",
    "docs/import-clients.md": "en",
    "docs/import-clients.zh.md": "zh",
    "docs/history.md": "en",
    "docs/history.zh.md": "zh",
    "docs/feeds.md": "en",
    "docs/feeds.zh.md": "zh",
    "docs/event-logs.md": "en",
    "docs/event-logs.zh.md": "zh",
    "docs/rights.md": "en",
    "docs/rights.zh.md": "zh",
    "docs/worksheets.md": "en",
    "docs/worksheets.zh.md": "zh",
    "docs/accounts.md": "en",
    "docs/accounts.zh.md": "zh",
    "docs/merge.md": "en",
    "docs/merge.zh.md": "zh",
    "docs/upgrade.md": "en",
    "docs/upgrade.zh.md": "zh",
    "docs/reports.md": "en",
    "docs/reports.zh.md": "zh",
}
"""Every page with something generated or run, and the language it speaks."""
IMAGES: Mapping[str, str] = {"docs/images/client-value.en.svg": "en", "docs/images/client-value.zh.svg": "zh"}
"""The method's playbook as a picture, likewise."""

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


# ── history ───────────────────────────────────────────────────────────────────────────────────


def event_kinds() -> Iterator[str]:
    chinese = current() == "zh"
    yield "| kind | 含义 | `undo` 能否撤回 |" if chinese else "| kind | 中文 | `undo` takes it back |"
    yield "|---|---|---|"
    for key, (zh, _) in HISTORY.items():
        kind = key.removeprefix("kind_")
        if kind != key:
            yield f"| `{kind}` | {zh} | {('能' if chinese else 'yes') if kind in UNDOABLE else ''} |"


def playbook_diagram() -> Iterator[str]:
    """The shipped playbook as Mermaid, which the page's host draws."""
    yield "```mermaid"
    yield drawing(_method(), "mermaid").rstrip()
    yield "```"


def _method() -> Playbook:
    loaded = load_method_playbook(shipped()["client-value"])
    assert loaded.parsed is not None, loaded.faults
    return read_playbook(loaded.parsed)


PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "api_operations": api_operations,
    "api_codes": api_codes,
    "commands": commands,
    "exit_codes": exit_codes,
    "export_tables": export_tables,
    "playbook_keys": playbook_keys,
    "lint_rules": lint_rules,
    "mapping_keys": mapping_keys,
    "mapping_names": mapping_names,
    "packs": packs,
    "signs": signs,
    "requirement_keys": requirement_keys,
    "requirement_kinds": requirement_kinds,
    "fields": fields,
    "operators": operators,
    "stop_classes": stop_classes,
    "playbook_diagram": playbook_diagram,
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


def image(path: str) -> str:
    """As it should stand, in its language."""
    speak(IMAGES[path])
    return drawing(_method(), "svg")


def main() -> None:
    for page in PAGES:
        _keep(page, written(page))
    for path in IMAGES:
        _keep(path, image(path))


def _keep(path: str, text: str) -> None:
    file = ROOT / path
    if not file.exists() or text != file.read_text(encoding="utf-8"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(f"{path} is written anew", file=sys.stderr)


if __name__ == "__main__":
    main()
