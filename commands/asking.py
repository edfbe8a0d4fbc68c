"""A worksheet filled in at the terminal, one question a field. It talks on stderr: stdout is data."""

import sys
from collections.abc import Mapping
from typing import Any

from commands.choices import glossed
from commands.fields import as_ids, choice_names
from commands.printing import paint, window, wrap
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.worksheet import Field, Worksheet
from words.say import say


def ask(key: str, sheet: Worksheet, known: Mapping[str, Any], playbook: Playbook) -> dict[str, str]:
    """What was typed, by field. Enter keeps what stands there, `?` explains, the end of the input
    (Ctrl-D) leaves it at what was typed so far; Ctrl-C gives up and is the caller's."""
    _tell(say("deals.fill_head", worksheet=sheet.title, deal=key))
    given: dict[str, str] = {}
    try:
        for n, field in enumerate(sheet.fields, 1):
            _tell()
            label = say("deals.fill_asked", n=n, of=len(sheet.fields), label=field.label)
            _tell(paint(label, "bold"))
            _tell(say(field.ask))
            if field.id in known:
                _tell(say("deals.fill_stands", value=_called(field, known[field.id], playbook)))
            typed = _typed(sheet, field, playbook)
            if typed:
                given[field.id] = typed
    except EOFError:
        _tell()
    return given


def _typed(sheet: Worksheet, field: Field, playbook: Playbook) -> str:
    """Asks until the field accepts it; empty for what is to stay."""
    while True:
        # As a prompt of `input` it would land on stdout; the blank keeps the cursor off the sign.
        print(">", end="", file=sys.stderr, flush=True)
        typed = input(" ").strip()
        if typed in ("?", "？"):
            _tell(say(_explained(field, playbook)))
            continue
        if not typed:
            return ""
        _, faults = sheet.read(as_ids(sheet, playbook, {field.id: typed}))
        if not faults:
            return typed
        _tell(say(faults[0].what))


def _called(field: Field, value: Any, playbook: Playbook) -> object:
    names = choice_names(field, playbook).get(value) if field.choices else None
    return names[0] if names else value


def _explained(field: Field, playbook: Playbook) -> Message:
    if field.choices:
        return msg("deals.fill_explain_choice", choices=glossed(choice_names(field, playbook)))
    return msg("deals.fill_explain_score" if field.kind == "score" else "deals.fill_explain")


def _tell(text: str = "") -> None:
    print(wrap(text, window()), file=sys.stderr)
