"""The files a playbook is made of: its own and those of what it extends, one laid over the other."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from engine.errors import Fault
from engine.file_content import text_of
from engine.message import Message, msg
from engine.nearest import nearest, shown
from engine.playbook_text.directives import without_directives
from engine.playbook_text.grounds import grounds_of, stands_within
from engine.playbook_text.keys import key_of
from engine.playbook_text.merge import merge
from engine.playbook_text.written import Node, nodes_of
from engine.yaml_full_width import first_slip, misread
from engine.yaml_places import Found, Tree, read_tree

DEEPEST = 8
"""Playbooks over one another."""

Beside: TypeAlias = Callable[[str], Mapping[str, str]]
"""The playbooks a file may name by their id, with the path of each."""
_ENDINGS = (".yaml", ".yml")
_NAME = r"[^@]+(@[1-9][0-9]{0,9})?"
"""An id, and the version it insists on."""
_HEADS = ("playbook", "extends", "title", "stages")
"""A mapping without any of these is no playbook, nor is one to build on without the first: what stands in it
is nobody's business, and not told."""

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
    merged: bool = True
    """Whether all of it found its place in what it is built on."""


def file_of(path: str) -> str:
    """The playbook itself, where the path is that of its folder."""
    return os.path.join(path, "playbook.yaml") if os.path.isdir(path) else path


def read_source(path: str, beside: Beside, above: tuple[str, ...] = (), grounds: str = "") -> Source:
    """`above`: the files that are built on this one. `grounds`: where what it is built on may stand; left
    out, around itself."""
    file = file_of(path)
    text = text_of(file)
    if isinstance(text, Message):
        return Source(file, "", None, (Fault(file, 0, 0, "", text),), (file,))
    tree = read_once(text)
    own = tuple(_named(file, tree, _unreadable(tree)))
    if not isinstance(tree.data, dict):
        return Source(file, text, None, own, (file,))
    if not any(key in tree.data for key in (_HEADS[:1] if above else _HEADS)):
        return Source(file, text, None, (Fault(file, 0, 0, "", msg("lint.no_playbook")),), (file,))
    root = nodes_of(file, tree, tree.data)
    name = tree.data.get("extends")
    if name is None:
        alone, found = without_directives(_without(root, "extends"))
        return Source(file, text, alone, (*own, *_named(file, tree, found)), (file,))
    base = _base(name, file, beside, (*above, os.path.realpath(file)), grounds or grounds_of(file))
    if isinstance(base, Message):
        return Source(file, text, None, (*own, *_named(file, tree, [Found(("extends",), base)])), (file,))
    faults = (*own, *_named(file, tree, _other_version(name, base)), *base.faults)
    if base.root is None:
        return Source(file, text, None, faults, (*base.chain, file))
    merged, found = merge(base.root, root)
    faults = (*faults, *_named(file, tree, found))
    return Source(file, text, merged, faults, (*base.chain, file), base.merged and not found)


def _unreadable(tree: Tree) -> Iterator[Found]:
    yield from tree.faults
    if tree.data is None and not tree.faults:
        yield Found((), msg("lint.empty_file"))
    elif slip := first_slip(tree.data):
        line, column = tree.place(())
        yield Found((), misread(slip[1]), (line, column + slip[0]))
    elif tree.data is not None and not isinstance(tree.data, dict):
        yield Found((), msg("lint.want_mapping"))


def _named(file: str, tree: Tree, found: Iterator[Found] | list[Found]) -> Iterator[Fault]:
    for each in found:
        yield Fault(file, *(each.place or tree.place(each.path)), key_of(each.path, tree.data), each.what)


def _base(name: Any, file: str, beside: Beside, above: tuple[str, ...], grounds: str) -> Source | Message:
    if not isinstance(name, str):
        return msg("lint.want_text")
    by_path = "/" in name or name.endswith(_ENDINGS)
    path = _path(name, file, grounds) if by_path else _named_so(name, beside(file))
    if isinstance(path, Message):
        return path
    if os.path.realpath(file_of(path)) in above:
        return msg("lint.extends_circle", base=shown(name))
    if len(above) >= DEEPEST:
        return msg("lint.extends_deep", limit=DEEPEST)
    base = read_source(path, beside, above, grounds if by_path else "")
    return base if by_path else _another(base, name) or base


def _path(name: str, file: str, grounds: str) -> str | Message:
    """Of the base the way leads to."""
    path = os.path.normpath(os.path.join(os.path.dirname(file), name))
    if os.path.isabs(name) or not stands_within(file_of(path), grounds):
        return msg("lint.extends_outside", path=shown(name))
    there = file_of(path)
    if not there.endswith(_ENDINGS) or not os.path.isfile(there):
        return msg("lint.extends_no_file", path=shown(name))
    return path


def _named_so(name: str, known: Mapping[str, str]) -> str | Message:
    """Of the base that is named by its id."""
    if not re.fullmatch(_NAME, name):
        return msg("lint.extends_form", given=shown(name))
    id = name.partition("@")[0]
    if id in known:
        return known[id]
    if close := nearest(id, known):
        return msg("lint.extends_unknown_close", base=shown(id), close=close)
    return msg("lint.extends_unknown", base=shown(id), known=tuple(known))


def _another(base: Source, name: str) -> Message | None:
    """Where the folder has the name that is asked for, and the playbook in it another."""
    id = name.partition("@")[0]
    said = base.root.value.get("playbook") if base.root and isinstance(base.root.value, dict) else None
    if said is None or said.value == id:
        return None
    return msg("lint.extends_another", base=id, given=shown(str(said.value)))


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
