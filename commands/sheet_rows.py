"""The rows of one field as FIELD=VALUE words call them, in the order `stages.joining` puts them."""

from collections.abc import Mapping, Sequence
from typing import Any

from commands.sheet_subject import Subject
from engine.money import decimal_of
from engine.worksheet import Field, Raw
from stages.joining import NEW, NUMERIC, is_new

_DIGITS = 4
"""Of a row's number; more digits are no number of a row."""


class Rows:
    """A row may be called by its name, by another spelling of it, or by its number: it is one row, and goes
    by what was typed first."""

    def __init__(self, field: Field, standing: Sequence[Mapping[str, Any]], subject: Subject) -> None:
        self._id = field.id
        self._kind = field.columns[0].kind
        self._subject = subject
        self._names = [str(row.get(field.columns[0].id, "")) for row in standing]
        self._same: list[str | None] = [self._identity(name) for name in self._names]
        self._typed: list[str | None] = [None] * len(standing)
        self._run: set[tuple[str, ...]] = set()
        """Columns of the new row that is being typed."""

    def has(self, typed: str) -> bool:
        return self._identity(typed) in self._same

    def name(self, place: Sequence[str], before: Sequence[str]) -> str:
        """What the row at `place` goes by; `before` is the place typed just before."""
        typed, columns = place[1], tuple(place[2:])
        if is_new(typed):
            return self._new(columns, before)
        at = self._at(typed)
        if at is None:
            return typed
        if at == len(self._typed):
            self._add(typed, self._identity(typed))
        first = self._typed[at] = self._typed[at] or typed
        return first

    def _new(self, columns: tuple[str, ...], before: Sequence[str]) -> str:
        """Each `+=name`, and each run of `+.column`, is a row of its own."""
        key = NEW * sum(is_new(typed or "") for typed in self._typed)
        if not {columns, ()}.isdisjoint(self._run) or not columns or tuple(before[:2]) != (self._id, key):
            key += NEW
            self._add(key, None)
            self._run.clear()
        self._run.add(columns)
        return key

    def _add(self, typed: str, identity: str | None) -> None:
        self._typed.append(typed)
        self._same.append(identity)
        self._names.append(typed)

    def _at(self, typed: str) -> int | None:
        """Where it stands, or the end; None for a number beyond that."""
        if (identity := self._identity(typed)) in self._same:
            return self._same.index(identity)
        if not typed.isdecimal() or self._kind in NUMERIC:
            return len(self._same)
        at = int(typed) - 1 if len(typed) <= _DIGITS else -1
        return at if 0 <= at <= len(self._same) else None

    def _identity(self, text: str) -> str:
        """What all spellings of a name have in common: 3 and 3.0 are the same number."""
        if self._kind in NUMERIC and (number := decimal_of(text)) is not None:
            return str(number.normalize())
        if (
            self._kind == "contact"
            and not text.isdecimal()
            and isinstance(key := self._subject.find(text), str)
        ):
            text = key
        return " ".join(text.split()).casefold()

    # ── for those who read what was typed ─────────────────────────────────────────────────────

    def called(self, at: int, raw: Raw) -> str | None:
        """What the row at a place was called, once those that were taken away are gone."""
        if not isinstance(raw, Mapping):
            return None
        gone = {typed for typed, change in raw.items() if not change}
        left = [
            typed or name for typed, name in zip(self._typed, self._names, strict=True) if typed not in gone
        ]
        return left[at] if at < len(left) else None

    def typed_for(self, name: str) -> str:
        """As the row was typed; `name` may be the key of somebody who was typed by name."""
        at = self._same.index(self._identity(name)) if self.has(name) else None
        return (self._typed[at] if at is not None else None) or name

    def shown(self, name: str) -> str:
        return NEW if is_new(name) else self._subject.people.get(name, name)
