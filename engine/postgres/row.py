"""A row as both databases give it: by place and by column name."""

from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar


class PostgresRow(tuple[Any, ...]):
    __slots__ = ()
    places: ClassVar[dict[str, int]]

    def __getitem__(self, key: Any) -> Any:
        return tuple.__getitem__(self, self.places[key] if isinstance(key, str) else key)

    def keys(self) -> list[str]:
        return list(self.places)


@cache
def row_type(columns: tuple[str, ...]) -> type[PostgresRow]:
    """The type of rows with these columns."""
    places = {name: at for at, name in enumerate(columns)}
    return type("PostgresRow", (PostgresRow,), {"__slots__": (), "places": places})


def as_rows(columns: Sequence[str], found: Sequence[Sequence[Any]]) -> list[PostgresRow]:
    made = row_type(tuple(columns))
    return [made(values) for values in found]
