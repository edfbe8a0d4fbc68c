"""An edit of a file that extends another: what is inherited is overridden, what it says itself is changed.

Plain data in, plain data out; by the merge rules of `engine.playbook_text.merge`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.playbook_text.rules.book import requirement_id
from engine.requirements.kinds import KINDS
from workshop.editing.paths import entry_id
from workshop.editing.rewriting import same

_BY_ID = ("stages", "gate", "checklist")
"""Lists merged by the ids in them; others are replaced, or changed by `add` and `remove`."""
_REPLACED = ("when", "condition")
"""Never merged."""


def overriding(own: Any, base: Any, before: Any, after: Any, key: str = "") -> Any:
    """What a file is to say, so that over `base` it means `after`; it says `own`, which means `before`.

    `key` is the one all of this stands under.
    """
    if same(before, after):
        return own
    if isinstance(after, dict) and isinstance(before, dict) and key not in _REPLACED:
        return _mapping(_dict(own), _dict(base), before, after)
    if isinstance(after, list) and key in _BY_ID:
        return _entries(own or [], base or [], before or [], after)
    if isinstance(after, list) and isinstance(base, list) and not isinstance(own, list):
        return _changes(_dict(own), before or [], after)
    return after


def _dict(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _mapping(own: dict[str, Any], base: dict[str, Any], before: Any, after: Any) -> dict[str, Any]:
    said = dict(own)
    for key, value in after.items():
        if key not in before or not same(before[key], value):
            said[key] = overriding(own.get(key), base.get(key), before.get(key), value, key)
            if said[key] == {} and isinstance(value, list):  # as the base has it again
                del said[key]
    for key in (key for key in before if key not in after):
        said.pop(key, None)
        if key in base:
            said[key] = None
    return said


def _entries(own: list[Any], base: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    """Changed and taken away where they stand; what is not said yet comes at the end."""
    inherited, were, now = _by_id(base), _by_id(before), _by_id(after)
    said = _by_id(own)
    for id in (id for id in were if id not in now):
        if id in inherited:
            said[id] = {**_named(said.get(id) or inherited[id]), "remove": True}
        else:
            said.pop(id, None)
    for id, entry in now.items():
        if id not in were:
            said[id] = entry
        elif not same(were[id], entry):
            start = said.get(id) or _named(inherited.get(id, {}))
            said[id] = overriding(start, inherited.get(id), were[id], entry)
    return list(said.values())


def _by_id(entries: list[Any]) -> dict[str, Any]:
    """One without an id goes by its place."""
    return {entry_id(entry) or f"[{at}]": entry for at, entry in enumerate(entries)}


def _named(entry: Mapping[str, Any]) -> dict[str, Any]:
    """How a file names an entry of its base: by its kind and name, where it has no id of its own."""
    kind = next((kind for kind in KINDS if kind in entry), None)
    if "id" not in entry and isinstance(entry.get(kind or ""), str):
        return {str(kind): entry[str(kind)]}
    return {"id": requirement_id(entry)}


def _changes(own: dict[str, Any], before: list[Any], after: list[Any]) -> Any:
    """`{add: […], remove: […]}` where that says it and something of the base stays, else the list."""
    kept: list[Any] = []
    lost: list[Any] = []
    for each in before:
        stays = len(kept) < len(after) and same(each, after[len(kept)])
        (kept if stays else lost).append(each)
    added, removed = own.get("add") or [], own.get("remove") or []
    mine = [each for each in lost if _among(each, added)]
    theirs = [_short(each) for each in lost if not _among(each, added)]
    if len(kept) <= len(added) - len(mine) or any(_is_meant(each, one) for each in theirs for one in kept):
        return after
    added = [each for each in added if not _among(each, mine)] + after[len(kept) :]
    said = {**own, "add": added, "remove": [*removed, *theirs]}
    return {key: each for key, each in said.items() if each}


def _among(item: Any, items: list[Any]) -> bool:
    return any(same(item, each) for each in items)


def _is_meant(short: Any, item: Any) -> bool:
    """As merging takes away: by the whole of it, or a text by one language."""
    if isinstance(short, dict) and isinstance(item, dict):
        return all(item.get(key) == each for key, each in short.items())
    return same(short, item)


def _short(item: Any) -> Any:
    """A text by its English, as it is known to who removes it."""
    return {"en": item["en"]} if isinstance(item, dict) and "en" in item else item


def copied(had: Any, says: Any, base: Any, path: str = "", key: str = "") -> Iterator[str]:
    """Paths of the base's lists that a file says whole from now on, and did not before."""
    if isinstance(says, dict) and isinstance(base, dict) and key not in _REPLACED:
        for name, each in says.items():
            here = f"{path}.{name}" if path else name
            yield from copied(_dict(had).get(name), each, base.get(name), here, name)
    elif isinstance(says, list) and isinstance(base, list):
        if key not in _BY_ID:
            if not isinstance(had, list):
                yield path
            return
        before, inherited = _by_id(had if isinstance(had, list) else []), _by_id(base)
        for id, each in _by_id(says).items():
            yield from copied(before.get(id), each, inherited.get(id), f"{path}.{id}")
