"""What goes with a meeting: the agenda before it, the minutes after it; to be printed, or taken along."""

from datetime import date
from typing import NamedTuple

from coach.review.minutes import Line
from engine.message import Message, msg
from engine.state import REVIEW_VERDICTS
from web.review import Looked


class Agenda(NamedTuple):
    """`others` are sentences about deals that have no part of their own; `markdown` is its address."""

    day: date
    said: Message
    deals: tuple[Looked, ...]
    others: tuple[tuple[Message, tuple[str, ...]], ...]
    markdown: str

    @property
    def verdicts(self) -> tuple[Message, ...]:
        return tuple(msg(f"review.verdict_{id}") for id in REVIEW_VERDICTS)


class MinutesPage(NamedTuple):
    """`passed`: the deals of the sitting on which nothing was decided, with their addresses; `here` is what
    goes along with another first day."""

    head: Message
    summed: Message
    decided: tuple[Line, ...]
    open: tuple[Line, ...]
    passed: tuple[tuple[str, str], ...]
    first: date
    last: date
    markdown: str
    here: tuple[tuple[str, str], ...]
