"""Calendar months and weeks that lie whole within some days."""

from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """From the first to the last day, both counted."""

    first: date
    last: date


def month_of(day: date) -> Period:
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def week_of(day: date) -> Period:
    """Monday to Sunday."""
    first = day - timedelta(days=day.weekday())
    return Period(first, first + timedelta(days=6))


def after(period: Period) -> Period:
    """The month behind a month, the week behind a week."""
    following = period.last + timedelta(days=1)
    return month_of(following) if period == month_of(period.first) else week_of(following)


def months(since: date, until: date) -> list[Period]:
    """The months that begin no earlier than `since` and end no later than `until`."""
    return _whole(month_of(since), since, until)


def weeks(since: date, until: date) -> list[Period]:
    """The weeks that begin no earlier than `since` and end no later than `until`."""
    return _whole(week_of(since), since, until)


def _whole(period: Period, since: date, until: date) -> list[Period]:
    found = []
    if period.first < since:
        period = after(period)
    while period.last <= until:
        found.append(period)
        period = after(period)
    return found
