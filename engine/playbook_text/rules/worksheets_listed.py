"""What a gate wants filled in stands among the worksheets of its stage, or of one before it."""

import re
from collections.abc import Container, Iterator
from typing import Any

from engine.message import msg
from engine.playbook_text.rules.book import Book, entries, list_of
from engine.playbook_text.rules.conditions import terms_of
from engine.yaml_places import Found, Path


def worksheets_listed(book: Book) -> Iterator[Found]:
    listed: set[str] = set()
    lists: list[Path] = []
    known = terms_of(book).names
    for path, stage in book.stages():
        lists.append((*path, "worksheets"))
        listed |= {id for id in list_of(stage.get("worksheets")) if isinstance(id, str)}
        for requirement in entries(stage, path, "gate"):
            for place, id in _wanted(requirement.data, requirement.path, known):
                if id in book.worksheets and id not in listed:
                    what = msg("lint.worksheet_unlisted", worksheet=id, stage=str(stage.get("id")))
                    yield Found(place, what, also=tuple(reversed(lists)))


def _wanted(data: Any, path: Path, known: Container[str]) -> Iterator[tuple[Path, str]]:
    """Worksheets a requirement or a condition speaks of, each with where; a field nobody knows is another
    rule's."""
    if not isinstance(data, dict):
        return
    if isinstance(id := data.get("worksheet"), str):
        yield (*path, "worksheet"), id
    for key in ("field", "expression"):
        if isinstance(text := data.get(key), str):
            named = re.findall(r"\bworksheets\.(\w+)\.(\w+)", text)
            for id in dict.fromkeys(id for id, field in named if f"worksheets.{id}.{field}" in known):
                yield (*path, key), id
    for key in ("when", "condition", "not"):
        yield from _wanted(data.get(key), (*path, key), known)
    for key in ("all", "any"):
        for at, part in enumerate(list_of(data.get(key))):
            yield from _wanted(part, (*path, key, at), known)
