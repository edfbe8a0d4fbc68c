"""What two playbooks say of the signs that a deal has stalled. A sign that shows earlier, or as
something worse, is tighter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.message import msg
from engine.playbook_text.logic.reasoning import Reasoning
from engine.signs import LEVELS
from workshop.diff.conditions import shown_differs
from workshop.diff.difference import ADDED, CHANGED, LOOSENED, REMOVED, TIGHTENED, At, Difference
from workshop.diff.keys import keys_differ
from workshop.diff.sayings import anything

_OWN_LEVEL = "warn"


def signs_differ(
    old: Mapping[str, Any], new: Mapping[str, Any], reasoning: Reasoning
) -> Iterator[Difference]:
    for id in dict.fromkeys((*old, *new)):
        before, after = old.get(id), new.get(id)
        at = At(msg("diff.group_signs"), ("signs", id), (id,))
        if before != after:
            yield from _sign_differs(at, before, after, reasoning)


def _sign_differs(
    at: At, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, reasoning: Reasoning
) -> Iterator[Difference]:
    own = "condition" in (new or old or {})
    if own and (old is None or "condition" not in old):
        yield at.differs(ADDED, old, new, demands=True)
    elif new is None and own:
        yield at.differs(REMOVED, old)
    elif old is not None and "condition" in old and not own:
        yield at.differs(REMOVED, old, new)
    else:
        yield from _tuned_differs(at, old or {}, new or {}, own)
        if own and old and new:
            yield from shown_differs(at, old["condition"], new["condition"], reasoning)


def _tuned_differs(at: At, old: Mapping[str, Any], new: Mapping[str, Any], own: bool) -> Iterator[Difference]:
    levels = [side.get("level", _OWN_LEVEL if own else None) for side in (old, new)]
    if levels[0] != levels[1]:
        said = [msg("diff.as_it_comes") if level is None else msg(f"diff.level_{level}") for level in levels]
        yield at.into("level", msg("diff.key_level")).differs(_louder(*levels), *levels, *said)
    for key in ("warn", "critical"):
        yield from _limit_differs(at.into(key, msg(f"diff.key_{key}")), old.get(key), new.get(key))
    stages = old.get("stages", []), new.get("stages", [])
    if stages[0] != stages[1]:
        here = at.into("stages", msg("diff.key_stages"))
        was, now = (anything(listed) or msg("diff.every_stage") for listed in stages)
        yield here.differs(_wider(*stages) if own else CHANGED, *stages, was, now)
    yield from keys_differ(at, old, new, but=("level", "warn", "critical", "stages", "condition"))


def _limit_differs(at: At, old: int | None, new: int | None) -> Iterator[Difference]:
    """How it comes is for the coach's desk to know: no telling which way it goes."""
    if old != new:
        kind = CHANGED if old is None or new is None else TIGHTENED if new < old else LOOSENED
        said = [msg("diff.as_it_comes") if limit is None else limit for limit in (old, new)]
        yield at.differs(kind, old, new, *said)


def _louder(old: str | None, new: str | None) -> str:
    """`off` is quieter than whatever it comes as."""
    if old is None or new is None:
        off = LEVELS[0]
        return LOOSENED if new == off else TIGHTENED if old == off else CHANGED
    return TIGHTENED if LEVELS.index(new) > LEVELS.index(old) else LOOSENED


def _wider(old: Sequence[str], new: Sequence[str]) -> str:
    """None named: all."""
    if not new or (old and set(old) < set(new)):
        return TIGHTENED
    return LOOSENED if not old or set(new) < set(old) else CHANGED
