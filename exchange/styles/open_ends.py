"""Days that stand for "not yet", or for no day at all, in tables that can't leave a cell empty."""

from datetime import date, datetime, time

OPEN_ENDS = frozenset(
    ("9999-12-31", "4000-12-31", "2099-12-31", "2050-01-01", "1970-01-01", "1900-01-01", "1899-12-30")
)
"""Warehouses of CRMs end what is still open on the first four; the others are a zero written as a day,
as Unix, SQL Server and Excel count."""
_YEARS = frozenset(int(day[:4]) for day in OPEN_ENDS)
_LAST_MINUTE = time(23, 59)


def is_open_end(moment: datetime, known: frozenset[str]) -> bool:
    """On the first instant of such a day, or the last."""
    if moment.year not in _YEARS and known is OPEN_ENDS:
        return False
    if moment.date().isoformat() not in known:
        return False
    clock = moment.time()
    return clock == time() or clock >= _LAST_MINUTE


def as_days(given: list[str]) -> frozenset[str]:
    """The days a mapping names, which are ISO."""
    return frozenset(date.fromisoformat(each).isoformat() for each in given if is_day(each))


def is_day(given: str) -> bool:
    try:
        date.fromisoformat(given)
    except ValueError:
        return False
    return True
