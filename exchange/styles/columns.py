"""What the mapping takes the columns of a table for: amounts, numbers, days or texts."""

from collections.abc import Iterator

from engine.worksheet import KINDS, Worksheets
from exchange.plans.accounts import AccountPlan
from exchange.plans.deals import DealPlan
from exchange.plans.source import Source
from exchange.styles.style import AMOUNT, DAY, NUMBER, TEXT

_AMOUNTS = ("amount", "cost", "margin")
_DAYS = ("close_date", "at", "on", "since", "left_on")
_OF_SHEETS = {"money": AMOUNT, "number": NUMBER, "day": DAY, "text": TEXT}


def kinds(plan: Source, worksheets: Worksheets) -> dict[str, str]:
    """By column. One that is taken for several things counts as what is not a text."""
    found: dict[str, str] = {}
    for column, kind in _used(plan, worksheets):
        if found.get(column, TEXT) == TEXT:
            found[column] = kind
    return found


def _used(plan: Source, worksheets: Worksheets) -> Iterator[tuple[str, str]]:
    for field, names in plan.columns:
        kind = AMOUNT if field in _AMOUNTS else DAY if field in _DAYS else TEXT
        for column in [names] if isinstance(names, str) else names or ():
            yield column, kind
    if isinstance(plan, DealPlan):
        for trail in plan.stages.values():
            yield from ((waypoint.on, DAY) for waypoint in trail if waypoint.on is not None)
        yield from ((column, TEXT) for column in plan.answers.values())
    sheets = plan.worksheets if isinstance(plan, DealPlan | AccountPlan) else {}
    for id, columns in sheets.items():
        fields = {field.id: field.kind for field in worksheets[id].fields} if id in worksheets else {}
        for name, column in columns.items():
            yield column, _OF_SHEETS[KINDS.get(fields.get(name, "text"), "text")]
