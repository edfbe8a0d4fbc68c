"""`answer` and `waive`: what the client has decided, and what a coach lets pass."""

from typing import Annotated, Any

import typer

from commands import titles
from commands.choices import chosen, glossed, named, titled
from commands.deal_line import changed
from commands.desk import Desk, writing
from commands.gate import still_open, ways_out
from commands.options import DealKey, OnOrToday, Reason, Until
from commands.step_line import command_line
from commands.views import day
from engine import deals, reads
from engine.answers import ANSWERS, HOPE, KINDS, Reading
from engine.change import Change
from engine.errors import Refused, Usage
from engine.gate import waiver_in_force
from engine.message import Text, msg, step
from engine.reads import Opened
from engine.state import DONE
from words.say import say


def _a_point(ctx: typer.Context, point: str | None) -> str | None:
    """Without a point, says which the gate asks for: one can't know them by heart."""
    if point is None and not ctx.resilient_parsing:
        desk = writing(ctx)
        raise _which_point(reads.opened(desk.view, desk.key(ctx.params["deal"])))
    return point


Point = Annotated[
    str | None, typer.Argument(metavar="metavar.point", help="argument.point", callback=_a_point)
]
Given = Annotated[str, typer.Argument(metavar="yes|unsure|no", help="argument.answer")]
Evidence = Annotated[str, typer.Option("--evidence", metavar="metavar.text", help="option.evidence")]
Kind = Annotated[str, typer.Option("--kind", metavar="metavar.kind", help="option.kind")]
Contact = Annotated[str | None, typer.Option("--contact", metavar="metavar.contact", help="option.contact")]
Requirement = Annotated[str, typer.Argument(metavar="metavar.requirement", help="argument.requirement")]


def answer(
    ctx: typer.Context,
    deal: DealKey,
    point: Point = None,
    *,
    answer: Given,
    evidence: Evidence,
    kind: Kind,
    contact: Contact = None,
    on: OnOrToday = None,
) -> None:
    desk = writing(ctx)
    key = desk.key(deal, writing=True)
    given = chosen(answer, named(ANSWERS, "gate.answer_"), "deals.unknown_answer")
    kind = chosen(kind, named(KINDS, "gate.evidence_"), "deals.unknown_kind")

    def work(change: Change) -> dict[str, Any]:
        asked = _point(reads.opened(desk.view, key), point or "")
        deals.answer(
            change,
            key,
            asked,
            given,
            evidence=evidence,
            kind=kind,
            contact=contact,
            on=desk.day_or_none(on, past=True),
        )
        return changed(desk, key, *_what_it_means(desk, key, asked))

    desk.do("answer", work)


def _point(now: Opened, typed: str) -> str:
    """By id, by its question or by its title."""
    decisions = [d for s in now.playbook.stages for d in s.decisions]
    return chosen(typed, {d.point: (d.ask, d.title) for d in decisions}, "deals.unknown_point")


def _which_point(now: Opened) -> Usage:
    asked = now.playbook.stage(now.deal.stage).decisions if now.deal.stage != DONE else ()
    if not asked:
        return Usage(msg("deals.answer_none"), hint=step("gate", now.deal.key))
    choices = glossed({d.point: (d.ask,) for d in asked})
    first = step("answer", now.deal.key, point=asked[0].point, answer=None, evidence=None, kind=None)
    candidates = {"candidates": [d.point for d in asked]}
    return Usage(msg("deals.answer_which", choices=choices), hint=first, details=candidates)


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
        id, title = _open_requirement(reads.opened(desk.view, key), requirement)
        deals.waive(change, key, id, reason=reason, until=desk.day(until))
        verdict = reads.opened(desk.view, key).verdict
        assert verdict is not None, "only a live deal can be waived for"
        line = say("deals.waived", requirement=title, deal=key, until=day(desk.day(until)))
        return changed(desk, key, line, still_open(verdict))

    desk.do("waive", work)


def _open_requirement(now: Opened, typed: str) -> tuple[str, Text]:
    """A requirement of the gate by id or title. Raises Refused where it is waived already."""
    gate = now.playbook.stage(now.deal.stage).gate if now.deal.stage != DONE else ()
    called = {r.id: r.title for r in gate}
    id = chosen(typed, titled(called), "deals.unknown_requirement") if called else typed
    if standing := waiver_in_force(now.facts, now.deal.stage, id):
        until = day(standing.until)
        said = msg("deals.waived_already", requirement=called[id], by=standing.by, until=until)
        raise Refused(said, hint=step("show", now.deal.key))
    return id, called.get(id, Text(id, id))
