"""A person's week on a page: day by day with the places, what has no room, what changed since it was kept."""

from collections.abc import Iterator, Sequence
from datetime import date

from commands.printing import clean_cell, paint, window, wrap
from commands.step_line import command_line
from commands.week_source import WeekPlan
from engine.message import Message, Step, step
from visits.cadence import CALL, VISIT
from visits.markdown import escape_markdown
from visits.plan import ADVANCE, CLIENTS, PlannedDay, Proposed, meetings
from visits.stops import Stop, stops
from words.say import say

_INDENT = " " * 6
_LEFT = 10
"""Of what has no room, as many as a person reads; programs get all."""


def page(week: WeekPlan, *, offer: bool = False) -> str:
    """In the reader's window. `offer`: to keep the plan, where none is kept."""
    parts = [paint(_head(week), "bold")]
    for title, planned in _days(week):
        found = [] if planned is None else stops(planned.visits)
        lines = [line for stop in found for line in _stop(week, stop, planned.on if planned else None)]
        parts.append("\n".join([paint(title, "bold"), *lines]))
    if week.plan.left_over:
        left = stops(week.plan.left_over)
        lines = [_in_short(week, stop.first) for stop in left[:_LEFT]]
        more = [_INDENT + say("plan.left_more", n=len(left) - _LEFT)] if len(left) > _LEFT else []
        parts.append("\n".join([paint(say("plan.left_over", n=len(left)), "bold"), *lines, *more]))
    notes = [_wrapped(f"! {say(warning)}", "  ") for warning in week.plan.warnings]
    notes += [_wrapped(f"· {line}", "  ") for line in _changes(week)]
    if any(stop.stalled for day in week.plan.days for stop in stops(day.visits)):
        every = command_line(step("stalled", None, owner=week.owner.user))
        notes.append(f"{say('plan.every_stalled')}\n  → {every}")
    if offer and not week.kept and any(map(meetings, week.plan.days)):
        keep = step("visit plan", None, day=week.days.monday.isoformat(), week="", keep="")
        notes.append(f"{say('plan.keep_it')}\n  → {command_line(keep)}")
    return "\n\n".join([*parts, *(["\n".join(notes)] if notes else [])])


def _head(week: WeekPlan) -> str:
    if week.only is not None:
        return say("plan.head_day", on=week.only, whose=week.owner.name)
    return say("plan.head", monday=week.days.monday, whose=week.owner.name)


def _days(week: WeekPlan) -> Iterator[tuple[str, PlannedDay | None]]:
    """Each day's title, and what is planned on it; days off between them have nothing."""
    planned = {day.on: day for day in week.plan.days}
    off = () if week.only else week.days.off
    for on in sorted({*planned, *off}):
        day = planned.get(on)
        parts = [say("plan.day", weekday=weekday(on), on=on)]
        parts += [say("plan.make_up")] if on in week.days.make_up else []
        if day is None:
            parts.append(say("plan.holiday"))
        elif not day.visits:
            parts.append(say("plan.free"))
        elif places := _places(day):
            parts.append(clean_cell(say("plan.places", places=places)))
        yield " · ".join(parts), day


def weekday(on: date) -> Message:
    return Message(f"day.weekday_{on.weekday()}", {})


def _places(day: PlannedDay) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.place for each in day.visits if each.place and each.kind == VISIT))


def _stop(week: WeekPlan, stop: Stop, on: date | None) -> Iterator[str]:
    """A client: where, with whom and why; then what else there is to do there."""
    first = stop.first
    yield _wrapped(f"  {paint(first.whom, 'bold')}  {about(week, first)}", _INDENT)
    yield _wrapped(_INDENT + say("plan.doing", do=doing(week, first), why=why_of(first)), _INDENT)
    for line in beside(stop):
        yield _wrapped(_INDENT + line, _INDENT)
    done_here = (each for each in stop.also if each.kind not in (VISIT, CALL))
    for each in (first, *done_here):
        yield f"{_INDENT}→ {command_line(prepared(week, each, on))}"


def _in_short(week: WeekPlan, first: Proposed) -> str:
    """What has no room, without the reasons of a day."""
    said = say("plan.doing", do=doing(week, first), why=_purpose(first))
    return _wrapped(f"  {paint(first.whom, 'bold')}  {about(week, first)} · {said}", _INDENT)


def beside(stop: Stop) -> Iterator[str]:
    """What else there is to do there."""
    for each in stop.also:
        yield say("plan.also", what=each.deal or each.whom, why=why_of(each))
    if stop.stalled:
        yield say("plan.more_stalled", n=stop.stalled)


def about(week: WeekPlan, each: Proposed) -> str:
    """What there is to know of whom one sees."""
    facts = [week.named.clients.get(each.account or "") or week.named.deals.get(each.deal or "", "")]
    facts += [say("day.class", abc=each.abc)] if each.abc else []
    facts += [each.place] if each.place else []
    return clean_cell(" · ".join(filter(None, facts)))


def doing(week: WeekPlan, each: Proposed) -> str:
    who = week.named.people.get(each.contact or "")
    do = say(f"plan.do_{each.kind}_who", who=who) if who else say(f"plan.do_{each.kind}")
    return f"{do}{say('plan.about', deal=each.deal)}" if each.deal and each.deal != each.whom else do


def why_of(each: Proposed) -> str:
    why = say(each.why)
    return f"{why}{say('plan.aside', said=each.moved)}" if each.moved else why


def prepared(week: WeekPlan, each: Proposed, on: date | None = None) -> Step:
    """Its command, the contact in it by name, for the day it is planned on."""
    if each.step.action != "prep":
        return each.step
    name = week.named.people.get(each.contact or "")
    given = {"with": name, "on": on.isoformat() if on else None}
    return step("prep", each.step.deal, **{option: value for option, value in given.items() if value})


def reasons(met: Sequence[Proposed]) -> str:
    """What there is to speak of with one client, in a sentence."""
    (stop,) = stops(met)
    return " · ".join([why_of(stop.first), *beside(stop)])


def purpose(met: Sequence[Proposed]) -> str:
    """What one goes or calls for, in a few words, as a plan that is kept has it."""
    (stop,) = stops(met)
    return _purpose(stop.first)


def _purpose(each: Proposed) -> str:
    if each.kind == ADVANCE:
        return say("plan.for_advance")
    return each.what or say(f"plan.for_{each.kind if each.id in CLIENTS else each.id}")


def _changes(week: WeekPlan) -> Iterator[str]:
    for change in week.changes:
        yield say(f"plan.change_{change.id}", what=change.whom, on=change.on)
    if week.kept and not week.changes:
        yield say("plan.unchanged")


def _wrapped(text: str, indent: str) -> str:
    return wrap(text, window(), indent)


# ── for a file ────────────────────────────────────────────────────────────────────────────────


def markdown(week: WeekPlan) -> str:
    """The same as a list to tick off; nothing a client is called becomes structure."""
    lines = [f"# {escape_markdown(_head(week))}"]
    for title, planned in _days(week):
        lines += ["", f"## {escape_markdown(title)}"]
        if planned is not None and planned.visits:
            lines += ["", *_ticks(week, stops(planned.visits))]
    if week.plan.left_over:
        left = stops(week.plan.left_over)
        title = say("plan.left_over", n=len(left))
        lines += ["", f"## {escape_markdown(title)}", "", *_ticks(week, left)]
    notes = [*map(say, week.plan.warnings), *_changes(week)]
    if notes:
        lines += ["", *(f"- {escape_markdown(note)}" for note in notes)]
    return "\n".join(lines) + "\n"


def _ticks(week: WeekPlan, found: Sequence[Stop]) -> Iterator[str]:
    for stop in found:
        whom = f"{stop.first.whom} {about(week, stop.first)}"
        said = say("plan.doing", do=doing(week, stop.first), why=why_of(stop.first))
        yield f"- [ ] **{escape_markdown(whom)}** {escape_markdown(said)}"
        for line in beside(stop):
            yield f"  - {escape_markdown(line)}"
