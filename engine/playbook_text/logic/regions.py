"""A few values that stand for all a field can have: each one it is compared to, and one from between."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, InvalidOperation
from itertools import pairwise
from typing import NamedTuple

from engine.condition import KNOWN
from engine.playbook_text.conditions import Terms, is_count
from engine.playbook_text.logic.looks import EXPRESSION, Key
from engine.worksheet import names_of

_OTHER = "\N{ASTERISK}"
"""A text that is none of those named; ids are written without it."""
_FAR = 1_000_000
"""More people, visits and stages than any condition counts."""
_ALWAYS_KNOWN = ("deal.title", "deal.owner", "deal.stage", "deal.status", "today")
_SCORES = (0, 5)
"""Scores run from 0 to 5 (method §6.1)."""


_EXACT = Context(prec=1000)
"""Digits: twice what tells the greatest float from the one before and from the least."""


class Span(NamedTuple):
    """What numbers a field can have; None: without end."""

    least: int | None = None
    most: int | None = None
    whole: bool = False


def values(key: Key, compared: Iterable[object], terms: Terms) -> tuple[object, ...]:
    """None among them: that nobody knows."""
    field, currency = key
    if field.startswith(EXPRESSION):
        return (None, True, False)
    if currency == KNOWN:
        return (True, False)
    kind = terms.names.get(field, "text")
    if kind == "text":
        found: Iterator[object] = _texts(compared, terms.choices(field))
    elif kind == "day":
        found = _days(compared)
    else:
        found = _numbers(compared, _span(key, terms))
    known = tuple(found)
    return known if _never_unknown(field, kind) else (*known, None)


def _never_unknown(field: str, kind: str) -> bool:
    return field in _ALWAYS_KNOWN or is_count(field, kind)


def _texts(compared: Iterable[object], choices: tuple[str, ...]) -> Iterator[str]:
    if choices:
        yield from choices
    else:
        yield from dict.fromkeys(each for each in compared if isinstance(each, str))
        yield _OTHER


def _days(compared: Iterable[object]) -> Iterator[date]:
    days = sorted({day for each in compared if (day := _day(each)) is not None})
    one = timedelta(days=1)
    if not days:
        yield date(2000, 1, 1)
        return
    if days[0] > date.min:
        yield days[0] - one
    for day, after in pairwise([*days, None]):
        if day is not None:
            yield day
            if day < date.max and after != day + one:
                yield day + one


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _span(key: Key, terms: Terms) -> Span:
    """Sign matters to amounts in several currencies, and nothing to counts: 0 is looked at in any case."""
    field = key.field
    if field == "deal.amount":
        return Span(least=0)
    if not field.startswith("worksheets."):
        return Span(least=0, whole=terms.names.get(field) == "number")
    _, sheet, name = field.split(".", 2)
    if name == "complete":
        return Span(0, 100, whole=True)
    described = names_of(terms.worksheets[sheet]).get(name) if sheet in terms.worksheets else None
    if described is None:
        return Span()
    if described.kind == "score":
        return Span(*_SCORES, whole=True)
    return Span(least=0, whole=True) if described.counts else Span()


def _numbers(compared: Iterable[object], span: Span) -> Iterator[int | Decimal]:
    edges = sorted({Decimal(0), *(n for each in compared if (n := _number(each)) is not None)})
    if span.whole:
        yield from _whole(edges, span)
        return
    inner = [_EXACT.subtract(edges[0], 1)]
    for edge, after in pairwise(edges):
        inner += [edge, _EXACT.divide(_EXACT.add(edge, after), 2)]
    inner += [edges[-1], _EXACT.add(edges[-1], 1)]
    for number in inner:
        if (span.least is None or number >= span.least) and (span.most is None or number <= span.most):
            yield number


def _whole(edges: list[Decimal], span: Span) -> Iterator[int]:
    """Of each stretch between two edges the least and the greatest: other counts may limit these."""
    found: set[int] = {span.least or 0, _FAR if span.most is None else span.most}
    for edge in edges:
        down, up = (int(edge.to_integral_value(way)) for way in (ROUND_FLOOR, ROUND_CEILING))
        found |= {down - 1, down, up, up + 1}
    for number in sorted(found):
        if number >= (span.least or 0) and (span.most is None or number <= span.most):
            yield number


def _number(value: object) -> Decimal | None:
    """Decimal by its text: what a condition is compared by."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
