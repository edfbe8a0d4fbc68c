"""A playbook as it is written: plain data, and for every key and item the file and line it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from engine.yaml_places import Path, Tree


class Origin(NamedTuple):
    """Lines and columns count from 1."""

    file: str
    line: int
    column: int


class Written(NamedTuple):
    """`data` is whole: what it was built on is merged in, and no `extends` left."""

    data: dict[str, Any]
    origins: Mapping[Path, Origin]
    templates: Mapping[str, str] = {}
    """By name, the file of every template beside it and beside what it is built on."""
    extends: Origin | None = None
    """Where it says what it is built on."""

    def origin(self, path: Path) -> Origin:
        """Where this comes from, or what it stands in."""
        while path and path not in self.origins:
            path = path[:-1]
        return self.origins[path]

    def blamed(self, shares: Sequence[Path], files: Sequence[str]) -> Path:
        """Of all that have a share in what is wrong, what stands in the last of these files; else the
        first."""
        there = [path for path in shares if path in self.origins]
        parts = [*there, *(part for path in there for part in self._within(path))]
        for file in reversed(files):
            for path in parts:
                if self.origins[path].file == file:
                    return path
        return shares[0]

    def _within(self, path: Path) -> Iterator[Path]:
        return (each for each in self.origins if each[: len(path)] == path)


class Gone(NamedTuple):
    """Stands where a key was taken away, so that what misses it can be told where."""


GONE = Gone()
Value: TypeAlias = "dict[str, Node] | list[Node] | str | int | float | bool | Gone | None"


class Node(NamedTuple):
    """A value with the place of its key, or its own in a list."""

    value: Value
    origin: Origin

    @property
    def keys(self) -> "dict[str, Node]":
        """What stands under each key; nothing where it is no mapping."""
        return self.value if isinstance(self.value, dict) else {}


def nodes_of(file: str, tree: Tree, data: Any, path: Path = ()) -> Node:
    """What stands at a path of a file that was read."""
    origin = Origin(file, *tree.place(path))
    if isinstance(data, dict):
        return Node({key: nodes_of(file, tree, each, (*path, key)) for key, each in data.items()}, origin)
    if isinstance(data, list):
        return Node([nodes_of(file, tree, each, (*path, at)) for at, each in enumerate(data)], origin)
    return Node(data, origin)


def written(root: Node) -> Written:
    origins: dict[Path, Origin] = {}
    data = _unfold(root, (), origins)
    return Written(data if isinstance(data, dict) else {}, origins)


def plain(node: Node) -> Any:
    """Its data alone."""
    return _unfold(node, (), {})


def _unfold(node: Node, path: Path, origins: dict[Path, Origin]) -> Any:
    origins[path] = node.origin
    if isinstance(node.value, dict):
        inner = {key: _unfold(each, (*path, key), origins) for key, each in node.value.items()}
        return {key: inner[key] for key, each in node.value.items() if each.value != GONE}
    if isinstance(node.value, list):
        return [_unfold(each, (*path, at), origins) for at, each in enumerate(node.value)]
    return node.value
