"""The coach's page: what has stopped, group by group, each deal with its reasons and the next question."""

from collections.abc import Iterator, Sequence
from datetime import date

from coach.diagnosis import Diagnosis
from coach.level import Level
from coach.limits import Clock
from coach.ranking import Factors, without_rate
from coach.stalled import Judged, Tally, tallies, waiting
from commands.printing import clean_cell, cut, pad, paint, width, window, wrap
from commands.step_line import command_line
from engine import reads
from engine.message import step
from engine.money import Money
from engine.reads import View
from words.say import say, write

_MOST = 100
"""Columns: longer lines are hard to read."""
_INDENT = " " * 6
_MARKS = {
    Level.NONE: ("✓", "green"),
    Level.UNKNOWN: ("?", "yellow"),
    Level.WARN: ("!", "yellow"),
    Level.CRITICAL: ("!!", "red"),
}

Shown = Sequence[tuple[Judged, Diagnosis]]


def page(view: View, clock: Clock, judged: Sequence[Judged], shown: Shown, more: int, known: Factors) -> str:
    if not judged:
        return say("coach.none_live")
    groups = tallies(judged)
    lines = [_head(view, groups)]
    for tally in groups:
        own = [each for each in shown if each[0].deal.status == tally.status]
        lines += ["", *_group(tally, own)]
    lines += ["", *_notes(view, clock, judged, shown, more, known)]
    return "\n".join(lines).rstrip()


def _head(view: View, groups: Sequence[Tally]) -> str:
    unknown = sum(t.unknown for t in groups)
    parts = [say("coach.as_of", day=view.today)] if view.until else []
    stalled, total = sum(t.stalled for t in groups), sum(t.total for t in groups)
    parts.append(paint(say("coach.stalled", n=f"{stalled:,}", total=f"{total:,}"), "bold"))
    parts += [say("coach.unknown_age", n=f"{unknown:,}")] if unknown else []
    return _wrapped(" " + " · ".join([*parts, say("coach.limits_playbook")]), " ")


def _group(tally: Tally, shown: Shown) -> Iterator[str]:
    worth = [
        say("coach.worth", at_risk=at_risk, worth=worth)
        for at_risk, worth in zip(tally.at_risk, tally.worth, strict=True)
    ]
    title = paint(say(f"coach.status_{tally.status}"), "bold")
    part = say("coach.part", n=f"{tally.stalled:,}", total=f"{tally.total:,}")
    yield _wrapped(" " + " · ".join([title, part, *worth]), " ")
    column = max((width(judged.deal.key) for judged, _ in shown), default=0)
    for judged, diagnosis in shown:
        yield from _deal(judged, diagnosis, column)


def _deal(judged: Judged, diagnosis: Diagnosis, column: int) -> Iterator[str]:
    deal = judged.deal
    sign, colour = ("·", "dim") if judged.waiting else _MARKS[judged.level]
    amount = say("coach.no_amount")
    if deal.amount is not None and deal.currency is not None:
        amount = write(Money(deal.amount, deal.currency))
    start = f"  {paint(pad(sign, 2), colour)}  {pad(deal.key, column)}  "
    room = _columns() - width(start) - width(amount) - 2
    yield f"{start}{pad(cut(clean_cell(deal.title), room), room)}  {amount}"
    if judged.waiting and deal.waiting_until:
        yield _INDENT + say("coach.waits", day=date.fromisoformat(deal.waiting_until))
    if not diagnosis.findings:
        return
    yield _under(" · ".join(say(f.because) for f in diagnosis.findings))
    if diagnosis.pattern:
        yield _under(say(diagnosis.pattern.because))
    if diagnosis.ask:
        yield _under(say("coach.ask", ask=diagnosis.ask))
    yield _under(say("coach.first", step=diagnosis.first_step))
    yield f"{_INDENT}→ {command_line(step('gate', deal.key))}"


def _notes(
    view: View, clock: Clock, judged: Sequence[Judged], shown: Shown, more: int, known: Factors
) -> Iterator[str]:
    if not shown:
        yield f" {say('coach.none_stalled')}"
    if more:
        yield f" {say('coach.more', n=f'{more:,}')}"
    if still := waiting(judged):
        yield _wrapped(f"  ·  {_waiting(view, still)}", "     ")
    if foreign := without_rate((j.deal for j in judged), known):
        yield _wrapped(" " + say("coach.no_rate", currencies=foreign), " ")
        yield f"   → {command_line(step('db rate', currency=foreign[0], rate=None))}"
    if years := clock.calendar.missing_years:
        yield _wrapped(" " + say("coach.guessed_years", years=years), " ")


def _waiting(view: View, still: Sequence[Judged]) -> str:
    first = still[0].deal
    wait = reads.states(view, [first.key])[first.key].wait
    assert wait is not None, "a deal that waits says until when"
    day = date.fromisoformat(wait.until)
    return say("coach.waiting", n=len(still), day=day, key=first.key, reason=wait.reason)


def _under(text: str) -> str:
    return _wrapped(_INDENT + text, _INDENT)


def _wrapped(text: str, indent: str) -> str:
    return wrap(text, _columns(), indent)


def _columns() -> int:
    return min(window(), _MOST)
