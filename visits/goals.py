"""What this visit is to bring home from these people, the client's open decisions first; what only the
office can settle is apart, for before the visit.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from engine.condition import Reason
from engine.gate import Checked
from engine.message import Message, Text, msg
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
from visits.line import Line, Said
from visits.manner import manner_lines, spared, spared_by_behaviour
from visits.meeting import Meeting
from visits.together import together

_ORDER = (Decision, ContactKnown, ItemDone, VisitHeld, WorksheetFilled, ConditionHolds)
"""What a visit brings home most surely comes first."""


def goals(meeting: Meeting, asked: Collection[str] = ()) -> list[Line]:
    """The client's decisions before what these people are good for, and that before all else the gate wants;
    a point that was waived comes last, for the waiver will end.

    `asked` are the anchors of the questions there is room for: of a worksheet no more is a goal today.
    """
    missing = [c for c in meeting.verdict.missing if _is_for_them(meeting, c)]
    missing.sort(key=lambda c: _ORDER.index(type(c.requirement)))
    found = [(c, _goal(meeting, c, asked)) for c in _one_a_step(missing)]
    lines = [(c, line) for c, line in found if line is not None]
    points = [line for c, line in lines if isinstance(c.requirement, Decision)]
    others = [line for c, line in lines if not isinstance(c.requirement, Decision)]
    theirs = manner_lines(meeting, "goals")
    if all(_inside(meeting, c) or _settled_by_it(meeting, c) for c in meeting.verdict.missing):
        points.append(_held(meeting) or _move_on(meeting))
    waived = [c for c in meeting.verdict.checked if c.standing == WAIVED]
    again = [line for c in waived if (line := _goal(meeting, c, asked)) is not None]
    return [*points, *theirs, *others, *again]


def inside(meeting: Meeting) -> list[Line]:
    """What the gate wants and only the office can settle, and the team's own lines of the checklist."""
    missing = [c for c in meeting.verdict.missing if _inside(meeting, c)]
    return [*(_at_the_office(meeting, c) for c in missing), *_items(meeting, office=True)]


def to_tick(meeting: Meeting) -> list[Line]:
    """What else of the stage's checklist is done with the client, though the gate doesn't wait for it."""
    return _items(meeting, office=False)


def because(reasons: Sequence[Reason]) -> Message:
    """How it stands now, in one line; what a playbook says of it begins a sentence of its own."""
    id = "visits.now_because" if isinstance(reasons[0], Text) else "visits.now"
    return msg(id, how=together(reasons))


def held_by_it(meeting: Meeting) -> Checked | None:
    """The conversation the gate waits for, where this visit is it."""
    return next((c for c in meeting.verdict.missing if _settled_by_it(meeting, c)), None)


def names_of(checked: Checked) -> tuple[str, ...]:
    """What a requirement goes by: its id, and what it asks about."""
    requirement = checked.requirement
    if isinstance(requirement, Decision):
        return requirement.id, requirement.point
    if isinstance(requirement, ItemDone):
        return requirement.id, requirement.item
    if isinstance(requirement, WorksheetFilled):
        return requirement.id, requirement.worksheet
    return (requirement.id,)


def _is_for_them(meeting: Meeting, checked: Checked) -> bool:
    """Not for the office, nor for others than those to be met. Whether to buy is asked last."""
    if _inside(meeting, checked) or _settled_by_it(meeting, checked) or spared(meeting, *names_of(checked)):
        return False
    open_points = [c for c in meeting.verdict.missing if isinstance(c.requirement, Decision)]
    last = meeting.stage.decisions[-1:]
    return not (meeting.wins and checked.requirement in last and len(open_points) > 1)


def _at_the_office(meeting: Meeting, checked: Checked) -> Line:
    requirement, now = checked.requirement, because(checked.why)
    if isinstance(requirement, ItemDone):
        return _tick(next(i for i in meeting.stage.checklist if i.id == requirement.item), checked.why)
    return Line(requirement.title, _on_worksheet(meeting, checked) or now)


def _goal(meeting: Meeting, checked: Checked, asked: Collection[str]) -> Line | None:
    """None where nothing of it can be brought home today."""
    requirement = checked.requirement
    now = because(checked.why)
    if isinstance(requirement, Decision):
        return Line(msg("visits.goal_point", ask=requirement.ask), now, f"answer:{requirement.point}")
    if isinstance(requirement, ContactKnown):
        return Line(requirement.title, now, f"contact:{requirement.part}")
    if isinstance(requirement, ItemDone):
        return _tick(next(i for i in meeting.stage.checklist if i.id == requirement.item), checked.why)
    if isinstance(requirement, WorksheetFilled | ConditionHolds):
        text = _part_for_today(meeting, checked, asked)
        named = isinstance(text, Message)  # it names the worksheet
        return Line(text, _on_worksheet(meeting, checked, named=named) or now) if text else None
    return Line(requirement.title, now)


def _part_for_today(meeting: Meeting, checked: Checked, asked: Collection[str]) -> Said | None:
    """What the playbook says one visit can do for it; else what the page asks, by name."""
    requirement, step = checked.requirement, checked.settle
    if isinstance(requirement, ConditionHolds) and requirement.today is not None:
        return requirement.today
    if step is None or step.action != "fill":
        return requirement.title
    sheet = meeting.worksheets[str(step.args["worksheet"])]
    fields = {found[1] for fill in asked if (found := re.match(rf"fill:{sheet.id}\.(\w+)", fill))}
    labels = tuple(_plain(field.label) for field in sheet.fields if field.id in fields)
    if labels:
        return msg("visits.goal_learn", worksheet=sheet.title, fields=labels)
    theirs = [field for field in lacking(meeting, sheet.id) if not is_ours(sheet.id, field)]
    return None if theirs else requirement.title


def _plain(label: Text) -> Text:
    """Without its unit."""
    return Text(label.zh.partition("（")[0], label.en.partition(" (")[0])


def _on_worksheet(meeting: Meeting, checked: Checked, *, named: bool = False) -> Said | None:
    """How a requirement stands that a worksheet settles: the figures that fall short, else how many answers
    are missing, for these stand below as questions."""
    step, because = checked.settle, checked.requirement.because
    if step is None or step.action != "fill" or checked.standing == WAIVED:
        return None
    sheet = meeting.worksheets[str(step.args["worksheet"])]
    inside = _inside(meeting, checked)
    n = sum(is_ours(sheet.id, field) or not inside for field in lacking(meeting, sheet.id))
    standing: list[Said] = [*_figures(meeting, checked.why)]
    if not standing and (named or isinstance(checked.requirement, WorksheetFilled)):
        standing = [msg("visits.missing", n=n)]
    elif not standing and n:
        standing = [msg("visits.missing_in", n=n, worksheet=sheet.title)]
    return together((*standing, because) if because else standing) if standing else None


def _figures(meeting: Meeting, reasons: Iterable[Reason]) -> Iterator[Message]:
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
            said = "visits.percent_now" if _is_percent(meeting, place) else "visits.figure_now"
            yield msg(said, field=field, found=told.params["found"])


def _is_percent(meeting: Meeting, place: Message) -> bool:
    sheet = meeting.worksheets[str(place.params["worksheet"])]
    kinds = {figure.id: figure.kind for figure in (*sheet.fields, *sheet.results)}
    return kinds.get(str(place.params["field"])) == "percent"


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
    if spared_by_behaviour(meeting, *names_of(checked)):
        return True
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
