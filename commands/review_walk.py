"""The meeting at the terminal: one deal after the other, the verdict on each recorded at once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from coach.review.agreed import task
from coach.review.page import Page
from commands import filters
from commands.desk import Desk
from commands.printing import window, wrap
from commands.prompt import tell
from commands.review_asking import Reader, Verdict, ask
from commands.review_page import page_text
from commands.review_source import Sitting
from commands.step_line import command_line
from engine import deals
from engine.change import Change, carry_out
from engine.errors import DealgateError, Usage
from engine.message import msg, step
from engine.playbook import Playbook
from engine.state import REVIEW_VERDICTS, Deal
from words.say import say


def walk(desk: Desk, meeting: Sitting) -> str:
    """What came of it. Whatever was said stays, however it ends."""
    held: list[Deal] = []
    shown = len(meeting.casebook.cases)
    try:
        for n, page in enumerate(meeting.pages(), 1):
            tell()
            tell(page_text(page, desk.today, say("review.place", n=n, total=shown)))
            reviewed, over = one(desk, page)
            held += [reviewed] if reviewed else []
            if over:
                break
    except KeyboardInterrupt:
        tell()
        tell(say("review.interrupted", n=len(held)))
        raise
    return "\n".join(_summary(held, shown, meeting.found))


def one(desk: Desk, page: Page) -> tuple[Deal | None, bool]:
    """Ask for the verdict on a deal and record it; no deal where it was skipped or refused. Whether that was
    all for today."""
    said, over = ask(page.deal.review, page.deal.owner, _reader(desk))
    if said is None:
        return None, over
    try:
        reviewed = record(desk, page, said)
    except DealgateError as error:
        # Somebody else was quicker, or the deal has ended: the others are still to be looked at.
        tell(say(error.message))
        return None, over
    tell("\n".join(outcome(page, reviewed)))
    return reviewed, over


def _reader(desk: Desk) -> Reader:
    def day(typed: str) -> str:
        due = desk.day(typed)
        if due < desk.today.isoformat():
            raise Usage(msg("review.day_passed", day=date.fromisoformat(due)))
        return due

    return Reader(lambda typed: filters.person(desk.store, typed).user, day)


def record(desk: Desk, page: Page, said: Verdict) -> Deal:
    """As its own transaction, at the time it is: a meeting takes an hour."""
    change = desk.change_now()._replace(expect=page.deal.version)
    found: list[Deal] = []

    def work() -> dict[str, Any]:
        found.append(held(change, page, said))
        return {}

    carry_out(change, "review", work, dry_run=desk.settings.dry_run)
    return found[0]


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
    first = playbook.position(deal.stage) == 0
    yield say("review.then_slow_first" if first else "review.then_slow")
    yield f"  → {command_line(step('wait', deal.key, until=None, reason=None))}"
    if not first:
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
