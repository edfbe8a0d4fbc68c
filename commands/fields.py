"""FIELD=VALUE words: what was typed, and what it changed."""

import re
from collections.abc import Iterable, Sequence

from engine.errors import Usage
from engine.message import Message, msg
from words.say import say

EQUALS = "[=＝]"
"""A Chinese keyboard gives the wide one."""


def split(words: Sequence[str]) -> list[tuple[str, str]]:
    """FIELD=VALUE words, as they follow one another; every one that is not is named."""
    parts = [re.split(EQUALS, word, maxsplit=1) for word in words]
    if bad := tuple(word for word, part in zip(words, parts, strict=True) if len(part) < 2):
        raise Usage(msg("deals.not_a_pair", words=bad))
    return [(name.strip(), value) for name, value in parts]


def pairs(words: Sequence[str]) -> dict[str, str]:
    """FIELD=VALUE words, each field once."""
    given = split(words)
    names = [name for name, _ in given]
    if twice := tuple(dict.fromkeys(name for name in names if names.count(name) > 1)):
        raise Usage(msg("deals.given_twice", fields=twice))
    return dict(given)


def from_to(fields: Iterable[tuple[Message, object, object]]) -> list[str]:
    """What changed, a line each: `amount: GBP 85,000 → none`. `fields`: name, before and after."""
    nothing = msg("deals.no_value")
    return [
        say("deals.from_to", field=name, before=before or nothing, after=after or nothing)
        for name, before, after in fields
        if before != after
    ]
