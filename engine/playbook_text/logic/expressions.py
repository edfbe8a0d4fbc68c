"""What an expression compares, where it only compares: the rest of them are taken for anything at all."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from jinja2 import Environment, TemplateSyntaxError, nodes

from engine.expression import path_of

Compared: TypeAlias = tuple[str, object]
"""A field and a constant it is held against."""
_ORDER = ("lt", "lteq", "gt", "gteq")


def compared(source: str, names: Mapping[str, str]) -> tuple[Compared, ...] | None:
    """Every field with every constant it is compared to; None where the expression does more than to
    compare fields with constants: reckon, or hold one field against another."""
    try:
        output = Environment(autoescape=False).parse("{{ (" + source + ") }}").body[0]
        assert isinstance(output, nodes.Output)
        return tuple(_walk(output.nodes[0], names))
    except (TemplateSyntaxError, SyntaxError, ValueError, RecursionError, _More):
        return None


class _More(Exception):
    """More than comparing."""


def _walk(node: nodes.Node, names: Mapping[str, str]) -> Iterator[Compared]:
    if isinstance(node, nodes.And | nodes.Or):
        yield from _walk(node.left, names)
        yield from _walk(node.right, names)
    elif isinstance(node, nodes.Not):
        yield from _walk(node.node, names)
    elif isinstance(node, nodes.Compare):
        sides = [("", node.expr), *((operand.op, operand.expr) for operand in node.ops)]
        for (_, left), (op, right) in pairwise(sides):
            yield from _pair(left, op, right, names)
    else:
        raise _More


def _pair(left: nodes.Node, op: str, right: nodes.Node, names: Mapping[str, str]) -> Iterator[Compared]:
    listed = op in ("in", "notin")
    if isinstance(left, nodes.Const) and not listed:
        left, right = right, left
    path = path_of(left)
    if path is None or (op in _ORDER and names.get(path) == "text"):
        raise _More
    for each in _constants(right, listed):
        yield path, each


def _constants(node: nodes.Node, listed: bool) -> Iterator[object]:
    if listed and isinstance(node, nodes.List | nodes.Tuple):
        for item in node.items:
            yield from _constants(item, False)
    elif isinstance(node, nodes.Const) and not listed:
        yield node.value
    else:
        raise _More
