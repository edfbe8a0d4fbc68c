"""An edit as a whole: what was asked for, worked out as data and then put into the text."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from engine.message import Message, msg
from engine.yaml_places import read_tree
from workshop.editing.asked import Ask
from workshop.editing.overriding import overriding
from workshop.editing.rewriting import rewritten
from workshop.editing.wanted import wanted


class Edited(NamedTuple):
    """`means` is what it must mean when it is read again, with what it extends merged in."""

    text: str
    means: dict[str, Any]


class InTheWay(NamedTuple):
    """Why one change can't be made; `path` is as it was asked for, empty where it is all of them."""

    path: str
    what: Message


class NotEdited(NamedTuple):
    why: tuple[InTheWay, ...]


def edited(
    text: str, whole: dict[str, Any], base: Mapping[str, Any] | None, asks: Iterable[Ask]
) -> Edited | NotEdited:
    """`whole` is what the text means, over `base` where it extends one."""
    own = read_tree(text).data
    wrong: list[InTheWay] = []
    for ask in asks:
        after = _after(whole, ask)
        if isinstance(after, Message):
            wrong.append(InTheWay(ask.path, after))
            continue
        own = after if base is None else overriding(own, base, whole, after)
        whole = after
    if wrong:
        return NotEdited(tuple(wrong))
    made = rewritten(text, own)
    return NotEdited((InTheWay("", made),)) if isinstance(made, Message) else Edited(made, whole)


def _after(whole: dict[str, Any], ask: Ask) -> dict[str, Any] | Message:
    if ask.path.partition(".")[0] == "extends":
        return msg("editing.not_extends")
    return wanted(whole, ask)
