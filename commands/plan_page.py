"""A person's week on a page: day by day with the places, what has no room, what changed since it was kept."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from commands.printing import clean_cell, paint, window, wrap
from commands.step_line import command_line
from commands.week_source import WeekPlan
from engine.message import Message, Step, step
from visits.cadence import VISIT
from visits.markdown import escape_markdown
from visits.plan import PlannedDay, Proposed
from words.say import say

_INDENT = " " * 6
_LEFT = 10
"""Of what has no room, as many as a person reads; programs get all."""


def page(week: WeekPlan, *, offer: bool = False) -> str:
    """In the reader's window. `offer`: to keep the plan, where none is kept."""
    parts = [paint(_head(week), "bold")]
    for day in week.plan.days:
        parts.append("\n".join([_day_line(day, week), *_stops(week, day.visits, day.on)]))
    if week.plan.left_over:
        left = week.plan.left_over
        lines = [paint(say("plan.left_over", n=len(left)), "bold"), *_stops(week, left[:_LEFT])]
        more = [_INDENT + say("plan.left_more", n=len(left) - _LEFT)] if len(left) > _LEFT else []
        parts.append("\n".join([*lines, *more]))
    notes = [_wrapped(f"! {say(warning)}", "  ") for warning in week.plan.warnings]
    notes += [_wrapped(f"· {line}", "  ") for line in _changes(week)]
    if offer and not week.kept and any(day.visits for day in week.plan.days):
        keep = step("visit plan", None, day=week.days.monday.isoformat(), week="", keep="")
        notes.append(f"{say('plan.keep_it')}\n  → {command_line(keep)}")
    return "\n\n".join([*parts, *(["\n".join(notes)] if notes else [])])


def _head(week: WeekPlan) -> str:
    return say("plan.head", monday=week.days.monday, whose=week.owner.name)


def _day_line(day: PlannedDay, week: WeekPlan) -> str:
    parts = [say("plan.day", weekday=_weekday(day.on), on=day.on)]
    if places := _places(day):
        parts.append(clean_cell(say("plan.places", places=places)))
    if not day.visits:
        parts.append(say("plan.free"))
    return paint(" · ".join(parts), "bold")


def _weekday(on: date) -> Message:
    return Message(f"day.weekday_{on.weekday()}", {})


def _places(day: PlannedDay) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.place for each in day.visits if each.place and each.kind == VISIT))


def _stops(week: WeekPlan, visits: Sequence[Proposed], on: date | None = None) -> Iterator[str]:
    """Client by client: where, with whom and why; then what else there is to do there."""
    for whom, found in groupby(visits, key=lambda each: each.whom):
        first, *more = found
        yield _wrapped(f"  {paint(whom, 'bold')}  {_about(week, first)}", _INDENT)
        yield _wrapped(_INDENT + say("plan.doing", do=_doing(week, first), why=_why(first)), _INDENT)
        for each in more:
            yield _wrapped(_INDENT + say("plan.also", what=_what(each), why=_why(each)), _INDENT)
        yield f"{_INDENT}→ {command_line(prepared(week, first, on))}"


def _about(week: WeekPlan, each: Proposed) -> str:
    facts = [week.named.clients.get(each.account or "") or week.named.deals.get(each.deal or "", "")]
    facts += [say("day.class", abc=each.abc)] if each.abc else []
    facts += [each.place] if each.place else []
    return clean_cell(" · ".join(filter(None, facts)))


def _doing(week: WeekPlan, each: Proposed) -> str:
    who = week.named.people.get(each.contact or "")
    do = say(f"plan.do_{each.kind}_who", who=who) if who else say(f"plan.do_{each.kind}")
    return f"{do}{say('plan.about', deal=each.deal)}" if each.deal and each.deal != each.whom else do


def _what(each: Proposed) -> str:
    return each.deal or say("plan.turn")


def _why(each: Proposed) -> str:
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
    """All there is to speak of with one client, in a sentence."""
    first, *more = met
    also = (say("plan.also", what=_what(each), why=_why(each)) for each in more)
    return " · ".join([_why(first), *also])


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
    for day in week.plan.days:
        places = say("plan.places", places=_places(day)) if _places(day) else ""
        title = " · ".join(filter(None, (say("plan.day", weekday=_weekday(day.on), on=day.on), places)))
        lines += ["", f"## {escape_markdown(title)}", "", *_ticks(week, day.visits)]
        if not day.visits:
            lines.append(escape_markdown(say("plan.free")))
    if week.plan.left_over:
        title = say("plan.left_over", n=len(week.plan.left_over))
        lines += ["", f"## {escape_markdown(title)}", "", *_ticks(week, week.plan.left_over)]
    notes = [*map(say, week.plan.warnings), *_changes(week)]
    if notes:
        lines += ["", *(f"- {escape_markdown(note)}" for note in notes)]
    return "\n".join(lines) + "\n"


def _ticks(week: WeekPlan, visits: Sequence[Proposed]) -> Iterator[str]:
    for each in visits:
        about = f"{each.whom} {_about(week, each)}"
        said = say("plan.doing", do=_doing(week, each), why=_why(each))
        yield f"- [ ] **{escape_markdown(about)}** {escape_markdown(said)}"
