"""How often clients are to be contacted, where two playbooks differ. More often is tighter."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.cadence import PER_DAY
from engine.message import msg
from workshop.diff.difference import ADDED, CHANGED, LOOSENED, REMOVED, TIGHTENED, At, Difference
from workshop.diff.keys import value_differs
from workshop.diff.sayings import rhythm

_PER_DAY = "per_day"


def cadence_differs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    at = At(msg("diff.group_cadence"), ("cadence",))
    yield from value_differs(at, _PER_DAY, old.get(_PER_DAY, PER_DAY), new.get(_PER_DAY, PER_DAY))
    for abc in dict.fromkeys((*old, *new)):
        if abc != _PER_DAY:
            yield from _class_differs(
                at.into(abc, msg("diff.class", abc=abc)), old.get(abc, {}), new.get(abc, {})
            )


def _class_differs(at: At, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for position in dict.fromkeys((*old, *new)):
        here = at.into(position, msg(f"people.position_{position}"))
        before, after = old.get(position), new.get(position)
        if (before or {}) == (after or {}):
            if before is None and after is not None:
                yield here.differs(ADDED, None, after, None, rhythm(None))
            elif after is None and before is not None:
                yield here.differs(REMOVED, before, None, rhythm(None))
            continue
        for kind in dict.fromkeys((*(before or {}), *(after or {}))):
            yield from _rhythm_differs(
                here.into(kind, msg(f"diff.key_{kind}s")), (before or {}).get(kind), (after or {}).get(kind)
            )


def _rhythm_differs(at: At, old: list[int] | None, new: list[int] | None) -> Iterator[Difference]:
    if old == new:
        return
    if old is None or new is None:
        kind = TIGHTENED if old is None else LOOSENED
    elif all(n <= o for n, o in zip(new, old, strict=True)):
        kind = TIGHTENED
    elif all(n >= o for n, o in zip(new, old, strict=True)):
        kind = LOOSENED
    else:
        kind = CHANGED
    yield at.differs(kind, old, new, rhythm(old), rhythm(new))
