"""A worksheet as a form in YAML, to be filled in with an editor: what stands, and what each field accepts."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from commands.printing import wrap
from commands.sheet_subject import Subject
from commands.sheet_value import typeable
from engine.message import Message, msg
from engine.worksheet import Field, Worksheet
from words.say import say

_WIDE = 96
_PLAIN = re.compile(r"[\w（【《“](?:[^\x00-\x1f\x7f#:]|:(?=\S)|(?<=\S)#)*")


def form_text(
    sheet: Worksheet, values: Mapping[str, Any], subject: Subject, made_from: str | None = None
) -> str:
    """The form, with the values that stand there or were typed. `made_from`: the stamp of what stands."""
    head = (
        say("sheets.form_head", worksheet=sheet.title, key=subject.key, title=subject.title),
        say(sheet.about),
        "",
        say("sheets.form_how"),
    )
    lines = [line for text in head for line in _comment(text)]
    if made_from is not None:
        lines.append(f"# {say('sheets.form_stamp', stamp=made_from)}")
    for field in sheet.fields:
        lines += [
            "",
            *_told(field, subject),
            *_written(field, typeable(field, values.get(field.id), subject)),
        ]
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: str = "") -> list[str]:
    return [f"# {line}".rstrip() for line in wrap(indent + text, _WIDE, indent).split("\n")]


def _told(field: Field, subject: Subject) -> Iterator[str]:
    yield from _comment(say(field.label))
    if field.ask != field.label:
        yield from _comment(say(field.ask))
    if field.kind == "rows":
        yield from _comment(say("sheets.form_rows"))
        for column in field.columns:
            accepts = accepted(column, subject) or ""
            told = say("sheets.form_column", column=column.id, label=column.label, accepts=accepts)
            yield from _comment(told.rstrip(), "  ")
    elif message := accepted(field, subject):
        yield from _comment(say(message))


def accepted(field: Field, subject: Subject) -> Message | None:
    """What it accepts, in a sentence; None where any text will do."""
    if field.choices:
        names = tuple(called[0] for called in subject.choices(field).values())
        return msg("sheets.accepts_some" if field.kind == "many" else "sheets.accepts_choice", choices=names)
    if field.kind == "contact":
        people = tuple(subject.people.values())
        return msg("sheets.accepts_contact", people=people) if people else msg("sheets.accepts_contact_new")
    if field.kind == "money":
        return msg("sheets.accepts_money", currency=subject.currency)
    return msg(f"sheets.accepts_{field.kind}") if field.kind not in ("text", "rows") else None


def _written(field: Field, value: Any) -> Iterator[str]:
    if field.kind != "rows":
        yield from _entry(field.id, value, "")
        return
    yield f"{field.id}:"
    for row in value or ():
        yield from _row(row)
    empty: Iterator[str] = _row(dict.fromkeys((column.id for column in field.columns), None))
    yield from (f"  # {line.removeprefix('  ')}" for line in empty)


def _row(row: Mapping[str, Any]) -> Iterator[str]:
    start = "  - "
    for id, value in row.items():
        for line in _entry(id, value, "    "):
            yield start + line.removeprefix("    ") if start else line
            start = ""


def _entry(id: str, value: Any, indent: str) -> Iterator[str]:
    """`id: value`, or the lines of a list or of a mapping under `id:`."""
    if isinstance(value, list) and value:
        yield f"{indent}{id}:"
        yield from (f"{indent}  - {scalar(each)}" for each in value)
    elif isinstance(value, Mapping) and value:
        yield f"{indent}{id}:"
        yield from (f"{indent}  {scalar(name)}: {scalar(each)}" for name, each in value.items())
    else:
        yield f"{indent}{id}: {scalar(value)}".rstrip() if value else f"{indent}{id}:"


def scalar(text: str) -> str:
    """A text as YAML reads it again: as it stands, or in quotes where YAML would see more in it, what can't
    be seen by its code."""
    if _PLAIN.fullmatch(text) and not text.endswith(" ") and text.isprintable() and text.lower() != "null":
        return text
    return "".join(c if c.isprintable() else _code(c) for c in json.dumps(text, ensure_ascii=False))


def _code(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
