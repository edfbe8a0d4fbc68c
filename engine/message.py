"""What the engine says, as values: the words themselves are chosen by whoever prints."""

from collections.abc import Mapping
from typing import NamedTuple

from engine.value import Value


class Text(Value):
    """One sentence a playbook carries, in both languages."""

    zh: str
    en: str


class Message(NamedTuple):
    """A sentence by its id in `words/`, with what goes into it.

    A parameter may be a str, int, date, datetime, Money, Text, another Message, or a
    tuple of these; the printer writes each the way its language does.
    """

    id: str
    params: Mapping[str, object]


def msg(id: str, /, **params: object) -> Message:
    return Message(id, params)


class Step(Value):
    """Something a person can do next: an action of the door, its deal, its arguments.

    An argument that is None is for the person to supply; the command line shows it as `…`,
    a page as an empty field.
    """

    action: str
    deal: str | None
    args: Mapping[str, str | None]


def step(action: str, deal: str | None = None, /, **args: str | None) -> Step:
    return Step(action, deal, args)
