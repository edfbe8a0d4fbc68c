"""Where a table comes from and how it is written, whatever stands in it."""

from typing import Annotated, Literal, LiteralString, TypeAlias, TypeGuard

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from engine.playbook_text.notation import PlaybookId, Words
from exchange.plans.notation import Names, Strict, listed
from exchange.styles.day_text import COUNTS, DAY_FIRST, MONTH_FIRST, ORDERS, YEAR_FIRST

DAY_ORDERS = (*ORDERS, *COUNTS)
"""How days may be said to be written: day, month or year first, or numbers that count."""
_IN_CHINESE = {
    "先日后月": DAY_FIRST,
    "先月后日": MONTH_FIRST,
    "先年后月": YEAR_FIRST,
    "先年": YEAR_FIRST,
}
"""As a person is told and asked."""


def _sign_of(allowed: tuple[str, ...], wrong: LiteralString) -> tuple[BeforeValidator, WithJsonSchema]:
    """Signs, which a list of them in a sentence would blur."""

    def check(value: object) -> object:
        if value not in allowed:
            raise PydanticCustomError(wrong, "not allowed", {"given": str(value)[:_SHOWN]})
        return value

    return BeforeValidator(check), WithJsonSchema({"type": "string", "enum": list(allowed)})


_SHOWN = 20
Mark: TypeAlias = Annotated[str, *_sign_of((".", ","), "mappings.no_mark")]
Delimiter: TypeAlias = Annotated[
    str, *_sign_of((",", ";", "|", "tab", ":", "^", "~"), "mappings.no_delimiter")
]
"""What stands between the cells of a CSV file; the first four are found out."""


def _day_forms(value: object) -> object:
    """`先日后月` for `[day first]`."""
    given = listed(value)
    return [_IN_CHINESE.get(each, each) for each in given] if _are_words(given) else given


def _are_words(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


Days: TypeAlias = Annotated[list[Words], BeforeValidator(_day_forms), Field(min_length=1)]


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
    first_of: dict[str, Words] = {}
    """By a column that may hold several values, what stands between them. The first counts, as does the first
    of its names where the table has more than one."""
    dates: Days | None = None
    """How days are written: one of DAY_ORDERS, or forms such as `%d.%m.%Y`, tried one after the other."""
    dates_in: dict[str, Days] = {}
    """The same, in one column alone."""
    decimal: Mark | None = None
    decimal_in: dict[str, Mark] = {}
    units: dict[str, Annotated[int, Field(ge=1, le=10**12)]] = {}
    """By column, what its bare numbers are multiplied by, whatever unit the heading names."""
    nulls: list[str] | None = None
    """Cells that say no more than an empty one."""
    nulls_in: dict[str, list[str]] = {}
    """The same, in one column alone."""
    open_ends: list[str] | None = None
    """Days that stand for "not yet": 9999-12-31."""
    only: dict[str, Names] = {}
    """By column, the values of the rows that are wanted; the others are skipped."""
    ids: Literal["salesforce"] | None = None
    """Whose ids they are, where a record has more than one: those of 15 characters become those of 18."""

    @property
    def fields(self) -> dict[str, str]:
        """The column of each field that stands in one."""
        return {field: name for field, name in self.columns if isinstance(name, str)}

    @property
    def fixed(self) -> dict[str, str]:
        """The constants that are given."""
        return {field: value for field, value in self.constants if value is not None}
