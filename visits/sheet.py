"""The sheet for one visit, as a value: what to get, how to talk, what to bring, what to agree.

It is made for one deal, one person and one day, and holds what one visit can hold: each section is
bounded, the most valuable lines first, and what is left over stands under "if there is time".
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from engine.contacts import Contact
from engine.errors import Refused
from engine.message import Message, Step, msg, step
from engine.money import Money
from engine.reads import Opened
from engine.worksheet import Worksheets
from visits.absent import left_on, with_somebody_else
from visits.goals import goals
from visits.line import Line, Said
from visits.manner import manner, who
from visits.meeting import Meeting
from visits.promises import promises
from visits.questions import questions, unfinished

ROOM: Mapping[str, int] = {
    "goals": 4,
    "promises": 4,
    "prepare": 4,
    "open": 3,
    "suggest": 3,
    "objections": 3,
    "close": 4,
    "kit": 5,
    "later": 8,
}
"""Lines a section can hold; one that isn't listed takes all its lines."""

QUESTIONS: Mapping[str | None, tuple[int, int]] = {"profit": (3, 2)}
"""Questions in all, and of these at most so many of this deal's own, by behaviour: who knows what to buy
hates being sounded out."""
_QUESTIONS = (6, 3)


class Section(NamedTuple):
    id: str
    title: Message
    lines: tuple[Line, ...]

    @property
    def why(self) -> Said | None:
        """The reason most of its lines share, to be given once."""
        shared = self.lines[-1].why
        return shared if 2 * sum(line.why == shared for line in self.lines) > len(self.lines) > 1 else None


class Sheet(NamedTuple):
    deal: str
    title: str
    account: str | None
    """The client's name."""
    stage: str
    met: Contact | None
    who: Said | None
    """The person to be met, with part and style."""
    on: date
    head: tuple[Line, ...]
    sections: tuple[Section, ...]


def build_sheet(
    opened: Opened,
    met: Contact | None,
    known: Sequence[Contact],
    worksheets: Worksheets,
    *,
    account: str | None = None,
) -> Sheet:
    """Pure. `known` are the client's contacts, `account` its name. Raises Refused where a visit makes no
    sense: the deal is done, or the person has left."""
    deal, verdict = opened.deal, opened.verdict
    if verdict is None:
        hint = step("new", None, title=None, account=deal.account)
        raise Refused(msg("visits.done", deal=deal.key), hint=hint)
    if met is not None and (left := left_on(opened.facts, met.key)):
        said = msg("visits.left", name=met.name or met.key, on=date.fromisoformat(left))
        raise Refused(said, hint=_instead_of(opened, met))
    meeting = Meeting(opened, verdict, met, tuple(known), worksheets)
    return Sheet(
        deal=deal.key,
        title=deal.title,
        account=account or deal.account,
        stage=deal.stage,
        met=met,
        who=who(meeting),
        on=meeting.today,
        head=tuple(_head(meeting)),
        sections=_sections(meeting),
    )


def _instead_of(opened: Opened, gone: Contact) -> Step:
    """Somebody else for the step agreed with who has left; else somebody else to be met."""
    key, agreed = opened.deal.key, opened.deal.next_step
    if agreed is not None and agreed.contact == gone.key:
        return with_somebody_else(key, agreed, opened.facts.today)
    return step("prep", key, **{"with": None})


def _head(meeting: Meeting) -> list[Line]:
    deal, stage, playbook = meeting.deal, meeting.stage, meeting.playbook
    at = playbook.position(deal.stage) + 1
    place = msg("visits.stage", n=at, of=len(playbook.stages), title=stage.title, question=stage.question)
    lines = [Line(place, stage.focus)]
    if deal.amount is not None and deal.currency is not None:
        amount = Money(deal.amount, deal.currency)
        lines.append(Line(msg("visits.amount", amount=amount), msg("visits.why_amount")))
    if deal.close_date is not None:
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


def _sections(meeting: Meeting) -> tuple[Section, ...]:
    """What doesn't fit a section goes to the last one, the stage's own lines behind all others."""
    room, most = QUESTIONS.get(meeting.deal.behaviour, _QUESTIONS)
    own, general = questions(meeting), _of_stage(meeting, "ask")
    most = max(most, room - len(general))
    asked = [*own[:most], *general][:room]
    planned: dict[str, list[Line]] = {
        "goals": goals(meeting),
        "promises": promises(meeting),
        "manner": manner(meeting),
        "stuck": _stuck(meeting),
        "prepare": _of_stage(meeting, "prepare"),
        "open": [*_last_time(meeting), *_of_stage(meeting, "open")],
        "ask": asked,
        "suggest": _of_stage(meeting, "suggest"),
        "objections": _of_stage(meeting, "objections"),
        "close": [_next_step(meeting), *_of_stage(meeting, "close")],
        "kit": _of_stage(meeting, "kit"),
    }
    over = {id: lines[ROOM.get(id, len(lines)) :] for id, lines in planned.items()}
    pressing = [*over.pop("goals"), *over.pop("promises")]
    rest = [line for lines in over.values() for line in lines]
    unasked = [line for line in (*own, *general) if line not in asked]
    planned["later"] = [*pressing, *unasked, *unfinished(meeting), *rest]
    fitting = _once(planned)
    return tuple(Section(id, msg(f"visits.section_{id}"), lines) for id, lines in fitting.items() if lines)


def _once(planned: Mapping[str, list[Line]]) -> dict[str, tuple[Line, ...]]:
    """As many lines of each section as it can hold, none that was said before."""
    said: list[Said] = []
    fitting = {}
    for id, lines in planned.items():
        kept: list[Line] = []
        for line in lines:
            if line.text not in said and len(kept) < ROOM.get(id, len(lines)):
                kept.append(line)
                said.append(line.text)
        fitting[id] = tuple(kept)
    return fitting


def _of_stage(meeting: Meeting, part: str) -> list[Line]:
    why = msg(f"visits.why_{part}", stage=meeting.stage.title)
    return [Line(text, why) for text in meeting.stage.visit.get(part, ())]


def _stuck(meeting: Meeting) -> list[Line]:
    doubted = tuple(msg("visits.goal_point", ask=decision.ask) for decision, _ in meeting.doubted())
    return [Line(meeting.stage.stuck, msg("visits.why_stuck", points=doubted))] if doubted else []


def _last_time(meeting: Meeting) -> list[Line]:
    if not meeting.deal.visits:
        return []
    last = max(meeting.deal.visits, key=lambda v: v.on)
    on, whom = date.fromisoformat(last.on), meeting.name(last.contact)
    text = msg("visits.last_time", on=on, who=whom, summary=last.summary)
    return [Line(text, msg("visits.why_last_time"))]


def _next_step(meeting: Meeting) -> Line:
    agreed = meeting.deal.next_step
    if agreed is None:
        return Line(msg("visits.agree_step"), msg("visits.why_no_step"), "step:next")
    on = date.fromisoformat(agreed.on)
    late = (meeting.today - on).days
    if left := left_on(meeting.opened.facts, agreed.contact):
        name = meeting.name(agreed.contact)
        why = msg("visits.why_step_left", who=name, on=date.fromisoformat(left))
    else:
        why = msg("visits.why_step_overdue", n=late) if late > 0 else msg("visits.why_step")
    return Line(msg("visits.step_so_far", what=agreed.what, on=on), why, "step:next")
