"""What was typed into a worksheet, joined to what stands and checked: every fault at once, with its place."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.message import Message, msg
from engine.money import currency_of, digits
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
    form: "SheetForm[Any, Any]",
    raw: Mapping[str, Raw],
    standing: Mapping[str, Any],
    currency: str,
    today: date,
) -> tuple[dict[str, Any], tuple[FieldFault, ...]]:
    """What changes, JSON-ready, and the faults. With faults, what changes is what no fault touches."""
    known = {field.id: field for field in form.fields}
    joining = Joining(today)
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
    faults += _relabelled(form, standing, touched, currency)
    sheet, refused, kept = _checked(form.model, merged)
    faults += refused
    for path, what in (
        *_too_fine(form, sheet),
        *_to_come(form, sheet, today),
        *_twice(form.fields, sheet),
        *form.faults(sheet),
    ):
        place = _as_typed(path, kept)
        if not _within(place, refused):
            faults.append(FieldFault(place, what))
    if faults:
        bad = {fault.path[0] for fault in faults}
        return {id: value for id, value in touched.items() if id not in bad}, tuple(faults)
    values = _as_money(form, stored(sheet))
    if touched.get(CURRENCY, standing.get(CURRENCY)) is None and not _has_amounts(form.fields, values):
        values.pop(CURRENCY, None)
    changing = [id for id in known if id in touched or values.get(id) != standing.get(id)]
    return {id: values.get(id) for id in changing}, ()


Kept: TypeAlias = Mapping[str, Sequence[int]]
"""By field, where the rows that were checked stood among all that were typed."""


def _checked(model: type[Any], values: Mapping[str, Any]) -> tuple[Any, list[FieldFault], Kept]:
    """The sheet and what was refused in it: what is wrong with the rest is to be said as well.

    The sheet lacks what was refused, and the rows that lost their name by it.
    """
    from pydantic import ValidationError

    try:
        return checker(model).validate_python(values), [], {}
    except ValidationError as error:
        refused = _refusals(error)
    sound = _without(values, {fault.path for fault in refused})
    try:
        return checker(model).validate_python(sound), refused, {}
    except ValidationError as error:
        nameless = {fault.path[:2] for fault in _refusals(error)}
    kept = {
        id: [at for at in range(len(rows)) if (id, at) not in nameless]
        for id, rows in sound.items()
        if isinstance(rows, list)
    }
    named = {id: [sound[id][at] for at in kept[id]] if id in kept else v for id, v in sound.items()}
    return checker(model).validate_python(named), refused, kept


def _as_typed(path: Path, kept: Kept) -> Path:
    """A path in what was checked, as one in what was typed."""
    if len(path) > 1 and isinstance(at := path[1], int) and (rows := kept.get(str(path[0]))):
        return (path[0], rows[at], *path[2:])
    return path


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
        return msg("worksheets.unknown_field_close", close=close)
    return msg("worksheets.unknown_field", known=tuple(known))


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


def _relabelled(
    form: "SheetForm[Any, Any]", standing: Mapping[str, Any], touched: Mapping[str, Any], currency: str
) -> list[FieldFault]:
    """A currency that changes under amounts nobody typed anew; cleared, it is the deal's again."""
    before, after = standing.get(CURRENCY), touched.get(CURRENCY) or currency
    staying = {id: value for id, value in standing.items() if id not in touched}
    if CURRENCY not in touched or not before or currency_of(str(after)) == before:
        return []
    if not _has_amounts(form.fields, staying):
        return []
    return [FieldFault((CURRENCY,), msg("worksheets.currency_stands", before=before, given=str(after)))]


def _to_come(form: "SheetForm[Any, Any]", sheet: Any, today: date) -> list[tuple[Path, Message]]:
    """What is said to have happened on a day that is still to come."""
    return [
        (path, msg("worksheets.to_come", day=value))
        for path, field, value in _singles(form.fields, sheet, ())
        if field.past and value > today
    ]


def _too_fine(form: "SheetForm[Any, Any]", sheet: Any) -> list[tuple[Path, Message]]:
    """Amounts with more decimals than their currency has."""
    currency = getattr(sheet, CURRENCY, None)
    if currency is None:
        return []
    return [
        (path, msg("worksheets.too_fine", given=str(value), currency=currency))
        for path, field, value in _singles(form.fields, sheet, ())
        if field.kind == "money"
        and (value != round(value, digits(currency)) or _decimals(value) > max(1, digits(currency)))
    ]


def _decimals(value: Decimal) -> int:
    """As they stand there: in 100.000 three, which elsewhere means a hundred thousand."""
    return len(f"{value:f}".partition(".")[2])


def _singles(fields: tuple[Field, ...], values: Any, path: Path) -> Iterator[tuple[Path, Field, Any]]:
    """Every value that is known, of fields and of rows."""
    for field in fields:
        value = getattr(values, field.id)
        if field.kind == "rows":
            for at, row in enumerate(value):
                yield from _singles(field.columns, row, (*path, field.id, at))
        elif value is not None:
            yield (*path, field.id), field, value


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
