"""What was found out of how a column is written, what can't be, and where it contradicts itself."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from engine.message import Message, msg
from exchange.styles.example import Example
from exchange.styles.style import DAY

DATES, DECIMAL, NULLS, OPEN_ENDS = "dates", "decimal", "nulls", "open_ends"
UNITS, CURRENCY = "units", "currency"
MIDNIGHTS = "midnights"
"""A way of days: moments, every one midnight in Greenwich, that mean the day there."""
"""The keys of a mapping that would say it."""


class Found(NamedTuple):
    """`reads` is what the example is taken for; None where it says nothing."""

    column: str
    what: str
    """DATES, DECIMAL, NULLS, OPEN_ENDS, UNITS or CURRENCY."""
    way: str
    example: str
    reads: date | Decimal | None = None
    after: str | None = None
    """The column that settled it, where this one can't."""

    def said(self) -> Message:
        params = {"column": self.column, "example": self.example, "reads": self.reads, "key": self.what}
        if self.what in (NULLS, OPEN_ENDS):
            return msg(f"styles.found_{self.what}", **params)
        if self.what == UNITS:
            return msg("styles.found_units", **params, unit=self.way)
        if self.what == CURRENCY:
            id = "styles.found_currency" if self.example else "styles.found_no_currency"
            return msg(id, **params, currency=self.way)
        if self.after is not None:
            way = msg(f"styles.way_{_name(self.way)}")
            return msg("styles.found_after", **params, way=way, after=self.after)
        return msg(f"styles.found_{_name(self.way)}", **params)


class Way(NamedTuple):
    way: str
    reads: date | Decimal
    """What the example would be."""

    def said(self) -> Message:
        return msg("styles.one_way", way=msg(f"styles.way_{_name(self.way)}"), reads=self.reads)


class Undecided(NamedTuple):
    """A column that can be read in several ways, and says nowhere which is meant."""

    column: str
    kind: str
    example: Example
    ways: tuple[Way, ...]

    @property
    def key(self) -> str:
        return "dates_in" if self.kind == DAY else "decimal_in"

    def line(self, way: str) -> str:
        """What to write in the mapping."""
        value = f'"{way}"' if self.kind != DAY else way
        return f"{self.key}: {{{yaml_name(self.column)}: {value}}}"

    def said(self) -> Message:
        ways, lines = tuple(way.said() for way in self.ways), tuple(self.line(way.way) for way in self.ways)
        return msg("styles.undecided", example=self.example.cell, ways=ways, lines=lines)


class Mixed(NamedTuple):
    """A column that is written in two ways, with a cell of each, by their rows."""

    column: str
    kind: str
    one: Example
    other: Example

    def said(self) -> Message:
        kind = "days" if self.kind == DAY else "numbers"
        return msg(f"styles.mixed_{kind}", one=self.one.cell, other=self.other.cell, row=self.one.row)


class Priced(NamedTuple):
    """Amounts with a currency beside some without: whose these are can't be told."""

    column: str
    one: Example
    """One that names it; where the heading does, one that doesn't."""
    other: Example
    """One that names none."""
    known: tuple[str, ...]
    """What it may be."""

    def said(self) -> Message:
        return msg(
            "styles.mixed_currencies",
            one=self.one.cell,
            row=self.one.row,
            other=self.other.cell,
            known=self.known,
        )


def _name(way: str) -> str:
    """As it stands in a message id."""
    return {".": "point", ",": "comma"}.get(way, way.replace(" ", "_"))


def yaml_name(name: str) -> str:
    """A column's name as a key in a line of YAML."""
    plain = name.replace("_", "").replace(" ", "").isalnum() and not name[0].isdecimal()
    return name if plain else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
