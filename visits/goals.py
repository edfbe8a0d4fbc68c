"""What the visit is to bring home, the client's open decisions first; what only the office can settle is
apart, for before the visit.
"""

from collections.abc import Iterable, Iterator, Sequence

from engine.condition import Reason
from engine.gate import Checked
from engine.message import Message, msg
from engine.playbook import Item
from engine.requirements.condition import ConditionHolds
from engine.requirements.contact import ContactKnown
from engine.requirements.decision import Decision
from engine.requirements.finding import WAIVED
from engine.requirements.item import ItemDone
from engine.requirements.visit import VisitHeld
from engine.requirements.worksheet import WorksheetFilled
from stages.field_names import named
from visits.gaps import is_ours, lacking
from visits.line import Line, Said, together
from visits.meeting import Meeting

_ORDER = (Decision, ContactKnown, ItemDone, VisitHeld, WorksheetFilled, ConditionHolds)
"""What a visit brings home most surely comes first."""


def goals(meeting: Meeting) -> list[Line]:
    """The most valuable first; a point that was waived comes last, for the waiver will end."""
    missing = [
        c for c in meeting.verdict.missing if not _inside(meeting, c) and not _settled_by_it(meeting, c)
    ]
    missing.sort(key=lambda c: _ORDER.index(type(c.requirement)))
    lines = [_goal(meeting, c) for c in _one_a_step(missing)]
    if not lines:
        lines.append(_held(meeting) or _move_on(meeting))
    waived = [c for c in meeting.verdict.checked if c.standing == WAIVED]
    return [*lines, *(_goal(meeting, c) for c in waived)]


def inside(meeting: Meeting) -> list[Line]:
    """What the gate wants and only the office can settle, and the team's own lines of the checklist."""
    missing = [c for c in meeting.verdict.missing if _inside(meeting, c)]
    return [*(_goal(meeting, c) for c in missing), *_items(meeting, office=True)]


def to_tick(meeting: Meeting) -> list[Line]:
    """What else of the stage's checklist is done with the client, though the gate doesn't wait for it."""
    return _items(meeting, office=False)


def because(reasons: Sequence[Reason]) -> Message:
    """How it stands now, in one line."""
    return msg("visits.now", how=together(reasons))


def held_by_it(meeting: Meeting) -> Checked | None:
    """The conversation the gate waits for, where this visit is it."""
    return next((c for c in meeting.verdict.missing if _settled_by_it(meeting, c)), None)


def _goal(meeting: Meeting, checked: Checked) -> Line:
    requirement = checked.requirement
    now = because(checked.why)
    if isinstance(requirement, Decision):
        return Line(msg("visits.goal_point", ask=requirement.ask), now, f"answer:{requirement.point}")
    if isinstance(requirement, ContactKnown):
        return Line(requirement.title, now, f"contact:{requirement.part}")
    if isinstance(requirement, ItemDone):
        return _tick(next(i for i in meeting.stage.checklist if i.id == requirement.item), checked.why)
    if isinstance(requirement, WorksheetFilled):
        text = msg("visits.goal_worksheet", worksheet=requirement.title)
        return Line(text, _on_worksheet(meeting, checked) or now)
    return Line(requirement.title, _on_worksheet(meeting, checked) or now)


def _on_worksheet(meeting: Meeting, checked: Checked) -> Said | None:
    """How a requirement stands that a worksheet settles: the figures that fall short, else how many answers
    are missing, for these stand below as questions."""
    step, because = checked.settle, checked.requirement.because
    if step is None or step.action != "fill" or checked.standing == WAIVED:
        return None
    sheet = meeting.worksheets[str(step.args["worksheet"])]
    inside = _inside(meeting, checked)
    n = sum(is_ours(sheet.id, field) or not inside for field in lacking(meeting, sheet.id))
    standing: list[Said] = [*_figures(checked.why)]
    if not standing and isinstance(checked.requirement, WorksheetFilled):
        standing = [msg("visits.missing", n=n)]
    elif not standing and n:
        standing = [msg("visits.missing_in", n=n, worksheet=sheet.title)]
    return together((*standing, because) if because else standing) if standing else None


def _figures(reasons: Iterable[Reason]) -> Iterator[Message]:
    """What is worked out and not as it should be; how complete a worksheet is says nothing to a visitor."""
    for reason in reasons:
        if not isinstance(reason, Message) or reason.id != "condition.differs":
            continue
        place, told = reason.params["field"], named(reason)
        if (
            isinstance(place, Message)
            and place.params.get("field") != "complete"
            and isinstance(told, Message)
        ):
            label = told.params["field"]
            field = label.params["field"] if isinstance(label, Message) else label
            yield msg("visits.figure_now", field=field, found=told.params["found"])


def _one_a_step(missing: Iterable[Checked]) -> list[Checked]:
    """Where nobody knows whether several requirements apply, one of them asks for it."""
    steps: list[object] = []
    kept = []
    for checked in missing:
        if checked.settle is None or checked.settle.action != "set" or checked.settle not in steps:
            kept.append(checked)
        steps.append(checked.settle)
    return kept


def _inside(meeting: Meeting, checked: Checked) -> bool:
    requirement = checked.requirement
    if isinstance(requirement, ItemDone):
        return any(item.office for item in meeting.stage.checklist if item.id == requirement.item)
    return isinstance(requirement, ConditionHolds) and requirement.office


def _settled_by_it(meeting: Meeting, checked: Checked) -> bool:
    """Whether holding this visit is all that is asked."""
    requirement = checked.requirement
    if not isinstance(requirement, VisitHeld):
        return False
    return requirement.visit in ("two_sided", *(person.part for person in meeting.met))


def _items(meeting: Meeting, office: bool) -> list[Line]:
    asked = {c.requirement.item for c in meeting.verdict.checked if isinstance(c.requirement, ItemDone)}
    done = {*asked, *meeting.deal.items}
    return [_tick(i) for i in meeting.stage.checklist if i.office == office and i.id not in done]


def _tick(item: Item, now: Sequence[Reason] = ()) -> Line:
    why: Said | None = because(now) if now else item.because
    return Line(item.title, why or msg("visits.why_item"), f"tick:{item.id}")


def _held(meeting: Meeting) -> Line | None:
    """Where the gate waits for nothing but a conversation, to have it is the goal."""
    waited_for = held_by_it(meeting)
    return Line(waited_for.requirement.title, because(waited_for.why)) if waited_for else None


def _move_on(meeting: Meeting) -> Line:
    """Once all is answered the client is to agree to what comes next, though we may have homework left."""
    why = msg("visits.why_homework" if meeting.verdict.missing else "visits.why_open_gate")
    at = meeting.playbook.position(meeting.deal.stage)
    if at + 1 == len(meeting.playbook.stages):
        return Line(msg("visits.goal_finish"), why)
    return Line(msg("visits.goal_move_on", stage=meeting.playbook.stages[at + 1].title), why)
