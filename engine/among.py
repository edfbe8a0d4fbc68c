"""Several values in one statement, and all that begins alike, so that an index can find them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")

AT_ONCE = 200
"""So many values are named in one statement."""
LAST = "\U0010ffff"
"""The last code point: what begins with a text comes before that text with it."""


def among(values: Iterable[object], mark: str = "n") -> tuple[str, dict[str, object]]:
    """`:n0, :n1` for the brackets of an IN, with its parameters; NULL, which nothing equals, for no value."""
    params = {f"{mark}{at}": value for at, value in enumerate(values)}
    return ", ".join(f":{name}" for name in params) or "NULL", params


def literal(text: str | None) -> str:
    """As a statement has it, for tables too long for parameters."""
    return "NULL" if text is None else "'" + text.replace("'", "''") + "'"


def batches(values: Iterable[Value]) -> Iterator[Sequence[Value]]:
    """In their order, AT_ONCE together."""
    wanted = list(values)
    for start in range(0, len(wanted), AT_ONCE):
        yield wanted[start : start + AT_ONCE]


def beginning(start: str) -> dict[str, object]:
    """The parameters of `column >= :low AND column < :high`: what begins so, by the order of code points."""
    return {"low": start, "high": f"{start}{LAST}"}
