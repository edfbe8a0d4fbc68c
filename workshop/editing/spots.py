"""Where everything stands in a YAML text, to the character: what an edit puts its knife to."""

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

from engine.yaml_nodes import open_yaml

Kind: TypeAlias = Literal["scalar", "mapping", "sequence", "alias"]


class Spot(NamedTuple):
    """A value in the text, from its anchor on; behind `end` its own characters are over, comments aside."""

    kind: Kind
    start: int
    end: int
    column: int
    """From 0."""
    flow: bool = False
    """In brackets; of a scalar: in one piece, whatever its quotes."""
    style: str | None = None
    """The quotes of a scalar, or `|` and `>`."""
    name: str = ""
    """The text of a key; the anchor an alias points to."""
    anchor: str | None = None
    parts: "tuple[Part, ...]" = ()
    first: int = 0
    """Of a list line by line: its first dash."""


class Part(NamedTuple):
    """What a collection holds: a key with its value, or an item."""

    key: Spot | None
    value: Spot

    @property
    def start(self) -> int:
        return self.value.start if self.key is None else self.key.start

    @property
    def end(self) -> int:
        return self.value.end if self.key is None else max(self.key.end, self.value.end)


def spots(text: str) -> Spot:
    """Of a text that `read_tree` has read without a fault."""
    events = (each for each in open_yaml().parse(text) if _name(each) not in _FRAME)
    return _spot(next(events), events, text)


def aliased(spot: Spot) -> frozenset[str]:
    """The anchors that aliases point to."""
    own = {spot.name} if spot.kind == "alias" else set[str]()
    return frozenset(own.union(*(aliased(part.value) for part in spot.parts)))


_IDLE = r"(?:\s|(?<=\s)#[^\n]*+)*+"
_COLON = re.compile(_IDLE + ":")
_ANCHOR = re.compile(rf"(?:[&!]\S*{_IDLE})+")
_FRAME = ("StreamStart", "StreamEnd", "DocumentStart", "DocumentEnd")


def _name(event: Any) -> str:
    return type(event).__name__.removesuffix("Event")


def _spot(event: Any, events: Iterator[Any], text: str) -> Spot:
    kind, start, column = _name(event), event.start_mark.index, event.start_mark.column
    if kind == "Alias":
        return Spot("alias", start, event.end_mark.index, column, True, name=event.anchor)
    if kind == "Scalar":
        end = event.end_mark.index
        if event.style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        flow = event.style not in ("|", ">")
        return Spot("scalar", start, end, column, flow, event.style, event.value, event.anchor)
    parts: list[Part] = []
    mapping = kind == "MappingStart"
    while not (_name(inner := next(events))).endswith("End"):
        key = _spot(inner, events, text) if mapping else None
        value = _spot(next(events) if mapping else inner, events, text)
        if key is not None and value.start == value.end:
            # Nothing, which the parser finds where the next begins.
            colon = _COLON.match(text, key.end)
            at = colon.end() if colon is not None else key.end
            value = value._replace(start=at, end=at)
        parts.append(Part(key, value))
    flow = bool(event.flow_style)
    end = inner.end_mark.index if flow or not parts else parts[-1].end
    anchor = _ANCHOR.match(text, start)
    first = anchor.end() if anchor is not None else start
    if not mapping and not flow:
        column = first - text.rfind("\n", 0, first) - 1
    return Spot(
        "mapping" if mapping else "sequence",
        *(start, end, column, flow),
        anchor=event.anchor,
        parts=tuple(parts),
        first=first,
    )
