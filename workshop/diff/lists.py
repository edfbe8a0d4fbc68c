"""Lists that differ: of texts, of names, of entries with ids."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from engine.message import msg
from workshop.diff.difference import ADDED, MOVED, REMOVED, REWORDED, At, Difference
from workshop.diff.sayings import anything, quoted

Texts: TypeAlias = Sequence[Mapping[str, str]]


def texts_differ(at: At, old: Texts, new: Texts) -> Iterator[Difference]:
    """Lines without ids. One that kept one of its languages, or its position, was reworded."""
    gone = [(n, text) for n, text in enumerate(old) if text not in new]
    came = [(n, text) for n, text in enumerate(new) if text not in old]
    for alike in (_one_language, _same_position):
        for before in list(gone):
            after = next((each for each in came if alike(before, each)), None)
            if after:
                gone.remove(before)
                came.remove(after)
                yield at.differs(REWORDED, before[1], after[1], quoted(before[1]), quoted(after[1]))
    for _, text in gone:
        yield at.differs(REMOVED, text, None, quoted(text))
    for _, text in came:
        yield at.differs(ADDED, None, text, None, quoted(text))
    yield from _order(at, [t for t in old if t in new], [t for t in new if t in old])


_Line: TypeAlias = tuple[int, Mapping[str, str]]


def _one_language(before: _Line, after: _Line) -> bool:
    return any(before[1][language] == after[1][language] for language in ("zh", "en"))


def _same_position(before: _Line, after: _Line) -> bool:
    return before[0] == after[0]


def names_differ(
    at: At,
    old: Sequence[str],
    new: Sequence[str],
    said: Callable[[str], Any] = anything,
) -> Iterator[Difference]:
    for name in old:
        if name not in new:
            yield at.differs(REMOVED, name, None, said(name))
    for name in new:
        if name not in old:
            yield at.differs(ADDED, None, name, None, said(name))
    yield from _order(at, [n for n in old if n in new], [n for n in new if n in old])


def _order(at: At, old: list[Any], new: list[Any]) -> Iterator[Difference]:
    if old != new:
        here = At(at.group, at.place, (*at.what, msg("diff.order")))
        yield here.differs(MOVED, old, new, anything(old), anything(new))


class Paired(NamedTuple):
    """Entries with ids on both sides; those that stayed as pairs."""

    gone: list[dict[str, Any]]
    came: list[dict[str, Any]]
    stayed: list[tuple[dict[str, Any], dict[str, Any]]]


def paired(old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]]) -> Paired:
    before, after = ({each["id"]: each for each in side} for side in (old, new))
    return Paired(
        [each for id, each in before.items() if id not in after],
        [each for id, each in after.items() if id not in before],
        [(each, after[id]) for id, each in before.items() if id in after],
    )


def order_differs(
    at: At, old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]]
) -> Iterator[Difference]:
    """Another order of the entries that stand on both sides."""
    before, after = [each["id"] for each in old], [each["id"] for each in new]
    yield from _order(at, [id for id in before if id in after], [id for id in after if id in before])
