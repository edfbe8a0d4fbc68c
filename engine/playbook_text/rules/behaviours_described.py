"""Behaviours that conditions and worksheets speak of are described: no deal can have another."""

from collections.abc import Iterator
from typing import Any

from engine.facts import BEHAVIOURS
from engine.message import msg
from engine.playbook_text.rules.book import Book, list_of, mapping_of
from engine.worksheet import Worksheet
from engine.yaml_places import Found, Path


def behaviours_described(book: Book) -> Iterator[Found]:
    described = mapping_of(book.data.get("behaviours"))
    for path, behaviour in _spoken_of(book):
        if behaviour not in described:
            yield Found(
                path,
                msg("lint.behaviour_undescribed", behaviour=behaviour),
                also=(("behaviours", behaviour),),
            )


def _spoken_of(book: Book) -> Iterator[tuple[Path, str]]:
    for path, stage in book.stages():
        for at, id in enumerate(list_of(stage.get("worksheets"))):
            if isinstance(id, str) and id in book.worksheets:
                for behaviour in _settled_by(book.worksheets[id]):
                    yield (*path, "worksheets", at), behaviour
    for _, (path, requirement) in book.gates():
        for key in ("when", "condition"):
            yield from _compared(requirement.get(key), (*path, key))
    for id, sign in mapping_of(book.data.get("signs")).items():
        yield from _compared(mapping_of(sign).get("condition"), ("signs", id, "condition"))


def _settled_by(sheet: Worksheet) -> Iterator[str]:
    """The behaviours that filling in a worksheet can make a deal's."""
    for field in sheet.fields:
        for choice in field.choices:
            if settled := sheet.settles({field.id: choice}).get("behaviour"):
                yield settled


def _compared(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if not isinstance(data, dict):
        return
    if data.get("field") == "deal.behaviour":
        value = data.get("value")
        for at, each in enumerate(value if isinstance(value, list) else [value]):
            if each in BEHAVIOURS:  # what is none at all is said elsewhere
                yield ((*path, "value", at) if isinstance(value, list) else (*path, "value")), each
    yield from _compared(data.get("not"), (*path, "not"))
    for key in ("all", "any"):
        for at, part in enumerate(list_of(data.get(key))):
            yield from _compared(part, (*path, key, at))
