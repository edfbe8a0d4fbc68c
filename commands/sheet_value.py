"""One value of a worksheet, as its reader reads it and as it can be typed again."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from commands.sheet_subject import Subject
from engine.message import msg
from engine.money import of_major
from engine.worksheet import Field
from words.say import say, write

CURRENCY = "currency"
_LONG = Decimal(10_000)
"""From here on, digits stand in threes: 2026 is a year more often than a quantity."""


def shown(field: Field, value: Any, subject: Subject, values: Mapping[str, Any]) -> str:
    """In the reader's language; what was typed and not read yet, as it was typed. `values`: the whole
    worksheet, for the currency of its amounts."""
    if value is None:
        return write(None)
    if field.kind in ("rows", "many", "scores") and isinstance(value, str):
        return write(value)
    if field.kind == "rows":
        return say("sheets.separator").join(named_row(field, row, subject, values) for row in value)
    if field.kind == "many":
        return write(tuple(_called(field, each, subject) for each in value))
    if field.kind == "scores":
        return write(tuple(msg("sheets.score", name=name, score=score) for name, score in value.items()))
    return write(_single(field, value, subject, values))


def named_row(field: Field, row: Mapping[str, Any], subject: Subject, values: Mapping[str, Any]) -> str:
    """`delay (4, 5, pilot)`: its name, and what else it says."""
    name, *rest = (shown(c, row[c.id], subject, values) for c in field.columns if row.get(c.id) is not None)
    return say("sheets.row", name=name, rest=tuple(rest)) if rest else name


def _single(field: Field, value: Any, subject: Subject, values: Mapping[str, Any]) -> object:
    try:
        if field.kind == "money":
            currency = values.get(CURRENCY) or subject.currency
            return of_major(Decimal(value), currency) if currency else _number(value)
        if field.kind == "day":
            return date.fromisoformat(value)
        if field.kind == "percent":
            return msg("sheets.percent", value=_number(value))
        if field.kind == "number":
            return _number(value)
    except (InvalidOperation, ValueError):
        return value
    return _called(field, value, subject)


def _called(field: Field, value: Any, subject: Subject) -> object:
    """A choice or a person by name."""
    if field.kind == "contact":
        return subject.people.get(value, value)
    names = subject.choices(field).get(value) if field.choices else None
    return names[0] if names else value


def _number(text: str) -> str:
    value = Decimal(text)
    plain = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    return f"{plain:,f}" if abs(value) >= _LONG else f"{plain:f}"


def typeable(field: Field, value: Any, subject: Subject) -> Any:
    """What a person would type for it: a text, or texts in lists and by name."""
    if value is None:
        return None
    if field.kind == "rows":
        return [
            {c.id: typeable(c, row.get(c.id), subject) for c in field.columns}
            for row in value
            if isinstance(row, Mapping)
        ]
    if field.kind == "many" and isinstance(value, list | tuple):
        return [say_plainly(field, each, subject) for each in value]
    if field.kind == "scores" and isinstance(value, Mapping):
        return {name: str(score) for name, score in value.items()}
    return say_plainly(field, value, subject)


def say_plainly(field: Field, value: Any, subject: Subject) -> str:
    """A single value without anything that is only for the eye; what was mistyped stays as it was."""
    text = str(value)
    if field.kind == "contact":
        name = subject.people.get(text, text)
        return name if list(subject.people.values()).count(name) < 2 else text
    if field.choices:
        names = subject.choices(field).get(text)
        return say(names[0]) if names else text
    if field.kind in ("money", "number", "percent") and text.endswith((".0", ".00", ".000")):
        return text.partition(".")[0]
    return text
