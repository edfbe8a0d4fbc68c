"""YAML text as nodes, made no further than anybody writes by hand, before it costs time or memory."""

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.nodes import Node

from engine.message import Message, msg

DEEPEST = 30
MOST_NODES = 50_000
"""Keys and values. A playbook has some four thousand; aliases of aliases reach millions."""


class TooMuch(Exception):
    """Deeper or more than that, from this line and column on."""

    def __init__(self, what: Message, place: tuple[int, int]) -> None:
        super().__init__(what.id)
        self.what, self.place = what, place


def open_yaml() -> YAML:
    """Reads YAML 1.2; composing raises TooMuch beside what the parser raises."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _Bounded
    return yaml


def place_of(mark: Any) -> tuple[int, int]:
    """The line and column of a mark; both count from 1."""
    return mark.line + 1, mark.column + 1


class _Bounded(Composer):
    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader)
        self.warn_double_anchors = False  # an anchor may be set again, and its author has no need to know
        self._nodes = 0

    def compose_node(self, parent: Any, index: Any) -> Node:
        self._nodes += 1
        if self.depth > DEEPEST:
            raise TooMuch(msg("lint.yaml_too_deep", limit=DEEPEST), self._place())
        if self._nodes > MOST_NODES:
            raise TooMuch(msg("lint.yaml_too_many", limit=MOST_NODES), self._place())
        node: Node = super().compose_node(parent, index)
        return node

    def _place(self) -> tuple[int, int]:
        return place_of(self.parser.peek_event().start_mark)
