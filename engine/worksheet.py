"""What the engine asks of a worksheet. The worksheets themselves are handed in by `stages`.

Values are JSON-ready wherever they leave a worksheet: a score and a count are ints, a number, a
percentage or an amount a decimal text with a point ("480000.00"), a day ISO text, rows a list of objects.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeAlias

from engine.message import Message, Text
from engine.state import Day
from engine.value import Value

Raw: TypeAlias = "str | int | Sequence[Raw] | Mapping[str, Raw] | None"
"""What was typed. For rows either a list, which replaces them, or a mapping from a row (by its name, its
number from 1, or `+`, `++` and so on for new ones) to what changes in it; an empty text takes a value or a
row away."""

Path: TypeAlias = tuple[str | int, ...]
"""A field, then the index of a row from 0, then its column."""

KINDS = {
    "text": "text",
    "contact": "text",
    "choice": "text",
    "currency": "text",
    "score": "number",
    "number": "number",
    "percent": "number",
    "money": "money",
    "day": "day",
}
"""Kinds of single values, by what conditions take them for; `many`, `scores` and `rows` are not compared."""


class Field(Value):
    """One field, column or figure: how it is called, the question that fills it, and what it accepts."""

    id: str
    label: Text
    ask: Text
    kind: str = "text"
    """One of KINDS; `many` texts or choices, `scores` by name, `rows` with columns, the first their name."""
    choices: Mapping[str, Text] = {}
    columns: "tuple[Field, ...]" = ()
    needed: bool = True
    """Whether it counts towards completeness."""
    past: bool = False
    """Of a day: whether it is one on which something has happened."""
    counts: bool = False
    """Of a number: whether it says how many, so that it is whole and never below zero."""


class FieldFault(Value):
    path: Path
    what: Message

    @property
    def field(self) -> str:
        """`risks.2.proof`, rows counted from 1, as it can be typed."""
        return ".".join(str(part + 1) if isinstance(part, int) else part for part in self.path)


class FollowOn(Value):
    """The next deal a worksheet opens behind this one: its title, and the step it begins with."""

    title: str
    on: Day
    contact: str | None = None


class Worksheet(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def about(self) -> Text:
        """What it is for, in one sentence."""
        ...

    @property
    def fields(self) -> tuple[Field, ...]: ...
    @property
    def results(self) -> tuple[Field, ...]:
        """The figures its arithmetic gives, described."""
        ...

    def read(
        self, raw: Mapping[str, Raw], standing: Mapping[str, Any], currency: str, today: date
    ) -> tuple[dict[str, Any], tuple[FieldFault, ...]]:
        """What changes in the fields that stand there (None clears one), and every fault at once.

        `currency` is the one its amounts are in unless it says so itself; what has happened can't have
        happened after `today`.
        """
        ...

    def complete(self, values: Mapping[str, Any]) -> int:
        """Whole per cent of what is wanted."""
        ...

    def figures(self, values: Mapping[str, Any]) -> dict[str, Any]: ...
    def remarks(self, values: Mapping[str, Any], today: date) -> tuple[Message, ...]:
        """What somebody who knows the method would say about it."""
        ...

    def settles(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the values say of the deal itself, by the deal's own fields."""
        ...

    @property
    def borrowed(self) -> Mapping[str, tuple[str, str]]:
        """Fields that begin as another worksheet of the deal has them: its id and field."""
        ...

    def opens(self, values: Mapping[str, Any]) -> FollowOn | None: ...
    def idle(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Fields there is nothing to ask about, given the others."""
        ...

    def refers(self, path: Path, values: Mapping[str, Any]) -> tuple[str, ...]:
        """The names a place can name, which stand elsewhere in the worksheet; empty where it names none."""
        ...


Worksheets = Mapping[str, Worksheet]


def names_of(worksheet: Worksheet) -> dict[str, Field]:
    """Every single value conditions may compare: fields and figures."""
    described = (*worksheet.fields, *worksheet.results)
    return {field.id: field for field in described if field.kind in KINDS}
