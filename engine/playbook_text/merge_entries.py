"""Lists whose entries have ids, merged by them: stages, a stage's gate and its checklist.

An entry with an id of the base changes that one; a new one is added at the end, or where `after` or `before`
says; `remove: true` takes one away.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from engine.message import Message, msg
from engine.nearest import nearest, shown
from engine.playbook_text.directives import DIRECTIVES, PLACES, list_kind, without
from engine.playbook_text.entry_order import Key, in_order
from engine.playbook_text.rules.book import requirement_id
from engine.playbook_text.written import Node, plain
from engine.requirements.kinds import KINDS
from engine.yaml_places import Found, Path

_SELDOM_TITLED = ("worksheet", "item")
"""Kinds of requirement that have their title from elsewhere."""

MergeEntry: TypeAlias = Callable[[Node | None, Node, Path], Node]


class Entries:
    """The list at one path: what the base has, then changed by each entry of one's own."""

    def __init__(self, base: Sequence[Node], path: Path, merge: MergeEntry, found: list[Found]) -> None:
        self._path, self._merge, self._found = path, merge, found
        self._kind = list_kind(path)
        self._nodes: dict[Key, Node] = {}
        self._said: set[str] = set()
        self._places: dict[Key, tuple[Path, str, Node]] = {}
        for at, node in enumerate(base):
            id = self._id(node)
            self._nodes[at if id is None or id in self._nodes else id] = node
        self._base = dict(self._nodes)

    def merged(self, own: Sequence[Node]) -> list[Node]:
        for at, node in enumerate(own):
            path = (*self._path, at)
            id = self._id(node)
            if not isinstance(node.value, dict):
                self._nodes[self._nameless(at)] = node
            elif id is None:
                self._place(self._nameless(at), node.value, path)
                self._nodes[self._nameless(at)] = self._merge(None, without(node, DIRECTIVES), path)
            elif id in self._said:
                self._wrong(path, node, msg("lint.entry_twice", name=shown(id)))
            else:
                self._said.add(id)
                self._entry(id, node, node.value, path)
        return [self._nodes[key] for key in self._ordered()]

    def _entry(self, id: str, node: Node, data: Mapping[str, Node], path: Path) -> None:
        if "remove" in data:
            self._remove(id, data, path)
            return
        base, said = self._base.get(id), without(node, DIRECTIVES)
        if base is None and (close := self._meant(id, said)):
            self._wrong(path, node, msg("lint.entry_unknown_close", name=shown(id), close=close))
            return
        self._place(id, data, path)
        if base is None or self._is_another_kind(base, said):
            self._nodes[id] = self._merge(None, said, path)
        else:
            self._nodes[id] = self._changed(base, said, id, path)

    def _remove(self, id: str, data: Mapping[str, Node], path: Path) -> None:
        at = data["remove"]
        alone = len(data) == 2 and (at.value is True or at.value == "yes")
        if not alone:
            self._wrong((*path, "remove"), at, msg("lint.remove_alone"))
        elif id in self._base:
            del self._nodes[id]
        else:
            self._wrong(path, at, nothing_to_remove(id, self._ids()))

    def _place(self, key: Key, data: Mapping[str, Node], path: Path) -> None:
        named = [side for side in PLACES if side in data]
        if len(named) > 1:
            self._wrong((*path, named[1]), data[named[1]], msg("lint.place_both"))
        elif named:
            self._places[key] = ((*path, named[0]), named[0], data[named[0]])

    def _ordered(self) -> list[Key]:
        """In the base's order, then what is new; what has a place stands right before or behind its own."""
        beside: dict[tuple[str, Key], list[Key]] = defaultdict(list)
        for key, (path, side, target) in list(self._places.items()):
            id = target.value
            if isinstance(id, str) and id in self._nodes:
                beside[side, id].append(key)
            else:
                self._wrong(path, target, _no_place(plain(target), self._ids(but=key)))
                del self._places[key]
        order = in_order([key for key in self._nodes if key not in self._places], beside)
        for key, (path, _, target) in self._places.items():
            if key not in order:
                self._wrong(path, target, msg("lint.place_circle", other=plain(target)))
        return [*order, *(key for key in self._places if key not in order)]

    def _meant(self, id: str, said: Node) -> str | None:
        """The id that was probably meant by one that says too little to be a new entry."""
        data = _heads(said)
        if self._kind == "stages":
            whole = "gate" in data
        else:
            kind = _kind(data) if self._kind == "gate" else "checklist"
            whole = kind is not None and ("title" in data or kind in _SELDOM_TITLED)
        return None if whole else nearest(id, self._ids())

    def _changed(self, base: Node, said: Node, id: str, path: Path) -> Node:
        """What only names the entry changes nothing of it: it stays as the base wrote it."""
        named = "id" if "id" in said.keys else _kind(said.keys)
        kept = without(said, (named,)) if named not in (None, "condition") else said
        merged = self._merge(base, kept, path)
        if self._id(merged) == id or not isinstance(merged.value, dict):
            return merged
        return merged._replace(value={"id": said.keys.get("id", Node(id, said.origin)), **merged.value})

    def _is_another_kind(self, base: Node, said: Node) -> bool:
        kind = _kind(_heads(said)) if self._kind == "gate" else None
        return kind is not None and kind != _kind(_heads(base))

    def _id(self, node: Node) -> str | None:
        data = _heads(node)
        if self._kind == "gate":
            return requirement_id(data)
        return data["id"] if isinstance(data.get("id"), str) else None

    def _ids(self, but: Key | None = None) -> list[str]:
        return [key for key in self._nodes if isinstance(key, str) and key != but]

    def _nameless(self, at: int) -> int:
        return len(self._base) + at

    def _wrong(self, path: Path, at: Node, what: Message) -> None:
        self._found.append(Found(path, what, at.origin[1:]))


def _heads(node: Node) -> dict[str, Any]:
    """Its keys with what they say, where that is one word; a condition whole."""
    data = node.value if isinstance(node.value, dict) else {}
    return {key: plain(each) if key == "condition" else each.value for key, each in data.items()}


def _no_place(given: object, known: Iterable[str]) -> Message:
    name = shown(str(given))
    if close := nearest(name, known):
        return msg("lint.place_unknown_close", name=name, close=close)
    return msg("lint.place_unknown", name=name)


def nothing_to_remove(given: str, known: Iterable[str]) -> Message:
    name = shown(given)
    if (close := nearest(name, known)) and close != name:
        return msg("lint.remove_unknown_close", name=name, close=shown(close))
    return msg("lint.remove_unknown", name=name)


def _kind(data: Mapping[str, Any]) -> str | None:
    return next((kind for kind in KINDS if kind in data), None)
