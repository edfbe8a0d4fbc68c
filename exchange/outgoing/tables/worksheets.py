"""The table of worksheets, a row a field: those of deals, then those of accounts."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.history import canonical
from engine.reads import View
from engine.state import Filled
from exchange.outgoing.column import Row, number, text
from exchange.outgoing.tables import accounts
from exchange.outgoing.tables.wanted import Wanted, states

COLUMNS = (
    text("deal", "商机编号", "Deal"),
    text("account", "客户编号", "Account"),
    text("worksheet", "工作表", "Worksheet"),
    number("complete", "完成度", "Complete %"),
    text("kind", "类别", "Kind"),
    text("name", "栏目", "Name"),
    text("value", "内容", "Value"),
)
FIELD, FIGURE = "field", "figure"
"""What somebody filled in, and what the arithmetic of the worksheet makes of it."""


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for deal in states(view, wanted):
        yield from _filled((deal.key, deal.account), deal.worksheets)
    if wanted.given.keys() <= {"account"}:
        for page in accounts.pages(view, wanted):
            for account in page:
                yield from _filled((None, account.code), account.sheets)


def _filled(of: tuple[str | None, str | None], sheets: Mapping[str, Filled]) -> Iterator[Row]:
    for id, sheet in sorted(sheets.items()):
        for kind, values in ((FIELD, sheet.fields), (FIGURE, sheet.figures)):
            for name, value in sorted(values.items()):
                if value is not None:
                    yield *of, id, sheet.complete, kind, name, _told(value)


def _told(value: Any) -> str:
    """A text as it is; all else as JSON."""
    return value if isinstance(value, str) else canonical(value)
