"""A row's cells by what we call them: texts, amounts and days, or what is wrong with them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from engine.findable import LONGEST
from engine.message import Message, msg
from engine.money import currency_of, minor
from engine.state import Day, Instant
from exchange.plans.source import Source
from exchange.rows.refusal import Refusal
from exchange.styles.cells import Days, plain_number

R = TypeVar("R")


class Reading:
    """A row while it is read: its cells, and what is wrong with them so far."""

    __slots__ = ("cells", "number", "refusals")

    def __init__(self, number: int, cells: Sequence[str]) -> None:
        self.number = number
        self.cells = cells
        self.refusals: list[Refusal] = []

    def refuse(self, column: str | None, reason: Message) -> None:
        self.refusals.append(Refusal(self.number, column, reason))

    def refused(self, column: str | None) -> bool:
        return any(r.column == column for r in self.refusals)


class CellReader(ABC, Generic[R]):
    """Knows once and for all where each field stands."""

    def __init__(self, plan: Source, heading: Sequence[str], days: Days, now: Instant, currency: str) -> None:
        """`currency` is for rows that name none."""
        self._heading, self._decimal, self._days, self._now = heading, plan.decimal or ".", days, now
        self._constants = {"currency": currency, **plan.fixed}
        self._at = {name: at for at, name in enumerate(heading)}
        everywhere = {"", *(plan.nulls or ())}
        self._nulls = {name: everywhere.union(plan.nulls_in.get(name, ())) for name in heading}
        self._fields: Mapping[str, str] = plan.fields
        self._only = [
            (self._at[name], frozenset(value.casefold() for value in values))
            for name, values in plan.only.items()
        ]

    @abstractmethod
    def read(self, number: int, cells: Sequence[str]) -> tuple[R | None, list[Refusal]]:
        """The row, or every refusal."""

    def column(self, field: str) -> str | None:
        """The column a field stands in."""
        return self._fields.get(field)

    def wants(self, cells: Sequence[str]) -> bool:
        """Whether the row is one of those the mapping asks for; one too short to tell is looked at."""
        return all(at >= len(cells) or cells[at].strip().casefold() in values for at, values in self._only)

    def _begin(self, number: int, cells: Sequence[str]) -> Reading:
        """Refused already where there are too few or too many cells."""
        reading = Reading(number, cells)
        wanted = len(self._heading)
        surplus = next((cell for cell in cells[wanted:] if cell.strip()), None)
        if len(cells) < wanted:
            reading.refuse(None, msg("exchange.short_row", n=len(cells), wanted=wanted))
        elif surplus is not None:
            reading.refuse(None, msg("exchange.surplus", text=surplus))
        return reading

    def cell(self, reading: Reading, column: str) -> str | None:
        """What stands there; None where it says no more than an empty one."""
        cell = reading.cells[self._at[column]].strip()
        return None if cell in self._nulls[column] else cell

    def _found(self, reading: Reading, field: str) -> tuple[str | None, str | None]:
        """A field's column and cell."""
        column = self._fields.get(field)
        return column, self.cell(reading, column) if column else None

    def _text(self, reading: Reading, field: str) -> str | None:
        _, cell = self._found(reading, field)
        return " ".join(cell.split()) if cell else self._constants.get(field)

    def _name(self, reading: Reading, field: str) -> str | None:
        """A text by which something is found."""
        return self._findable(reading, field, self._text(reading, field))

    def _id(self, reading: Reading) -> str | None:
        column, cell = self._found(reading, "id")
        if column is not None and cell is None:
            reading.refuse(column, msg("exchange.no_id"))
        return self._findable(reading, "id", cell)

    def _findable(self, reading: Reading, field: str, text: str | None) -> str | None:
        if text is not None and len(text) > LONGEST:
            reading.refuse(self.column(field), msg("exchange.long_name", most=LONGEST))
        return text

    def _currency(self, reading: Reading) -> str:
        named = self._text(reading, "currency") or ""
        currency = currency_of(named)
        if currency is None:
            reading.refuse(self.column("currency"), msg("exchange.bad_currency", given=named))
        return currency or named

    def _amount(self, reading: Reading, field: str, currency: str, *, below_zero: bool = False) -> int | None:
        column, cell = self._found(reading, field)
        if cell is None:
            return None
        number = plain_number(cell, self._decimal)
        amount = minor(number, currency) if number else None
        if amount is None or (amount < 0 and not below_zero):
            reading.refuse(column, self._no_amount(cell, currency))
        return amount

    def _no_amount(self, cell: str, currency: str) -> Message:
        """Where the other decimal mark would make it one, says how the mapping names that."""
        other = "," if self._decimal == "." else "."
        number = None if plain_number(cell, self._decimal) else plain_number(cell, other)
        if number and minor(number, currency) is not None:
            return msg("exchange.other_decimal", given=cell, currency=currency, mark=other)
        return msg("exchange.bad_amount", given=cell, currency=currency)

    def _day(self, reading: Reading, field: str) -> Day | None:
        column, cell = self._found(reading, field)
        if cell is None:
            return None
        day = self._days.day(cell)
        if day is None:
            reading.refuse(column, msg("exchange.bad_day", given=cell))
        return day
