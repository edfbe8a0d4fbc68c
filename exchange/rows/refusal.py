"""Why a row, or a cell of it, can't go in."""

from typing import NamedTuple

from engine.message import Message


class Refusal(NamedTuple):
    """`row` as the user's spreadsheet numbers it: the heading is row 1."""

    row: int
    column: str | None
    reason: Message
