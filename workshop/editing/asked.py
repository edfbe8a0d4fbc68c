"""What somebody wants changed, as they type it: `PATH=VALUE`, `PATH+=VALUE`, or a path to take away."""

import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple, TypeAlias

from engine.message import Message, msg
from engine.nearest import shown
from engine.yaml_full_width import misread
from engine.yaml_places import read_tree

Verb: TypeAlias = Literal["set", "add", "remove"]
_TYPED = re.compile(r"([^=+]+)(\+?)=(.*)", re.DOTALL)


class Ask(NamedTuple):
    """One change. `value` is plain data."""

    verb: Verb
    path: str
    value: Any = None


def read_asks(typed: Iterable[str], removed: Iterable[str]) -> tuple[tuple[Ask, ...], tuple[Message, ...]]:
    """In the order they were typed, what is taken away last; and everything that can't be read."""
    read = [_read(each) for each in typed]
    asks = [each for each in read if isinstance(each, Ask)]
    asks += [Ask("remove", path.strip()) for path in removed]
    return tuple(asks), tuple(each for each in read if isinstance(each, Message))


def _read(typed: str) -> Ask | Message:
    match = _TYPED.fullmatch(typed)
    if match is None and "＝" in typed:
        return msg("editing.misread", given=shown(typed), why=misread("＝"))
    if match is None:
        return msg("editing.no_value", given=shown(typed))
    path, plus, value = match[1].strip(), match[2], match[3].strip()
    tree = read_tree(value or "null")
    if tree.faults:
        return msg("editing.bad_value", path=path, given=shown(value), why=tree.faults[0].what)
    return Ask("add" if plus else "set", path, tree.data)
