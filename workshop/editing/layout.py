"""How a value is written that an edit puts in: on one line where it is short and flat, else line by line."""

import json
from collections.abc import Iterator
from typing import Any

from engine.yaml_places import read_tree

ROOM = 110
"""Columns of a line."""
_STEP = 2
_ON_A_LINE = frozenset(("field", "zh", "en"))


def inline(value: Any, *, flow: bool, quotes: str | None = None) -> str:
    """On one line. `flow` is inside brackets; a text keeps the `quotes` of the one it follows."""
    if isinstance(value, dict):
        inner = (f"{scalar(key, flow=True)}: {inline(each, flow=True)}" for key, each in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(each, flow=True) for each in value) + "]"
    return scalar(value, flow=flow, quotes=quotes)


def scalar(value: Any, *, flow: bool, quotes: str | None = None) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    if quotes == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    plain = f"[{value}]" if flow else f"key: {value}"
    tree = read_tree(plain) if value.isprintable() and quotes != '"' else None
    if tree is not None and not tree.faults and tree.data == ([value] if flow else {"key": value}):
        return value
    return json.dumps(value, ensure_ascii=False)


def fits(value: Any, column: int) -> bool:
    """Whether it is to stand on one line from this column on: nothing inside anything inside it."""
    if not isinstance(value, dict | list) or not value:
        return True
    inner = list(value.values()) if isinstance(value, dict) else value
    flat = not any(isinstance(each, dict | list) and each for each in inner)
    return flat and column + len(inline(value, flow=False)) <= ROOM


def block(value: Any, column: int) -> list[str]:
    """Line by line, each from this column on; of a mapping or a list that is not empty."""
    margin = " " * column
    return [margin + line for line in _lines(value, column)]


def _lines(value: Any, column: int) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from item(each, column)
        return
    for key, each in value.items():
        yield from entry(key, each, column)


def entry(key: str, value: Any, column: int) -> Iterator[str]:
    """A key with its value, without the margin of its first column."""
    head = f"{scalar(key, flow=False)}:"
    if fits(value, column + len(head) + 1):
        yield f"{head} {inline(value, flow=False)}"
    else:
        yield head
        yield from (" " * _STEP + line for line in _lines(value, column + _STEP))


def item(value: Any, column: int) -> Iterator[str]:
    """One of a list, likewise; a mapping key by key, but for a comparison and a text in two languages."""
    if fits(value, column + _STEP) and (
        not isinstance(value, dict) or _ON_A_LINE & value.keys() or not value
    ):
        yield f"- {inline(value, flow=False)}"
    else:
        first, *rest = _lines(value, column + _STEP)
        yield f"- {first}"
        yield from (" " * _STEP + line for line in rest)
