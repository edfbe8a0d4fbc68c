"""What was promised on both sides and is still open."""

from datetime import date

from engine.message import msg
from engine.state import Promise
from visits.box import promise_anchor
from visits.line import Line, Said
from visits.meeting import Meeting


def promises(meeting: Meeting) -> list[Line]:
    """Ours before theirs, the oldest first; those past their day say so."""
    standing = [promise for promise in meeting.deal.promises if not promise.kept]
    standing.sort(key=lambda promise: (promise.by != "us", promise.on))
    return [_line(meeting, promise) for promise in standing]


def _line(meeting: Meeting, promise: Promise) -> Line:
    on = date.fromisoformat(promise.on)
    text = msg(f"visits.promise_{promise.by}", what=promise.what, on=on)
    return Line(text, _why(meeting, promise.by, on), promise_anchor(promise))


def _why(meeting: Meeting, by: str, on: date) -> Said:
    late = meeting.days_late(on)
    if late > 0:
        return msg(f"visits.why_overdue_{by}", n=late)
    if by == "us" and on <= meeting.on:
        return msg("visits.why_due_by_then")
    return msg(f"visits.why_promise_{by}")
