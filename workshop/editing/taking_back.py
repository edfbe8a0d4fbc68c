"""A file that extends another says no more what it said itself, and goes by its base again."""

from collections.abc import Mapping
from typing import Any

from engine.message import Message
from workshop.editing.asked import Ask
from workshop.editing.paths import Entry, Steps, steps, value_at
from workshop.editing.wanted import put, without


def taken_back(
    own: dict[str, Any], base: Mapping[str, Any], whole: dict[str, Any], ask: Ask
) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """What it says and what it means then; None unless a key is taken away that both have."""
    if ask.verb != "remove" or "[" in ask.path:
        return None
    said, inherited, there = (steps(ask.path, dict(data)) for data in (own, base, whole))
    if isinstance(said, Message) or isinstance(inherited, Message) or isinstance(there, Message):
        return None
    mine, theirs = value_at(own, said), value_at(base, inherited)
    if isinstance(said[-1], Entry) or mine is None or theirs is None:
        return None
    return _pruned(own, said), put(whole, there, theirs)


def _pruned(own: dict[str, Any], steps: Steps) -> dict[str, Any]:
    """Without what stands there, and without the mappings that held nothing else."""
    left: dict[str, Any] = without(own, steps)
    around = steps[:-1]
    empty = bool(around) and not isinstance(around[-1], Entry) and value_at(left, around) == {}
    return _pruned(left, around) if empty else left
