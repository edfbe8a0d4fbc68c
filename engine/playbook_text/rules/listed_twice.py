"""A name stands in a list once."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book, list_of, mapping_of
from engine.yaml_places import Found, Path


def listed_twice(book: Book) -> Iterator[Found]:
    for path, names in _lists(book):
        first: dict[str, int] = {}
        for at, name in enumerate(list_of(names)):
            if isinstance(name, str) and first.setdefault(name, at) != at:
                what = msg("lint.listed_twice", name=name)
                yield Found((*path, at), what, also=((*path, first[name]),))


def _lists(book: Book) -> Iterator[tuple[Path, object]]:
    for path, stage in book.stages():
        for key in ("back", "worksheets"):
            yield (*path, key), stage.get(key)
    for kind in ("behaviours", "styles", "parts"):
        for id, manner in mapping_of(book.data.get(kind)).items():
            yield (kind, id, "leave_out"), mapping_of(manner).get("leave_out")
    for id, sign in mapping_of(book.data.get("signs")).items():
        yield ("signs", id, "stages"), mapping_of(sign).get("stages")
