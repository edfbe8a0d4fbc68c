"""What was promised when the deal was won, against what has come of it: milestones, complaints, results."""

from datetime import date
from decimal import Decimal
from typing import Any

from engine.message import msg
from stages.execute.complaint import Complaint
from stages.execute.recovery import LAST, STEPS, due, is_open, next_step
from stages.model import revived
from visits.gaps import COMPLAINTS
from visits.line import Line, Said
from visits.meeting import Meeting
from visits.places import row_anchor
from visits.together import together


def delivery(meeting: Meeting) -> list[Line]:
    """Complaints that are open, then milestones that are not done, the first due first."""
    ahead = sorted(_ahead(meeting), key=lambda m: str(m.get("due") or "9999"))
    complaints = (_complaint(meeting, complaint) for complaint in open_complaints(meeting))
    return [*complaints, *(_milestone(meeting, m) for m in ahead)]


def open_complaints(meeting: Meeting) -> list[Complaint]:
    rows = (revived(Complaint, row) for row in meeting.filled(*COMPLAINTS) or ())
    return [complaint for complaint in rows if is_open(complaint)]


def late_milestones(meeting: Meeting) -> list[dict[str, Any]]:
    dated = (m for m in _ahead(meeting) if m.get("due") is not None)
    return [m for m in dated if meeting.days_late(date.fromisoformat(str(m["due"])))]


def results(meeting: Meeting) -> list[Line]:
    """Each promised measure as it was, was to be and is; those the client hasn't agreed come first."""
    if "value_realised" not in meeting.stage.worksheets:
        return []
    measures = meeting.filled("value_realised", "measures") or ()
    return [_result(m) for m in sorted(measures, key=lambda m: bool(m.get("agreed_on")))]


def _ahead(meeting: Meeting) -> list[dict[str, Any]]:
    """The milestones that are not done, while delivering is what the stage is for."""
    if "delivery_plan" not in meeting.stage.worksheets:
        return []
    return [m for m in meeting.filled("delivery_plan", "milestones") or () if m.get("status") != "done"]


def _complaint(meeting: Meeting, row: Complaint) -> Line:
    """With the next step of the recovery; the last is the client's word that they are satisfied."""
    text = msg("visits.complaint", complaint=row.complaint)
    if row.raised_on is not None:
        who = meeting.name(row.raised_by)
        text = msg("visits.complaint_of", complaint=row.complaint, who=who, on=row.raised_on)
    step = next_step(row) or LAST
    why = [_next(meeting, row, step)]
    if row.offer is not None:
        why.append(msg("visits.offered", offer=row.offer))
    columns = ["satisfied", LAST] if step == LAST else [step]
    if row.raised_on is None:
        columns.insert(0, "raised_on")
    return Line(text, together(why), row_anchor(*COMPLAINTS, row.complaint, columns))


def _next(meeting: Meeting, row: Complaint, step: str) -> Said:
    title, last = STEPS[step].title, due(row, step)
    if last is None:
        return msg("visits.why_complaint", step=title)
    if late := meeting.days_late(last):
        return msg("visits.why_complaint_late", step=title, n=late)
    return msg("visits.why_complaint_due", step=title, due=last)


def _milestone(meeting: Meeting, row: dict[str, Any]) -> Line:
    name = str(row["milestone"])
    if row.get("due") is None:
        return Line(msg("visits.milestone", milestone=name), msg("visits.why_no_due"))
    on = date.fromisoformat(str(row["due"]))
    why: Said = msg("visits.why_milestone")
    if late := meeting.days_late(on):
        why = msg("visits.why_milestone_late", n=late)
    return Line(msg("visits.milestone_due", milestone=name, due=on), why)


def _result(row: dict[str, Any]) -> Line:
    baseline, promised, actual = (_figure(row, name) for name in ("baseline", "promised", "actual"))
    figures = {"baseline": baseline, "promised": promised, "actual": actual}
    text = msg("visits.result", measure=str(row["measure"]), **figures)
    if row.get("actual") is None:
        return Line(text, msg("visits.why_no_actual"))
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
