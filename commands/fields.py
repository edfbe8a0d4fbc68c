"""FIELD=VALUE words: what was typed, and what it changed."""

from collections.abc import Iterable

from engine.errors import Usage
from engine.message import Message, msg
from words.say import say


def pairs(words: list[str]) -> dict[str, str]:
    """FIELD=VALUE words; every one that is not is named."""
    bad = tuple(w for w in words if "=" not in w)
    if bad:
        raise Usage(msg("deals.not_a_pair", words=bad))
    return {name.strip(): value for name, _, value in (w.partition("=") for w in words)}


def from_to(fields: Iterable[tuple[Message, object, object]]) -> list[str]:
    """What changed, a line each: `amount: GBP 85,000 → none`. `fields`: name, before and after."""
    nothing = msg("deals.no_value")
    return [
        say("deals.from_to", field=name, before=before or nothing, after=after or nothing)
        for name, before, after in fields
        if before != after
    ]
