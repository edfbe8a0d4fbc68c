"""What happened to one deal between two days: the deal as it stood then, against the deal as it stands."""

from collections.abc import Iterator
from datetime import date

from engine.answers import HOPE
from engine.message import Message, Text, msg
from engine.money import Money
from engine.playbook import Playbook
from engine.state import DONE, STOPPED, Day, Deal

Said = Iterator[Message]


def progress(then: Deal, now: Deal, playbook: Playbook) -> tuple[Message, ...]:
    """What moved, then what the client said, then what we did. Nothing: the deal stood still."""
    return (
        *_moved(then, now, playbook),
        *_answered(then, now, playbook),
        *_met(then, now),
        *_agreed(then, now),
        *_expected(then, now),
        *_handed(then, now),
    )


def _moved(then: Deal, now: Deal, playbook: Playbook) -> Said:
    if now.status == STOPPED != then.status:
        yield msg("review.since_stopped", reason=now.closing.reason if now.closing else "")
    elif then.status == STOPPED != now.status:
        yield msg("review.since_reopened", stage=stage_label(playbook, now.stage))
    elif now.stage != then.stage and now.stay.number == then.stay.number:
        yield msg("review.since_upgraded", stage=stage_label(playbook, now.stage))
    elif now.stage != then.stage:
        order = (*playbook.order, DONE)
        # Nobody comes back from a stage that only an earlier version of its playbook had.
        onward = then.stage not in order or order.index(now.stage) > order.index(then.stage)
        yield msg(f"review.since_{'on' if onward else 'back'}", stage=stage_label(playbook, now.stage))
    elif now.stay.number != then.stay.number:
        yield msg("review.since_again", stage=stage_label(playbook, now.stage))


def stage_label(playbook: Playbook, stage: str) -> Message | Text:
    return msg("deals.stage_done") if stage == DONE else playbook.stage(stage).label


def _answered(then: Deal, now: Deal, playbook: Playbook) -> Said:
    """By the client; what we only hope is no answer of theirs."""
    asks = {d.point: d.ask for stage in playbook.stages for d in stage.decisions}
    for point, answer in now.answers.items():
        before = then.answers.get(point)
        if answer.kind != HOPE and (before is None or before.at != answer.at):
            ask = asks.get(point, Text(point, point))
            yield msg("review.since_answer", ask=ask, answer=msg(f"gate.answer_{answer.answer}"))


def _met(then: Deal, now: Deal) -> Said:
    new = now.visits[len(then.visits) :]
    if two_sided := [visit.on for visit in new if visit.two_sided]:
        yield msg("review.since_met", n=len(two_sided), on=_date(max(two_sided)))
    elif new:
        yield msg("review.since_tried", n=len(new))


def _agreed(then: Deal, now: Deal) -> Said:
    if now.next_step and now.next_step != then.next_step:
        yield msg("review.since_step", what=now.next_step.what, on=_date(now.next_step.on))
    if now.wait and now.wait != then.wait:
        yield msg("review.since_wait", until=_date(now.wait.until), reason=now.wait.reason)
    kept = {promise.what for promise in then.promises if promise.kept}
    for promise in now.promises:
        if promise.kept and promise.what not in kept:
            yield msg(f"review.since_kept_{promise.by}", what=promise.what)


def _expected(then: Deal, now: Deal) -> Said:
    if now.close_date != then.close_date:
        late = now.close_date and then.close_date and now.close_date > then.close_date
        was, new = (_date(day) if day else None for day in (then.close_date, now.close_date))
        yield msg(f"review.since_{'pushed' if late else 'close'}", was=was, now=new)
    if (now.amount, now.currency) != (then.amount, then.currency):
        yield msg("review.since_amount", was=worth(then), now=worth(now))
    filled = [id for id, sheet in now.worksheets.items() if then.worksheets.get(id) != sheet]
    if filled:
        yield msg("review.since_filled", n=len(filled))


def worth(deal: Deal) -> Money | None:
    return Money(deal.amount, deal.currency) if deal.amount is not None and deal.currency else None


def _handed(then: Deal, now: Deal) -> Said:
    if now.owner != then.owner:
        yield msg("review.since_handed", owner=now.owner)


def _date(day: Day) -> date:
    return date.fromisoformat(day)
