"""`answer` and `waive`: what the client has decided, and what a coach lets pass."""

from typing import Annotated, Any

import typer

from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.options import DealKey, OnOrToday, Reason, Until
from commands.step_line import command_line
from commands.views import day
from engine import deals, reads
from engine.change import Change
from engine.gate import Verdict
from engine.message import step
from words.say import say

Point = Annotated[str, typer.Argument(metavar="metavar.point", help="argument.point")]
Given = Annotated[str, typer.Argument(metavar="yes|unsure|no", help="argument.answer")]
Evidence = Annotated[str, typer.Option("--evidence", metavar="metavar.text", help="option.evidence")]
Kind = Annotated[str, typer.Option("--kind", metavar="metavar.kind", help="option.kind")]
Contact = Annotated[str | None, typer.Option("--contact", metavar="metavar.contact", help="option.contact")]
Requirement = Annotated[str, typer.Argument(metavar="metavar.requirement", help="argument.requirement")]


def answer(
    ctx: typer.Context,
    deal: DealKey,
    point: Point,
    answer: Given,
    evidence: Evidence,
    kind: Kind,
    contact: Contact = None,
    on: OnOrToday = None,
) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        deals.answer(
            change,
            key,
            point,
            answer,
            evidence=evidence,
            kind=kind,
            contact=contact,
            on=desk.day_or_none(on),
        )
        return changed(desk, key, *_what_it_means(desk, key, point))

    desk.do("answer", work)


def _what_it_means(desk: Desk, key: str, point: str) -> list[str]:
    """How the answer reads now, and what is still open before the gate."""
    now = reads.opened(desk.view, key)
    reading = now.facts.reading(point)
    ask = next(d.ask for s in now.playbook.stages for d in s.decisions if d.point == point)
    assert reading is not None, "the answer was just given"
    said = {"yes": "deals.answered_yes", "unsure": "deals.answered_unsure", "no": "deals.answered_no"}
    lines = [say(said[reading.answer], ask=ask, why=reading.why)]
    if reading.answer == "no":
        stop = command_line(step("stop", key, **{"class": None, "reason": None}))
        lines += [f"  → {stop}", f"  → {command_line(step('back', key, stage=None, reason=None))}"]
        return lines
    verdict = now.verdict
    if verdict is not None:
        lines.append(_still_open(verdict))
    return lines


def _still_open(verdict: Verdict) -> str:
    if verdict.passed:
        return say("gate.open", deal=verdict.deal)
    return say("gate.still", n=len(verdict.missing), first=verdict.missing[0].requirement.title)


def waive(ctx: typer.Context, deal: DealKey, requirement: Requirement, reason: Reason, until: Until) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        deals.waive(change, key, requirement, reason=reason, until=desk.day(until))
        verdict = reads.opened(desk.view, key).verdict
        assert verdict is not None, "only a live deal can be waived for"
        line = say("deals.waived", requirement=requirement, deal=key, until=day(desk.day(until)))
        return changed(desk, key, line, _still_open(verdict))

    desk.do("waive", work)
