"""Conditions over the facts of a deal: structured, three-valued, each answer with its reason.

Logic is Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952,
§64): an unknown part makes the whole unknown unless the known parts already decide it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple, TypeAlias

from engine.facts import Sight, label
from engine.message import Message, Text, msg
from engine.money import of_major
from engine.value import Value

Reason: TypeAlias = Message | Text


class Judged(NamedTuple):
    """True, False or None (unknown), and the reasons for anything but True."""

    value: bool | None
    why: tuple[Reason, ...] = ()


OPS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "in": lambda value, choices: value in choices,
    "not in": lambda value, choices: value not in choices,
}
_NAMES: Mapping[str, str] = {
    "==": "same",
    "!=": "other",
    "<": "below",
    "<=": "at_most",
    ">": "above",
    ">=": "at_least",
    "in": "among",
    "not in": "not_among",
}
_MANY, _NUMBERS, _PLAIN = (list, tuple), (int, float, Decimal), (date, int, Decimal)
KNOWN = "known"
"""The one operator that looks at a missing value and says no instead of unknown."""


class Compare(Value):
    field: str
    op: str
    value: Any
    currency: str | None
    because: Text | None

    def judge(self, facts: Sight) -> Judged:
        if self.op == KNOWN:
            known = facts.knows(self.field)
            return Judged(True) if known else Judged(False, self._why("condition.not_known"))
        found: object | Message | None
        if self.currency is not None:
            found = facts.amount_in(self._compared_in(facts), self.field)
        else:
            found = facts.value(self.field)
        if found is None:
            found = msg("condition.missing", field=label(self.field))
        if isinstance(found, Message):
            return Judged(None, (found,))
        if OPS[self.op](found, self._wanted(found)):
            return Judged(True)
        return Judged(False, self._differs(found, facts))

    def _compared_in(self, facts: Sight) -> str:
        """Nothing is nothing in every currency: comparing with it takes no rate."""
        own = facts.currency_of(self.field) if self.value == 0 else None
        return own or self.currency or facts.currency

    def _differs(self, found: object, facts: Sight) -> tuple[Reason, ...]:
        """What stands there and what was wanted; an amount in the currency the two were compared in."""
        currency = None
        if self.currency is not None or self.field == "deal.amount":
            currency = self._compared_in(facts)
        return self._why("condition.differs", wanted=self.wanted(currency), found=_told(found, currency))

    def wanted(self, currency: str | None) -> Message:
        """What it wants the field to be; not of `known`."""
        return msg(f"condition.wanted_{_NAMES[self.op]}", value=_told(self.value, currency))

    def _wanted(self, found: object) -> Any:
        if isinstance(self.value, _MANY):
            return [_comparable(found, one) for one in self.value]
        return _comparable(found, self.value)

    def _why(self, id: str, **params: object) -> tuple[Reason, ...]:
        return (self.because or msg(id, field=label(self.field), **params),)


class All(Value):
    parts: "tuple[Condition, ...]"
    because: Text | None

    def judge(self, facts: Sight) -> Judged:
        judged = [part.judge(facts) for part in self.parts]
        return _decide(judged, deciding=False, because=self.because)


class AnyOf(Value):
    parts: "tuple[Condition, ...]"
    because: Text | None

    def judge(self, facts: Sight) -> Judged:
        judged = [part.judge(facts) for part in self.parts]
        return _decide(judged, deciding=True, because=self.because)


class Not(Value):
    part: "Condition"
    because: Text | None

    def judge(self, facts: Sight) -> Judged:
        inner = self.part.judge(facts)
        if inner.value is None:
            return Judged(None, inner.why)
        if inner.value is False:
            return Judged(True)
        return Judged(False, (self.because or msg("condition.holds_but_should_not"),))


class Expression(Value):
    """A Jinja expression: the escape hatch. Any touch of a missing value makes it unknown."""

    source: str
    because: Text | None

    def judge(self, facts: Sight) -> Judged:
        from engine.expression import evaluate  # Jinja loads only for those who use it

        value, missing = evaluate(self.source, facts)
        if value is None:
            return Judged(None, (msg("condition.missing", field=label(missing or self.source)),))
        if value:
            return Judged(True)
        return Judged(False, (self.because or msg("condition.expression_false", source=self.source),))


Condition: TypeAlias = Compare | All | AnyOf | Not | Expression


def _decide(judged: list[Judged], *, deciding: bool, because: Text | None) -> Judged:
    """`deciding` is the value one part alone decides by: False for all, True for any."""
    if any(j.value is deciding for j in judged):
        found = deciding
    elif any(j.value is None for j in judged):
        return Judged(None, tuple(r for j in judged if j.value is None for r in j.why))
    else:
        found = not deciding
    if found:
        return Judged(True)
    return Judged(
        False, (because,) if because else tuple(r for j in judged if j.value is False for r in j.why)
    )


def _comparable(found: object, value: Any) -> Any:
    """The value of a condition as what was found is: a decimal, a day, or as it stands."""
    try:
        if isinstance(found, date) and isinstance(value, str):
            return date.fromisoformat(value)
        return Decimal(str(value)) if isinstance(found, Decimal) else value
    except (ValueError, InvalidOperation):
        return value


def _told(value: object, currency: str | None) -> object:
    """A value as a sentence can carry it; a number is an amount where there is a currency."""
    if isinstance(value, _MANY):
        return tuple(_told(each, currency) for each in value)
    if currency is not None and isinstance(value, _NUMBERS):
        return of_major(Decimal(str(value)), currency)
    return value if isinstance(value, _PLAIN) else str(value)


def read_condition(data: Mapping[str, Any]) -> Condition:
    """From the form the playbook schema has checked: exactly one of all, any, not, expression, field."""
    because = Text(**data["because"]) if data.get("because") else None
    if data.get("all") is not None:
        return All(tuple(read_condition(part) for part in data["all"]), because)
    if data.get("any") is not None:
        return AnyOf(tuple(read_condition(part) for part in data["any"]), because)
    if data.get("not") is not None:
        return Not(read_condition(data["not"]), because)
    if data.get("expression") is not None:
        return Expression(data["expression"], because)
    return Compare(data["field"], data["op"], data.get("value"), data.get("currency"), because)
