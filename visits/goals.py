"""What the visit is to bring home: the client's open decisions first, then whatever else the gate wants."""

from engine.condition import Reason
from engine.gate import Checked
from engine.message import Message, msg
from engine.requirements.contact import ContactKnown
from engine.requirements.decision import Decision
from engine.requirements.finding import WAIVED
from engine.requirements.item import ItemDone
from engine.requirements.visit import VisitHeld
from visits.line import Line, together
from visits.meeting import Meeting


def goals(meeting: Meeting) -> list[Line]:
    """The most valuable first; a point that was waived comes last, for the waiver will end."""
    missing = meeting.verdict.missing
    waived = [c for c in meeting.verdict.checked if c.standing == WAIVED]
    decisions = [c for c in missing if isinstance(c.requirement, Decision)]
    others = [c for c in missing if not isinstance(c.requirement, Decision)]
    lines = [_goal(c) for c in (*decisions, *others)]
    if not missing:
        lines.append(_move_on(meeting))
    return lines + [_goal(c) for c in waived]


def _goal(checked: Checked) -> Line:
    requirement = checked.requirement
    now = because(checked.why)
    if isinstance(requirement, Decision):
        return Line(msg("visits.goal_point", ask=requirement.ask), now, f"answer:{requirement.point}")
    if isinstance(requirement, ContactKnown):
        return Line(requirement.title, now, f"contact:{requirement.part}")
    if isinstance(requirement, ItemDone):
        return Line(requirement.title, now, f"tick:{requirement.item}")
    if isinstance(requirement, VisitHeld):
        return Line(requirement.title, now, "visit:held")
    return Line(requirement.title, now)


def _move_on(meeting: Meeting) -> Line:
    """An open gate is a goal too: the client agrees to what comes next."""
    at = meeting.playbook.position(meeting.deal.stage)
    if at + 1 == len(meeting.playbook.stages):
        return Line(msg("visits.goal_finish"), msg("visits.why_open_gate"))
    following = meeting.playbook.stages[at + 1].title
    return Line(msg("visits.goal_move_on", stage=following), msg("visits.why_open_gate"))


def because(reasons: tuple[Reason, ...]) -> Message:
    """How it stands now, in one line."""
    return msg("visits.now", how=together(reasons))
