"""Many rows in one go: by COPY, or by INSERT with many rows where policies judge each of them."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice

from psycopg2 import extensions
from psycopg2.extras import execute_values

_AT_ONCE = 500
"""Rows sent in one go."""
# https://www.postgresql.org/docs/current/sql-copy.html, text format: what has a meaning of its own there.
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy_in(
    cursor: extensions.cursor, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """While it goes on nobody waits for anything else: the driver knows no COPY with a wait of our own."""
    sql = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    waits = extensions.get_wait_callback()
    extensions.set_wait_callback(None)
    try:
        for page in _pages(rows):
            cursor.copy_expert(sql, StringIO("".join(map(_line, page))))
    finally:
        extensions.set_wait_callback(waits)


def insert_in(
    cursor: extensions.cursor, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES %s"
    execute_values(cursor, sql, rows, page_size=_AT_ONCE)


def _pages(rows: Iterable[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    left = iter(rows)
    while page := list(islice(left, 20 * _AT_ONCE)):
        yield page


def _line(row: Sequence[object]) -> str:
    return "\t".join(map(_text, row)) + "\n"


def _text(value: object) -> str:
    if value is None:
        return "\\N"
    text = str(value)
    return text.translate(_ESCAPES) if "\\" in text or not text.isprintable() else text
