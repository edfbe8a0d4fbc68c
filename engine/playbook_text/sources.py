"""The files a playbook is made of: its own and those of what it extends, one laid over the other."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from engine.errors import Fault
from engine.file_content import text_of
from engine.message import Message, msg
from engine.nearest import nearest, shown
from engine.playbook_text.directives import without_directives
from engine.playbook_text.merge import merge
from engine.playbook_text.written import Node, key_of, nodes_of
from engine.yaml_places import Found, Tree, read_tree

DEEPEST = 8
"""Playbooks over one another."""

Beside: TypeAlias = Callable[[str], Mapping[str, str]]
"""The playbooks a file may name by their id, with the path of each."""

read_once = lru_cache(maxsize=64)(read_tree)
"""By content: packs share their base, and it is parsed once. Nobody may change what comes out."""


class Source(NamedTuple):
    """`root` is a mapping with all it is built on merged in; None where that can't be told."""

    file: str
    text: str
    root: Node | None
    faults: tuple[Fault, ...]
    chain: tuple[str, ...]
    """Its file and those of what it is built on, the base of all first."""


def file_of(path: str) -> str:
    """The playbook itself, where the path is that of its folder."""
    return os.path.join(path, "playbook.yaml") if os.path.isdir(path) else path


def read_source(path: str, beside: Beside, above: tuple[str, ...] = ()) -> Source:
    """`above`: the files that are built on this one."""
    file = file_of(path)
    text = text_of(file)
    if isinstance(text, Message):
        return Source(file, "", None, (Fault(file, 0, 0, "", text),), (file,))
    tree = read_once(text)
    own = tuple(_named(file, tree, _unreadable(tree)))
    if not isinstance(tree.data, dict):
        return Source(file, text, None, own, (file,))
    root = nodes_of(file, tree, tree.data)
    name = tree.data.get("extends")
    if name is None:
        alone, found = without_directives(_without(root, "extends"))
        return Source(file, text, alone, (*own, *_named(file, tree, found)), (file,))
    base = _base(name, file, beside, (*above, os.path.realpath(file)))
    if isinstance(base, Message):
        return Source(file, text, None, (*own, *_named(file, tree, [Found(("extends",), base)])), (file,))
    faults = (*own, *_named(file, tree, _other_version(name, base)), *base.faults)
    if base.root is None:
        return Source(file, text, None, faults, (*base.chain, file))
    merged, found = merge(base.root, root)
    return Source(file, text, merged, (*faults, *_named(file, tree, found)), (*base.chain, file))


def _unreadable(tree: Tree) -> Iterator[Found]:
    yield from tree.faults
    if tree.data is None and not tree.faults:
        yield Found((), msg("lint.empty_file"))
    elif tree.data is not None and not isinstance(tree.data, dict):
        yield Found((), msg("lint.want_mapping"))


def _named(file: str, tree: Tree, found: Iterator[Found] | list[Found]) -> Iterator[Fault]:
    for each in found:
        yield Fault(file, *(each.place or tree.place(each.path)), key_of(each.path, tree.data), each.what)


def _base(name: Any, file: str, beside: Beside, above: tuple[str, ...]) -> Source | Message:
    path = _path(name, file, beside)
    if isinstance(path, Message):
        return path
    if os.path.realpath(file_of(path)) in above:
        return msg("lint.extends_circle", base=shown(name))
    if len(above) >= DEEPEST:
        return msg("lint.extends_deep", limit=DEEPEST)
    return read_source(path, beside, above)


def _path(name: Any, file: str, beside: Beside) -> str | Message:
    """Of the base that is named: by the way to it, or by its id."""
    if not isinstance(name, str):
        return msg("lint.want_text")
    if "/" in name or name.endswith((".yaml", ".yml")):
        path = os.path.normpath(os.path.join(os.path.dirname(file), name))
        return path if os.path.isfile(file_of(path)) else msg("lint.extends_no_file", path=shown(name))
    known = beside(file)
    id = name.partition("@")[0]
    if id in known:
        return known[id]
    if close := nearest(id, known):
        return msg("lint.extends_unknown_close", base=shown(id), close=close)
    return msg("lint.extends_unknown", base=shown(id), known=tuple(known))


def _other_version(name: str, base: Source) -> Iterator[Found]:
    """Where one's own insists on a version, and the base is another now."""
    id, _, wanted = name.rpartition("@")
    said = base.root.value.get("version") if base.root and isinstance(base.root.value, dict) else None
    if id and said is not None and str(said.value) != wanted:
        what = msg("lint.extends_version", base=id, version=str(said.value), wanted=wanted)
        yield Found(("extends",), what)


def _without(root: Node, key: str) -> Node:
    kept = root.value if isinstance(root.value, dict) else {}
    return root._replace(value={name: each for name, each in kept.items() if name != key})
