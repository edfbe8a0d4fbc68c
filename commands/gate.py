"""`gate`: every requirement before a deal, how it stands, and what settles it."""

import typer

from commands import titles
from commands.desk import reading
from commands.options import DealKey
from commands.printing import mark, paint, window, wrap
from commands.step_line import command_line
from commands.views import gate_data, reason_text
from engine import reads
from engine.errors import GateClosed, Refused
from engine.gate import Checked, Verdict
from engine.message import Step, Text, msg, step
from engine.playbook import Playbook
from engine.reads import Opened
from engine.requirements.finding import UNKNOWN, UNMET
from engine.store import Store
from engine.unproven import Unproven, unproven
from words.say import say


def gate(ctx: typer.Context, deal: DealKey) -> None:
    desk = reading(ctx)
    now = reads.opened(desk.view, desk.key(deal))
    verdict = now.verdict
    if verdict is None:
        raise Refused(msg("gate.done", deal=now.deal.key), hint=step("history", now.deal.key))
    desk.emit(gate_data(verdict, _left(now)), lambda: gate_text(desk.store, now, verdict))
    if not verdict.passed:
        raise typer.Exit(3)


def gate_text(store: Store, now: Opened, verdict: Verdict) -> str:
    """Every requirement with its standing, why, and the command that settles it."""
    deal = now.deal
    met = sum(c.passes for c in verdict.checked)
    head = say("gate.head", key=deal.key, title=deal.title, stages=stages_line(now.playbook, deal.stage))
    lines = [head, say("gate.count", met=met, all=len(verdict.checked)), ""]
    for checked in verdict.checked:
        lines += _requirement_lines(checked)
    lines += ["", *_conclusion(now, verdict)]
    left = _left(now)
    names = titles.stages(store, now.playbook, deal.key, (each.stage for each in left))
    for each, name in zip(left, names, strict=True):
        lines += ["", *_unproven_lines(each, name)]
    return "\n".join(lines)


def _left(now: Opened) -> tuple[Unproven, ...]:
    return unproven(now.playbook, now.facts)


def _unproven_lines(left: Unproven, name: Text | str) -> list[str]:
    """Briefly: a line for what is missing, and one for what settles it."""
    if not left.missing:
        said = "gate.unproven_gone" if left.missing is None else "gate.unproven_shown"
        return [wrap(say(said, stage=name), window(), "  ")]
    lines = [say("gate.unproven", stage=name, n=len(left.missing))]
    for checked in left.missing:
        title = say(checked.requirement.title)
        lines.append(wrap(f"  {mark(checked.standing)} {title}", window(), "      "))
        if checked.settle:
            lines.append(f"      → {command_line(checked.settle)}")
    return lines


def closed(store: Store, now: Opened, verdict: Verdict) -> GateClosed:
    """The error of a move that the gate does not let through; it shows what `gate` shows."""
    hint = step("gate", verdict.deal)
    said = msg("moves.closed", deal=verdict.deal, n=len(verdict.missing))
    error = GateClosed(said, hint=hint, details={"gate": gate_data(verdict, _left(now))})
    error.page = gate_text(store, now, verdict)
    return error


def stages_line(playbook: Playbook, stage: str) -> str:
    here = playbook.stage(stage)
    at = playbook.position(stage)
    after = playbook.stages[at + 1].label if at + 1 < len(playbook.stages) else msg("deals.stage_done")
    return say("gate.stages", here=here.label, after=after)


def _requirement_lines(checked: Checked) -> list[str]:
    title, id = paint(say(checked.requirement.title), "bold"), paint(checked.requirement.id, "dim")
    lines = [wrap(f"  {mark(checked.standing)} {title}  {id}", window(), "      ")]
    lines += [wrap(f"      {reason_text(reason)}", window(), "      ") for reason in checked.why]
    if checked.settle:
        lines.append(f"      → {command_line(checked.settle)}")
    return lines


def _conclusion(now: Opened, verdict: Verdict) -> list[str]:
    deal = now.deal
    if deal.status == "stopped":
        status = msg(f"moves.status_{deal.status}")
        reopen = command_line(step("reopen", deal.key, reason=None))
        return [say("deals.not_live", deal=deal.key, status=status), f"  → {reopen}"]
    if verdict.passed:
        return [say("gate.open" if verdict.proven else "gate.open_by_waiver", deal=deal.key)]
    refused = sum(c.refused for c in verdict.missing)
    if refused:
        ways = ways_out(now)
        said = "gate.refused" if len(ways) > 1 else "gate.refused_first"
        return [say(said, n=refused), *(f"  → {command_line(way)}" for way in ways)]
    missing = sum(c.standing == UNMET for c in verdict.missing)
    unknown = sum(c.standing == UNKNOWN for c in verdict.missing)
    said = "gate.not_open" if missing and unknown else f"gate.not_open_{'missing' if missing else 'unknown'}"
    return [say(said, missing=missing, unknown=unknown)]


def ways_out(now: Opened) -> list[Step]:
    """After a no: end the pursuit, or go back, where there is a stage to go back to."""
    stop = step("stop", now.deal.key, **{"class": None, "reason": None})
    back = step("back", now.deal.key, stage=None, reason=None)
    return [stop, back] if now.playbook.ways_back(now.deal.stage) else [stop]


def still_open(verdict: Verdict) -> str:
    """The gate in a sentence."""
    if verdict.passed:
        return say("gate.open" if verdict.proven else "gate.open_by_waiver", deal=verdict.deal)
    return say("gate.still", n=len(verdict.missing), first=verdict.missing[0].requirement.title)
