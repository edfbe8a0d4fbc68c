"""What to ask: what would turn a doubt, who decides, and what the worksheets still lack."""

from collections.abc import Iterable, Iterator

from engine.message import msg
from engine.requirements.worksheet import WorksheetFilled
from visits.goals import because
from visits.line import Line
from visits.meeting import Meeting

BEHAVIOUR = "buying_behaviour"


def questions(meeting: Meeting) -> list[Line]:
    """Questions of this deal alone; the stage's own stand in the playbook."""
    return [*_about_doubts(meeting), *_about_people(meeting), *_gaps(meeting, _wanted(meeting))]


def _about_doubts(meeting: Meeting) -> Iterator[Line]:
    for decision, checked in meeting.doubted():
        text = msg("visits.ask_no" if checked.refused else "visits.ask_unsure", ask=decision.ask)
        yield Line(text, because(checked.why))


def _about_people(meeting: Meeting) -> Iterator[Line]:
    if meeting.deal.account is None:
        yield Line(msg("visits.ask_account"), msg("visits.why_no_account"), "set:account")
    elif not meeting.known:
        yield Line(msg("visits.ask_who_decides"), msg("visits.why_nobody_known"), "contact:economic_buyer")
    elif not meeting.decider_known:
        why = msg("visits.why_no_decider", n=len(meeting.known))
        yield Line(msg("visits.ask_who_decides"), why, "contact:economic_buyer")


def unfinished(meeting: Meeting) -> list[Line]:
    """The gaps earlier stages left behind. Once the deal is won, nobody goes back to ask."""
    if meeting.stage.status != "open":
        return []
    before = meeting.playbook.stages[: meeting.playbook.position(meeting.deal.stage)]
    now = _wanted(meeting)
    left = [id for stage in reversed(before) for id in stage.worksheets if id not in now]
    return list(_gaps(meeting, left))


def _gaps(meeting: Meeting, worksheets: Iterable[str]) -> Iterator[Line]:
    """Their empty fields, as the questions that fill them."""
    for id in worksheets:
        sheet = meeting.worksheets.get(id)
        filled = meeting.deal.worksheets.get(id)
        if sheet is None or (filled is not None and filled.complete >= 100):
            continue
        if id == BEHAVIOUR and meeting.deal.behaviour is not None:
            # It was judged; its scores can wait for a day when it is in doubt.
            continue
        known = filled.fields if filled else {}
        for field in sheet.fields:
            if known.get(field.id) is None:
                why = msg("visits.why_gap", worksheet=sheet.title, field=field.label)
                yield Line(field.ask, why, f"fill:{id}.{field.id}")


def _wanted(meeting: Meeting) -> list[str]:
    """The worksheets the gate waits for, then the others of the stage."""
    required = [
        c.requirement.worksheet for c in meeting.verdict.missing if isinstance(c.requirement, WorksheetFilled)
    ]
    return list(dict.fromkeys([*required, *meeting.stage.worksheets]))
