"""The first milestone or agreed step still open, in one of its worksheets, is past its day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from coach.sign import Rule, Seen, Sign, working_days
from engine.message import Message, msg
from engine.state import Day, Deal

RULE = Rule(critical="d.due_on <= {critical}", warn="d.due_on <= {warn}")


def because(seen: Seen) -> Message:
    due = min(_due(seen.state))
    said = {"day": date.fromisoformat(due), "n": seen.worked(due)}
    for row in _rows(seen.state, due):
        if what := row.get("milestone") or row.get("step"):
            return seen.against(msg("coach.milestone_overdue", what=str(what), **said))
    return seen.against(msg("coach.something_overdue", **said))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_milestone")


def _due(deal: Deal) -> Iterator[Day]:
    days = (filled.figures.get("next_due") for filled in deal.worksheets.values())
    return (day for day in days if day is not None)


def _rows(deal: Deal, due: Day) -> Iterator[Mapping[str, Any]]:
    """Those still open of the worksheet that is due first."""
    for filled in deal.worksheets.values():
        if filled.figures.get("next_due") == due:
            rows = (row for table in filled.fields.values() if isinstance(table, list) for row in table)
            yield from (
                row
                for row in rows
                if isinstance(row, dict)
                and row.get("due") == due
                and row.get("status") != "done"
                and row.get("done_on") is None
            )


SIGN = Sign("milestone_overdue", because, ask, RULE, bounds=working_days(5, 15))
