"""Filling in a worksheet, of a deal or of an account: what was typed, read, joined and worked out."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from engine.errors import Usage
from engine.message import Message, msg
from engine.state import Filled, merged
from engine.value import Value
from engine.worksheet import Field, FieldFault, FollowOn, Raw, Worksheet

FindContact = Callable[[str], str | Message]
"""The key of somebody at the client, by key or name; or why it can't be said."""


class Filling(Value):
    """What changes (`fields`), and what the whole worksheet gives then."""

    worksheet: str
    fields: Mapping[str, Any]
    complete: int
    figures: Mapping[str, Any]
    settles: Mapping[str, Any]
    opens: FollowOn | None

    def data(self) -> dict[str, Any]:
        """For the event `fill`."""
        return {
            "worksheet": self.worksheet,
            "fields": self.fields,
            "complete": self.complete,
            "figures": self.figures,
        }


def read_filling(
    sheet: Worksheet,
    raw: Mapping[str, Raw],
    standing: Filled | None,
    *,
    currency: str,
    today: date,
    find_contact: FindContact,
) -> Filling:
    """Raises BadFields with every fault, nothing half done."""
    before = standing.fields if standing else {}
    named, strangers = _with_keys(sheet.fields, raw, find_contact)
    values, faults = sheet.read(named, before, currency, today)
    if strangers or faults:
        raise BadFields((*strangers, *faults))
    filled = merged(before, values)
    return Filling(
        sheet.id,
        values,
        sheet.complete(filled),
        sheet.figures(filled),
        sheet.settles(values),
        sheet.opens(filled),
    )


def borrowed(
    sheet: Worksheet, standing: Filled | None, others: Mapping[str, Filled], currency: str
) -> dict[str, Raw]:
    """What a worksheet nobody began yet takes over from others of the deal, in the same currency only."""
    if standing is not None:
        return {}
    found: dict[str, Raw] = {}
    for field, (id, name) in sheet.borrowed.items():
        other = others.get(id)
        if other and name in other.fields and other.fields.get("currency", currency) == currency:
            found[field] = other.fields[name]
    return found


class BadFields(Usage):
    """What was typed can't stand in the worksheet; every fault with its place."""

    def __init__(self, faults: tuple[FieldFault, ...]) -> None:
        listed = [msg("deals.field_fault", field=f.field, what=f.what) for f in faults]
        super().__init__(
            msg("deals.bad_fields", faults=tuple(listed)),
            details={"faults": [{"field": f.field, "path": list(f.path)} for f in faults]},
        )
        self.faults = faults


def _with_keys(
    fields: tuple[Field, ...], raw: Mapping[str, Raw], find: FindContact
) -> tuple[dict[str, Raw], list[FieldFault]]:
    """Names of people replaced by their keys: worksheets hold no personal data."""
    faults: list[FieldFault] = []

    def key(path: tuple[str | int, ...], given: Raw) -> Raw:
        if not isinstance(given, str) or not given.strip():
            return given
        found = find(given)
        if isinstance(found, Message):
            faults.append(FieldFault(path, found))
            return given
        return found

    def row(columns: tuple[Field, ...], given: Raw, path: tuple[str | int, ...]) -> Raw:
        if not isinstance(given, Mapping):
            return key(path, given) if columns[0].kind == "contact" else given
        people = {column.id for column in columns if column.kind == "contact"}
        return {id: key((*path, id), v) if id in people else v for id, v in given.items()}

    def rows(field: Field, given: Raw) -> Raw:
        if isinstance(given, Mapping):
            by_name = field.columns[0].kind == "contact"
            called = {
                (key((field.id, name), name) if by_name and not _is_place(name) else name): change
                for name, change in given.items()
            }
            return {str(n): row(field.columns, v, (field.id, str(n))) if v else v for n, v in called.items()}
        if isinstance(given, list | tuple):
            return [row(field.columns, each, (field.id, at)) for at, each in enumerate(given)]
        return given

    known = {field.id: field for field in fields}
    replaced: dict[str, Raw] = {}
    for id, given in raw.items():
        field = known.get(id)
        if field is not None and field.kind == "contact":
            replaced[id] = key((id,), given)
        elif field is not None and field.kind == "rows":
            replaced[id] = rows(field, given)
        else:
            replaced[id] = given
    return replaced, faults


def _is_place(name: str) -> bool:
    return set(name) == {"+"} or name.isdecimal()
