"""Where a table comes from and how it is written, whatever stands in it."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from engine.playbook_text.notation import PlaybookId, Words
from exchange.plans.notation import Names, Strict, listed
from exchange.styles.day_text import COUNTS, ORDERS

DAY_ORDERS = (*ORDERS, *COUNTS)
"""How days may be said to be written: day, month or year first, or numbers that count."""
Mark: TypeAlias = Literal[".", ","]
Delimiter: TypeAlias = Literal[",", ";", "|", "tab", ":", "^", "~"]
"""What stands between the cells of a CSV file; the first four are found out."""


class Source(Strict):
    """What is None is found out from the file and shown; what is said here counts."""

    source: PlaybookId
    """The name under which the ids of this file are remembered."""
    columns: Strict
    constants: Strict
    encoding: Words | None = None
    delimiter: Delimiter | None = None
    sheet: Words | None = None
    """Of a workbook; the first with a table where none is named."""
    heading: Annotated[int, Field(ge=1)] | None = None
    """The row with the column names, as a spreadsheet numbers it."""
    also: dict[str, Names] = {}
    """By a column's name here, other names tables have for it: other languages, other exports."""
    optional: Names | None = None
    """Columns a table may go without."""
    dates: Annotated[list[Words], BeforeValidator(listed)] | None = None
    """How days are written: one of DAY_ORDERS, or forms such as `%d.%m.%Y`, tried one after the other."""
    dates_in: dict[str, Names] = {}
    """The same, in one column alone."""
    decimal: Mark | None = None
    decimal_in: dict[str, Mark] = {}
    nulls: list[str] | None = None
    """Cells that say no more than an empty one."""
    nulls_in: dict[str, list[str]] = {}
    """The same, in one column alone."""
    open_ends: list[str] | None = None
    """Days that stand for "not yet": 9999-12-31."""
    only: dict[str, Names] = {}
    """By column, the values of the rows that are wanted; the others are skipped."""

    @property
    def fields(self) -> dict[str, str]:
        """The column of each field that stands in one."""
        return {field: name for field, name in self.columns if isinstance(name, str)}

    @property
    def fixed(self) -> dict[str, str]:
        """The constants that are given."""
        return {field: value for field, value in self.constants if value is not None}
