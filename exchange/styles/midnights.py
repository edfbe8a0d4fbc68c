"""Days that were written as moments: every one of a column is midnight in Greenwich."""

from datetime import UTC, datetime, time

from exchange.styles.day_text import MILLISECONDS, SECONDS, DayText
from exchange.styles.example import Example

_DAY = {SECONDS: 86_400, MILLISECONDS: 86_400_000}


class Midnights:
    """`first` is the first of them; None where a moment says another time, or none says its zone."""

    def __init__(self) -> None:
        self._found: Example | None = None
        self._other = False

    @property
    def first(self) -> Example | None:
        return None if self._other else self._found

    def look(self, row: int, cell: str, text: DayText | None) -> None:
        """`text` is the cell taken apart, unless it is as ISO 8601 has it."""
        if self._other:
            return
        midnight = _iso(cell) if text is None else _taken_apart(cell, text)
        if midnight is None:
            return
        self._other = not midnight
        self._found = self._found or Example(row, cell)


def is_midnight(moment: datetime) -> bool:
    """In Greenwich, of a moment that names its zone."""
    return moment.tzinfo is not None and moment.astimezone(UTC).time() == time()


def _iso(cell: str) -> bool | None:
    """None for what is no more than a day."""
    if len(cell) <= 10:
        return None
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        return False
    return None if moment.tzinfo is None and moment.time() == time() else is_midnight(moment)


def _taken_apart(cell: str, text: DayText) -> bool | None:
    if text.counts:
        return int(cell) % _DAY[text.counts] == 0 if text.counts in _DAY else None
    if text.clock is None:
        return None
    hour, minute, second, micro, offset = text.clock
    local = (hour % 24, minute, second, micro) == (0, 0, 0, 0)
    if offset is None:
        return None if local else False
    return second == micro == 0 and (hour * 60 + minute - offset) % 1440 == 0
