"""The tables that go out and their columns, as the pages on export show them."""

from collections.abc import Iterator

from engine.message import Text
from exchange.outgoing.column import Column
from exchange.outgoing.tables.every import TABLES
from words.say import say

_KINDS = {
    "number": Text("数", "number"),
    "money": Text("金额", "money"),
    "day": Text("日", "day"),
    "instant": Text("时刻", "instant"),
    "flag": Text("是否", "flag"),
    "object": Text("JSON 对象", "JSON object"),
}


def export_tables() -> Iterator[str]:
    """A row a table; a column without a kind is text."""
    yield f"| {say(Text('表', 'table'))} | | {say(Text('列', 'columns'))} |"
    yield "|---|---|---|"
    for id, table in TABLES.items():
        yield f"| `{id}` | {say(table.title)} | {' '.join(map(_column, table.columns))} |"


def _column(column: Column) -> str:
    return f"`{column.id}`" + (f" ({say(_KINDS[column.kind])})" if column.kind in _KINDS else "")
