"""YAML text as plain data, with the place of every key and item: lines and columns count from 1."""

import re
from collections.abc import Callable
from math import isfinite
from typing import Any, NamedTuple, TypeAlias

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from engine.message import Message, msg
from engine.nearest import shown
from engine.yaml_full_width import Place, misread, slips_of_key, structural_slips
from engine.yaml_nodes import DEEPEST, MOST_NODES, TooMuch, open_yaml, place_of

Path: TypeAlias = tuple[str | int, ...]

_LONGEST_KEY, _LONGEST_TEXT = 1000, 20_000
"""Characters."""
_TAG = "tag:yaml.org,2002:"
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What can be written in YAML, as "\\0" or half a pair of escapes, and in no text that is stored."""
_IDLE = re.compile(r" *#")
_KEY_AND_WORD = re.compile(r"([ -]*)[^\s:#-][^:]*: +[^\s|>&{\[\"'#]")


class Found(NamedTuple):
    """Something wrong at a path; `place` only where the path has none of its own. `also` are the others that
    have a share in it: which of them is to blame depends on who wrote what."""

    path: Path
    what: Message
    place: Place | None = None
    also: tuple[Path, ...] = ()


class Tree(NamedTuple):
    """`data` is None where nothing could be read. A list item's path ends in its index."""

    data: Any
    places: dict[Path, Place]
    faults: tuple[Found, ...]

    def place(self, path: Path) -> Place:
        """Where this path stands, or what it would stand in."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read_tree(text: str, *, as_typed: bool = False) -> Tree:
    """Parse YAML 1.2 (`no` is a word, a date is a text); faults instead of exceptions.

    `as_typed` leaves every value the text it was typed as: 480000.10 is no binary float, 007 no seven.
    """
    yaml = open_yaml()
    try:
        root = yaml.compose(text)
    except TooMuch as stop:
        return Tree(None, {}, (Found((), stop.what, stop.place),))
    except (YAMLError, ValueError) as error:
        wide = structural_slips(text, _broken_at)
        found = tuple(Found((), misread(slip.sign), slip.place) for slip in wide)
        return Tree(None, {}, found or (_syntax(error, text),))
    if root is None:
        return Tree(None, {}, (Found((), msg("lint.empty_file")),))
    walk = _Walk(None if as_typed else yaml.constructor.construct_object)
    try:
        data = walk.value(root, ())
    except TooMuch as stop:
        return Tree(None, walk.places, (Found((), stop.what, stop.place),))
    return Tree(None if walk.misread else data, walk.places, tuple(walk.faults))


def _broken_at(text: str) -> Place | None:
    try:
        open_yaml().compose(text)
    except TooMuch as stop:
        return stop.place
    except (YAMLError, ValueError) as error:
        return _syntax(error, text).place or (1, 1)
    return None


class _Walk:
    """From nodes to data: depth and size bounded, doubled keys and odd tags named.

    `misread`: a sign of a Chinese keyboard made something else of it than was meant.
    """

    def __init__(self, scalar: Callable[[Node], Any] | None) -> None:
        self._scalar = scalar
        self._nodes = 0
        self.places: dict[Path, Place] = {}
        self.faults: list[Found] = []
        self.misread = False

    def value(self, node: Node, path: Path) -> Any:
        self._nodes += 1
        place = place_of(node.start_mark)
        self.places.setdefault(path, place)
        if self._nodes > MOST_NODES:
            raise TooMuch(msg("lint.yaml_too_many", limit=MOST_NODES), place)
        if len(path) > DEEPEST:
            raise TooMuch(msg("lint.yaml_too_deep", limit=DEEPEST), place)
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*path, at)) for at, item in enumerate(node.value)]
        return self._plain(node, path)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in node.value:
            place = place_of(key.start_mark)
            if not isinstance(key, ScalarNode):
                self.faults.append(Found(path, msg("lint.yaml_key"), place))
            elif wide := _wide(key, value, node):
                self.misread = True
                self.faults += [Found(path, misread(sign), (place[0], place[1] + at)) for at, sign in wide]
            else:
                self._entry(data, self._text(key, path, _LONGEST_KEY), value, path, place)
        return data

    def _entry(self, data: dict[str, Any], key: str, value: Node, path: Path, place: Place) -> None:
        here = (*path, key)
        if key in data:
            what = msg("lint.duplicate_key", key=key, line=self.places[here][0])
            self.faults.append(Found(here, what, place))
        else:
            self.places[here] = place
            data[key] = self.value(value, here)

    def _plain(self, node: Node, path: Path) -> Any:
        kind = str(node.tag).removeprefix(_TAG)
        if kind not in ("null", "bool", "int", "float", "str", "timestamp", "merge", "value"):
            self.faults.append(Found(path, msg("lint.yaml_tag", tag=shown(kind.removeprefix("!")))))
        if kind == "null":
            return None
        if self._scalar is None or kind not in ("bool", "int", "float"):
            return self._text(node, path)
        try:
            value = self._scalar(node)
        except ValueError:  # a number longer than Python reads
            return self._text(node, path)
        return node.value if isinstance(value, float) and not isfinite(value) else value

    def _text(self, node: Node, path: Path, longest: int = _LONGEST_TEXT) -> str:
        """Both halves of a pair of escapes are the one character they mean, as JSON writes it."""
        text: str = node.value
        if _NO_TEXT.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        if len(text) > longest:
            self._refuse(node, path, msg("lint.yaml_long", limit=longest))
        elif found := _NO_TEXT.search(text):
            self._refuse(node, path, msg("lint.yaml_character", code=f"U+{ord(found[0]):04X}"))
        return _NO_TEXT.sub("\ufffd", text[:longest])

    def _refuse(self, node: Node, path: Path, what: Message) -> None:
        self.faults.append(Found(path, what, place_of(node.start_mark)))


def _wide(key: ScalarNode, value: Node, inside: MappingNode) -> list[tuple[int, str]]:
    """Chinese punctuation in a key without quotes."""
    if key.style or key.start_mark.line != key.end_mark.line:
        return []
    empty = isinstance(value, ScalarNode) and not value.style and not value.value
    return slips_of_key(key.value, flow=bool(inside.flow_style), empty=empty)


def _syntax(error: Exception, text: str) -> Found:
    """The parser's complaint in our words, at its place."""
    if isinstance(error, ReaderError):
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Found((), msg("lint.yaml_character", code=f"U+{error.character:04X}"), (line, column))
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Found((), msg("lint.yaml_syntax"))
    problem, context = error.problem or "", error.context or ""
    place = place_of(error.problem_mark)
    if "'\\t'" in problem:
        return Found((), msg("lint.yaml_tab"), place)
    if "mapping values are not allowed" in problem:
        if deeper := _too_deep(text.splitlines(), place):
            return Found((), msg("lint.yaml_indent"), deeper)
        return Found((), msg("lint.yaml_colon"), place)
    if "cannot start any token" in problem:
        return Found((), msg("lint.yaml_quote"), place)
    if "quoted scalar" in context:
        return Found((), msg("lint.yaml_open_quote"), place)
    if "flow" in context:
        return Found((), msg("lint.yaml_open_bracket"), place)
    if "block" in context:
        return Found((), msg("lint.yaml_indent"), place)
    if "alias" in problem:
        return Found((), msg("lint.yaml_alias"), place)
    if "single document" in (error.context or ""):
        return Found((), msg("lint.yaml_documents"), place)
    return Found((), msg("lint.yaml_syntax"), place)


def _too_deep(lines: list[str], place: Place) -> Place | None:
    """Where a line begins that would be a key, stood it not deeper than the `key: word` above it."""
    line = lines[place[0] - 1]
    start = len(line) - len(line.lstrip(" "))
    above = next((one for one in reversed(lines[: place[0] - 1]) if one.strip() and not _IDLE.match(one)), "")
    key = _KEY_AND_WORD.match(above)
    deeper = key is not None and start > len(key[1]) and ":" not in line[: place[1] - 1]
    return (place[0], start + 1) if deeper else None
