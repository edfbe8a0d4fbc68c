"""`answer` and `waive`: what the client has decided, and what a coach lets pass."""

from typing import Annotated, Any

import typer

from commands import titles
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.gate import still_open, ways_out
from commands.options import DealKey, OnOrToday, Reason, Until
from commands.step_line import command_line
from commands.views import day
from engine import deals, reads
from engine.answers import HOPE, Reading
from engine.change import Change
from engine.reads import Opened
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
    verdict, found = now.verdict, now.facts.reading(point)
    assert verdict is not None, "only a live deal is answered for"
    assert found is not None, "the answer was just given"
    asked_at = next(s for s in now.playbook.stages if point in (d.point for d in s.decisions))
    words = {"ask": titles.question(now.playbook, point), "why": found.why, "stage": asked_at.title}
    line = say(f"deals.answered_{_effect(now, asked_at.id, point, found)}", **words)
    if found.answer == "no" and asked_at.id == now.deal.stage:
        return [line, *(f"  → {command_line(way)}" for way in ways_out(now))]
    return [line, still_open(verdict)]


def _effect(now: Opened, asked_at: str, point: str, found: Reading) -> str:
    if found.answer == "yes":
        return "yes"
    if asked_at != now.deal.stage:
        return "ahead"
    given = now.deal.answers[point]
    return "hope" if (given.answer, given.kind) == ("yes", HOPE) else found.answer


def waive(ctx: typer.Context, deal: DealKey, requirement: Requirement, reason: Reason, until: Until) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        deals.waive(change, key, requirement, reason=reason, until=desk.day(until))
        verdict = reads.opened(desk.view, key).verdict
        assert verdict is not None, "only a live deal can be waived for"
        title = next(c.requirement.title for c in verdict.checked if c.requirement.id == requirement)
        line = say("deals.waived", requirement=title, deal=key, until=day(desk.day(until)))
        return changed(desk, key, line, still_open(verdict))

    desk.do("waive", work)
