"""What fell due on a day against what was done: steps agreed, promises made, visits planned."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.state import DONE, STOPPED, Day, Deal, NextStep, Promise
from engine.visit_table import MEETINGS, Held
from engine.weeks import Planned
from visits.agenda import PLAN, PROMISE, STEP

KEPT, MOVED, STANDING, DROPPED = "kept", "moved", "standing", "dropped"
"""Done; put to another day; still to do; no longer wanted, because the deal ended."""


class Task(NamedTuple):
    """`state` is one of those above; `until` the day it was moved to."""

    kind: str
    what: str
    account: str | None
    deal: str | None
    contact: str | None
    state: str
    until: Day | None = None

    @property
    def done(self) -> bool:
        return self.state == KEPT


class Then(NamedTuple):
    """A deal as a day began (None: not there yet), as the day ended, and as it stands now."""

    before: Deal | None
    evening: Deal
    now: Deal


def tasks(on: Day, deals: Iterable[Then], plan: Sequence[Planned], held: Sequence[Held]) -> tuple[Task, ...]:
    """Pure. `plan` and `held` are those of the day and of the person."""
    found = [task for then in deals for task in _of_deal(on, then)]
    agreed = {task.account or task.deal for task in found if task.kind == STEP}
    planned = [each for each in plan if (each.account or each.deal) not in agreed]
    return (*found, *(_of_plan(each, held) for each in planned))


def _of_deal(on: Day, then: Then) -> Iterator[Task]:
    both = [deal for deal in (then.before, then.evening) if deal is not None]
    steps = dict.fromkeys(deal.next_step for deal in both)
    # The same words agreed anew for the same day are one step.
    for step in {s.what: s for s in steps if s is not None and s.on == on}.values():
        yield _step(on, step, then)
    promises = {p.what: p for deal in both for p in deal.promises if p.by == "us" and p.on == on}
    for promise in promises.values():
        yield _promise(promise, then)


def _step(on: Day, step: NextStep, then: Then) -> Task:
    now = then.now
    told = _told(now, STEP, step.what, step.contact)
    if any(visit.on == on for visit in now.visits):
        return told(KEPT, None)
    follows = now.next_step
    if follows is not None and follows.on != on:
        return told(MOVED, follows.on)
    return told(DROPPED if now.status in (STOPPED, DONE) else STANDING, None)


def _promise(promise: Promise, then: Then) -> Task:
    told = _told(then.now, PROMISE, promise.what, None)
    standing = next((p for p in then.now.promises if (p.what, p.by) == (promise.what, "us")), promise)
    if standing.kept:
        return told(KEPT, None)
    if standing.on != promise.on:
        return told(MOVED, standing.on)
    return told(DROPPED if then.now.status in (STOPPED, DONE) else STANDING, None)


def _told(deal: Deal, kind: str, what: str, contact: str | None) -> Callable[[str, Day | None], Task]:
    return lambda state, until: Task(kind, what, deal.account, deal.key, contact, state, until)


def _of_plan(planned: Planned, held: Sequence[Held]) -> Task:
    state = KEPT if any(goes_with(planned, each) for each in held) else STANDING
    return Task(PLAN, planned.why, planned.account, planned.deal, planned.contact, state)


def goes_with(planned: Planned, held: Held) -> bool:
    """Whether a visit was to the client that was planned, or about the deal where it has no client yet.
    A call is no visit; a visit is as good as a call."""
    if held.channel not in MEETINGS and not planned.call:
        return False
    if planned.account is not None:
        return planned.account == held.account
    return planned.deal is not None and planned.deal == held.deal
