"""How the visit ends: the next step, and the question for the deal where it is time to ask it."""

from collections.abc import Iterator
from datetime import date

from engine.message import msg
from engine.requirements.decision import Decision
from engine.requirements.finding import MET, NOT_APPLICABLE
from engine.state import Visit
from visits.absent import left_on
from visits.line import Line, Said
from visits.manner import spared
from visits.meeting import Meeting

FRESH = 30
"""Calendar days a sign of interest counts for (+)."""


def closing(meeting: Meeting) -> list[Line]:
    return [_next_step(meeting), *_decisively(meeting), *_three_moves(meeting)]


def _next_step(meeting: Meeting) -> Line:
    agreed = meeting.deal.next_step
    if agreed is None:
        return Line(msg("visits.agree_step"), msg("visits.why_no_step"), "step:next")
    on = date.fromisoformat(agreed.on)
    if agreed.on == meeting.on.isoformat() and agreed.contact in {person.key for person in meeting.met}:
        return Line(msg("visits.agree_step"), msg("visits.why_this_is_it", what=agreed.what), "step:next")
    late = (meeting.today - on).days
    why: Said
    if left := left_on(meeting.opened.facts, agreed.contact):
        name = meeting.name(agreed.contact)
        why = msg("visits.why_step_left", who=name, on=date.fromisoformat(left))
    else:
        why = msg("visits.why_step_overdue", n=late) if late > 0 else msg("visits.why_step")
    return Line(msg("visits.step_so_far", what=agreed.what, on=on), why, "step:next")


def _decisively(meeting: Meeting) -> Iterator[Line]:
    """Somebody to be met was seen to be interested of late: then they are asked for the deal (the method,
    section 3), where they can give it and nothing else is open; else for the next commitment."""
    last = _last_with_them(meeting)
    if last is None or not last.interest or meeting.stage.status != "open":
        return
    on = date.fromisoformat(last.on)
    if (meeting.on - on).days > FRESH:
        return
    signs = tuple(msg(f"visits.interest_{sign}") for sign in last.interest)
    why = msg("visits.why_decisively", on=on, signs=signs)
    ready = _may_be_asked(meeting) and _only_the_last_is_open(meeting)
    yield Line(msg("visits.ask_decisively" if ready else "visits.ask_commitment"), why)


def _last_with_them(meeting: Meeting) -> Visit | None:
    """A later visit without a sign says that the interest has cooled."""
    met = {person.key for person in meeting.met}
    theirs = [visit for visit in meeting.deal.visits if met.intersection(visit.people)]
    return max(theirs, key=lambda visit: visit.on, default=None)


def _may_be_asked(meeting: Meeting) -> bool:
    """Whether the playbook has it asked for, the stage wins the deal, and its last point, whether to buy, is
    one for those to be met."""
    if meeting.playbook.closing == "off" or not meeting.wins:
        return False
    return not any(spared(meeting, last.point) for last in meeting.stage.decisions[-1:])


def _only_the_last_is_open(meeting: Meeting) -> bool:
    points = [c for c in meeting.verdict.checked if isinstance(c.requirement, Decision)]
    return all(checked.standing in (MET, NOT_APPLICABLE) for checked in points[:-1])


def _three_moves(meeting: Meeting) -> Iterator[Line]:
    """One advantage, the client's agreement to it, the question; then the next (the method, section 5)."""
    if not _may_be_asked(meeting):
        return
    why = msg("visits.why_three_moves")
    first, second = (*_advantages(meeting), None, None)[:2]
    if first is None:
        yield Line(msg("visits.move_first"), why)
    else:
        yield Line(msg("visits.move_first_with", advantage=first), why)
    if second is None:
        yield Line(msg("visits.move_ask"), why)
    else:
        yield Line(msg("visits.move_ask_with", advantage=second), why)


def _advantages(meeting: Meeting) -> list[str]:
    """In the words the worksheets have them, what only we can give before all else."""
    found = [meeting.filled("client_profile", "unique_value")]
    for field, name in (("relievers", "reliever"), ("creators", "creator")):
        found += [row[name] for row in meeting.filled("value_canvas", field) or ()]
    found.append(meeting.filled("client_profile", "our_competitiveness"))
    return [str(each) for each in dict.fromkeys(found) if each]
