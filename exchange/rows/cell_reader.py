"""A row's cells by what we call them: texts, amounts and days, or what is wrong with them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from engine.findable import LONGEST
from engine.message import Message, msg
from engine.money import currency_of
from engine.nearest import shortened
from engine.state import Day, Instant
from exchange.plans.source import Source
from exchange.rows.client_ref import Client, ClientRef
from exchange.rows.refusal import Refusal
from exchange.rows.salesforce_id import whole_id
from exchange.styles.amounts import Amounts
from exchange.styles.currencies import currencies
from exchange.styles.days import Days, Moment
from exchange.styles.style import AMOUNT, DAY, TEXT, Style
from exchange.styles.survey import Survey
from exchange.tables.heading import trimmed
from exchange.tables.table import Typed, Unread

R = TypeVar("R")
_CURRENCIES = 10_000
"""Ways to write one, remembered."""
_TEXTS = 4096
"""Texts remembered: of a deal, an account, a person several rows tell."""
_AHEAD = 100
"""Years from now; a day beyond is a slip of the pen."""


class Reading:
    """A row while it is read: its cells, and what is wrong with them so far."""

    __slots__ = ("cells", "lacking", "number", "refusals")

    def __init__(self, number: int, cells: Sequence[str]) -> None:
        self.number = number
        self.cells = cells
        self.refusals: list[Refusal] = []
        self.lacking: tuple[str, ...] = ()
        """Columns whose cell can't be read, which is all there is to say of them."""

    def refuse(self, column: str | None, reason: Message) -> None:
        if column not in self.lacking:
            self.refusals.append(Refusal(self.number, column, shortened(reason)))

    def lack(self, column: str, why: Message) -> None:
        """A cell that is needed can't be read."""
        self.refuse(column, why)
        self.lacking += (column,)

    def refused(self, column: str | None) -> bool:
        return any(r.column == column for r in self.refusals)


class CellReader(ABC, Generic[R]):
    """Knows once and for all where each field stands."""

    def __init__(
        self, plan: Source, heading: Sequence[str], survey: Survey, now: Instant, currency: str
    ) -> None:
        """`survey` tells how the columns are written, `currency` is the workspace's."""
        self._heading, self._now = heading, now
        self._constants = {"currency": survey.currency or currency, **plan.fixed}
        self._at = {name: at for at, name in enumerate(heading)}
        self._styles = {name: survey.of(name) for name in heading}
        self._nulls = {name: style.nulls for name, style in self._styles.items()}
        latest = int(now[:4]) + _AHEAD
        self._days = {
            name: Days(
                survey.time_zone, style.days, style.open_ends, midnights=style.midnights, latest=latest
            )
            for name, style in self._styles.items()
            if style.kind == DAY
        }
        self._typed_days = {
            name: Days(survey.time_zone, (), self._styles[name].open_ends, latest=latest)
            for name in self._days
        }
        self._places = {name: (at, self._nulls[name]) for name, at in self._at.items()}
        self._amounts = Amounts()
        self._codes: dict[str, str | None] = {}
        self._texts: dict[str, str] = {}
        self._fields: Mapping[str, str] = plan.fields
        self._whole: Callable[[str], str] = whole_id if plan.ids else str
        """An id as it is remembered, whichever of its spellings stands there."""
        self._priced = [
            (self._at[name], name) for name, style in self._styles.items() if style.kind == AMOUNT
        ]
        self._first_of = [(self._at[name], between) for name, between in plan.first_of.items()]
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
        return not self._only or all(
            at >= len(cells) or trimmed(cells[at]).casefold() in values or type(cells[at]) is Unread
            for at, values in self._only
        )

    def _begin(self, number: int, cells: Sequence[str]) -> Reading:
        """Refused already where there are too few or too many cells."""
        reading = Reading(number, cells)
        wanted = len(self._heading)
        if len(cells) < wanted:
            reading.refuse(None, msg("exchange.short_row", n=len(cells), wanted=wanted))
        elif len(cells) > wanted:
            surplus = next((cell for cell in cells[wanted:] if cell.strip()), None)
            if surplus is not None:
                reading.refuse(None, msg("exchange.surplus", text=surplus))
        for at, _ in self._only:
            if at < len(cells) and type(cell := cells[at]) is Unread:
                reading.lack(self._heading[at], cell.why)
        if self._first_of and len(cells) >= wanted:
            reading.cells = self._firsts(cells)
        return reading

    def _firsts(self, cells: Sequence[str]) -> Sequence[str]:
        """With the first value alone where a column may hold several."""
        firsts = list(cells)
        for at, between in self._first_of:
            if between in cells[at]:
                firsts[at] = next(filter(None, map(str.strip, cells[at].split(between))), "")
        return firsts

    def cell(self, reading: Reading, column: str) -> str | None:
        """What stands there; None where it says no more than an empty one, or "not yet"."""
        cell = self._written(reading, column)
        if cell is None or column not in self._days:
            return cell
        return None if self._days_of(column, cell).says_nothing(cell) else cell

    def _written(self, reading: Reading, column: str) -> str | None:
        """What stands there, "not yet" too."""
        place = self._places.get(column)
        if place is None:
            return None
        at, nulls = place
        raw = cell = reading.cells[at]
        if type(cell) is not Typed:
            cell = trimmed(cell)
        if cell not in nulls:
            return cell
        if type(raw) is Unread:
            reading.lack(column, raw.why)
        return None

    def plain(self, reading: Reading, column: str) -> str | None:
        """The same, with a number or a day in the one spelling that worksheets know."""
        cell, style = self.cell(reading, column), self._styles.get(column)
        if cell is None or style is None or style.kind == TEXT:
            return cell
        if isinstance(cell, Typed) and style.factor == 1:
            return cell
        if style.kind != DAY:
            return self._amounts.plain(cell, style.decimal, style.factor) or cell
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
        return self._spaced(cell) if cell else self._constants.get(field)

    def _spaced(self, cell: str) -> str:
        """With single spaces between its words."""
        text = self._texts.get(cell)
        if text is None:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            text = self._texts[cell] = " ".join(cell.split())
        return text

    def _name(self, reading: Reading, field: str) -> str | None:
        """A text by which something is found."""
        return self._findable(reading, field, self._text(reading, field))

    def _id(self, reading: Reading) -> str | None:
        column, cell = self._found(reading, "id")
        if column is not None and cell is None:
            reading.refuse(column, msg("exchange.no_id"))
        return self._findable(reading, "id", self._whole(cell) if cell else None)

    def _client(self, reading: Reading) -> Client | None:
        """The account by its id where the row has one, with its name where it has that."""
        name = self._name(reading, "account")
        id = self._name(reading, "account_id") if "account_id" in self._fields else None
        return ClientRef(self._whole(id), name) if id else name

    def _put_together(self, reading: Reading, names: Sequence[str], join: str) -> str:
        """What stands in these columns; empty where nothing does."""
        if len(names) == 1:
            cell = self.cell(reading, names[0])
            return self._spaced(cell) if cell else ""
        return join.join(self._spaced(cell) for name in names if (cell := self.cell(reading, name)))

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
        style = self._styles[column]
        amount = self._amounts.minor(cell, style.decimal, currency, style.factor, said=style.said)
        if isinstance(amount, Message):
            if not reading.refused(column):
                reading.refuse(column, amount)
            return None
        if self._headed_otherwise(style, cell, currency):
            said = tuple(sorted(style.currencies or ()))
            reading.refuse(column, msg("styles.other_currency", given=column, said=said, currency=currency))
            return None
        if amount < 0 and not below_zero:
            reading.refuse(column, msg("exchange.amount_below_zero", given=cell))
            return None
        return amount

    def _headed_otherwise(self, style: Style, cell: str, currency: str) -> bool:
        """Whether the row is in other money than the column's heading says, and nothing nearer says so."""
        headed = style.currencies
        if headed is None or currency in headed or currency == self._constants["currency"]:
            return False
        return self._amounts.currencies(cell) is None

    def _moment(self, reading: Reading, column: str, cell: str) -> Instant | None:
        """Refused where it has not come yet."""
        moment = self._when(column, cell)
        if isinstance(moment, Message):
            reading.refuse(column, moment)
            return None
        if moment.open:
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
