"""What was promised when the deal was won, against what has come of it: milestones, complaints, results."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from engine.message import msg
from stages.execute.recovery import LAST, STEPS
from visits.line import Line, Said
from visits.meeting import Meeting


def delivery(meeting: Meeting) -> list[Line]:
    """Complaints that are open, then milestones that are not done, the first due first."""
    if "delivery_plan" not in meeting.stage.worksheets:
        return []
    plan = meeting.filled("delivery_plan", "milestones") or ()
    ahead = sorted((m for m in plan if m.get("status") != "done"), key=lambda m: str(m.get("due") or "9999"))
    return [*_complaints(meeting), *(_milestone(meeting, m) for m in ahead)]


def results(meeting: Meeting) -> list[Line]:
    """Each promised measure as it was, was to be and is; those the client hasn't agreed come first."""
    if "value_realised" not in meeting.stage.worksheets:
        return []
    measures = meeting.filled("value_realised", "measures") or ()
    return [_result(m) for m in sorted(measures, key=lambda m: bool(m.get("agreed_on")))]


def _complaints(meeting: Meeting) -> Iterator[Line]:
    """With the next step of the recovery; the last is the client's word that they are satisfied."""
    for row in meeting.filled("complaints", "complaints") or ():
        ahead = [step for step in STEPS if row.get(step) is None]
        if ahead or row.get("satisfied") != "yes":
            text = msg("visits.complaint", complaint=str(row["complaint"]))
            yield Line(text, msg("visits.why_complaint", step=STEPS[(*ahead, LAST)[0]].title))


def _milestone(meeting: Meeting, row: dict[str, Any]) -> Line:
    name = str(row["milestone"])
    if row.get("due") is None:
        return Line(msg("visits.milestone", milestone=name), msg("visits.why_no_due"))
    due = date.fromisoformat(str(row["due"]))
    late = (meeting.today - due).days
    why: Said = msg("visits.why_milestone_late", n=late) if late > 0 else msg("visits.why_milestone")
    return Line(msg("visits.milestone_due", milestone=name, due=due), why)


def _result(row: dict[str, Any]) -> Line:
    baseline, promised, actual = (_figure(row, name) for name in ("baseline", "promised", "actual"))
    figures = {"baseline": baseline, "promised": promised, "actual": actual}
    text = msg("visits.result", measure=str(row["measure"]), **figures)
    return Line(text, msg("visits.why_agreed" if row.get("agreed_on") else "visits.why_not_agreed"))


def _figure(row: dict[str, Any], name: str) -> Said:
    if row.get(name) is None:
        return msg("visits.no_figure")
    figure = Decimal(str(row[name]))
    return (
        msg("visits.figure_in", figure=figure, unit=str(row["unit"]))
        if row.get("unit")
        else msg("visits.figure", figure=figure)
    )
