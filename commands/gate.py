"""`gate`, `answer` and `waive`: what the client has decided, and what is still open."""

from typing import Annotated, Any

import typer

from commands.deal_line import changed
from commands.desk import Desk, reading, writing
from commands.options import DealKey, OnOrToday, Reason, Until
from commands.printing import mark, paint, window, wrap
from commands.step_line import command_line
from commands.views import day, gate_data, why
from engine import deals, reads
from engine.change import Change
from engine.errors import GateClosed, Refused
from engine.gate import Checked, Verdict
from engine.message import msg, step
from engine.playbook import Playbook
from engine.reads import Opened
from engine.requirements.finding import UNKNOWN, UNMET
from words.say import say

Point = Annotated[str, typer.Argument(metavar="metavar.point", help="argument.point")]
Given = Annotated[str, typer.Argument(metavar="yes|unsure|no", help="argument.answer")]
Evidence = Annotated[str, typer.Option("--evidence", metavar="metavar.text", help="option.evidence")]
Kind = Annotated[str, typer.Option("--kind", metavar="metavar.kind", help="option.kind")]
Contact = Annotated[str | None, typer.Option("--contact", metavar="metavar.contact", help="option.contact")]
Requirement = Annotated[str, typer.Argument(metavar="metavar.requirement", help="argument.requirement")]


def gate(ctx: typer.Context, deal: DealKey) -> None:
    desk = reading(ctx)
    now = reads.opened(desk.view, desk.key(deal))
    verdict = now.verdict
    if verdict is None:
        raise Refused(msg("gate.done", deal=now.deal.key), hint=step("history", now.deal.key))
    desk.emit(gate_data(verdict), lambda: gate_text(now, verdict))
    if not verdict.passed:
        raise typer.Exit(3)


def gate_text(now: Opened, verdict: Verdict) -> str:
    """Every requirement with its standing, why, and the command that settles it."""
    deal = now.deal
    met = sum(c.passes for c in verdict.checked)
    head = say("gate.head", key=deal.key, title=deal.title, stages=stages_line(now.playbook, deal.stage))
    lines = [head, say("gate.count", met=met, all=len(verdict.checked)), ""]
    for checked in verdict.checked:
        lines += _requirement_lines(checked)
    lines += ["", say(_conclusion(verdict))]
    if deal.unproven:
        names = tuple(now.playbook.stage(s).title for s in deal.unproven)
        lines.append(say("gate.unproven", stages=names))
    return "\n".join(lines)


def closed(now: Opened, verdict: Verdict) -> GateClosed:
    """The error of a move that the gate does not let through; it shows what `gate` shows."""
    hint = step("gate", verdict.deal)
    said = msg("moves.closed", deal=verdict.deal, n=len(verdict.missing))
    error = GateClosed(said, hint=hint, details={"gate": gate_data(verdict)})
    error.page = gate_text(now, verdict)
    return error


def stages_line(playbook: Playbook, stage: str) -> str:
    here = playbook.stage(stage)
    at = playbook.index(stage)
    after = playbook.stages[at + 1].label if at + 1 < len(playbook.stages) else msg("deals.stage_done")
    return say("gate.stages", here=here.label, after=after)


def _requirement_lines(checked: Checked) -> list[str]:
    title = say(checked.requirement.title)
    lines = [f"  {mark(checked.standing)} {paint(title, 'bold')}"]
    lines.append(wrap("      " + why(checked.why), window(), "      "))
    if checked.settle:
        lines.append(f"      → {command_line(checked.settle)}")
    return lines


def _conclusion(verdict: Verdict) -> Any:
    if verdict.passed:
        return msg("gate.open" if verdict.proven else "gate.open_by_waiver", deal=verdict.deal)
    refused = sum(c.refused for c in verdict.missing)
    if refused:
        return msg("gate.refused", n=refused, deal=verdict.deal)
    missing = sum(c.standing == UNMET for c in verdict.missing)
    unknown = sum(c.standing == UNKNOWN for c in verdict.missing)
    return msg("gate.not_open", missing=missing, unknown=unknown)


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
