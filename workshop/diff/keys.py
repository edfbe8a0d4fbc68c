"""Keys with one value: which way it went, and how it is said."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from engine.message import msg
from workshop.diff.difference import CHANGED, LOOSENED, REWORDED, TIGHTENED, At, Difference, Said
from workshop.diff.sayings import anything, days, is_text, per_cent, quoted, working_days


def lower(old: int | None, new: int | None) -> str:
    """Less is tighter; None is without end."""
    return TIGHTENED if old is None or (new is not None and new < old) else LOOSENED


def higher(old: int, new: int) -> str:
    return TIGHTENED if new > old else LOOSENED


def either(old: Any, new: Any) -> str:
    return REWORDED if (old is None or is_text(old)) and (new is None or is_text(new)) else CHANGED


class Key(NamedTuple):
    kind: Callable[[Any, Any], str] = either
    said: Callable[[Any], Said | None] = anything


KEYS: Mapping[str, Key] = {
    **dict.fromkeys(("title", "label", "focus", "question", "outcome", "stuck"), Key(said=quoted)),
    **dict.fromkeys(("client", "own_team", "competitors"), Key(said=quoted)),
    **dict.fromkeys(("wants", "wrong_card", "ask", "because", "today"), Key(said=quoted)),
    **dict.fromkeys(("warn", "critical", "quiet"), Key(lower, working_days)),
    **dict.fromkeys(("valid_for", "within"), Key(lower, days)),
    "at_least": Key(higher, per_cent),
    "waivable": Key(lower),
    "waits": Key(lower),
    "limits": Key(),
    "objectives": Key(),
    "learn": Key(),
    "closing": Key(),
    "status": Key(),
    "where": Key(),
    "per_day": Key(),
}
"""`waivable`: no is tighter than yes."""
DEFAULTS: Mapping[str, Any] = {"closing": "moves", "learn": True, "waivable": True, "where": "visit"}
"""What a key left out means, where that is not nothing."""


def keys_differ(
    at: At, old: Mapping[str, Any], new: Mapping[str, Any], but: Collection[str] = ()
) -> Iterator[Difference]:
    """Key by key, mappings in mappings as well; those named in `but` are somebody else's."""
    for name in dict.fromkeys((*old, *new)):
        if name not in but:
            default = DEFAULTS.get(name)
            yield from value_differs(at, name, old.get(name, default), new.get(name, default))


def value_differs(at: At, name: str, old: Any, new: Any) -> Iterator[Difference]:
    if old == new:
        return
    called: Said = msg(f"diff.key_{name}") if name in KEYS else name
    here = at.into(name, called)
    if _is_room(old, new):
        yield from keys_differ(here, old or {}, new or {})
        return
    key = KEYS.get(name, Key())
    yield here.differs(key.kind(old, new), old, new, key.said(old), key.said(new))


def _is_room(*sides: Any) -> bool:
    """Whether what stands there has keys of its own; nothing may stand on the other side."""
    rooms = [isinstance(side, Mapping) and not is_text(side) for side in sides]
    return any(rooms) and all(side is None or room for side, room in zip(sides, rooms, strict=True))
