"""What conditions look at: every field, with the values it is compared to."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from engine.condition import KNOWN, All, AnyOf, Compare, Condition, Expression, Not

EXPRESSION = "expression:"
"""An expression that does more than to compare: a field of its own, which can be true, false or unknown."""
OWN = "own"
"""The currency an amount is kept in: what a comparison with nothing looks at, for it takes no rate."""


class Key(NamedTuple):
    """One thing to be imagined. An amount is another thing in every currency, for rates are anybody's guess;
    `currency` KNOWN is whether it is known at all."""

    field: str
    currency: str | None = None


class Look(NamedTuple):
    key: Key
    value: Any = None
    """None: only whether it is known."""


def looks(condition: Condition, names: Mapping[str, str]) -> Iterator[Look]:
    """`names`: fields with their kind, as `facts.known_names` gives them."""
    if isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from looks(part, names)
    elif isinstance(condition, Not):
        yield from looks(condition.part, names)
    elif isinstance(condition, Expression):
        from engine.playbook_text.logic.expressions import compared  # Jinja, for those who use it

        for field, value in compared(condition.source, names) or ():
            yield from _look(field, value, None, names)
    else:
        listed = condition.value if isinstance(condition.value, list | tuple) else (condition.value,)
        for value in listed:
            yield from _look(condition.field, value, condition.currency, names)


def _look(field: str, value: Any, currency: str | None, names: Mapping[str, str]) -> Iterator[Look]:
    if names.get(field) != "money":
        yield Look(Key(field), value)
        return
    yield Look(Key(field, KNOWN))
    if value is not None:
        yield Look(Key(field, currency), value)
        if currency is not None and value == 0:
            yield Look(Key(field, OWN), value)


def plain(condition: Condition, names: Mapping[str, str]) -> Condition:
    """The same, with every expression nobody can look into replaced by a field of its own."""
    if isinstance(condition, All):
        return All(tuple(plain(part, names) for part in condition.parts), None)
    if isinstance(condition, AnyOf):
        return AnyOf(tuple(plain(part, names) for part in condition.parts), None)
    if isinstance(condition, Not):
        return Not(plain(condition.part, names), None)
    if isinstance(condition, Expression):
        from engine.playbook_text.logic.expressions import compared

        if compared(condition.source, names) is None:
            return Compare(EXPRESSION + " ".join(condition.source.split()), "==", True, None, None)
    return condition
