"""A deal as its coach has it before them: the facts, and what happened since the last review."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from coach.casebook import Case
from coach.diagnosis import Finding
from coach.limits.limits import Clock
from coach.review.progress import progress, stage_label, worth
from engine import history
from engine.contacts import Contact
from engine.fold import fold
from engine.message import Message, Text, msg
from engine.reads import View
from engine.state import Day, Deal

Said: TypeAlias = Message | Text | str
"""A sentence, or somebody's own words."""
_PARTS = ("economic_buyer", "decider", "champion", "blocker", "influencer", "buyer", "user")
"""Whom a coach asks about first."""
_PEOPLE = 4
_OF_PEOPLE = ("buyer_gone", "sponsor_gone", "single_threaded", "buyer_missing", "sponsor_missing")
"""Signs that speak of them."""


class Fact(NamedTuple):
    """`id` is that of its label."""

    id: str
    said: tuple[Said, ...]


class Page(NamedTuple):
    """`since` is what happened since the last review; nothing where there was none."""

    case: Case
    facts: tuple[Fact, ...]
    since: tuple[Message, ...]

    @property
    def deal(self) -> Deal:
        return self.case.known.opened.deal

    @property
    def ask(self) -> Message | Text:
        """The one question; of a deal without a sign, what it takes to go on."""
        return self.case.diagnosis.ask or msg("review.ask_on")


def page(view: View, case: Case, clock: Clock) -> Page:
    return Page(case, tuple(_facts(case, clock)), _since(view, case))


def _since(view: View, case: Case) -> tuple[Message, ...]:
    """Since the review that stands: one taken back never was."""
    now = case.known.opened.deal
    if now.review is None:
        return ()
    told = history.events(view.store, f"deal:{now.key}", until=view.until)
    undone = {event.data["seq"] for event in told if event.kind == "undo"}
    last = max(e.seq for e in told if e.kind == "review" and e.seq not in undone)
    then = fold(takewhile(lambda e: e.seq <= last, told))
    assert then is not None, "a deal that was reviewed had been opened"
    return progress(then, now, case.known.opened.playbook)


# ── the facts ─────────────────────────────────────────────────────────────────────────────────


def _facts(case: Case, clock: Clock) -> Iterator[Fact]:
    """In the order a coach asks for them; what a sign says is said once."""
    deal, found = case.known.opened.deal, {each.id: each for each in case.diagnosis.findings}
    found.pop("review_overdue", None)  # told of the last review
    yield Fact("worth", tuple(_worth(case)))
    yield Fact("stage", tuple(_stage(case, found.pop("stage_age", None))))
    yield Fact("silence", (_silence(case, found.pop("silence", None)),))
    yield Fact("step", tuple(_step(case, found)))
    yield Fact("close", tuple(_close(deal, found)))
    there = [found.pop(id).because for id in _OF_PEOPLE if id in found]
    # Who is missing matters more than who is there, and a line may be cut at its end.
    people = (*there, *_people(case.known.people, clock.today.isoformat()))
    yield Fact("people", people or (msg("review.no_people"),))
    if case.diagnosis.holding:
        yield Fact("held", (case.diagnosis.holding.because(clock.today),))
    if found:
        yield Fact("signs", tuple(each.because for each in found.values()))
    if case.diagnosis.pattern:
        yield Fact("pattern", (case.diagnosis.pattern.because,))


def _worth(case: Case) -> Iterator[Said]:
    deal, book = case.known.opened.deal, case.known.opened.playbook
    money = worth(deal)
    yield msg("review.amount", amount=money) if money else msg("coach.no_amount")
    if case.known.account:
        yield case.known.account.name
    yield deal.owner
    yield msg(f"moves.status_{deal.status}")
    if manner := book.behaviours.get(deal.behaviour or ""):
        yield manner.title


def _stage(case: Case, sign: Finding | None) -> Iterator[Said]:
    age = case.diagnosis.ages.stage
    stage = stage_label(case.known.opened.playbook, case.deal.stage)
    yield sign.because if sign else msg("review.stage", stage=stage, n=age.working_days, limit=age.limit)
    if case.deal.waiting and case.deal.waiting_until:
        yield msg("coach.waits", day=date.fromisoformat(case.deal.waiting_until))


def _silence(case: Case, sign: Finding | None) -> Said:
    if sign:
        return sign.because
    age = case.diagnosis.ages.silence
    if age.since is None or age.working_days is None:
        return msg("coach.never_heard")
    on = date.fromisoformat(age.since[:10])
    return (
        msg("review.spoke", on=on, n=age.working_days) if age.working_days else msg("review.spoke_on", on=on)
    )


def _step(case: Case, found: dict[str, Finding]) -> Iterator[Said]:
    agreed = case.known.opened.deal.next_step
    if agreed:
        names = {person.key: person.name or person.key for person in case.known.people}
        who = names.get(agreed.contact, agreed.contact) if agreed.contact else msg("deals.nobody")
        if late := case.diagnosis.ages.next_step.working_days:
            yield msg("review.step_late", n=late)
        yield msg("review.step", what=agreed.what, on=date.fromisoformat(agreed.on), who=who)
    else:
        yield msg("review.no_step")
    said = [found.pop(id, None) for id in ("step_missing", "step_overdue", "step_one_sided")]
    if one_sided := said[-1]:
        yield one_sided.because


def _close(deal: Deal, found: dict[str, Finding]) -> Iterator[Said]:
    passed, pushed = found.pop("close_passed", None), found.pop("close_pushed", None)
    day = date.fromisoformat(deal.close_date) if deal.close_date else None
    if passed:
        yield passed.because
    else:
        yield msg("review.close", day=day) if day else msg("review.no_close")
    if idle := found.pop("pushed_idle", None):
        yield idle.because  # counts the pushes as well
    elif pushed or deal.close_pushed:
        yield pushed.because if pushed else msg("review.pushed", n=deal.close_pushed)


def _people(people: Iterable[Contact], today: Day) -> Iterator[Said]:
    there = [p for p in people if p.left_on is None or p.left_on > today]
    there.sort(key=lambda p: (_PARTS.index(p.part), p.name or p.key))
    for person in there[:_PEOPLE]:
        part = msg(f"contacts.part_{person.part}")
        yield msg("review.person", name=person.name or person.key, part=part)
    if len(there) > _PEOPLE:
        yield msg("review.more_people", n=len(there) - _PEOPLE)
