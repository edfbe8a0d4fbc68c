"""FIELD=VALUE words for a worksheet, whose names may lead to a place in it:

`owner=lin`, `risks.delay.proof=pilot` (a row by its name), `risks.2.proof=…` (by its number from 1),
`risks.+.risk=…` (a new one), `risks.delay=` (away). A name with a dot in it may stand in quotes; where a
shell took these away, the columns of the row still tell where it ends.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from commands.fields import pairs
from commands.sheet_subject import Subject
from engine.errors import Usage
from engine.message import msg
from engine.money import decimal_of
from engine.worksheet import Field, Path, Raw, Worksheet
from stages.joining import NUMERIC

Steps: TypeAlias = tuple[str, ...]
_STEP = re.compile(r"""(["'“])([^"'“”]*)["'”](?:\.|$)|([^.]+)(?:\.|$)""")


class Typed(NamedTuple):
    """What was typed, nested as a worksheet reads it, and each place with the name it was typed by."""

    raw: Mapping[str, Raw]
    names: Mapping[Steps, str]


def typed(words: Sequence[str], sheet: Worksheet, standing: Mapping[str, Any]) -> Typed:
    """Raises Usage for a word that is no pair, and for names that contradict one another."""
    fields = {field.id: field for field in sheet.fields}
    given = {_place(name, fields, standing): (name, value) for name, value in pairs(list(words)).items()}
    raw: dict[str, Any] = {}
    for place, (name, value) in given.items():
        inner = raw
        for step in place[:-1]:
            below = inner.setdefault(step, {})
            if not isinstance(below, dict):
                raise Usage(msg("sheets.contradicts", field=name))
            inner = below
        if place[-1] in inner:
            raise Usage(msg("sheets.contradicts", field=name))
        inner[place[-1]] = value
    return Typed(raw, {place: name for place, (name, _) in given.items()})


def _place(name: str, fields: Mapping[str, Field], standing: Mapping[str, Any]) -> Steps:
    """Where a name leads: the name of a row ends where a column begins, or the whole of it stands there."""
    parts = steps(name)
    field = fields.get(parts[0])
    if field is None or field.kind != "rows" or len(parts) < 3:
        return parts
    rows = [str(row.get(field.columns[0].id)).casefold() for row in standing.get(field.id) or ()]
    if ".".join(parts[1:]).casefold() in rows:
        return (parts[0], ".".join(parts[1:]))
    columns = {column.id: column.kind for column in field.columns}
    for at in range(2, len(parts)):
        if columns.get(parts[at]) == "scores" and at + 1 < len(parts):
            return (parts[0], ".".join(parts[1:at]), parts[at], ".".join(parts[at + 1 :]))
    if parts[-1] in columns:
        return (parts[0], ".".join(parts[1:-1]), parts[-1])
    return parts


def steps(name: str) -> Steps:
    """`risks."v1.2 late".proof` → risks, v1.2 late, proof; what can't be taken apart stays whole."""
    found, at = [], 0
    while at < len(name):
        part = _STEP.match(name, at)
        if part is None:
            return (name,)
        found.append((part[2] if part[1] else part[3]).strip())
        at = part.end()
    return tuple(found) or (name,)


def name_of(path: Path, said: Typed, sheet: Worksheet, standing: Mapping[str, Any], subject: Subject) -> str:
    """A place in the worksheet as it was typed; where nobody typed it, with rows by their number."""
    place = path
    if len(path) > 1 and isinstance(path[1], int):
        field = next(f for f in sheet.fields if f.id == path[0])
        called = _called(field, said.raw.get(field.id), standing.get(field.id) or [], subject)
        if path[1] < len(called):
            place = (path[0], called[path[1]], *path[2:])
    words = tuple(str(part) for part in place)
    # It was typed as it is, as one value for the whole row, or it is what leads to what was typed.
    under = (name for given, name in said.names.items() if given[: len(words)] == words)
    return said.names.get(words) or said.names.get(words[:2]) or next(under, _numbered(path))


def _called(field: Field, patch: Raw, rows: Sequence[Mapping[str, Any]], subject: Subject) -> list[str]:
    """What each row that will stand was called, in the order `stages.joining` puts them."""
    name = field.columns[0]
    names = [_same(name, str(row.get(name.id, ""))) for row in rows]
    called = [str(n) for n in range(1, len(rows) + 1)]
    gone = set()
    for typed_name, change in patch.items() if isinstance(patch, Mapping) else ():
        key = _same(name, str(subject.find(typed_name)) if name.kind == "contact" else typed_name)
        if key in names:
            at = names.index(key)
        elif typed_name.isdecimal() and name.kind not in NUMERIC:
            at = int(typed_name) - 1
        else:
            at = len(called)
        if at > len(called):
            continue
        if at == len(called):
            called.append(typed_name)
            names.append(key)
        called[at] = typed_name
        if not change:
            gone.add(at)
    return [each for at, each in enumerate(called) if at not in gone]


def _same(name: Field, text: str) -> str:
    """What two names of one row have in common: 3 and 3.0 are the same number."""
    number = decimal_of(text) if name.kind in NUMERIC else None
    return str(number.normalize()) if number is not None else " ".join(text.split()).casefold()


def _numbered(path: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
