"""What to ask: what would turn a doubt, who decides, and what the worksheets still lack."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from engine.message import msg
from stages.sheet_form import gaps
from visits.goals import because
from visits.line import Line
from visits.meeting import Meeting

BEHAVIOUR = ("buying_behaviour", "behaviour")
EVIDENCE = "_evidence"
"""How a field ends that says what another one rests on."""


def questions(meeting: Meeting) -> list[Line]:
    """Questions of this deal alone; the stage's own stand in the playbook."""
    required = _required(meeting)
    others = [id for id in meeting.stage.worksheets if id not in required]
    gaps = (*_gaps(meeting, required), *_gaps(meeting, others))
    return [*_about_doubts(meeting), *_about_people(meeting), *gaps]


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
    now = (*_required(meeting), *meeting.stage.worksheets)
    left = [id for stage in reversed(before) for id in stage.worksheets if id not in now]
    return _gaps(meeting, left)


def _required(meeting: Meeting) -> list[str]:
    """The worksheets the gate waits for, whole or for one of their figures."""
    steps = [checked.settle for checked in meeting.verdict.missing if checked.settle is not None]
    required = [str(step.args["worksheet"]) for step in steps if step.action == "fill"]
    return list(dict.fromkeys(required))


def _gaps(meeting: Meeting, worksheets: Iterable[str]) -> list[Line]:
    """The first gap of each worksheet, then the second: a visit has room for few."""
    found = [list(_gaps_of(meeting, id)) for id in worksheets]
    return [line for turn in zip_longest(*found) for line in turn if line is not None]


def _gaps_of(meeting: Meeting, id: str) -> Iterator[Line]:
    """What a worksheet needs and lacks, as the questions that fill it: one for all rows of a field."""
    sheet = meeting.worksheets.get(id)
    standing = meeting.deal.worksheets.get(id)
    if sheet is None:
        return
    known = standing.fields if standing else {}
    for field in gaps(sheet, standing):
        if (id, field.id) == BEHAVIOUR and meeting.deal.behaviour is not None:
            # The deal itself says it.
            continue
        explained = field.id.removesuffix(EVIDENCE)
        if explained != field.id and known.get(explained) is None:
            # What a score rests on is asked for once there is a score.
            continue
        why = msg("visits.why_gap", worksheet=sheet.title, field=field.label)
        yield Line(field.ask, why, f"fill:{id}.{field.id}")
