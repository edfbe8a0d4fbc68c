"""A worksheet as it is typed into a page: each value as text, and what a form sends back as such values.

A name leads to its place: `f/note`, `f/risks/0/proof` (rows from 0), `f/promises/+Scrap under 1 %` (one of
several), `f/options/0/scores/+Price` (a score by name), `f/risks/0/-` (the row is taken away).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from engine.worksheet import Field

Typed: TypeAlias = Any
"""A text; for `many` a list of texts, for `scores` texts by name, for `rows` a list of columns by id."""

TYPED = "f/"
ONE = "+"
GONE = "-"
_AMOUNTS = ("money", "number", "percent")
_WHOLE = (".0", ".00", ".000")


def empty(field: Field) -> Typed:
    return {"many": [], "rows": [], "scores": {}}.get(field.kind, "")


def typed(field: Field, value: Any) -> Typed:
    """What stands in a worksheet, as one would type it."""
    if value is None:
        return empty(field)
    if field.kind == "rows":
        return [typed_all(field.columns, row) for row in value]
    if field.kind == "many":
        return [str(each) for each in value]
    if field.kind == "scores":
        return {name: str(score) for name, score in value.items()}
    text = str(value)
    return text.partition(".")[0] if field.kind in _AMOUNTS and text.endswith(_WHOLE) else text


def typed_all(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Typed]:
    return {field.id: typed(field, values.get(field.id)) for field in fields}


def is_typed(field: Field, value: object) -> bool:
    """Whether it is what `typed` gives for the field: it comes back from a page, where anybody may change
    it."""
    if field.kind == "rows":
        columns = {column.id: column for column in field.columns}
        return isinstance(value, list) and all(
            isinstance(row, dict)
            and row.keys() == columns.keys()
            and all(is_typed(columns[id], each) for id, each in row.items())
            for row in value
        )
    if field.kind == "many":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if field.kind == "scores":
        return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    return isinstance(value, str)


def read_form(fields: Sequence[Field], form: Mapping[str, str]) -> dict[str, Typed]:
    """What a form says of every field; rows nobody filled in, or that were taken away, are left out."""
    said: dict[str, dict[tuple[str, ...], str]] = {}
    for name, text in form.items():
        if name.startswith(TYPED):
            id, *place = name.removeprefix(TYPED).split("/", 3)
            said.setdefault(id, {})[tuple(place)] = text
    return {field.id: _of_field(field, said.get(field.id, {})) for field in fields}


def _of_field(field: Field, said: Mapping[tuple[str, ...], str]) -> Typed:
    if field.kind != "rows":
        return _single(field, {"/".join(place): text for place, text in said.items()})
    by_row: dict[int, dict[str, dict[str, str]]] = {}
    for (n, *column), text in said.items():
        if n.isdecimal() and len(n) < 5 and column:
            by_row.setdefault(int(n), {}).setdefault(column[0], {})["/".join(column[1:])] = text
    rows = []
    for _, parts in sorted(by_row.items()):
        row = {column.id: _single(column, parts.get(column.id, {})) for column in field.columns}
        if GONE not in parts and any(row.values()):
            rows.append(row)
    return rows


def _single(field: Field, parts: Mapping[str, str]) -> Typed:
    """`parts`: what stands in it by what is behind its name: nothing, or `+` with one of several."""
    whole = parts.get("", "")
    if field.kind == "scores":
        return {**dict(_pairs(whole)), **{name: text for name, text in _chosen(parts) if text.strip()}}
    if field.kind == "many":
        return list(dict.fromkeys([*(name for name, _ in _chosen(parts)), *_lines(whole)]))
    return " ".join(whole.split())


def _chosen(parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name.removeprefix(ONE), text) for name, text in parts.items() if name.startswith(ONE))


def _lines(text: str) -> list[str]:
    return [plain for line in text.splitlines() if (plain := " ".join(line.split()))]


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """`Price=3` a line."""
    for line in _lines(text):
        name, _, score = line.replace("＝", "=").rpartition("=")
        yield (name.strip(), score.strip()) if name else (line, "")


def as_raw(field: Field, value: Typed) -> Any:
    """What `engine.worksheet.Raw` takes: of rows the columns that say something."""
    if field.kind == "rows":
        return [{id: each for id, each in row.items() if each} for row in value]
    return value or ""
