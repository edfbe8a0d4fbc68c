"""What can be wrong with a condition: the field, the operator, the value, the currency."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from engine.condition import KNOWN, OPS
from engine.expression import expression_faults
from engine.facts import BEHAVIOURS
from engine.message import Message, msg
from engine.nearest import nearest, shown
from engine.playbook_text.schema_faults import unknown
from engine.worksheet import Worksheets, names_of
from engine.yaml_full_width import first_in, misread
from engine.yaml_places import Found, Path

_EQUAL = ("==", "!=")
_ORDER = (*_EQUAL, "<", "<=", ">", ">=")
_LISTS = ("in", "not in")
_AMOUNT = re.compile(r"([0-9][0-9,]{0,15}(?:\.[0-9]{1,8})?)\s*([万亿])元?")
"""As Chinese writes large numbers: 50万."""
_IN_CHINESE: Mapping[str, str] = {
    "项目型": "project",
    "关系型": "relationship",
    "价格型": "profit",
    "是": "yes",
    "不确定": "unsure",
    "否": "no",
}
"""What the page calls a value, typed where the file wants its id."""
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "text": (*_EQUAL, *_LISTS),
    "number": (*_ORDER, *_LISTS),
    "money": _ORDER,
    "day": _ORDER,
}
"""Operators by the kind of the field; `known` goes with every kind."""


class Terms(NamedTuple):
    """What conditions of one playbook may speak of: fields with their kind, stage ids, worksheets."""

    names: Mapping[str, str]
    stages: tuple[str, ...]
    worksheets: Worksheets

    def choices(self, field: str) -> tuple[str, ...]:
        """The values a text field can have; empty where anything goes."""
        room, _, name = field.partition(".")
        if room == "answers":
            return ("yes", "unsure", "no")
        if room == "worksheets":
            sheet, _, entry = name.partition(".")
            described = names_of(self.worksheets[sheet]).get(entry)
            return tuple(described.choices) if described else ()
        closed = {
            "account.class": ("A", "B", "C"),
            "deal.behaviour": BEHAVIOURS,
            "deal.stage": self.stages,
            "deal.status": ("open", "won", "done", "stopped"),
        }
        return closed.get(field, ())


def condition_faults(data: Any, path: Path, terms: Terms) -> Iterator[Found]:
    """Every fault in a condition as written, parts of parts included."""
    if not isinstance(data, dict):
        return
    for key in ("all", "any"):
        parts = data.get(key)
        for at, part in enumerate(parts if isinstance(parts, list) else ()):
            yield from condition_faults(part, (*path, key, at), terms)
    yield from condition_faults(data.get("not"), (*path, "not"), terms)
    if isinstance(data.get("expression"), str):
        for what in expression_faults(data["expression"], terms.names):
            yield Found((*path, "expression"), what)
        for name in re.findall(r"worksheets\.\w+\.\w+", data["expression"]):
            if terms.names.get(name) == "money":
                # Amounts of worksheets have currencies of their own, and an expression converts nothing.
                yield Found((*path, "expression"), msg("lint.amount_in_expression", field=name))
    if isinstance(data.get("field"), str):
        yield from _compare_faults(data, path, terms)


def _compare_faults(data: Mapping[str, Any], path: Path, terms: Terms) -> Iterator[Found]:
    field, op = data["field"], data.get("op")
    if field not in terms.names:
        yield Found((*path, "field"), _unknown_field(field, terms.names))
        return
    kind = terms.names[field]
    if data.get("currency") is not None and (kind != "money" or op == KNOWN):
        yield Found((*path, "currency"), msg("lint.currency_idle"))
    if op == KNOWN:
        if "value" in data:
            yield Found((*path, "value"), msg("lint.value_idle"))
        if is_count(field, kind):
            yield Found((*path, "op"), msg("lint.always_known", field=field))
    elif isinstance(op, str) and op in OPS:
        if op not in ALLOWED[kind]:
            yield Found(
                (*path, "op"), msg("lint.wrong_op", field=field, op=op, known=(*ALLOWED[kind], KNOWN))
            )
        elif data.get("value") is None:
            yield Found((*path, "value"), msg("lint.missing_key", key="value"))
        else:
            yield from _value_faults(data["value"], data, (*path, "value"), terms)
        if kind == "money" and data.get("currency") is None:
            yield Found(path, msg("lint.no_currency", field=field))


def _value_faults(value: Any, data: Mapping[str, Any], path: Path, terms: Terms) -> Iterator[Found]:
    field, op = data["field"], data["op"]
    if op in _LISTS:
        if not isinstance(value, list) or not value:
            yield Found(path, msg("lint.op_wants_list", op=op))
            return
        for at, one in enumerate(value):
            yield from _one_value(one, field, (*path, at), terms)
    else:
        yield from _one_value(value, field, path, terms)


def _one_value(value: Any, field: str, path: Path, terms: Terms) -> Iterator[Found]:
    kind = terms.names[field]
    choices = terms.choices(field)
    if kind in ("number", "money"):
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield Found(path, _no_number(field, value))
    elif kind == "day":
        if not _is_day(value):
            yield Found(path, msg("lint.field_wants_day", field=field))
    elif not isinstance(value, str):
        yield Found(path, msg("lint.field_wants_text", field=field))
    elif choices and value not in choices:
        if (close := _IN_CHINESE.get(value)) in choices:
            yield Found(path, msg("lint.unknown_close", noun=msg("lint.value"), given=value, close=close))
        else:
            yield Found(path, unknown(msg("lint.value"), value, choices))


def _no_number(field: str, value: Any) -> Message:
    text = value if isinstance(value, str) else ""
    if meant := _AMOUNT.fullmatch(text):
        times = {"万": 10_000, "亿": 100_000_000}[meant[2]]
        number = Decimal(meant[1].replace(",", "")) * times
        return msg("lint.field_wants_number_close", field=field, number=f"{number.normalize():f}")
    if sign := first_in(text):
        return misread(sign)
    return msg("lint.field_wants_number", field=field)


def is_count(field: str, kind: str) -> bool:
    """Counts and percentages start at zero: they are never unknown. Scores are, until given."""
    return kind == "number" and (not field.startswith("worksheets.") or field.endswith(".complete"))


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _unknown_field(field: str, names: Mapping[str, str]) -> Message:
    if close := nearest(field, names):
        return msg("lint.unknown_field_close", field=field, close=close)
    return msg("lint.unknown_field", field=shown(field))
