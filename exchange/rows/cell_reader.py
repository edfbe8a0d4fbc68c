"""A row's cells by what we call them: texts, amounts and days, or what is wrong with them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from engine.findable import LONGEST
from engine.message import Message, msg
from engine.money import currency_of
from engine.state import Day, Instant
from exchange.plans.source import Source
from exchange.rows.client_ref import Client, ClientRef
from exchange.rows.refusal import Refusal
from exchange.styles.amounts import Amounts
from exchange.styles.currencies import currencies
from exchange.styles.days import Days, Moment
from exchange.styles.style import AMOUNT, DAY, TEXT
from exchange.styles.survey import Survey
from exchange.tables.table import Typed

R = TypeVar("R")
_CURRENCIES = 10_000
"""Ways to write one, remembered."""


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

    def __init__(
        self, plan: Source, heading: Sequence[str], survey: Survey, now: Instant, currency: str
    ) -> None:
        """`survey` tells how the columns are written, `currency` is for rows that name none."""
        self._heading, self._now = heading, now
        self._constants = {"currency": currency, **plan.fixed}
        self._at = {name: at for at, name in enumerate(heading)}
        self._styles = {name: survey.of(name) for name in heading}
        self._nulls = {name: style.nulls for name, style in self._styles.items()}
        self._days = {
            name: Days(survey.time_zone, style.days, style.open_ends)
            for name, style in self._styles.items()
            if style.kind == DAY
        }
        self._typed_days = {
            name: Days(survey.time_zone, (), self._styles[name].open_ends) for name in self._days
        }
        self._places = {name: (at, self._nulls[name], name in self._days) for name, at in self._at.items()}
        self._amounts = Amounts()
        self._codes: dict[str, str | None] = {}
        self._fields: Mapping[str, str] = plan.fields
        self._priced = [
            (self._at[name], name) for name, style in self._styles.items() if style.kind == AMOUNT
        ]
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
        """What stands there; None where it says no more than an empty one, or "not yet"."""
        place = self._places.get(column)
        if place is None:
            return None
        at, nulls, is_day = place
        cell = reading.cells[at]
        if type(cell) is not Typed:
            cell = cell.strip()
        if cell in nulls:
            return None
        return None if is_day and self._days_of(column, cell).says_nothing(cell) else cell

    def plain(self, reading: Reading, column: str) -> str | None:
        """The same, with a number or a day in the one spelling that worksheets know."""
        cell, style = self.cell(reading, column), self._styles.get(column)
        if cell is None or style is None or style.kind == TEXT or isinstance(cell, Typed):
            return cell
        if style.kind != DAY:
            return self._amounts.plain(cell, style.decimal) or cell
        moment = self._when(column, cell)
        return moment.day if isinstance(moment, Moment) else cell

    def _when(self, column: str, cell: str) -> Moment | Message:
        return self._days_of(column, cell).read(cell)

    def _days_of(self, column: str, cell: str) -> Days:
        """What a file holds as a day is one, however the column's texts are written."""
        typed = type(cell) is Typed and cell[4:5] == "-"
        return (self._typed_days if typed else self._days)[column]

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

    def _client(self, reading: Reading) -> Client | None:
        """The account by its id where the row has one, with its name where it has that."""
        name = self._name(reading, "account")
        id = self._name(reading, "account_id")
        return ClientRef(id, name) if id else name

    def _put_together(self, reading: Reading, names: Sequence[str], join: str) -> str:
        """What stands in these columns; empty where nothing does."""
        return join.join(" ".join(cell.split()) for name in names if (cell := self.cell(reading, name)))

    def _findable(self, reading: Reading, field: str, text: str | None) -> str | None:
        if text is not None and len(text) > LONGEST:
            reading.refuse(self.column(field), msg("exchange.long_name", most=LONGEST))
        return text

    def _currency(self, reading: Reading) -> str:
        """As its column says, else an amount's own cell, else what stands in for all rows."""
        column, cell = self._found(reading, "currency")
        if cell is None:
            return self._said_by_amounts(reading)
        currency = self._currency_code(cell)
        if currency is None:
            reading.refuse(column, msg("exchange.bad_currency", given=cell))
        return currency or cell

    def _currency_code(self, cell: str) -> str | None:
        if cell not in self._codes:
            if len(self._codes) >= _CURRENCIES:
                self._codes.clear()
            fit = currencies(cell) or ()
            self._codes[cell] = currency_of(cell) or (next(iter(fit)) if len(fit) == 1 else None)
        return self._codes[cell]

    def _said_by_amounts(self, reading: Reading) -> str:
        standing = self._constants["currency"]
        for at, column in self._priced:
            cell = reading.cells[at]
            if cell[:1].isdecimal() and cell[-1:].isdecimal():
                continue
            fit = self._amounts.currencies(cell.strip())
            if fit and standing not in fit:
                if len(fit) == 1:
                    return next(iter(fit))
                reading.refuse(
                    column, msg("styles.which_currency", given=cell.strip(), known=tuple(sorted(fit)))
                )
        return standing

    def _amount(self, reading: Reading, field: str, currency: str, *, below_zero: bool = False) -> int | None:
        column, cell = self._found(reading, field)
        if cell is None or column is None:
            return None
        amount = self._amounts.minor(cell, self._styles[column].decimal, currency)
        if isinstance(amount, Message):
            if not reading.refused(column):
                reading.refuse(column, amount)
            return None
        if amount < 0 and not below_zero:
            reading.refuse(column, msg("exchange.bad_amount", given=cell, currency=currency))
            return None
        return amount

    def _moment(self, reading: Reading, column: str, cell: str) -> Instant | None:
        """Refused where it has not come yet."""
        moment = self._when(column, cell)
        if isinstance(moment, Message):
            reading.refuse(column, moment)
            return None
        if moment.instant > self._now:
            reading.refuse(column, msg("exchange.in_the_future", given=cell))
        return moment.instant

    def _day(self, reading: Reading, field: str) -> Day | None:
        column, cell = self._found(reading, field)
        if cell is None or column is None:
            return None
        moment = self._when(column, cell)
        if isinstance(moment, Message):
            reading.refuse(column, moment)
            return None
        return moment.day
