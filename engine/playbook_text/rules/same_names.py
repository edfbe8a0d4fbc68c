"""What people choose among is told apart by its name: typed as the name of two, it is taken for none."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.message import msg
from engine.playbook_text.rules.book import Book, Entry, entries, mapping_of, requirement_id
from engine.yaml_places import Found, Path

_MANNERS = ("behaviours", "styles", "parts")


class _Called(NamedTuple):
    """`text` is in both languages, or whatever else was written."""

    id: str
    text: object
    path: Path


def same_names(book: Book) -> Iterator[Found]:
    yield from _told_apart(_called(book.stages(), ("label", "title")))
    yield from _told_apart(_called((r for _, r in book.gates() if "decision" in r.data), ("ask",)))
    for stage in book.stages():
        yield from _told_apart(_called(entries(stage.data, stage.path, "gate"), ("title",)))
    yield from _told_apart(_called((item for _, item in book.items()), ("title",)))
    for kind in _MANNERS:
        manners = mapping_of(book.data.get(kind)).items()
        yield from _told_apart(
            _Called(id, mapping_of(each).get("title"), (kind, id, "title")) for id, each in manners
        )
    classes = mapping_of(book.data.get("stop_classes")).items()
    yield from _told_apart(_Called(id, text, ("stop_classes", id)) for id, text in classes)


def _called(listed: Iterable[Entry], keys: Iterable[str]) -> Iterator[_Called]:
    for path, data in listed:
        if id := requirement_id(data):
            yield from (_Called(id, data.get(key), (*path, key)) for key in keys)


def _told_apart(called: Iterable[_Called]) -> Iterator[Found]:
    """Each that has the name of one before it, in either language."""
    taken: dict[tuple[str, str], _Called] = {}
    for each in called:
        for language in ("zh", "en"):
            name = mapping_of(each.text).get(language)
            if isinstance(name, str):
                first = taken.setdefault((language, " ".join(name.split()).casefold()), each)
                if first.id != each.id:
                    what = msg("lint.same_name", name=name, id=first.id)
                    yield Found((*each.path, language), what, also=((*first.path, language),))
                    break
