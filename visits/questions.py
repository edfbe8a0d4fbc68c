"""What to ask: what would turn a doubt, who decides, and what the worksheets still lack."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from engine.message import msg
from visits.gaps import asked, is_ours, lacking
from visits.goals import because
from visits.line import Line
from visits.manner import spared, spared_by_behaviour
from visits.meeting import Meeting


def questions(meeting: Meeting) -> list[Line]:
    """Questions of this deal alone; the stage's own stand in the playbook."""
    about = (*_about_doubts(meeting), *_about_people(meeting), *_about_the_deal(meeting))
    required = _required(meeting)
    others = [id for id in meeting.stage.worksheets if id not in required]
    return [*about, *_gaps(meeting, required), *_gaps(meeting, others)]


def to_look_up(meeting: Meeting) -> list[Line]:
    """What the gate waits for and nobody at the client can tell."""
    return _gaps(meeting, _required(meeting), ours=True)


def unfinished(meeting: Meeting) -> list[Line]:
    """The gaps earlier stages left behind. Once the deal is won, nobody goes back to ask."""
    if meeting.stage.status != "open":
        return []
    before = meeting.playbook.stages[: meeting.playbook.position(meeting.deal.stage)]
    now = (*_required(meeting), *meeting.stage.worksheets)
    left = [id for stage in reversed(before) for id in stage.worksheets if id not in now]
    return _gaps(meeting, left)


def _about_doubts(meeting: Meeting) -> Iterator[Line]:
    for decision, checked in meeting.doubted():
        if spared(meeting, decision.point):
            continue
        text = msg("visits.ask_no" if checked.refused else "visits.ask_unsure", ask=decision.ask)
        yield Line(text, because(checked.why))


def _about_people(meeting: Meeting) -> Iterator[Line]:
    if meeting.deal.account is None:
        yield Line(msg("visits.ask_account"), msg("visits.why_no_account"), "set:account")
    elif spared(meeting, "deciders") or spared_by_behaviour(meeting, "deciders"):
        return
    elif not meeting.known:
        yield Line(msg("visits.ask_who_decides"), msg("visits.why_nobody_known"), "contact:economic_buyer")
    elif not meeting.decider_known:
        why = msg("visits.why_no_decider", n=len(meeting.known))
        yield Line(msg("visits.ask_who_decides"), why, "contact:economic_buyer")


def _about_the_deal(meeting: Meeting) -> Iterator[Line]:
    if meeting.deal.amount is None:
        yield Line(msg("visits.ask_amount"), msg("visits.why_no_amount"), "set:amount")


def _required(meeting: Meeting) -> list[str]:
    """The worksheets the gate waits for, whole or for one of their figures."""
    steps = [checked.settle for checked in meeting.verdict.missing if checked.settle is not None]
    required = [str(step.args["worksheet"]) for step in steps if step.action == "fill"]
    return list(dict.fromkeys(required))


def _gaps(meeting: Meeting, worksheets: Iterable[str], *, ours: bool = False) -> list[Line]:
    """The first gap of each worksheet, then the second: a visit has room for few."""
    found = [list(_gaps_of(meeting, id, ours)) for id in worksheets]
    return [line for turn in zip_longest(*found) for line in turn if line is not None]


def _gaps_of(meeting: Meeting, id: str, ours: bool) -> Iterator[Line]:
    """What a worksheet needs and lacks, as questions: of rows the first that lacks something."""
    for field in lacking(meeting, id):
        if is_ours(id, field) != ours:
            continue
        names = id, f"{id}.{field.id}"
        if ours or not (spared(meeting, *names) or spared_by_behaviour(meeting, *names)):
            yield asked(meeting, id, field)
