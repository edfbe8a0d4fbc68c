"""Jinja expressions as conditions: sandboxed, compiled once, a small part of the language only."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import isfinite

from jinja2 import TemplateSyntaxError, nodes
from jinja2.environment import TemplateExpression
from jinja2.sandbox import SandboxedEnvironment

from engine.facts import Sight
from engine.jinja_slips import expression_slip
from engine.message import Message, msg
from engine.nearest import nearest, shown

_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg)
_ALLOWED = (
    *_ARITHMETIC,
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Getattr, nodes.Name, nodes.Const, nodes.List, nodes.Tuple),
)
_ENVIRONMENT = SandboxedEnvironment(autoescape=False)
_LONGEST = 1000
"""Characters; parsing cost grows with nesting, so the length is bounded first."""
_DEEPEST = 40
"""Levels of brackets, or of operators within one another; Python's own compiler gives up at about 100."""


class _Touched(Exception):
    """Evaluation reached a value nobody knows."""


class _Branch:
    """A dotted name on its way to a leaf: attribute access walks on."""

    __slots__ = ("_facts", "_path")

    def __init__(self, facts: Sight, path: str) -> None:
        self._facts = facts
        self._path = path

    def __getattr__(self, name: str) -> object:
        path = f"{self._path}.{name}"
        if path.startswith("worksheets.") and path.count(".") == 1:
            return _Branch(self._facts, path)
        return _known(self._facts, path)


def _known(facts: Sight, path: str) -> object:
    """Days as ISO text and counts as decimals, so that they go together with constants and with money."""
    value = facts.value(path)
    if value is None:
        raise _Touched(path)
    if isinstance(value, date):
        return value.isoformat()
    return Decimal(value) if isinstance(value, int) else value


class _Rooms(dict[str, object]):
    """Names are looked up lazily, so an untouched unknown does no harm."""

    def __init__(self, facts: Sight) -> None:
        rooms = ("deal", "account", "contacts", "answers", "worksheets", "visits")
        super().__init__({room: _Branch(facts, room) for room in rooms})
        self["today"] = facts.today


@lru_cache(maxsize=512)
def _compiled(source: str) -> TemplateExpression:
    return _ENVIRONMENT.compile_expression(source, undefined_to_none=False)


def evaluate(source: str, facts: Sight) -> tuple[bool | None, str | None]:
    """True, False or None with the name of what was missing. Never raises for what the facts hold."""
    try:
        return bool(_compiled(source)(_Rooms(facts))), None
    except _Touched as touched:
        return None, str(touched)
    except (TypeError, ArithmeticError, NameError):  # 1e9999 is compiled to a name, inf
        return None, source


def expression_faults(source: str, names: Mapping[str, str]) -> tuple[Message, ...]:
    """All that is wrong with an expression, before it ever runs.

    `names`: as `facts.known_names` gives them.
    """
    if len(source) > _LONGEST:
        return (msg("lint.expression_too_long", limit=_LONGEST),)
    try:
        tree = _ENVIRONMENT.parse("{{ (" + source + ") }}")
        output = tree.body[0]
        if len(tree.body) != 1 or not isinstance(output, nodes.Output) or len(output.nodes) != 1:
            return (msg("lint.expression_syntax", detail=expression_slip(source)),)
        if max(_brackets(source), _depth(output.nodes[0])) > _DEEPEST:
            return (msg("lint.expression_too_deep"),)
        return tuple(_walk(output.nodes[0], names))
    except TemplateSyntaxError as error:
        return (msg("lint.expression_syntax", detail=expression_slip(source, error.message or "")),)
    except (SyntaxError, ValueError):  # a number in digits Python does not write its own with
        return (msg("lint.expression_syntax", detail=expression_slip(source)),)
    except RecursionError:
        return (msg("lint.expression_too_deep"),)


def _brackets(source: str) -> int:
    level = deepest = 0
    for character in source:
        level += (character in "([{") - (character in ")]}")
        deepest = max(deepest, level)
    return deepest


def _depth(node: nodes.Node) -> int:
    return 1 + max((_depth(child) for child in node.iter_child_nodes()), default=0)


def _walk(
    node: nodes.Node, names: Mapping[str, str], *, arithmetic: bool = False, choices: bool = False
) -> list[Message]:
    """`arithmetic`: what stands here is calculated with. `choices`: it stands behind `in`."""
    if not isinstance(node, _ALLOWED):
        return [msg("lint.expression_node", node=type(node).__name__.lower())]
    if isinstance(node, nodes.Getattr | nodes.Name):
        return _name_faults(node, names, arithmetic)
    if isinstance(node, nodes.Const):
        if isinstance(node.value, float) and not isfinite(node.value):
            return [msg("lint.expression_syntax", detail=msg("jinja.number"))]
        number = type(node.value) is int  # a float would meet Decimal money
        return [msg("lint.expression_arithmetic", value=str(node.value))] if arithmetic and not number else []
    if isinstance(node, nodes.List | nodes.Tuple) and not choices:
        return [msg("lint.expression_list")]  # a pair is always true
    # `a or b` is one of its two sides, so what goes for it goes for them.
    inside = isinstance(node, _ARITHMETIC) or (arithmetic and isinstance(node, nodes.And | nodes.Or))
    listed = isinstance(node, nodes.Operand) and node.op in ("in", "notin")
    children = node.iter_child_nodes()
    found = [f for child in children for f in _walk(child, names, arithmetic=inside, choices=listed)]
    return found + _unlike(node, names) if isinstance(node, nodes.Compare) else found


def _unlike(node: nodes.Compare, names: Mapping[str, str]) -> list[Message]:
    """Fields compared with a value of another kind, which no deal could ever answer."""
    faults = []
    sides = [node.expr, *(operand.expr for operand in node.ops)]
    for pair in pairwise(sides):
        for field, value in (pair, pair[::-1]):
            path = path_of(field) or ""
            kind = names.get(path)
            if kind is not None and isinstance(value, nodes.Const) and not _fits(kind, value.value):
                faults.append(msg(f"lint.field_wants_{_WANTS[kind]}", field=path))
    return faults


_WANTS = {"number": "number", "money": "number", "day": "day", "text": "text"}


def _fits(kind: str, value: object) -> bool:
    if kind in ("number", "money"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "day":
        return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
    return isinstance(value, str)


def _name_faults(node: nodes.Node, names: Mapping[str, str], arithmetic: bool) -> list[Message]:
    path = path_of(node)
    if path is None:
        return [msg("lint.expression_node", node="attribute")]
    if path not in names:
        if close := nearest(path, names):
            return [msg("lint.unknown_field_close", field=path, close=close)]
        return [msg("lint.unknown_field", field=shown(path))]
    if arithmetic and names[path] not in ("number", "money"):
        return [msg("lint.expression_arithmetic", value=path)]
    return []


def path_of(node: nodes.Node) -> str | None:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        inner = path_of(node.node)
        return f"{inner}.{node.attr}" if inner else None
    return None
