"""The meeting at the terminal: one deal after the other, the verdict on each recorded at once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from coach.limits.limits import Clock
from coach.review.agreed import task
from coach.review.page import Page
from commands import filters
from commands.desk import Desk
from commands.printing import window, wrap
from commands.prompt import tell
from commands.review_asking import Asked, Reader, Verdict, ask
from commands.review_page import page_text
from commands.review_source import Sitting
from commands.step_line import command_line
from engine import deals, reviewing
from engine.change import Change, carry_out
from engine.errors import DealgateError, Usage
from engine.message import Step, msg, step
from engine.playbook import Playbook
from engine.state import REVIEW_VERDICTS, Day, Deal
from visits.day_report import next_working_day
from words.say import say

_ALMOST_A_WEEK = timedelta(days=6)
"""What is agreed is looked at a week on, or on the working day that follows."""


def walk(desk: Desk, meeting: Sitting) -> str:
    """What came of it. Whatever was said stays, however it ends."""
    held: list[Deal] = []
    shown, clock = len(meeting.casebook.cases), meeting.casebook.clock
    try:
        for n, page in enumerate(meeting.pages(), 1):
            tell()
            tell(page_text(page, clock, say("review.place", n=n, total=shown)))
            seen = one(desk, page, clock)
            held += [seen.reviewed] if seen.reviewed else []
            if seen.broken:
                raise KeyboardInterrupt
            if seen.over:
                break
    except KeyboardInterrupt:
        tell()
        tell(say("review.interrupted", n=len(held)))
        raise
    return "\n".join(_summary(held, shown, meeting.found))


class Seen(NamedTuple):
    """A deal that was gone through; `over` and `broken` as in Asked."""

    reviewed: Deal | None
    """None where it was skipped or refused."""
    over: bool
    broken: bool


def one(desk: Desk, page: Page, clock: Clock) -> Seen:
    """Ask for the verdict on a deal and record it."""
    asked = ask(page.deal.review, _reader(desk, page.deal.owner, clock))
    return Seen(_kept(desk, page, asked), asked.over, asked.broken)


def _kept(desk: Desk, page: Page, asked: Asked) -> Deal | None:
    if asked.lost:
        tell(say("review.help_dropped"))
        tell(f"  → {command_line(_again(page.deal.key, asked.lost))}")
    if asked.decided is None:
        return None
    try:
        reviewed = record(desk, page, asked.decided)
    except DealgateError as error:
        # Somebody else was quicker, or the deal has ended: the others are still to be looked at.
        tell(say(error.message))
        tell(f"  → {command_line(_again(page.deal.key, asked.decided))}")
        return None
    tell("\n".join(outcome(page, reviewed)))
    if asked.over:
        tell(say("review.cut_short"))
        tell(f"  → {command_line(step('undo', reviewed.key))}")
    return reviewed


def _again(key: str, said: Verdict) -> Step:
    """The command that records what was said, so that nobody has to type it twice."""
    given: dict[str, str | None] = {"what": said.what} if said.what else {}
    if said.what or said.verdict == "help":
        given |= {"who": said.who, "by": said.due}
    if said.kept is not None:
        given |= {"kept" if said.kept else "not-kept": ""}
    return step("review", key, verdict=said.verdict, **given)


def _reader(desk: Desk, owner: str, clock: Clock) -> Reader:
    def login(typed: str) -> str:
        return reviewing.asked(filters.person(desk.store, typed))

    def day(typed: str) -> str:
        due = desk.day(typed)
        if due < desk.today.isoformat():
            raise Usage(msg("review.day_passed", day=date.fromisoformat(due)))
        return due

    return Reader(login, day, owner, usual_day(clock))


def usual_day(clock: Clock) -> Day:
    """By when something is done unless somebody says so."""
    return next_working_day(clock.calendar, clock.today + _ALMOST_A_WEEK).isoformat()


def record(desk: Desk, page: Page, said: Verdict) -> Deal:
    """As its own transaction, at the time it is: a meeting takes an hour."""
    change = desk.change_now()._replace(expect=page.deal.version)
    found: list[Deal] = []

    def work() -> dict[str, Any]:
        found.append(held(change, page, said))
        return {}

    carry_out(change, "review", work, dry_run=desk.settings.dry_run)
    return found[-1]  # the one that stands, where it had to be done again


def held(change: Change, page: Page, said: Verdict) -> Deal:
    """The review with what the desk showed of the deal."""
    return deals.review(
        change,
        page.deal.key,
        said.verdict,
        what=said.what,
        who=said.who,
        due=said.due,
        kept=said.kept,
        level=page.case.deal.level.name.lower(),
        signs=[finding.id for finding in page.case.diagnosis.findings],
    )


def outcome(page: Page, deal: Deal) -> Iterator[str]:
    """What was decided, and what it takes to do it: a verdict moves no deal by itself."""
    before, review = page.deal.review, deal.review
    assert review is not None, "it was reviewed"
    yield say("review.held", deal=deal.key, verdict=msg(f"review.verdict_{review.verdict}"))
    if review.due:
        yield f"  {say(task(review))}"
    if before and before.open_until and review.kept is None:
        yield say("review.replaced", task=task(before))
    if review.verdict == "stop":
        yield say("review.then_stop")
        yield f"  → {command_line(step('stop', deal.key, **{'class': None, 'reason': None}))}"
    elif review.verdict == "slow":
        yield from _slower(page.case.known.opened.playbook, deal)
    elif review.verdict == "help":
        yield say("review.then_help", who=review.who)


def _slower(playbook: Playbook, deal: Deal) -> Iterator[str]:
    ways_back = playbook.ways_back(deal.stage)
    yield say("review.then_slow" if ways_back else "review.then_slow_first")
    yield f"  → {command_line(step('wait', deal.key, until=None, reason=None))}"
    if ways_back:
        yield f"  → {command_line(step('back', deal.key, stage=None, reason=None))}"


def _summary(held: list[Deal], shown: int, found: int) -> Iterator[str]:
    if not found:
        yield say("coach.none_stalled")
        return
    verdicts = Counter(deal.review.verdict for deal in held if deal.review)
    counted = tuple(
        msg("review.counted", n=verdicts[id], verdict=msg(f"review.verdict_{id}"))
        for id in REVIEW_VERDICTS
        if verdicts[id]
    )
    said = "review.summary" if counted else "review.summary_none"
    yield say(said, n=len(held), total=shown, verdicts=counted)
    for deal in held:
        if deal.review and deal.review.due:
            line = f"  {say('review.promised', deal=deal.key, task=task(deal.review))}"
            yield wrap(line, window(), "    ")
    if found > shown:
        yield say("review.more", n=found - shown)
