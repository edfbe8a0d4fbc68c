"""In which order entries stand of which some are put before or behind others."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Key: TypeAlias = str | int
"""The id of an entry, or a number where it has none."""


def in_order(fixed: Sequence[Key], beside: Mapping[tuple[str, Key], Sequence[Key]]) -> dict[Key, None]:
    """`beside` has by `before` or `after` and an entry what is put there. Who waits for one another in a
    circle is not among them."""
    order: dict[Key, None] = {}
    todo: list[tuple[Key, bool]] = [(key, False) for key in reversed(fixed)]
    while todo:
        key, opened = todo.pop()
        if opened:
            order[key] = None
        else:
            around = (*beside.get(("before", key), ()), key, *beside.get(("after", key), ()))
            todo += [(each, each == key) for each in reversed(around)]
    return order
