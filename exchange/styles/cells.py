"""What stands in a cell, as a number or as a day."""

import re
from collections.abc import Sequence
from datetime import datetime, time

from engine.clock import OUR_TIMES, start_of_day, to_instant, zone
from engine.state import Day, Instant

_SYMBOLS = "¥￥$€£ \u00a0\u202f"
_PLAIN = re.compile(r"-?\d+(\.\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")


def plain_number(cell: str, decimal: str) -> str | None:
    """`¥1,054.50`, or `1.054,50` where the decimal mark is a comma, as `1054.50`; None when it is no number.

    Thousands are in threes, so that `1,5` is refused and does not become 15.
    """
    text = cell.strip(_SYMBOLS)
    if decimal == ",":
        text = text.translate({ord(","): ".", ord("."): ","})
    if _PLAIN.fullmatch(text):
        return text
    return text.replace(",", "") if _GROUPED.fullmatch(text) else None


class Days:
    """Reads days and times, the same text once. A time without a zone, or a day, is the workspace's."""

    def __init__(self, time_zone: str, formats: Sequence[str]) -> None:
        self.time_zone, self._formats = time_zone, formats
        self._instants: dict[str, Instant | None] = {}

    def instant(self, cell: str) -> Instant | None:
        """A day is the instant it begins; None when it is neither day nor time."""
        if cell not in self._instants:
            self._instants[cell] = self._instant(cell)
        return self._instants[cell]

    def _instant(self, cell: str) -> Instant | None:
        moment = self._parse(cell)
        try:
            if moment is None:
                return None
            if moment.tzinfo is None and moment.time() == time():
                return start_of_day(moment.date(), self.time_zone)
            return to_instant(moment if moment.tzinfo else moment.replace(tzinfo=zone(self.time_zone)))
        except OverflowError:
            return None

    def day(self, cell: str) -> Day | None:
        moment = self._parse(cell)
        if moment is None:
            return None
        here = moment.astimezone(zone(self.time_zone)) if moment.tzinfo else moment
        return here.date().isoformat()

    def _parse(self, cell: str) -> datetime | None:
        for form in self._formats:
            try:
                moment = datetime.strptime(cell, form)
            except ValueError:
                continue
            return moment if moment.year in OUR_TIMES else None
        if self._formats:
            return None
        try:
            moment = datetime.fromisoformat(cell)
        except ValueError:
            return None
        return moment if moment.year in OUR_TIMES else None
