"""Which name was probably meant, and how a wrong one is shown. Bounded, for nobody knows who wrote it."""

from collections.abc import Iterable
from itertools import islice

from engine.message import Message, msg

_MOST = 600
"""Names looked at: more than all that conditions may speak of. Comparing takes some 10 µs a name."""
_LONGEST = 100
"""Characters of a name somebody may have mistyped."""
_QUOTED = 60
"""Characters of a cell, where a sentence quotes it."""


def nearest(given: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The closest of the names known; None where none comes close."""
    from difflib import get_close_matches

    if len(given) > _LONGEST:
        return None
    return next(iter(get_close_matches(given, list(islice(known, _MOST)), n=1, cutoff=cutoff)), None)


def shown(given: str, most: int = _LONGEST) -> str:
    """As a sentence can carry it."""
    return given if len(given) <= most else f"{given[:most]}…"


def shortened(message: Message) -> Message:
    """With what was given as a sentence about one of many rows can carry it."""
    for value in message.params.values():
        if isinstance(value, str) and len(value) > _QUOTED:
            return msg(message.id, **{name: _short(each) for name, each in message.params.items()})
    return message


def _short(value: object) -> object:
    return shown(value, _QUOTED) if isinstance(value, str) else value
