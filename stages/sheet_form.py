"""The form every worksheet has: fields, what counts as filled in, and what its arithmetic gives."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Field, FieldFault

HIGHEST = 5
"""Scores run from 0 to 5."""


def _no_figures(values: Mapping[str, Any]) -> dict[str, Any]:
    return {}


class SheetForm(NamedTuple):
    """`optional` fields don't count towards completeness; `arithmetic` turns values into figures."""

    id: str
    title: Text
    fields: tuple[Field, ...]
    optional: frozenset[str] = frozenset()
    arithmetic: Callable[[Mapping[str, Any]], dict[str, Any]] = _no_figures
    of_deal: tuple[str, ...] = ()
    """Fields that are the deal's own as well, under the same name."""

    def read(self, raw: Mapping[str, str]) -> tuple[dict[str, Any], tuple[FieldFault, ...]]:
        """What was typed, field by field: values (None clears a field), and every fault at once."""
        known = {field.id: field for field in self.fields}
        values: dict[str, Any] = {}
        faults = []
        for id, typed in raw.items():
            read = _read(known[id], typed.strip()) if id in known else self._unknown(id)
            if isinstance(read, Message):
                faults.append(FieldFault(id, read))
            else:
                values[id] = read
        return values, tuple(faults)

    def complete(self, values: Mapping[str, Any]) -> int:
        """Share of the counting fields that are filled in, in whole per cent."""
        counting = [field.id for field in self.fields if field.id not in self.optional]
        filled = sum(values.get(id) is not None for id in counting)
        return (200 * filled + len(counting)) // (2 * len(counting))

    def figures(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return self.arithmetic(values)

    def settles(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: values[name] for name in self.of_deal if values.get(name) is not None}

    def _unknown(self, id: str) -> Message:
        ids = tuple(field.id for field in self.fields)
        close = get_close_matches(id, ids, n=1, cutoff=0.5)
        if close:
            return msg("worksheets.unknown_field_close", field=id, close=close[0])
        return msg("worksheets.unknown_field", field=id, known=ids)


def _read(field: Field, typed: str) -> str | int | Message | None:
    """The value of one field; an empty text clears it."""
    if not typed:
        return None
    if field.kind == "score":
        if typed.isdecimal() and len(typed) == 1 and int(typed) <= HIGHEST:
            return int(typed)
        return msg("worksheets.no_score", given=typed, highest=HIGHEST)
    if field.kind == "choice" and typed not in field.choices:
        return msg("worksheets.no_choice", given=typed, choices=field.choices)
    return typed
