"""What is wrong with a request, in the asker's language: every fault at once, with its place."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from engine.errors import Usage
from engine.message import Message, msg
from engine.nearest import shown
from words.say import say, speaking

_FEW = 20
"""Faults that are told."""


def bad_request(faults: Sequence[Mapping[str, Any]], language: str) -> Usage:
    """`faults` as pydantic tells them."""
    with speaking(language):
        told = [{"at": _place(fault["loc"]), "what": say(_what(fault))} for fault in faults[:_FEW]]
        lines = say("gate.separator").join(f"{each['at']} {each['what']}" for each in told)
    return Usage(msg("api.faults", n=len(faults), faults=lines), details={"faults": told})


def _place(loc: Sequence[str | int]) -> str:
    """`body.evidence`, `query.limit`."""
    return ".".join(shown(str(part)) for part in loc)


def _what(fault: Mapping[str, Any]) -> Message:
    kind, about = fault["type"], fault.get("ctx", {})
    if kind == "literal_error":
        return msg("api.not_among", known=tuple(re.findall("'([^']*)'", about["expected"])))
    for beginning, id in _KINDS.items():
        if kind.startswith(beginning):
            return msg(id, **{name: str(value) for name, value in about.items()})
    return msg("api.wont_do")


_KINDS = {
    "missing": "api.is_missing",
    "extra_forbidden": "api.not_known",
    "string_too_long": "api.too_long",
    "string_too_short": "api.too_short",
    "string_pattern_mismatch": "api.not_like",
    "string": "api.no_string",
    "no_day": "api.no_day",
    "int": "api.no_whole_number",
    "greater_than_equal": "api.too_small",
    "less_than_equal": "api.too_great",
    "bool": "api.no_bool",
    "list_type": "api.no_list",
    "dict_type": "api.no_object",
    "model": "api.no_object",
    "too_short": "api.too_few",
    "too_long": "api.too_many",
    "json_invalid": "api.no_json",
}
"""By how pydantic's name of a fault begins, the most particular first."""
