"""A name in a template that nothing goes by: what it is looked for in, and which was meant perhaps."""

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.utils import missing

from engine.message import Message, msg
from words.say import say

GIVEN = ("sheet", "label")
"""What every template is given."""


class UnknownName(StrictUndefined):
    """What it says is in the reader's language."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return self._undefined_hint or say(self._unknown)

    @property
    def _unknown(self) -> Message:
        within = self._undefined_obj
        name, close = str(self._undefined_name), _close(str(self._undefined_name), _names(within))
        if isinstance(within, tuple) and hasattr(within, "_fields"):
            where = type(within).__name__.lower()
            said = "templates.no_part_close" if close else "templates.no_part"
            return msg(said, where=where, name=name, close=close)
        return msg("templates.no_name_close" if close else "templates.no_name", name=name, close=close)


def _names(within: Any) -> list[str]:
    if within is missing:
        return list(GIVEN)
    if isinstance(within, Mapping):
        return [str(name) for name in within]
    if hasattr(within, "_fields"):
        return [name for name in dir(type(within)) if not name.startswith("_") and not hasattr(tuple, name)]
    return []


def _close(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1)), "")
