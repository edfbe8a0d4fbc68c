"""Conditions that differ: whether they hold of more deals than before, of fewer, or of others."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from engine.condition import Condition, Not, read_condition
from engine.message import msg
from engine.playbook_text.logic.claims import NOTHING
from engine.playbook_text.logic.reasoning import Reasoning
from workshop.diff import sayings
from workshop.diff.difference import CHANGED, LOOSENED, REWORDED, TIGHTENED, At, Difference

Written: TypeAlias = Mapping[str, Any] | None


def guard_differs(at: At, old: Written, new: Written, reasoning: Reasoning) -> Iterator[Difference]:
    """Asked of more deals, and let off fewer, is tighter."""

    def direction(before: Condition, after: Condition) -> str:
        off_before, off_after = Not(before, None), Not(after, None)
        follows = reasoning.follows
        tighter = follows(before, after) and follows(off_after, off_before)
        return _direction(tighter, follows(after, before) and follows(off_before, off_after))

    yield from _differs(at.into("when", msg("diff.key_when")), old, new, direction)


def need_differs(at: At, old: Written, new: Written, reasoning: Reasoning) -> Iterator[Difference]:
    """Held by fewer deals is tighter; unknown is as good as no."""

    def direction(before: Condition, after: Condition) -> str:
        return _direction(reasoning.follows(after, before), reasoning.follows(before, after))

    yield from _differs(at.into("condition", msg("diff.key_condition")), old, new, direction)


def shown_differs(at: At, old: Written, new: Written, reasoning: Reasoning) -> Iterator[Difference]:
    """A sign that shows of more deals is tighter: the other way round."""
    for each in need_differs(at, old, new, reasoning):
        turned = {TIGHTENED: LOOSENED, LOOSENED: TIGHTENED}.get(each.kind, each.kind)
        yield each._replace(kind=turned, demands=turned == TIGHTENED)


def _direction(tighter: bool | None, looser: bool | None) -> str:
    """REWORDED: both, so it means the same; CHANGED also where that can't be told."""
    if tighter and looser:
        return REWORDED
    return TIGHTENED if tighter else LOOSENED if looser else CHANGED


def _differs(
    at: At, old: Written, new: Written, direction: Callable[[Condition, Condition], str]
) -> Iterator[Difference]:
    if sayings.without_reasons(old) != sayings.without_reasons(new):
        kind = direction(_read(old), _read(new))
        note = msg("diff.same_deals") if kind == REWORDED else None
        yield at.differs(kind, old, new, sayings.condition(old), sayings.condition(new), note=note)
    elif old != new:
        here = at.into("because", msg("diff.key_because"))
        before, after = (list(sayings.reasons(each)) for each in (old, new))
        yield here.differs(REWORDED, before, after, sayings.anything(before), sayings.anything(after))


def _read(written: Written) -> Condition:
    return read_condition(written) if written else NOTHING
