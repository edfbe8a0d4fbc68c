"""The coach's page: what has stopped, group by group, each deal with its reasons and the next question."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from coach.casebook import Case, Casebook
from coach.diagnosis import Finding
from coach.groups import STATUSES
from coach.level import Level
from coach.limits.said import said as limits_said
from coach.stalled import Tally, next_back, without_rate
from commands.paging import go_on, nothing
from commands.printing import clean_cell, cut, pad, paint, room, width, wrap, year_spans
from commands.step_line import command_line
from engine import reads
from engine.message import step
from engine.money import Money
from engine.reads import told_later
from words.say import say, write

_INDENT = " " * 6
_MARKS = {
    Level.NONE: ("✓", "green"),
    Level.UNKNOWN: ("?", "yellow"),
    Level.WARN: ("!", "yellow"),
    Level.CRITICAL: ("!!", "red"),
}


def page(found: Casebook, *, every: bool, narrowed: bool = False) -> str:
    """`narrowed`: not all deals were asked about."""
    if not found.tallies:
        return say("coach.none_of_these_live" if narrowed else "coach.none_live")
    lines = [_head(found)]
    for status in STATUSES:
        if group := [tally for tally in found.tallies if tally.status == status]:
            own = [case for case in found.cases if case.deal.status == status]
            lines += ["", *_group(status, group, own, found.clock.today)]
    lines += ["", *_notes(found, every=every)]
    return "\n".join(lines).rstrip()


def oldest_page(found: Casebook, cases: Sequence[Case], after: str | None, onward: str | None) -> str:
    """Of deals past the warning of their stage; `after` is where it begins, `onward` where the next one."""
    if not cases:
        return nothing(after) if after else say("coach.none_past_limit")
    view = found.survey.view
    parts = [say("coach.as_of", day=view.today)] if view.until else []
    parts += [paint(say("coach.oldest"), "bold"), say(limits_said(found.limits))]
    lines = [_wrapped(" " + " · ".join(parts), " "), "", *_cases(cases, found.clock.today)]
    lines += ["", *_guessed(found), go_on(onward) if onward else ""]
    return "\n".join(lines).rstrip()


def _head(found: Casebook) -> str:
    view, counted = found.survey.view, found.tallies
    stalled, total = sum(t.stalled for t in counted), sum(t.total for t in counted)
    unknown = sum(t.unknown for t in counted)
    parts = [say("coach.as_of", day=view.today)] if view.until else []
    parts.append(paint(say("coach.stalled", n=f"{stalled:,}", total=f"{total:,}"), "bold"))
    parts += [say("coach.unknown_age", n=f"{unknown:,}")] if unknown else []
    parts += [say("coach.order")] if len(found.cases) > 1 else []
    return _wrapped(" " + " · ".join([*parts, say(limits_said(found.limits))]), " ")


def _group(status: str, group: Sequence[Tally], cases: Sequence[Case], today: date) -> Iterator[str]:
    title = paint(say(f"coach.status_{status}"), "bold")
    stalled, total = sum(t.stalled for t in group), sum(t.total for t in group)
    part = say("coach.part", n=f"{stalled:,}", total=f"{total:,}")
    worth = [say("coach.worth", at_risk=t.at_risk, worth=t.worth) for t in group if t.priced and t.worth]
    yield _wrapped(" " + " · ".join([title, part, *worth]), " ")
    yield from _cases(cases, today)


def _cases(cases: Sequence[Case], today: date) -> Iterator[str]:
    column = max((width(case.deal.key) for case in cases), default=0)
    for case in cases:
        yield _title(case, column)
        if case.deal.waiting:
            yield _under(_waits(case))
        if case.diagnosis.findings:
            yield from _reasons(case, today)


def _title(case: Case, column: int) -> str:
    deal = case.deal
    sign, colour = ("·", "dim") if deal.waiting else _MARKS[deal.level]
    amount = say("coach.no_amount")
    if deal.amount is not None and deal.currency is not None:
        amount = write(Money(deal.amount, deal.currency))
    start = f"  {paint(pad(sign, 2), colour)}  {pad(deal.key, column)}  "
    left = room() - width(start) - width(amount) - 2
    return f"{start}{pad(cut(clean_cell(deal.title), left), left)}  {amount}"


def _waits(case: Case) -> str:
    wait = case.known.opened.deal.wait
    assert wait is not None, "a deal that waits says for what"
    return say("coach.waits_for", day=date.fromisoformat(wait.until), reason=wait.reason)


def _reasons(case: Case, today: date) -> Iterator[str]:
    told = case.diagnosis
    first = told.at if len(told.said) > 1 else None
    worse = [_because(finding, first) for finding in told.said if finding.level > Level.NOTE]
    notes = [_because(finding, first) for finding in told.said if finding.level == Level.NOTE]
    if worse:
        yield _under(" · ".join(worse))
    if notes:
        yield _under(say("coach.notes", notes=" · ".join(notes)))
    if told.holding:
        yield _under(say("coach.held_by", held=told.holding.because(today)))
    if told.pattern:
        yield _under(say(told.pattern.because))
    if told.ask:
        yield _under(say("coach.ask", ask=told.ask))
    yield _under(say("coach.first", step=told.first_step))
    yield f"{_INDENT}→ {command_line(step('review', case.deal.key))}"


def _because(finding: Finding, first: Finding | None) -> str:
    """The one the question belongs to is set off."""
    said = say(finding.because)
    return paint(said, "bold") if finding is first else said


def _notes(found: Casebook, *, every: bool) -> Iterator[str]:
    counted, workspace = found.tallies, found.survey.view.workspace
    asked_for = sum(t.total if every else t.stalled + t.unknown for t in counted)
    if not asked_for:
        yield f" {say('coach.none_stalled')}"
    if asked_for > len(found.cases):
        yield f" {say('coach.more', n=f'{asked_for - len(found.cases):,}')}"
    stalled, unheard = sum(t.stalled for t in counted), sum(t.unheard for t in counted)
    if unheard > stalled / 2:
        yield _wrapped(" " + say("coach.unheard", n=f"{unheard:,}"), " ")
    if told_later(found.survey.view):
        yield _wrapped(" " + say("coach.told_later"), " ")
    if waiting := sum(t.waiting for t in counted):
        yield _wrapped(f"  ·  {_waiting(found, waiting)}", "     ")
    if foreign := without_rate(counted, workspace):
        yield _wrapped(" " + say("coach.no_rate", currencies=foreign), " ")
        yield f"   → {command_line(step('db rate', currency=foreign[0], rate=None))}"
    yield from _guessed(found)


def _guessed(found: Casebook) -> Iterator[str]:
    if years := found.clock.calendar.missing_years:
        yield _wrapped(" " + say("coach.guessed_years", years=year_spans(years)), " ")


def _waiting(found: Casebook, n: int) -> str:
    key = next_back(found.tallies)
    assert key is not None, "some deals wait"
    wait = reads.states(found.survey.view, [key])[key].wait
    assert wait is not None, "a deal that waits says until when"
    return say("coach.waiting", n=n, day=date.fromisoformat(wait.until), key=key, reason=wait.reason)


def _under(text: str) -> str:
    return _wrapped(_INDENT + text, _INDENT)


def _wrapped(text: str, indent: str) -> str:
    return _broken(text, room(), indent)


@lru_cache(maxsize=256)
def _broken(text: str, columns: int, indent: str) -> str:
    """Breaking a line looks at every character, and the same advice stands under many a deal."""
    return text if width(text) <= columns else wrap(text, columns, indent)
