"""The moves of a deal, as pure decisions: what would be written into history, or why not."""

from typing import Any

from engine.deal_fields import needed
from engine.errors import GateClosed, Refused, unknown
from engine.facts import Facts, inputs
from engine.gate import Verdict
from engine.message import Text, msg, step
from engine.playbook import Playbook
from engine.state import DONE, STOPPED, Deal

DONE_TITLE = Text("已完成", "Done")


class GateNotPassed(GateClosed):
    """An `advance` refused, with the whole verdict."""

    def __init__(self, verdict: Verdict) -> None:
        hint = step("gate", verdict.deal)
        super().__init__(msg("moves.closed", deal=verdict.deal, n=len(verdict.missing)), hint=hint)
        self.verdict = verdict


def advance(deal: Deal, playbook: Playbook, facts: Facts, verdict: Verdict) -> dict[str, Any]:
    """To the next stage, or from the last to done. Raises GateNotPassed with everything missing."""
    if not verdict.passed:
        raise GateNotPassed(verdict)
    to = _destination(deal, playbook, "advance")
    # Done by waiver is done all the same, but what the last stage stands for was not shown.
    return {
        **_arrival(deal, playbook, to),
        "proven": verdict.proven,
        "outcome": playbook.stage(deal.stage).outcome._asdict() if verdict.proven or to != DONE else None,
        "verdict": {c.requirement.id: c.standing for c in verdict.checked},
        "inputs": inputs(facts),
    }


def back(deal: Deal, playbook: Playbook, stage: str, reason: str) -> dict[str, Any]:
    """To an earlier stage the playbook allows. What was proved from there on must be proved again."""
    if stage not in playbook.order:
        raise unknown("moves.unknown_stage", stage, playbook.order)
    to = _destination(deal, playbook, f"back to {stage}")
    later = playbook.stages[playbook.position(to) :]
    return {
        **_arrival(deal, playbook, to),
        "reason": needed(reason, "reason"),
        "stages": [s.id for s in later],
        "points": [d.point for s in later for d in s.decisions],
    }


def stop(deal: Deal, playbook: Playbook, stop_class: str, reason: str, wake: str | None) -> dict[str, Any]:
    """End the pursuit on purpose, with a class, a reason, and perhaps a day to wake it."""
    if stop_class not in playbook.stop_classes:
        raise unknown("moves.unknown_class", stop_class, playbook.stop_classes)
    _destination(deal, playbook, "stop")
    title = playbook.stop_classes[stop_class]._asdict()
    closing = {"class": stop_class, "class_title": title, "reason": needed(reason, "reason"), "wake": wake}
    return {"from": deal.stage, **closing}


def reopen(deal: Deal, playbook: Playbook, reason: str) -> dict[str, Any]:
    """A stopped deal to the stage it left, a done one to the last stage."""
    stage = playbook.order[-1] if deal.stage == DONE else deal.stage
    to = _destination(deal, playbook, f"reopen to {stage}")
    return {**_arrival(deal, playbook, to), "reason": needed(reason, "reason")}


def _destination(deal: Deal, playbook: Playbook, trigger: str) -> str:
    from engine.machine import move  # the machine's library loads for those who move

    state = STOPPED if deal.status == STOPPED else deal.stage
    to = move(playbook.topology, state, trigger)
    if to is None and trigger.startswith("back") and deal.status in ("open", "won"):
        ways = playbook.ways_back(deal.stage)
        said = "moves.no_way_back" if ways else "moves.no_earlier"
        raise Refused(msg(said, deal=deal.key, stage=deal.stage, ways=ways))
    if to is None:
        reopening = step("reopen", deal.key, reason=None) if deal.status in (STOPPED, DONE) else None
        verb = msg(f"moves.to_{trigger.split()[0]}")
        standing = msg(f"moves.status_{deal.status}")
        raise Refused(msg("moves.impossible", deal=deal.key, move=verb, status=standing), hint=reopening)
    return to


def _arrival(deal: Deal, playbook: Playbook, to: str) -> dict[str, Any]:
    """Stage names are kept beside ids, so that a later renaming does not rewrite the past."""
    if to == DONE:
        status, title = DONE, DONE_TITLE
    else:
        there = playbook.stage(to)
        status, title = there.status, there.title
    return {"from": deal.stage, "to": to, "to_title": title._asdict(), "status": status}
