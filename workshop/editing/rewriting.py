"""A YAML text made to mean something else, in as few of its lines as that takes."""

from typing import Any, NamedTuple

from engine.message import Message, msg
from engine.yaml_places import read_tree
from workshop.editing.paths import entry_id
from workshop.editing.splices import Page, Splice, page, put_in, replaced, taken_out
from workshop.editing.spots import Spot, aliased, spots

_MOST = 500
"""Changes in one edit."""


def rewritten(text: str, wanted: dict[str, Any]) -> str | Message:
    """A text that means `wanted`; or why there is none. `text` has been read without a fault."""
    for _ in range(_MOST):
        tree = read_tree(text)
        if tree.faults or not isinstance(tree.data, dict):
            break
        if same(tree.data, wanted):
            return text
        root = spots(text)
        splice = _Edit(page(text), aliased(root)).first(root, tree.data, wanted)
        if isinstance(splice, Message):
            return splice
        text = splice.applied(text)
    return msg("editing.not_by_lines")


def same(one: Any, other: Any) -> bool:
    """Equal, and of one kind all through: true is no 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(each, other[key]) for key, each in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


class _Edit(NamedTuple):
    """`shared` are the anchors that aliases point to: what stands there means something elsewhere, too."""

    page: Page
    shared: frozenset[str]

    def first(self, whole: Spot, have: Any, want: Any) -> Splice | Message:
        """The first change in a collection that does not mean what is wanted, and keeps something."""
        if whole.anchor in self.shared:
            return _anchored(whole)
        return self._mapping(whole, have, want) if whole.kind == "mapping" else self._list(whole, have, want)

    def _mapping(self, whole: Spot, have: dict[str, Any], want: dict[str, Any]) -> Splice | Message:
        names = [part.key.name for part in whole.parts if part.key is not None]
        for at, name in enumerate(names):
            if name in want and not same(have[name], want[name]):
                return self._value(whole, at, have[name], want[name])
        for name in want:
            if name not in have:
                return put_in(self.page, whole, len(names), name, want[name])
        return self._out(whole, next(at for at, name in enumerate(names) if name not in want))

    def _list(self, whole: Spot, have: list[Any], want: list[Any]) -> Splice | Message:
        least = min(len(have), len(want))
        at = next((n for n in range(least) if not same(have[n], want[n])), least)
        kept = next((n for n in range(least - at) if not same(have[-1 - n], want[-1 - n])), least - at)
        if at + kept == len(have):
            return put_in(self.page, whole, at, None, want[at])
        if at + kept == len(want):
            return self._out(whole, at)
        stays, comes = _is_among(have[at], want[at:]), not _is_among(want[at], have[at:])
        if stays and comes:
            return put_in(self.page, whole, at, None, want[at])
        if not stays and not comes:
            return self._out(whole, at)
        return self._value(whole, at, have[at], want[at])

    def _value(self, whole: Spot, at: int, have: Any, want: Any) -> Splice | Message:
        key, spot = whole.parts[at]
        if key is not None and key.end == spot.end and not whole.flow:
            return msg("editing.not_by_lines")  # `? key`, which nobody writes
        if spot.kind != "alias" and _keeps_something(have, want):
            return self.first(spot, have, want)
        if shared := self.shared & anchors(spot):
            return _anchored(spot._replace(anchor=min(shared)))
        return replaced(self.page, whole, at, want)

    def _out(self, whole: Spot, at: int) -> Splice | Message:
        if shared := self.shared & anchors(whole.parts[at].value):
            return _anchored(whole._replace(anchor=min(shared)))
        return taken_out(self.page, whole, at)


def _keeps_something(have: Any, want: Any) -> bool:
    """Whether one is made of the other part by part, rather than written anew."""
    if isinstance(have, dict) and isinstance(want, dict):
        return bool(have.keys() & want.keys())
    return isinstance(have, list) and isinstance(want, list) and bool(have) and bool(want)


def _is_among(item: Any, items: list[Any]) -> bool:
    """Whether it is there, if only by its id."""
    id = entry_id(item)
    return any(same(item, each) or (id is not None and entry_id(each) == id) for each in items)


def anchors(spot: Spot) -> frozenset[str]:
    """Those set in what stands here; an alias sets none."""
    own = {spot.anchor} if spot.anchor is not None else set[str]()
    return frozenset(own.union(*(anchors(part.value) for part in spot.parts)))


def _anchored(spot: Spot) -> Message:
    return msg("editing.anchored", anchor=str(spot.anchor))
