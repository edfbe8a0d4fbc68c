"""Plain data as YAML for people: a line a key, small things in one line, each line with what it says."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

from engine.yaml_places import Path

_WIDE = 110
_INDENT = 2
_FIRST = r"[^\W_]|[_（“《【「]"
_BLOCK = rf"(?:{_FIRST})(?:[^\x00-\x1f\x7f#:]|:(?=\S)|(?<=\S)#)*"
_FLOW = rf"(?:{_FIRST})(?:[^\x00-\x1f\x7f#:,\[\]{{}}]|:(?=[^\s,\[\]{{}}])|(?<=\S)#)*"
_WORDS = ("null", "true", "false", "yes", "no", "y", "n", "on", "off")
"""What YAML of one kind or another takes for something else than a text."""


class Line(NamedTuple):
    """`path` leads to the key or item that begins here."""

    text: str
    path: Path


Joins: TypeAlias = Callable[[Path, Any], bool]
"""Whether what stands at a path may be written in one line."""


def yaml_lines(data: dict[str, Any], joins: Joins = lambda path, value: True) -> Iterator[Line]:
    """Reading them gives the same data."""
    yield from _mapping(data, (), 0, joins)


def _mapping(data: dict[str, Any], path: Path, indent: int, joins: Joins) -> Iterator[Line]:
    for key, value in data.items():
        here = (*path, key)
        start = f"{' ' * indent}{_text(key, _FLOW)}:"
        if _in_one_line(value, here, len(start), joins):
            yield Line(f"{start} {_inline(value, _BLOCK)}", here)
        else:
            yield Line(start, here)
            yield from _inside(value, here, indent + _INDENT, joins)


def _inside(value: Any, path: Path, indent: int, joins: Joins) -> Iterator[Line]:
    if isinstance(value, dict):
        yield from _mapping(value, path, indent, joins)
        return
    for at, item in enumerate(value):
        here = (*path, at)
        start = f"{' ' * indent}- "
        if _in_one_line(item, here, len(start), joins):
            yield Line(start + _inline(item, _BLOCK), here)
        else:
            first, *rest = _inside(item, here, indent + _INDENT, joins)
            yield Line(start + first.text.lstrip(), first.path)
            yield from rest


def _in_one_line(value: Any, path: Path, taken: int, joins: Joins) -> bool:
    if not value or not isinstance(value, dict | list):
        return True
    within = value.values() if isinstance(value, dict) else value
    if any(isinstance(each, dict | list) for each in within) or not joins(path, value):
        return False
    return taken + len(_inline(value, _BLOCK)) < _WIDE


def _inline(value: Any, plain: str) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(k, _FLOW)}: {_inline(v, _FLOW)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(each, _FLOW) for each in value) + "]"
    return _text(value, plain) if isinstance(value, str) else json.dumps(value)


def _text(text: str, plain: str) -> str:
    """As it stands, or in quotes where YAML would see more in it; what can't be seen by its code."""
    if re.fullmatch(plain, text) and text.isprintable() and text == text.strip() and not _is_more(text):
        return text
    return "".join(c if c.isprintable() else _code(c) for c in json.dumps(text, ensure_ascii=False))


def _is_more(text: str) -> bool:
    """A number, or a word of YAML's own."""
    if text.lower() in _WORDS:
        return True
    for read in (float, lambda digits: int(digits, 0)):
        try:
            read(text.replace("_", ""))
        except ValueError:
            continue
        return True
    return bool(re.fullmatch(r"[0-9]+(:[0-9]+)+(\.[0-9]*)?", text))  # sixties, in older YAML


def _code(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
