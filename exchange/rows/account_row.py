"""One row of a table of accounts, read by the mapping: what it says of a client, or all that is wrong."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.account_code import check_code
from engine.alike import same
from engine.clock import day_of
from engine.errors import Refused
from engine.message import msg
from engine.state import Instant
from engine.worksheet import Worksheets
from exchange.plans.accounts import AccountPlan
from exchange.rows.cell_reader import CellReader, Reading
from exchange.rows.refusal import Refusal
from exchange.rows.sheets import Said, SheetReader
from exchange.styles.survey import Survey

CLASSES = ("A", "B", "C")


class AccountRow(NamedTuple):
    id: str | None
    name: str
    code: str | None
    place: str | None
    abc: str | None
    currency: str
    said: Said
    """In the account's own worksheets."""

    def content(self) -> list[object]:
        """All it says."""
        return list(self)


class AccountReader(CellReader[AccountRow]):
    def __init__(
        self,
        plan: AccountPlan,
        heading: Sequence[str],
        survey: Survey,
        now: Instant,
        currency: str,
        worksheets: Worksheets,
    ) -> None:
        """`worksheets` are those of accounts."""
        super().__init__(plan, heading, survey, now, currency)
        self._classes = {same(value): abc for value, abc in plan.classes.items()}
        self._sheets = SheetReader(plan, worksheets, day_of(now, survey.time_zone))

    def read(self, number: int, cells: Sequence[str]) -> tuple[AccountRow | None, list[Refusal]]:
        reading = self._begin(number, cells)
        if reading.refusals:
            return None, reading.refusals
        currency = self._currency(reading)
        said, _, faults = self._sheets.read(lambda column: self.plain(reading, column), currency)
        row = AccountRow(
            id=self._id(reading),
            name=self._called(reading),
            code=self._code(reading),
            place=self._text(reading, "place"),
            abc=self._class(reading),
            currency=currency,
            said=said,
        )
        for column, what in faults:
            reading.refuse(column, what)
        return (None, reading.refusals) if reading.refusals else (row, [])

    def _called(self, reading: Reading) -> str:
        name = self._name(reading, "name")
        if name is None:
            reading.refuse(self.column("name"), msg("bringing.no_name"))
        return name or ""

    def _code(self, reading: Reading) -> str | None:
        code = self._text(reading, "code")
        try:
            return check_code(code.upper()) if code else None
        except Refused as error:
            reading.refuse(self.column("code"), error.message)
            return None

    def _class(self, reading: Reading) -> str | None:
        given = self._text(reading, "abc")
        if given is None:
            return None
        found = self._classes.get(same(given), given.upper())
        if found not in CLASSES:
            reading.refuse(self.column("abc"), msg("bringing.unknown_class", given=given))
        return found
