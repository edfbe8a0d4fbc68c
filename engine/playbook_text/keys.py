"""The key a fault is told with: a path as `playbook edit` takes it."""

import re
from typing import Any

from engine.playbook_text.directives import list_kind
from engine.playbook_text.rules.book import requirement_id
from engine.yaml_places import Path

_ID = re.compile(r"[\w:.-]{1,90}")


def key_of(path: Path, data: Any) -> str:
    """`stages.explore.gate.decision:needs_known.title`: entries by their id where they have one, other items
    by their position from 0: `gate[2]`.
    """
    key = ""
    for at, part in enumerate(path):
        if isinstance(part, str):
            key += f".{part}" if key else part
        else:
            id = _id(part, path[:at], data)
            key += f".{id}" if id else f"[{part}]"
    return key


def _id(at: int, path: Path, data: Any) -> str | None:
    """The id of the entry at this place of a list; None of a second one, for the id leads to the first."""
    if list_kind(path) is None:
        return None
    for part in path:
        data = data[part]
    id = _id_of(data[at], path)
    if not id or not _ID.fullmatch(id):
        return None
    is_second = path != ("stages",) and any(_id_of(each, path) == id for each in data[:at])
    return None if is_second else id


def _id_of(entry: Any, path: Path) -> str | None:
    if not isinstance(entry, dict):
        return None
    id = requirement_id(entry) if path[-1] == "gate" else entry.get("id")
    return id if isinstance(id, str) else None
