"""Where the deal is stuck: it ended once, waits, lasts too long, is in doubt, or the client is silent."""

from collections.abc import Iterator
from datetime import date

from engine.message import Message, msg
from engine.state import STOPPED
from visits.delivered import late_milestones, open_complaints
from visits.line import Line
from visits.meeting import Meeting
from visits.together import together


def stuck(meeting: Meeting) -> list[Line]:
    """What ended it or is waited for comes first; while it waits or is stopped, no clock runs."""
    lines = [*_ended(meeting), *_waited_for(meeting)]
    runs = meeting.deal.status != STOPPED and not _waits(meeting)
    reasons = [*_doubts(meeting), *_felt(meeting), *(_too_long(meeting) if runs else ())]
    if reasons:
        lines.append(Line(meeting.stage.stuck, together(reasons)))
    return [*lines, *(_silence(meeting) if runs else ())]


def _ended(meeting: Meeting) -> Iterator[Line]:
    if meeting.deal.closing is not None:
        text = msg("visits.what_changed", reason=meeting.deal.closing.reason)
        yield Line(text, msg("visits.why_what_changed"))
    elif meeting.background.ended is not None:
        text = msg("visits.what_changed", reason=meeting.background.ended)
        yield Line(text, msg("visits.why_reopened"))


def _waited_for(meeting: Meeting) -> Iterator[Line]:
    wait = meeting.deal.wait
    if wait is not None:
        why = "visits.why_still_waiting" if _waits(meeting) else "visits.why_wait_over"
        text = msg("visits.come_about", reason=wait.reason)
        yield Line(text, msg(why, until=date.fromisoformat(wait.until)))


def _waits(meeting: Meeting) -> bool:
    wait = meeting.deal.wait
    return wait is not None and wait.until >= meeting.today.isoformat()


def _doubts(meeting: Meeting) -> Iterator[Message]:
    points = tuple(msg("visits.goal_point", ask=decision.ask) for decision, _ in meeting.doubted())
    if points:
        yield msg("visits.why_stuck", points=points)


def _felt(meeting: Meeting) -> Iterator[Message]:
    """A client whose milestone is late, or who has complained, feels no progress."""
    if late := late_milestones(meeting):
        yield msg("visits.why_stuck_late", n=len(late))
    if complaints := open_complaints(meeting):
        yield msg("visits.why_stuck_complaints", n=len(complaints))


def _too_long(meeting: Meeting) -> Iterator[Message]:
    n, limit = meeting.background.stood.in_stage, meeting.stage.limits.warn
    if n is not None and n > limit:
        yield msg("visits.why_too_long", n=n, limit=limit)


def _silence(meeting: Meeting) -> Iterator[Line]:
    n, limit = meeting.background.stood.silent, meeting.stage.limits.quiet
    if n is not None and n > limit:
        yield Line(msg("visits.ask_silence"), msg("visits.why_silent", n=n, limit=limit))
