"""The daily report as a page, and as the data programs get."""

from datetime import date
from typing import Any

from commands.report_names import Names
from commands.report_page import Entry, Page, Part
from commands.step_line import command_line
from commands.told import sentence
from commands.views import day
from engine.history import Event
from engine.message import Message, msg, step
from visits.agenda import Appointment
from visits.day_report import DayReport, Meeting
from visits.day_tasks import DROPPED, MOVED, STANDING, Task
from words.say import say, write


def day_page(report: DayReport, names: Names, whose: str, today: date) -> Page:
    about = [say(line) for line in _about(report, names, today)]
    parts = [
        _tasks(report, names, today),
        Part(say("report.held", n=len(report.meetings)), [_meeting(m, names) for m in report.meetings]),
        *_told("report.answers", report.answers, names),
        *_told("report.kept", report.kept, names),
        *_told("report.moves", report.moves, names),
        ahead_part(report.ahead, names, say("report.next_day", day=named_day(report.next_day))),
    ]
    title = say("report.day_title", whose=whose, day=named_day(report.on))
    return Page(title, about, parts)


def _about(report: DayReport, names: Names, today: date) -> list[Message]:
    """The focus, and what is particular about the day."""
    said = []
    if report.focus:
        said.append(msg("report.focus", text=report.focus))
    elif report.on >= today and report.working:
        on = {} if report.on == today else {"on": report.on.isoformat()}
        setting = step("report day", None, focus=None, **on, **names.asked(report.user))
        said.append(msg("report.no_focus", step=command_line(setting)))
    if not report.working:
        said.append(msg("report.day_off"))
    return [*said, *day_warnings(report)]


def day_warnings(report: DayReport) -> list[Message]:
    return [msg("report.provisional", year=str(report.on.year))] if report.provisional else []


def _tasks(report: DayReport, names: Names, today: date) -> Part:
    if not report.tasks:
        return Part(say("report.due_none"), [Entry(say("report.nothing_due"))])
    done = sum(task.done for task in report.tasks)
    entries = [_task(task, names, over=report.on < today) for task in report.tasks]
    return Part(say("report.due", done=done, n=len(report.tasks)), entries)


def _task(task: Task, names: Names, *, over: bool) -> Entry:
    below: tuple[str, ...] = ()
    if task.state == MOVED:
        below = (say("report.moved", until=day(task.until)),)
    elif task.state == DROPPED:
        below = (say("report.dropped"),)
    standing = "unmet" if over else "unknown"
    sign = "met" if task.done else standing if task.state == STANDING else "not_applicable"
    return Entry(line(task, names), sign, below)


def line(each: Task | Appointment, names: Names) -> str:
    """Whom it is about, what is to be done, with whom."""
    said = {"whom": names.whom(each.account, each.deal), "what": each.what, "who": names.person(each.contact)}
    with_whom = "_with" if each.contact else ""
    return say(f"report.line_{each.kind}{with_whom}", **said)


def ahead_part(ahead: tuple[Appointment, ...], names: Names, title: str) -> Part:
    entries = [
        Entry(say("report.on_day", day=named_day(date.fromisoformat(each.on)), line=line(each, names)))
        for each in ahead
    ]
    plan = f"→ {command_line(step('visit plan', None, week=''))}"
    return Part(title, entries or [Entry(say("report.nothing_ahead"), below=(plan,))])


def named_day(on: date) -> Message:
    return msg("report.day", weekday=msg(f"day.weekday_{on.weekday()}"), on=on)


def _meeting(meeting: Meeting, names: Names) -> Entry:
    held = meeting.held
    whom = names.whom(held.account, held.deal)
    people = tuple(names.person(key) or key for key in meeting.people)
    channel = msg(f"visits.channel_{held.channel}")
    said = "report.meeting" if people else "report.meeting_nobody"
    head = say(said, whom=whom, channel=channel, people=people)
    below = [meeting.summary] if held.two_sided else [say("report.one_sided"), meeting.summary]
    if meeting.interest:
        signs = tuple(msg(f"visits.interest_{sign}") for sign in meeting.interest)
        below.append(_labelled("interest", write(signs)))
    below += [_labelled(name, text) for name, text in meeting.diary._asdict().items() if text]
    return Entry(head, None, tuple(below))


def _labelled(name: str, text: str) -> str:
    return say("report.labelled", label=msg(f"visits.label_{name}"), text=text)


def _told(title: str, events: tuple[Event, ...], names: Names) -> list[Part]:
    entries = []
    for event in events:
        key = event.subject.removeprefix("deal:")
        if key in names.deals:
            said = sentence(event, names.people, names.playbook(key))
            entries.append(Entry(say("report.told", whom=names.whom(None, key), said=said)))
    return [Part(say(title, n=len(entries)), entries)] if entries else []


# ── for programs ──────────────────────────────────────────────────────────────────────────────


def day_data(report: DayReport, names: Names) -> dict[str, Any]:
    return {
        "user": report.user,
        "on": report.on.isoformat(),
        "working_day": report.working,
        "provisional": report.provisional,
        "focus": report.focus,
        "due": [{**_line_data(t, names), "state": t.state, "moved_to": t.until} for t in report.tasks],
        "visits": [_meeting_data(meeting, names) for meeting in report.meetings],
        "answers": [_event_data(e, names, "point", "answer", "evidence") for e in report.answers],
        "kept": [_event_data(e, names, "what") for e in report.kept],
        "moves": [{**_event_data(e, names, "from", "to"), "kind": e.kind} for e in report.moves],
        "next_day": report.next_day.isoformat(),
        "ahead": ahead_data(report.ahead, names),
        "warnings": [say(warning) for warning in day_warnings(report)],
    }


def ahead_data(ahead: tuple[Appointment, ...], names: Names) -> list[dict[str, Any]]:
    return [{"on": each.on, **_line_data(each, names)} for each in ahead]


def _line_data(each: Task | Appointment, names: Names) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "what": each.what,
        "account": each.account,
        "deal": each.deal,
        "with": names.person(each.contact),
    }


def _meeting_data(meeting: Meeting, names: Names) -> dict[str, Any]:
    held = meeting.held
    return {
        "account": held.account,
        "deal": held.deal,
        "with": names.person(held.contact),
        "people": [names.person(key) for key in meeting.people],
        "channel": held.channel,
        "two_sided": held.two_sided,
        "summary": meeting.summary,
        "interest": list(meeting.interest),
        "diary": meeting.diary._asdict(),
    }


def _event_data(event: Event, names: Names, *wanted: str) -> dict[str, Any]:
    said = {name: event.data.get(name) for name in wanted}
    who = {"with": names.person(event.data["contact"])} if "contact" in event.data else {}
    return {"deal": event.subject.removeprefix("deal:"), **said, **who}
