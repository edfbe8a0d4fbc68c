"""A path as people type it and lint prints it: `stages.understand.gate.decision:needs_known.valid_for`.

Entries of a list go by their id, a word in a list by itself, and any of them by its number from 0: `gate[2]`.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from engine.message import Message, msg
from engine.nearest import nearest, shown
from engine.playbook_text.rules.book import requirement_id

_KEY = re.compile(r"[^.\[\]]+")
_NUMBER = re.compile(r"\[(\d{1,6})\]")


class Entry(NamedTuple):
    """One of a list that is there, with its id where it has one."""

    at: int
    id: str | None


Step: TypeAlias = str | Entry
Steps: TypeAlias = tuple[Step, ...]


def steps(path: str, data: dict[str, Any]) -> Steps | Message:
    """Through what is there; keys behind that are yet to come. An entry must be there."""
    found: list[Step] = []
    here: Any = data
    rest = path
    while rest:
        step = _step(rest, here)
        if isinstance(step, Message):
            return step
        taken, one = step
        found.append(one)
        here = _inside(here, one)
        rest = rest[len(taken) :]
        if rest.startswith("."):
            rest = rest[1:]
            if not rest:
                return msg("editing.bad_path", path=shown(path))
        elif rest and not rest.startswith("["):
            return msg("editing.bad_path", path=shown(path))
    return tuple(found) if found else msg("editing.bad_path", path=shown(path))


def value_at(data: Any, steps: Steps) -> Any:
    """What stands there; None where nothing does."""
    for step in steps:
        data = _inside(data, step)
    return data


def entry_id(entry: Any) -> str | None:
    """The id of a stage, a requirement or an item; a word is called by itself."""
    if isinstance(entry, str):
        return entry
    return requirement_id(entry) if isinstance(entry, dict) else None


def _inside(data: Any, step: Step) -> Any:
    if isinstance(step, Entry):
        return data[step.at]
    return data.get(step) if isinstance(data, dict) else None


def _step(rest: str, here: Any) -> tuple[str, Step] | Message:
    """The characters it takes, and what they name."""
    if match := _NUMBER.match(rest):
        if not isinstance(here, list) or int(match[1]) >= len(here):
            return msg(
                "editing.no_number", number=int(match[1]), n=len(here) if isinstance(here, list) else 0
            )
        return match[0], Entry(int(match[1]), entry_id(here[int(match[1])]))
    if isinstance(here, list):
        return _entry(rest, here)
    match = _KEY.match(rest)
    if match is None or (here is not None and not isinstance(here, dict)):
        return msg("editing.bad_path", path=shown(rest))
    return match[0], match[0]


def _entry(rest: str, listed: list[Any]) -> tuple[str, Step] | Message:
    """Ids may hold dots, so the longest that fits is meant."""
    ids: dict[str, int] = {}
    for at, id in _named(listed):
        ids.setdefault(id, at)
    for id in sorted(ids, key=len, reverse=True):
        if rest == id or rest.startswith((f"{id}.", f"{id}[")):
            return id, Entry(ids[id], id)
    given = rest.partition("[")[0].partition(".")[0]
    if close := nearest(given, ids):
        return msg("editing.no_entry_close", id=shown(given), close=close)
    return msg("editing.no_entry", id=shown(given), known=tuple(ids)) if ids else msg("editing.no_ids")


def _named(listed: list[Any]) -> Iterator[tuple[int, str]]:
    for at, each in enumerate(listed):
        if id := entry_id(each):
            yield at, id
