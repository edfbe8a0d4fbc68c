"""One row of a table of orders, read by the mapping: what was ordered, or everything wrong with it."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.message import msg
from engine.state import Day
from exchange.rows.cell_reader import CellReader, Reading
from exchange.rows.client_ref import Client
from exchange.rows.refusal import Refusal
from exchange.styles.days import Moment


class OrderRow(NamedTuple):
    id: str | None
    account: Client | None
    """As the file has it; None where only the deal can tell."""
    on: Day
    amount: int
    """Minor units; below zero for a credit note."""
    cost: int | None
    currency: str
    product: str | None
    note: str | None
    deal: str | None
    """As the file has it."""

    def content(self) -> list[object]:
        """All it says."""
        return list(self)


TOLD = ("on", "amount", "cost", "currency", "product", "note", "deal")
"""What a later table may say otherwise of an order."""


class OrderReader(CellReader[OrderRow]):
    def read(self, number: int, cells: Sequence[str]) -> tuple[OrderRow | None, list[Refusal]]:
        reading = self._begin(number, cells)
        if reading.refusals:
            return None, reading.refusals
        currency = self._currency(reading)
        amount = self._worth(reading, currency)
        row = OrderRow(
            id=self._id(reading),
            account=self._account(reading),
            on=self._ordered(reading),
            amount=amount,
            cost=self._cost(reading, amount, currency),
            currency=currency,
            product=self._text(reading, "product"),
            note=self._text(reading, "note"),
            deal=self._deal(reading),
        )
        return (None, reading.refusals) if reading.refusals else (row, [])

    def _account(self, reading: Reading) -> Client | None:
        account = self._client(reading)
        if account is None and self._text(reading, "deal") is None:
            reading.refuse(self.column("account") or self.column("deal"), msg("exchange.no_account"))
        return account

    def _deal(self, reading: Reading) -> str | None:
        named = self._text(reading, "deal")
        return self._whole(named) if named else None

    def _ordered(self, reading: Reading) -> Day:
        column, cell = self._found(reading, "on")
        day = self._day(reading, "on")
        if cell is None:
            reading.refuse(column, msg("exchange.no_day"))
        elif day is not None and column is not None and self._is_ahead(column, cell):
            reading.refuse(column, msg("exchange.in_the_future", given=cell))
        return day or ""

    def _is_ahead(self, column: str, cell: str) -> bool:
        moment = self._when(column, cell)
        return isinstance(moment, Moment) and moment.instant > self._now

    def _worth(self, reading: Reading, currency: str) -> int:
        column, cell = self._found(reading, "amount")
        if cell is None:
            reading.refuse(column, msg("exchange.no_amount"))
        return self._amount(reading, "amount", currency, below_zero=True) or 0

    def _cost(self, reading: Reading, amount: int, currency: str) -> int | None:
        """What it cost us: told as such, or as the margin that is left of the amount."""
        margin = self._amount(reading, "margin", currency, below_zero=True)
        cost = self._amount(reading, "cost", currency, below_zero=True)
        return amount - margin if margin is not None else cost
