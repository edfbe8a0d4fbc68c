"""FIELD=VALUE words for a worksheet, whose names may lead to a place in it:

`owner=lin`, `risks.delay.proof=pilot` (a row by its name), `risks.2.proof=…` (by its number from 1),
`risks.+.risk=…` (a new one), `risks.delay=` (away). Fields and columns go by their labels as well. A name
with a dot in it may stand in quotes; where a shell took these away, the columns of the row still tell where
it ends.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from commands.fields import split
from commands.sheet_rows import Rows
from commands.sheet_subject import Subject
from engine.errors import Usage
from engine.message import msg
from engine.worksheet import Field, Path, Raw, Worksheet
from stages.joining import called

Steps: TypeAlias = tuple[str, ...]
_STEP = re.compile(r"""(["'“])([^"'“”]*)["'”](?:\.|$)|([^.]+)(?:\.|$)""")


class Typed(NamedTuple):
    """What was typed, nested as a worksheet reads it, and each place with the name it was typed by."""

    raw: Mapping[str, Raw]
    names: Mapping[Steps, str]
    rows: Mapping[str, Rows]
    """Of the fields that have rows."""


def typed(words: Sequence[str], sheet: Worksheet, standing: Mapping[str, Any], subject: Subject) -> Typed:
    """Raises Usage for a word that is no pair, for a name that leads nowhere, and for a place given twice."""
    fields = {field.id: field for field in sheet.fields}
    rows = {id: Rows(f, standing.get(id) or (), subject) for id, f in fields.items() if f.kind == "rows"}
    said = Typed({}, {}, rows)
    raw: dict[str, Any] = {}
    names: dict[Steps, str] = {}
    before: Steps = ()
    for name, value in split(words):
        place = _place(name, fields, rows)
        if place[0] in rows and len(place) > 1:
            place = (place[0], rows[place[0]].name(place, before), *place[2:])
        _put(raw, _scored_once(place, names), name, value)
        names[place] = name
        before = place
    return said._replace(raw=raw, names=names)


def _put(raw: dict[str, Any], place: Steps, name: str, value: str) -> None:
    inner = raw
    for step in place[:-1]:
        below = inner.setdefault(step, {})
        if not isinstance(below, dict):
            raise Usage(msg("sheets.contradicts", field=name))
        inner = below
    if place[-1] in inner:
        raise Usage(msg("sheets.contradicts", field=name))
    inner[place[-1]] = value


def _scored_once(place: Steps, names: Mapping[Steps, str]) -> Steps:
    """A score's name as it was spelled first: capitals and spaces make no other."""
    if len(place) != 4:
        return place
    same = (other for other in names if other[:3] == place[:3] and len(other) == 4)
    return next((other for other in same if _plain(other[3]) == _plain(place[3])), place)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _place(name: str, fields: Mapping[str, Field], rows: Mapping[str, Rows]) -> Steps:
    """Where a name leads: the name of a row ends where a column begins, or the whole of it stands there."""
    parts = steps(name)
    if any(not part for part in parts) or name.endswith("."):
        raise Usage(msg("sheets.leads_nowhere", field=name))
    id = called(name, fields.values()) or called(parts[0], fields.values())
    if id is None:
        return parts
    if called(name, fields.values()):
        return (id,)
    field, parts = fields[id], (id, *parts[1:])
    if field.kind != "rows" or len(parts) < 3 or rows[id].has(".".join(parts[1:])):
        return parts if field.kind != "rows" else (id, ".".join(parts[1:]))
    for at in range(2, len(parts)):
        column = called(parts[at], field.columns)
        if column and at + 1 < len(parts) and _kind(field, column) == "scores":
            return (id, ".".join(parts[1:at]), column, ".".join(parts[at + 1 :]))
    if column := called(parts[-1], field.columns):
        return (id, ".".join(parts[1:-1]), column)
    return parts


def _kind(field: Field, column: str) -> str:
    return next(each.kind for each in field.columns if each.id == column)


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


def name_of(path: Path, said: Typed, subject: Subject) -> str:
    """A place in the worksheet as it was typed; where nobody typed it, with its row by name."""
    words = tuple(str(part) for part in path)
    rows = said.rows.get(words[0])
    if rows is not None and len(path) > 1:
        at = path[1]
        row = rows.called(at, said.raw.get(words[0])) if isinstance(at, int) else rows.typed_for(str(at))
        words = (words[0], row or str(at + 1 if isinstance(at, int) else at), *words[2:])
    if words in said.names:
        return said.names[words]
    # It was typed as one value for the whole row or field, or it is what leads to what was typed.
    above = next((said.names[words[:n]] for n in range(len(words) - 1, 1, -1) if words[:n] in said.names), "")
    under = next((name for place, name in said.names.items() if place[: len(words)] == words), "")
    shown = (words[0], rows.shown(words[1]), *words[2:]) if rows is not None and len(words) > 1 else words
    return above or under or ".".join(shown)
