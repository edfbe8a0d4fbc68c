"""The sheet for one visit, as a value: what to get, how to talk, what to bring, what to agree.

It is made for one deal, the people of one meeting and one day; `visits.sections` says what stands in it.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from engine.background import Background
from engine.contacts import DECIDING, Contact
from engine.errors import Refused
from engine.message import Step, msg, step
from engine.money import Money
from engine.reads import Opened
from engine.state import Filled
from engine.worksheet import Worksheets
from visits.absent import left_on, with_somebody_else
from visits.box import box_of
from visits.line import Line, Said
from visits.manner import who
from visits.meeting import Meeting
from visits.sections import Section as Section
from visits.sections import sections

_NOTHING = Background()


class Sheet(NamedTuple):
    """`id` tells one sheet from another; `people` are those to be met, who decides first."""

    id: str
    deal: str
    title: str
    account: str | None
    """The client's name."""
    stage: str
    people: tuple[Contact, ...]
    who: Said | None
    """Those to be met, with part and style."""
    on: date
    head: tuple[Line, ...]
    sections: tuple[Section, ...]


def build_sheet(
    opened: Opened,
    people: Sequence[Contact],
    known: Sequence[Contact],
    worksheets: Worksheets,
    *,
    id: str = "",
    account: str | None = None,
    on: date | None = None,
    record: Filled | None = None,
    background: Background = _NOTHING,
) -> Sheet:
    """Pure. `people` are to be met, `known` the client's contacts, `account` its name, `record` its customer
    record, `background` what is known beside the deal. The day, where none is given, is that of the next
    step if it is with one of them and not past.

    Raises Refused where a visit makes no sense: the deal is done, or somebody has left.
    """
    deal, verdict = opened.deal, opened.verdict
    if verdict is None:
        hint = step("new", None, title=None, account=deal.account)
        raise Refused(msg("visits.done", deal=deal.key), hint=hint)
    for person in people:
        if left := left_on(opened.facts, person.key):
            said = msg("visits.left", name=person.name or person.key, on=date.fromisoformat(left))
            raise Refused(said, hint=_instead_of(opened, person))
    met = tuple(sorted(people, key=lambda person: person.part not in DECIDING))
    day = on or _day(opened, met)
    meeting = Meeting(opened, verdict, met, tuple(known), worksheets, day, record, background)
    return Sheet(
        id=id,
        deal=deal.key,
        title=deal.title,
        account=account or deal.account,
        stage=deal.stage,
        people=met,
        who=who(meeting),
        on=day,
        head=tuple(_head(meeting)),
        sections=tuple(_with_boxes(section, meeting) for section in sections(meeting)),
    )


def _day(opened: Opened, met: Sequence[Contact]) -> date:
    agreed, today = opened.deal.next_step, opened.facts.today
    if agreed is not None and agreed.on >= today and agreed.contact in {person.key for person in met}:
        return date.fromisoformat(agreed.on)
    return date.fromisoformat(today)


def _with_boxes(section: Section, meeting: Meeting) -> Section:
    boxed = (
        line._replace(box=box_of(line.fills, meeting.playbook, meeting.worksheets)) for line in section.lines
    )
    return section._replace(lines=tuple(boxed))


def _instead_of(opened: Opened, gone: Contact) -> Step:
    """Somebody else for the step agreed with who has left; else somebody else to be met."""
    key, agreed = opened.deal.key, opened.deal.next_step
    if agreed is not None and agreed.contact == gone.key:
        return with_somebody_else(key, agreed.what, agreed.on, opened.facts.today)
    return step("prep", key, **{"with": None})


def _head(meeting: Meeting) -> list[Line]:
    deal, stage, playbook = meeting.deal, meeting.stage, meeting.playbook
    at = playbook.position(deal.stage) + 1
    place = msg("visits.stage", n=at, of=len(playbook.stages), title=stage.title, question=stage.question)
    lines = [Line(place, stage.focus)]
    if deal.next_step is not None and deal.next_step.on == meeting.on.isoformat():
        purpose = msg("visits.purpose", what=deal.next_step.what)
        lines.append(Line(purpose, msg("visits.why_purpose")))
    if deal.amount is not None and deal.currency is not None:
        amount = Money(deal.amount, deal.currency)
        lines.append(Line(msg("visits.amount", amount=amount), msg("visits.why_amount")))
    if deal.close_date is not None and stage.status == "open" and deal.closing is None:
        close = date.fromisoformat(deal.close_date)
        lines.append(Line(msg("visits.close_date", on=close), msg("visits.why_close_date")))
    if deal.closing is not None:
        reason = msg("visits.stopped", reason=deal.closing.reason)
        lines.append(Line(reason, msg("visits.why_stopped")))
    if deal.wait is not None:
        until = date.fromisoformat(deal.wait.until)
        waiting = msg("visits.waiting", until=until, reason=deal.wait.reason)
        lines.append(Line(waiting, msg("visits.why_waiting")))
    return lines
