"""What the worksheets and the diary have already found out, turned to use at this visit."""

from collections.abc import Iterator
from datetime import date

from engine.message import Message, msg
from visits.line import Line
from visits.meeting import Meeting

OPTIONS = "options"
LEADS, TRAILS = "explore.leads", "explore.trails"
"""What the options comparison says of our place among the others."""
_SAID = (LEADS, TRAILS, "understand.strength_unanswered")
_TOLD_BY_DELIVERY = ("delivery_plan", "complaints", "value_realised")
_MOST = 2
"""Pieces of advice from worksheets; the worksheets themselves have them all."""


def learned(meeting: Meeting) -> list[Line]:
    """What to have in mind before one goes."""
    return [*_lessons(meeting), *_advice(meeting)]


def _lessons(meeting: Meeting) -> Iterator[Line]:
    """What the diary of the last talk wants done better, and what it taught (the method, section 5)."""
    last = meeting.last_talk
    if last is None:
        return
    why = msg("visits.why_lesson", on=date.fromisoformat(last.on))
    if last.diary.improve:
        yield Line(msg("visits.do_better", improve=last.diary.improve), why)
    elif last.diary.lost:
        yield Line(msg("visits.went_wrong", lost=last.diary.lost), why)
    if last.diary.insight:
        yield Line(msg("visits.learned", insight=last.diary.insight), why)


def compared(meeting: Meeting) -> tuple[list[Line], list[Line]]:
    """Where we lead and where we trail, while the client still chooses."""
    if meeting.stage.status != "open":
        return [], []
    said = [(remark.id, _line(meeting, OPTIONS, remark)) for remark in _remarks(meeting, OPTIONS)]
    return [line for id, line in said if id == LEADS], [line for id, line in said if id == TRAILS]


def _advice(meeting: Meeting) -> list[Line]:
    """Of the comparison while the deal is open, and of what this stage fills in."""
    ids = [id for id in meeting.stage.worksheets if id not in _TOLD_BY_DELIVERY]
    if meeting.stage.status == "open":
        ids = [OPTIONS, *(id for id in ids if id != OPTIONS)]
    found: list[Line] = []
    for id in ids:
        if len(found) >= _MOST:
            break
        found += [_line(meeting, id, remark) for remark in _remarks(meeting, id) if remark.id not in _SAID]
    return found[:_MOST]


def _remarks(meeting: Meeting, id: str) -> tuple[Message, ...]:
    filled = meeting.deal.worksheets.get(id)
    return meeting.worksheets[id].remarks(filled.fields, meeting.today) if filled else ()


def _line(meeting: Meeting, id: str, remark: Message) -> Line:
    text = msg("visits.advice", worksheet=meeting.worksheets[id].title, what=remark)
    return Line(text, msg("visits.why_advice"))
