"""What stands on the days ahead: next steps, promises of ours, visits planned."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from engine.state import Day, Deal
from engine.weeks import Planned

STEP, PROMISE, PLAN = "step", "promise", "plan"


class Appointment(NamedTuple):
    """`kind` is STEP, PROMISE or PLAN; `contact` a key."""

    on: Day
    kind: str
    what: str
    account: str | None
    deal: str | None
    contact: str | None
    call: bool = False


def agenda(
    deals: Iterable[Deal], plan: Iterable[Planned], first: Day, last: Day, today: Day | None = None
) -> tuple[Appointment, ...]:
    """From one day through another, by day. A visit planned for a step that is agreed stands there once,
    on the step's day, should it have been moved within the week. A promise that is overdue stands on `today`,
    where one is given: it is still to be kept."""
    known = [each for deal in deals for each in _of_deal(deal, today or "")]
    steps = [each for each in known if each.kind == STEP]
    agreed = {(each.on, each.account or each.deal) for each in steps}
    in_week = {(_week(each.on), each.deal) for each in steps}
    planned = [
        Appointment(each.on, PLAN, each.why, each.account, each.deal, each.contact, each.call)
        for each in plan
        if (each.on, each.account or each.deal) not in agreed and (_week(each.on), each.deal) not in in_week
    ]
    found = [each for each in (*known, *planned) if first <= each.on <= last]
    return tuple(
        sorted(found, key=lambda each: (each.on, each.kind != STEP, each.deal or each.account or ""))
    )


def _week(on: Day) -> tuple[int, int]:
    return date.fromisoformat(on).isocalendar()[:2]


def _of_deal(deal: Deal, today: Day) -> Iterable[Appointment]:
    if deal.next_step is not None:
        step = deal.next_step
        yield Appointment(step.on, STEP, step.what, deal.account, deal.key, step.contact)
    for promise in deal.promises:
        if promise.by == "us" and not promise.kept:
            yield Appointment(max(promise.on, today), PROMISE, promise.what, deal.account, deal.key, None)
