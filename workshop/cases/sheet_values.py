"""What a case says of a worksheet: fields and figures as they are stored, without their arithmetic."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from engine.message import Message, msg
from engine.money import Money, major
from engine.playbook_text.schema_faults import unknown
from engine.state import Filled
from engine.worksheet import Field, Worksheet, names_of
from workshop.cases.notation import read_day, read_money, read_number

COMPLETE = "complete"


def filled(worksheet: Worksheet, said: Mapping[str, str | None], today: str) -> Filled:
    """A worksheet's state; the checks below have found nothing wrong. What isn't said is not filled in."""
    described = names_of(worksheet)
    values: dict[str, Any] = {}
    for name, typed in said.items():
        if name != COMPLETE and typed is not None:
            values |= _stored(described[name], typed, today)
    return Filled(values, _per_cent(said.get(COMPLETE) or "0"), {})


def value_fault(worksheet: Worksheet, name: str, typed: str | None) -> Message | None:
    """What is wrong with one value, if anything: a field that isn't there, or a value it never has."""
    described = names_of(worksheet)
    if name != COMPLETE and name not in described:
        return unknown(msg("cases.noun_field"), name, (*described, COMPLETE))
    if typed is None:
        return None
    try:
        if name == COMPLETE:
            _per_cent(typed)
        else:
            field = described[name]
            if field.choices and typed not in field.choices:
                return unknown(msg("lint.value"), typed, field.choices)
            _stored(field, typed, "2000-01-01")
    except PydanticCustomError as error:
        return Message(error.type, error.context or {})
    return None


def _per_cent(typed: str) -> int:
    value = read_number(typed.removesuffix("%").rstrip())
    if not 0 <= value <= 100 or value % 1:
        raise PydanticCustomError("cases.per_cent", "no percentage", {"given": typed})
    return int(value)


def _stored(field: Field, typed: str, today: str) -> dict[str, Any]:
    """By the kinds of `engine.worksheet`: an amount brings the currency of its worksheet along."""
    if field.kind == "money":
        amount = read_money(typed)
        return {field.id: _pointed(major(*amount)), "currency": Money(*amount).currency}
    if field.kind in ("score", "number", "percent"):
        number = read_number(typed)
        return {field.id: int(number) if number % 1 == 0 else _pointed(number)}
    return {field.id: read_day(typed).day(today) if field.kind == "day" else typed}


def _pointed(number: Decimal) -> str:
    """A decimal is stored as text with a point."""
    text = f"{number:f}"
    return text if "." in text else f"{text}.0"
