"""What was typed laid over what stands: rows found by their name or number, changed, added or taken away."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from engine.clock import parse_day
from engine.message import msg
from engine.money import decimal_of
from engine.worksheet import Field, FieldFault, Path, Raw

NUMERIC = ("number", "score", "percent", "money")
"""Kinds whose values look like a row's number; rows named by such a one are found by name only."""
NEW = "+"
"""Calls a new row; the second new one of a table is `++`, and so on."""


def is_new(typed: str) -> bool:
    return set(typed) == {NEW}


class Joining:
    """`today` is what `+3d` and `明天` are counted from."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.faults: list[FieldFault] = []

    def value(self, field: Field, given: Raw, standing: Any, path: Path) -> Any:
        """The whole field, still unchecked; None where it was taken away."""
        if _is_blank(given):
            return None
        if field.kind != "rows":
            return self._single(field, given, standing, path)
        if isinstance(given, Mapping):
            return self._patched(field, given, [dict(row) for row in standing or ()], path) or None
        if isinstance(given, str | int):
            given = str(given).splitlines()
        return self._whole(field, given or (), path) or None

    def _single(self, field: Field, given: Raw, standing: Any, path: Path) -> Any:
        if field.kind == "scores" and isinstance(given, Mapping):
            # What was typed into the same row a moment ago may be a text still unchecked.
            scores = dict(standing) if isinstance(standing, Mapping) else {}
            for called, score in given.items():
                scores[next((name for name in scores if _same(name, called)), called)] = score
            return {name: score for name, score in scores.items() if not _is_blank(score)} or None
        if isinstance(given, Mapping):
            self._refuse(path, "worksheets.no_rows", field=field.id)
            return standing
        if not isinstance(given, str):
            return given
        day = parse_day(given, self.today, past=field.past) if field.kind == "day" else None
        return day.isoformat() if day else given.strip()

    def _whole(self, field: Field, rows: Any, path: Path) -> list[Any]:
        """All rows anew; a row that is one text is its name, an empty one is none."""
        name = field.columns[0].id
        named = [row if isinstance(row, Mapping) else {name: row} for row in rows if not _is_blank(row)]
        joined = [self._row(field, row, {}, (*path, at)) for at, row in enumerate(named)]
        return [row for row in joined if row]

    def _patched(
        self, field: Field, given: Mapping[str, Raw], rows: list[dict[str, Any]], path: Path
    ) -> list[dict[str, Any]]:
        dropped: list[int] = []
        for called, change in given.items():
            at = self._position(field, called, rows, path)
            if at is None:
                continue
            new = at == len(rows)
            if _is_blank(change):
                if new:
                    self._no_such_row(field, called, rows, path)
                else:
                    dropped.append(at)
                continue
            unnamed = new and _is_place(field, called)
            if new:
                rows.append({} if unnamed else {field.columns[0].id: called})
            if not isinstance(change, Mapping):
                # One value alone is a new row's name, or what stands beside the name: `criteria.delivery=3`.
                change = {field.columns[0 if unnamed else min(1, len(field.columns) - 1)].id: change}
            rows[at] = self._row(field, change, rows[at], (*path, at))
        kept = [at for at, row in enumerate(rows) if at not in dropped and row]
        self.faults = [_moved(fault, path, kept) for fault in self.faults]
        return [rows[at] for at in kept]

    def _position(self, field: Field, called: str, rows: list[dict[str, Any]], path: Path) -> int | None:
        """Where the row stands, or the end for a new one; None (and a fault) for a number beyond that."""
        name = field.columns[0]
        for at, row in enumerate(rows):
            if name.id in row and _same(row[name.id], called, numeric=name.kind in NUMERIC):
                return at
        if is_new(called) or not _is_place(field, called):
            return len(rows)
        if len(called) < 5 and 1 <= int(called) <= len(rows) + 1:
            return int(called) - 1
        self._refuse((*path, called), "worksheets.no_row", n=len(rows))
        return None

    def _row(
        self, field: Field, change: Mapping[str, Raw], row: Mapping[str, Any], path: Path
    ) -> dict[str, Any]:
        columns = {column.id: column for column in field.columns}
        joined = dict(row)
        for id, given in change.items():
            if id in columns:
                joined[id] = self.value(columns[id], given, joined.get(id), (*path, id))
            elif close := closest(id, columns):
                self._refuse((*path, id), "worksheets.unknown_column_close", close=close)
            else:
                self._refuse((*path, id), "worksheets.unknown_column", known=tuple(columns))
        return {id: value for id, value in joined.items() if value is not None}

    def _no_such_row(self, field: Field, called: str, rows: list[dict[str, Any]], path: Path) -> None:
        names = [str(row[field.columns[0].id]) for row in rows if field.columns[0].id in row]
        if _is_place(field, called):
            self._refuse((*path, called), "worksheets.no_row", n=len(rows))
        elif close := get_close_matches(called, names, n=1, cutoff=0.5):
            self._refuse((*path, called), "worksheets.no_such_row_close", name=called, close=close[0])
        else:
            self._refuse((*path, called), "worksheets.no_such_row", name=called)

    def _refuse(self, path: Path, id: str, **params: object) -> None:
        self.faults.append(FieldFault(path, msg(id, **params)))


def _moved(fault: FieldFault, path: Path, kept: list[int]) -> FieldFault:
    """A fault in a row of `path`, by where that row stands once others are gone."""
    at = len(path)
    row = fault.path[at] if fault.path[:at] == path and len(fault.path) > at else None
    return FieldFault((*path, kept.index(row), *fault.path[at + 1 :]), fault.what) if row in kept else fault


def called(typed: str, fields: Iterable[Field]) -> str | None:
    """The id of the field that is called so: its id, or its label in either language, with or without what
    stands in brackets there. None where it is no name, or the name of several."""
    known = {field.id: field for field in fields}
    if typed in known:
        return typed
    found = [id for id, field in known.items() if _plain(typed) in _spellings(field)]
    return found[0] if len(found) == 1 else None


def closest(typed: str, fields: Mapping[str, Field]) -> str | None:
    """The field that may have been meant, by its id or as either language calls it."""
    spelled = {word: id for id, field in fields.items() for word in _spellings(field)}
    close = get_close_matches(_plain(typed), spelled, n=1, cutoff=0.5)
    return spelled[close[0]] if close else None


def _spellings(field: Field) -> set[str]:
    labels = (*field.label, *(_BRACKETS.sub("", label) for label in field.label))
    return {_plain(field.id), *map(_plain, labels)}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


_BRACKETS = re.compile(r"\s*[（(][^（()）]*[）)]")


def _is_blank(given: Any) -> bool:
    return given is None or (isinstance(given, str) and not given.strip()) or given in ([], ())


def _is_place(field: Field, called: str) -> bool:
    """Whether a row is called by where it stands, not by its name."""
    return is_new(called) or (called.isdecimal() and field.columns[0].kind not in NUMERIC)


def _same(name: Any, called: str, *, numeric: bool = False) -> bool:
    if numeric:
        return (wanted := decimal_of(called)) is not None and decimal_of(str(name)) == wanted
    return str(name).casefold() == " ".join(called.split()).casefold()
