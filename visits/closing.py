"""How the visit ends: the next step, and the question for the deal where it is time to ask it."""

from collections.abc import Iterator
from datetime import date

from engine.message import msg
from visits.absent import left_on
from visits.line import Line, Said
from visits.meeting import Meeting


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
    """Signs of interest at the last visit: then the deal is asked for (the method, section 3)."""
    last = meeting.last_visit
    if last is not None and last.interest and meeting.stage.status == "open":
        signs = tuple(msg(f"visits.interest_{sign}") for sign in last.interest)
        why = msg("visits.why_decisively", on=date.fromisoformat(last.on), signs=signs)
        yield Line(msg("visits.ask_decisively"), why)


def _three_moves(meeting: Meeting) -> Iterator[Line]:
    """One advantage, the client's agreement to it, the question; then the next (the method, section 5)."""
    if not meeting.wins:
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
