"""Whole tables, row by row in the order of their keys: what copies and archives are made of."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from engine.history import canonical
from engine.store import Row, Store

if TYPE_CHECKING:
    from sqlalchemy import Table

PAGE = 1000


class Column(NamedTuple):
    """`largest` is the bound of a whole number; None for text."""

    name: str
    empty: bool
    largest: int | None

    def fits(self, value: object, *, zeros: bool = False) -> bool:
        """Whether it can stand there in any database; `zeros`: SQLite alone keeps a text with NUL."""
        if value is None:
            return self.empty
        if self.largest is not None:
            if not isinstance(value, int) or isinstance(value, bool):
                return False
            return -self.largest <= value < self.largest
        return isinstance(value, str) and (zeros or "\0" not in value)


def columns(table: "Table") -> list[Column]:
    from sqlalchemy import BigInteger, Integer

    return [
        Column(
            column.name,
            column.nullable is True,
            2 ** (63 if isinstance(column.type, BigInteger) else 31)
            if isinstance(column.type, Integer)
            else None,
        )
        for column in table.columns
    ]


def pages(store: Store, table: "Table") -> Iterator[Sequence[Row]]:
    """All rows in the order of their keys, which is the same everywhere."""
    keys = [column.name for column in table.primary_key]
    names = ", ".join(quoted(column.name) for column in table.columns)
    order = ", ".join(map(quoted, keys))
    after = f" WHERE ({order}) > ({', '.join(f':{key}' for key in keys)})"
    select = f"SELECT {names} FROM {quoted(table.name)}"
    page = store.rows(f"{select} ORDER BY {order} LIMIT {PAGE}")
    while page:
        yield page
        last = {key: page[-1][key] for key in keys}
        page = store.rows(f"{select}{after} ORDER BY {order} LIMIT {PAGE}", **last)


def insert(table: "Table") -> str:
    names = [column.name for column in table.columns]
    listed, values = ", ".join(map(quoted, names)), ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {quoted(table.name)} ({listed}) VALUES ({values})"


def written(page: Sequence[Row]) -> bytes:
    """As text of which a digest is taken."""
    return "".join(canonical(list(row)) + "\n" for row in page).encode(errors="surrogatepass")


def count(store: Store, table: "Table") -> int:
    row = store.row(f"SELECT count(*) AS n FROM {quoted(table.name)}")
    return int(row["n"]) if row else 0


def quoted(name: str) -> str:
    return f'"{name}"'
