"""`show DEAL WORKSHEET`: the page of one worksheet, with what the deal adds to it.

That is how it counts at the gates, and what the playbook says of these people and this behaviour.
"""

from collections.abc import Iterator

from commands.choices import chosen, titled
from commands.desk import Desk
from commands.sheet_page import emit_sheet
from commands.sheet_subject import of_deal
from commands.sheet_view import Line, Section, view_sheet
from commands.views import why
from engine import reads
from engine.condition import All, AnyOf, Compare, Condition, Expression, Not
from engine.contacts import Contact
from engine.gate import Checked
from engine.playbook import Manner, Playbook
from engine.reads import Opened
from engine.requirements.condition import ConditionHolds
from engine.requirements.kinds import Requirement
from engine.requirements.worksheet import WorksheetFilled
from words.say import clean, say

BEHAVIOUR, PEOPLE = "buying_behaviour", "stakeholders"


def show_sheet(desk: Desk, now: Opened, typed: str, *, markdown: bool) -> None:
    """`typed`: the worksheet by id or title. Raises Usage where there is none."""
    from stages.worksheets import WORKSHEETS

    id = typed
    if typed not in WORKSHEETS:
        titles = titled({id: sheet.title for id, sheet in WORKSHEETS.items()})
        id = chosen(typed, titles, "deals.unknown_worksheet")
    people = reads.people_there(desk.view, now.deal.account)
    subject = of_deal(desk.view, now)
    view = view_sheet(
        WORKSHEETS[id], now.deal.worksheets.get(id), subject, desk.today, sections(now, id, people)
    )
    emit_sheet(desk, view, markdown=markdown)


def sections(now: Opened, worksheet: str, known: list[Contact]) -> tuple[Section, ...]:
    """`known`: the people at the client."""
    found = [Section(say("sheets.page_gates"), tuple(_gates(now, worksheet)))]
    if worksheet == BEHAVIOUR:
        found.append(Section(say("sheets.page_manner"), tuple(_behaviour(now))))
    if worksheet == PEOPLE:
        found.append(Section(say("sheets.page_manner"), tuple(_people(now, known))))
    return tuple(section for section in found if section.lines)


def _gates(now: Opened, worksheet: str) -> Iterator[Line]:
    """At the gate before the deal it is judged; at the others it is named."""
    verdict = now.verdict
    here = verdict.checked if verdict else ()
    for stage in now.playbook.stages:
        for requirement in stage.gate:
            if not counts(requirement, worksheet):
                continue
            checked = next((c for c in here if c.requirement == requirement), None)
            if checked is not None and stage.id == now.deal.stage:
                yield _judged(checked)
            else:
                yield Line(say("sheets.page_gate", stage=stage.title, requirement=requirement.title))


def _judged(checked: Checked) -> Line:
    said = say("sheets.page_gate_here", requirement=checked.requirement.title, why=why(checked.why))
    return Line(said, checked.standing)


def counts(requirement: Requirement, worksheet: str) -> bool:
    """Whether a requirement looks at this worksheet."""
    if isinstance(requirement, WorksheetFilled) and requirement.worksheet == worksheet:
        return True
    conditions = [requirement.when]
    if isinstance(requirement, ConditionHolds):
        conditions.append(requirement.condition)
    start = f"worksheets.{worksheet}."
    return any(start in field for condition in conditions if condition for field in _fields(condition))


def _fields(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Compare):
        yield condition.field
    elif isinstance(condition, Not):
        yield from _fields(condition.part)
    elif isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from _fields(part)
    elif isinstance(condition, Expression):
        yield condition.source


def _behaviour(now: Opened) -> Iterator[Line]:
    standing = now.deal.worksheets.get(BEHAVIOUR)
    judged = now.deal.behaviour or (standing.figures.get("suggested") if standing else None)
    manner = now.playbook.behaviours.get(judged or "")
    if manner is not None:
        yield Line(say(manner.title))
        yield from _both(manner)


def _people(now: Opened, known: list[Contact]) -> Iterator[Line]:
    """Those the worksheet names, each with part and style."""
    standing = now.deal.worksheets.get(PEOPLE)
    there = {contact.key: contact for contact in known}
    for row in standing.fields.get("people", ()) if standing else ():
        contact = there.get(row["person"])
        if contact is not None:
            manners = _manners(now.playbook, contact)
            titles = tuple(manner.title for manner in manners)
            name = clean(contact.name or contact.key)
            yield Line(say("sheets.page_person", name=name, manners=titles) if titles else name)
            for manner in manners:
                yield from _both(manner)


def _manners(playbook: Playbook, contact: Contact) -> list[Manner]:
    found = (playbook.parts.get(contact.part), playbook.styles.get(contact.style or ""))
    return [manner for manner in found if manner is not None]


def _both(manner: Manner) -> Iterator[Line]:
    yield Line(say("sheets.page_wants", wants=manner.wants), below=True)
    yield Line(say("sheets.page_wrong_card", card=manner.wrong_card), below=True)
