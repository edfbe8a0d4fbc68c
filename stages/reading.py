"""What was typed into a worksheet, joined to what stands and checked: every fault at once, with its place."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.message import Message, msg
from engine.money import digits
from engine.worksheet import Field, FieldFault, Path, Raw
from stages.joining import Joining, closest
from stages.model import stored

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

    from stages.sheet_form import SheetForm

CURRENCY = "currency"
"""The field a worksheet with amounts says its currency in."""


_CHECKERS: "dict[type[Any], TypeAdapter[Any]]" = {}


def checker(model: type[Any]) -> "TypeAdapter[Any]":
    """pydantic's knowledge of a model, made once."""
    from pydantic import TypeAdapter

    if model not in _CHECKERS:
        _CHECKERS[model] = TypeAdapter(model)
    return _CHECKERS[model]


def read_sheet(
    form: "SheetForm[Any, Any]", raw: Mapping[str, Raw], standing: Mapping[str, Any], currency: str
) -> tuple[dict[str, Any], tuple[FieldFault, ...]]:
    """What changes, JSON-ready, and the faults. With faults, what changes is what no fault touches."""
    known = {field.id: field for field in form.fields}
    joining = Joining()
    touched = {
        id: joining.value(known[id], given, standing.get(id), (id,))
        for id, given in raw.items()
        if id in known
    }
    faults = [FieldFault((id,), unknown_field(id, known)) for id in raw if id not in known]
    faults += joining.faults
    merged = {id: v for id, v in {**standing, **touched}.items() if v is not None}
    if CURRENCY in known:
        merged.setdefault(CURRENCY, currency)
    sheet, refused = _checked(form.model, merged)
    faults += refused
    if sheet is not None:
        found = (*_too_fine(form, sheet), *_twice(form.fields, sheet), *form.faults(sheet))
        faults += [FieldFault(path, what) for path, what in found if not _within(path, refused)]
    if faults or sheet is None:
        bad = {fault.path[0] for fault in faults}
        return {id: value for id, value in touched.items() if id not in bad}, tuple(faults)
    values = _as_money(form, stored(sheet))
    if touched.get(CURRENCY, standing.get(CURRENCY)) is None and not _has_amounts(form.fields, values):
        values.pop(CURRENCY, None)
    changing = [id for id in known if id in touched or values.get(id) != standing.get(id)]
    return {id: values.get(id) for id in changing}, ()


def _checked(model: type[Any], values: Mapping[str, Any]) -> tuple[Any, list[FieldFault]]:
    """The sheet and what was refused in it: what is wrong with the rest is to be said as well.

    No sheet where a row lost its name, for nothing could be said of its place.
    """
    from pydantic import ValidationError

    try:
        return checker(model).validate_python(values), []
    except ValidationError as error:
        refused = _refusals(error)
    try:
        return checker(model).validate_python(_without(values, {fault.path for fault in refused})), refused
    except ValidationError:
        return None, refused


def _without(value: Any, paths: set[Path], at: Path = ()) -> Any:
    if isinstance(value, Mapping):
        return {k: _without(v, paths, (*at, k)) for k, v in value.items() if (*at, k) not in paths}
    if isinstance(value, list):
        return [_without(each, paths, (*at, i)) for i, each in enumerate(value)]
    return value


def _within(path: Path, refused: list[FieldFault]) -> bool:
    """Whether it is about what was refused already."""
    return any(path[: len(fault.path)] == fault.path for fault in refused)


def unknown_field(id: str, known: Mapping[str, Field]) -> Message:
    if close := closest(id, known):
        return msg("worksheets.unknown_field_close", field=id, close=close)
    return msg("worksheets.unknown_field", field=id, known=tuple(known))


def _refusals(error: "ValidationError") -> list[FieldFault]:
    """pydantic's complaints in our words, each once."""
    found: dict[Path, Message] = {}
    for one in error.errors(include_url=False):
        if one["type"].startswith("worksheets."):
            what = msg(one["type"], **one.get("ctx", {}))
        elif one["type"].startswith("missing"):
            what = msg("worksheets.needed")
        else:
            what = msg("worksheets.no_value", given=str(one["input"])[:60])
        found.setdefault(one["loc"], what)
    return [FieldFault(path, what) for path, what in found.items()]


def _twice(fields: tuple[Field, ...], sheet: Any) -> list[tuple[Path, Message]]:
    """Rows called the same."""
    found: list[tuple[Path, Message]] = []
    for field in fields:
        seen: set[object] = set()
        for at, row in enumerate(getattr(sheet, field.id) if field.kind == "rows" else ()):
            name = row[0].casefold() if isinstance(row[0], str) else row[0]
            if name in seen:
                path = (field.id, at, field.columns[0].id)
                found.append((path, msg("worksheets.twice", name=str(row[0]))))
            seen.add(name)
    return found


def _too_fine(form: "SheetForm[Any, Any]", sheet: Any) -> list[tuple[Path, Message]]:
    """Amounts with more decimals than their currency has."""
    currency = getattr(sheet, CURRENCY, None)
    if currency is None:
        return []
    return [
        (path, msg("worksheets.too_fine", given=str(value), currency=currency))
        for path, value in _amounts(form.fields, sheet, ())
        if value != round(value, digits(currency))
    ]


def _amounts(fields: tuple[Field, ...], values: Any, path: Path) -> list[tuple[Path, Any]]:
    found: list[tuple[Path, Any]] = []
    for field in fields:
        value = getattr(values, field.id)
        if field.kind == "money" and value is not None:
            found.append(((*path, field.id), value))
        elif field.kind == "rows":
            for at, row in enumerate(value):
                found += _amounts(field.columns, row, (*path, field.id, at))
    return found


def _has_amounts(fields: tuple[Field, ...], values: Mapping[str, Any]) -> bool:
    return any(
        field.kind == "money" or any(_has_amounts(field.columns, row) for row in values[field.id])
        for field in fields
        if values.get(field.id) is not None and field.kind in ("money", "rows")
    )


def _as_money(form: "SheetForm[Any, Any]", values: dict[str, Any]) -> dict[str, Any]:
    """Amounts written with the decimals their currency has: 480000.00."""
    if CURRENCY not in values:
        return values
    fields = {field.id: field for field in form.fields}
    return {id: _written(fields[id], value, digits(values[CURRENCY])) for id, value in values.items()}


def _written(field: Field, value: Any, places: int) -> Any:
    if field.kind == "money" and value is not None:
        return _padded(value, places)
    if field.kind == "rows" and value:
        columns = {column.id: column for column in field.columns}
        return [{id: _written(columns[id], each, places) for id, each in row.items()} for row in value]
    return value


def _padded(text: str, places: int) -> str:
    """At least so many decimals, and no zeros behind them."""
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.rstrip('0').ljust(max(places, 1), '0')}"
