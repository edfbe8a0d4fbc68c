"""What was promised on both sides and is still open."""

from datetime import date

from engine.message import msg
from engine.state import Promise
from visits.line import Line
from visits.meeting import Meeting


def promises(meeting: Meeting) -> list[Line]:
    """Ours before theirs, the oldest first; those past their day say so."""
    standing = [(at, p) for at, p in enumerate(meeting.deal.promises, 1) if not p.kept]
    standing.sort(key=lambda each: (each[1].by != "us", each[1].on, each[0]))
    return [_line(meeting, at, promise) for at, promise in standing]


def _line(meeting: Meeting, at: int, promise: Promise) -> Line:
    on = date.fromisoformat(promise.on)
    text = msg(f"visits.promise_{promise.by}", what=promise.what, on=on)
    late = (meeting.today - on).days
    if late > 0:
        why = msg(f"visits.why_overdue_{promise.by}", n=late)
    else:
        why = msg(f"visits.why_promise_{promise.by}")
    return Line(text, why, f"promise:{at}")
