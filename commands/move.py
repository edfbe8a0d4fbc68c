"""`advance`, `back`, `stop` and `reopen`: a deal moves, or says why it does not."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from coach.limits.monthly import relearn_monthly
from commands.choices import chosen, titled
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.filters import stage_names
from commands.gate import closed
from commands.options import DealKey, Reason
from commands.printing import mark
from commands.step_line import command_line
from commands.views import day
from engine import deals, playbooks, reads
from engine.change import Change
from engine.message import step
from engine.moves import GateNotPassed
from engine.playbook import Playbook
from engine.state import DONE, Deal
from words.say import say

ToStage = Annotated[str, typer.Argument(metavar="metavar.stage", help="argument.stage")]
StopClass = Annotated[str, typer.Option("--class", metavar="metavar.class", help="option.class")]
Wake = Annotated[str | None, typer.Option("--wake", metavar="metavar.day", help="option.wake")]


def advance(ctx: typer.Context, deal: DealKey) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        before = reads.opened(desk.view, key)
        try:
            moved = deals.advance(change, key)
        except GateNotPassed as refused:
            raise closed(change.store, before, refused.verdict) from None
        relearn_monthly(change)
        judged = before.verdict.checked if before.verdict else ()
        proved = [f"  {mark(c.standing)} {say(c.requirement.title)}" for c in judged]
        return changed(desk, key, *proved, *_arrived(before.deal, moved, before.playbook))

    desk.do("advance", work)


def _arrived(before: Deal, after: Deal, playbook: Playbook) -> list[str]:
    """What was earned, where the deal stands now, and the first question there."""
    left = playbook.stage(before.stage)
    proven = before.stage not in after.unproven
    if after.stage == DONE:
        return [say("moves.done" if proven else "moves.done_unproven", deal=after.key, outcome=left.outcome)]
    here = playbook.stage(after.stage)
    earned = "moves.advanced" if proven else "moves.advanced_unproven"
    lines = [
        say(earned, deal=after.key, stage=here.title, outcome=left.outcome),
        say("moves.focus", question=here.question),
    ]
    if here.decisions:
        lines.append(say("moves.first_question", ask=here.decisions[0].ask))
    return [*lines, f"  → {command_line(step('gate', after.key))}"]


def back(ctx: typer.Context, deal: DealKey, stage: ToStage, reason: Reason) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        playbook = reads.opened(desk.view, key).playbook
        to = chosen(stage, stage_names(playbook), "moves.unknown_stage")
        moved = deals.back(change, key, to, reason=reason)
        relearn_monthly(change)
        stale = sum(1 for a in moved.answers.values() if a.stale)
        lines = [say("moves.went_back", deal=key, stage=playbook.stage(moved.stage).title)]
        if stale:
            lines.append(say("moves.answers_stale", n=stale))
        return changed(desk, key, *lines, f"  → {command_line(step('gate', key))}")

    desk.do("back", work)


def stop(ctx: typer.Context, deal: DealKey, class_: StopClass, reason: Reason, wake: Wake = None) -> None:
    desk = writing(ctx)
    _end(desk, deal, lambda change, key: _stopped(desk, change, key, class_, reason, wake))


def _end(desk: Desk, deal: str, work: Callable[[Change, str], list[str]]) -> None:
    key = desk.key(deal, writing=True)
    desk.do("stop", lambda change: changed(desk, key, *work(change, key)))


def _stopped(
    desk: Desk, change: Change, key: str, stop_class: str, reason: str, wake: str | None
) -> list[str]:
    classes = reads.opened(desk.view, key).playbook.stop_classes
    cause = chosen(stop_class, titled(classes), "moves.unknown_class")
    moved = deals.stop(change, key, cause, reason=reason, wake=desk.day_or_none(wake))
    relearn_monthly(change)
    lines = [say("moves.stopped", deal=key, cause=classes[cause])]
    if moved.closing and moved.closing.wake:
        lines.append(say("moves.wakes", day=day(moved.closing.wake)))
    return lines


def reopen(ctx: typer.Context, deal: DealKey, reason: Reason) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        moved = deals.reopen(change, key, reason=reason)
        relearn_monthly(change)
        title = playbooks.load(desk.store, moved.playbook, moved.playbook_version).stage(moved.stage).title
        line = say("moves.reopened", deal=key, stage=title)
        return changed(desk, key, line, f"  → {command_line(step('gate', key))}")

    desk.do("reopen", work)
