"""What to ask: what would turn a doubt, who decides, and what the worksheets still lack."""

from collections.abc import Iterator

from engine.message import msg
from engine.requirements.worksheet import WorksheetFilled
from visits.goals import because
from visits.line import Line
from visits.meeting import Meeting

BEHAVIOUR = "buying_behaviour"


def questions(meeting: Meeting) -> list[Line]:
    """Questions of this deal alone; the stage's own stand in the playbook."""
    return [*_about_doubts(meeting), *_about_people(meeting), *_gaps(meeting)]


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


def _gaps(meeting: Meeting) -> Iterator[Line]:
    """The empty fields of the worksheets, those the gate waits for first."""
    for id in _wanted(meeting):
        sheet = meeting.worksheets.get(id)
        filled = meeting.deal.worksheets.get(id)
        if sheet is None or (filled is not None and filled.complete >= 100):
            continue
        known = filled.fields if filled else {}
        for field in sheet.fields:
            if known.get(field.id) is None:
                why = msg("visits.why_gap", worksheet=sheet.title, field=field.label)
                yield Line(field.ask, why, f"fill:{id}.{field.id}")


def _wanted(meeting: Meeting) -> list[str]:
    """This stage's worksheets, then those earlier stages left unfinished."""
    required = [
        c.requirement.worksheet for c in meeting.verdict.missing if isinstance(c.requirement, WorksheetFilled)
    ]
    reached = meeting.playbook.stages[: meeting.playbook.position(meeting.deal.stage) + 1]
    listed = [id for stage in reversed(reached) for id in stage.worksheets]
    wanted = list(dict.fromkeys([*required, *listed]))
    if meeting.deal.behaviour is not None and BEHAVIOUR not in required:
        # The behaviour was judged; its scores can wait for a day when it is in doubt.
        wanted = [id for id in wanted if id != BEHAVIOUR]
    return wanted
