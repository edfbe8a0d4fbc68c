"""Service recovery: what follows on a complaint, in which order, and by when (the method, section 6.4)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from engine.message import Message, Text, msg
from stages.execute.complaint import Complaint
from stages.kinds import YES_NO


class Step(NamedTuple):
    """A step of the recovery; `days` calendar days after the date in `since` at the latest."""

    title: Text
    days: int
    since: str


STEPS: Mapping[str, Step] = {
    "listened_on": Step(Text("倾听", "listen"), 1, "raised_on"),
    "apologised_on": Step(Text("道歉", "apologise"), 1, "raised_on"),
    "restated_on": Step(Text("复述问题", "say the problem back"), 1, "raised_on"),
    "offered_on": Step(
        Text("体谅客户，提出公平的办法", "show empathy and offer a fair solution"), 3, "raised_on"
    ),
    "compensated_on": Step(Text("补偿", "compensate"), 7, "raised_on"),
    "promise_kept_on": Step(Text("兑现承诺", "keep the promise"), 14, "raised_on"),
    "satisfied_on": Step(Text("确认客户满意", "make sure the client is satisfied"), 3, "promise_kept_on"),
}
"""The six steps by the date that records each; the sixth is two dates: the promise was kept, and the client
says they are satisfied. The order is the method's, the numbers of days are ours (+): they run from the day of
the complaint, so that being late with one step earns no time for the next."""

RAISED = Text("提出投诉", "the complaint")
LAST = "satisfied_on"


def day_of(complaint: Complaint, column: str) -> date | None:
    day: date | None = getattr(complaint, column)
    return day


def next_step(complaint: Complaint) -> str | None:
    """The first step not taken; the last one is taken when the client says yes. None once it is closed."""
    for step in STEPS:
        if day_of(complaint, step) is None:
            return step
    return None if complaint.satisfied == "yes" else LAST


def is_open(complaint: Complaint) -> bool:
    """Until the promise was kept and the client says they are satisfied."""
    return next_step(complaint) is not None


def due(complaint: Complaint, step: str) -> date | None:
    """The last day for a step, in calendar days; None while the day it runs from is not known.

    What was promised for a day is due on that day. A client who said they are not satisfied is asked again
    as many days later.
    """
    if step == "promise_kept_on" and complaint.promised_for is not None:
        return complaint.promised_for
    since = day_of(complaint, STEPS[step].since)
    if step == LAST and complaint.satisfied == "no":
        since = complaint.satisfied_on
    return None if since is None else after(since, STEPS[step].days)


def after(day: date, days: int) -> date:
    """So many days later, or the last day there is."""
    return day + timedelta(min(days, (date.max - day).days))


def response_days(complaint: Complaint, step: str) -> int | None:
    """Calendar days from the complaint until a step was taken."""
    taken = day_of(complaint, step)
    return None if taken is None or complaint.raised_on is None else (taken - complaint.raised_on).days


def in_time(complaint: Complaint) -> bool:
    """Whether it is closed, and each of its steps was taken by the day it was due."""
    return not is_open(complaint) and all(_in_time(complaint, step) for step in STEPS)


def _in_time(complaint: Complaint, step: str) -> bool:
    taken, last = day_of(complaint, step), due(complaint, step)
    return taken is not None and last is not None and taken <= last


def out_of_order(complaint: Complaint) -> Iterator[tuple[str, Message]]:
    """By column: steps that were skipped, and days before the step they follow on."""
    known = {"raised_on": RAISED, **{step: STEPS[step].title for step in STEPS}}
    missing: list[Text] = []
    latest, latest_step = date.min, "raised_on"
    for column, title in known.items():
        day = day_of(complaint, column)
        if day is None:
            missing.append(title)
            continue
        if missing:
            yield column, msg("execute.step_skipped", step=title, missing=tuple(missing))
            missing = []
        if day < latest:
            yield column, msg("execute.step_back", step=known[latest_step], day=latest)
        else:
            latest, latest_step = day, column


def unsaid(complaint: Complaint) -> Iterator[tuple[str, Message]]:
    """By column: a day without the client's answer, or the other way; a promise before the complaint."""
    if complaint.satisfied is None and complaint.satisfied_on is not None:
        yield "satisfied", msg("execute.satisfied_how")
    if complaint.satisfied is not None and complaint.satisfied_on is None:
        yield LAST, msg("execute.satisfied_when", answer=YES_NO[complaint.satisfied])
    raised, promised = complaint.raised_on, complaint.promised_for
    if raised is not None and promised is not None and promised < raised:
        yield "promised_for", msg("execute.step_back", step=RAISED, day=raised)
    if complaint.compensation_amount is not None and complaint.compensation_amount < 0:
        yield "compensation_amount", msg("execute.below_zero")
