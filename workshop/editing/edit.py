"""An edit as a whole: what was asked for, worked out as data and then put into the text."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from engine.message import Message, msg
from engine.yaml_places import read_tree
from workshop.editing.asked import Ask
from workshop.editing.leftovers import settled
from workshop.editing.noticing import renamed
from workshop.editing.overriding import copied, overriding
from workshop.editing.rewriting import rewritten
from workshop.editing.taking_back import taken_back
from workshop.editing.wanted import wanted


class Edited(NamedTuple):
    """`means` is what it must mean when it is read again, with what it extends merged in."""

    text: str
    means: dict[str, Any]
    notes: tuple[Message, ...] = ()
    """What somebody who asked for it might not expect."""


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
    had = own = read_tree(text).data
    wrong: list[InTheWay] = []
    notes: list[Message] = []
    for ask in asks:
        after = _after(whole, ask)
        if isinstance(after, Message):
            wrong.append(InTheWay(ask.path, after))
            continue
        notes += renamed(ask, whole)
        if base is None:
            own = whole = after
            continue
        if (back := taken_back(own, base, whole, ask)) is not None:
            own, after = back
            notes.append(msg("editing.back_to_base", path=ask.path))
        else:
            own = overriding(own, base, whole, after)
        whole = settled(whole, after, base, own)
    if wrong:
        return NotEdited(tuple(wrong))
    made = rewritten(text, own)
    if isinstance(made, Message):
        return NotEdited((InTheWay("", made),))
    notes += [msg("editing.copied", path=path) for path in copied(had, own, base)]
    return Edited(made, whole, tuple(notes))


def _after(whole: dict[str, Any], ask: Ask) -> dict[str, Any] | Message:
    if ask.path.partition(".")[0] == "extends":
        return msg("editing.not_extends")
    return wanted(whole, ask)
