"""The coach's page: what has stopped, group by group, each deal with its reasons and the next question."""

from collections.abc import Iterator, Sequence
from datetime import date

from coach.diagnosis import Diagnosis
from coach.judged import Judged
from coach.level import Level
from coach.limits import Clock
from coach.stalled import STATUSES, Survey, Tally, next_back, without_rate
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


def page(asked: Survey, clock: Clock, counted: Sequence[Tally], shown: Shown, *, every: bool) -> str:
    if not counted:
        return say("coach.none_live")
    lines = [_head(asked.view, counted)]
    for status in STATUSES:
        if group := [tally for tally in counted if tally.status == status]:
            own = [each for each in shown if each[0].status == status]
            lines += ["", *_group(status, group, own)]
    asked_for = sum(t.total if every else t.stalled + t.unknown for t in counted)
    lines += ["", *_notes(asked, clock, counted, asked_for, len(shown))]
    return "\n".join(lines).rstrip()


def _head(view: View, counted: Sequence[Tally]) -> str:
    stalled, total = sum(t.stalled for t in counted), sum(t.total for t in counted)
    unknown = sum(t.unknown for t in counted)
    parts = [say("coach.as_of", day=view.today)] if view.until else []
    parts.append(paint(say("coach.stalled", n=f"{stalled:,}", total=f"{total:,}"), "bold"))
    parts += [say("coach.unknown_age", n=f"{unknown:,}")] if unknown else []
    return _wrapped(" " + " · ".join([*parts, say("coach.limits_playbook")]), " ")


def _group(status: str, group: Sequence[Tally], shown: Shown) -> Iterator[str]:
    title = paint(say(f"coach.status_{status}"), "bold")
    stalled, total = sum(t.stalled for t in group), sum(t.total for t in group)
    part = say("coach.part", n=f"{stalled:,}", total=f"{total:,}")
    worth = [say("coach.worth", at_risk=t.at_risk, worth=t.worth) for t in group if t.priced and t.worth]
    yield _wrapped(" " + " · ".join([title, part, *worth]), " ")
    column = max((width(deal.key) for deal, _ in shown), default=0)
    for deal, diagnosis in shown:
        yield from _deal(deal, diagnosis, column)


def _deal(deal: Judged, diagnosis: Diagnosis, column: int) -> Iterator[str]:
    sign, colour = ("·", "dim") if deal.waiting else _MARKS[deal.level]
    amount = say("coach.no_amount")
    if deal.amount is not None and deal.currency is not None:
        amount = write(Money(deal.amount, deal.currency))
    start = f"  {paint(pad(sign, 2), colour)}  {pad(deal.key, column)}  "
    room = _columns() - width(start) - width(amount) - 2
    yield f"{start}{pad(cut(clean_cell(deal.title), room), room)}  {amount}"
    if deal.waiting and deal.waiting_until:
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
    asked: Survey, clock: Clock, counted: Sequence[Tally], asked_for: int, shown: int
) -> Iterator[str]:
    if not asked_for:
        yield f" {say('coach.none_stalled')}"
    if asked_for > shown:
        yield f" {say('coach.more', n=f'{asked_for - shown:,}')}"
    if waiting := sum(t.waiting for t in counted):
        yield _wrapped(f"  ·  {_waiting(asked, waiting)}", "     ")
    if foreign := without_rate(counted, asked.view.workspace):
        yield _wrapped(" " + say("coach.no_rate", currencies=foreign), " ")
        yield f"   → {command_line(step('db rate', currency=foreign[0], rate=None))}"
    if years := clock.calendar.missing_years:
        yield _wrapped(" " + say("coach.guessed_years", years=_spans(years)), " ")


def _waiting(asked: Survey, n: int) -> str:
    key = next_back(asked)
    assert key is not None, "some deals wait"
    wait = reads.states(asked.view, [key])[key].wait
    assert wait is not None, "a deal that waits says until when"
    return say("coach.waiting", n=n, day=date.fromisoformat(wait.until), key=key, reason=wait.reason)


def _spans(years: Sequence[int]) -> tuple[str, ...]:
    """2016, 2017, 2018 and 2020 as 2016–2018 and 2020."""
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    return tuple(f"{a}" if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True))


def _under(text: str) -> str:
    return _wrapped(_INDENT + text, _INDENT)


def _wrapped(text: str, indent: str) -> str:
    # Most lines fit, and breaking one looks at every character.
    return text if width(text) <= _columns() else wrap(text, _columns(), indent)


def _columns() -> int:
    return min(window(), _MOST)
