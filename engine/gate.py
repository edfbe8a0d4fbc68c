"""The gate at the exit of a stage: every requirement, judged, in one immutable verdict."""

from datetime import date
from typing import NamedTuple

from engine.condition import Condition, Judged, Reason
from engine.facts import Facts
from engine.message import Step, msg
from engine.playbook import Stage
from engine.requirements.condition import settling
from engine.requirements.finding import MET, NOT_APPLICABLE, UNKNOWN, WAIVED, Finding
from engine.requirements.kinds import Requirement
from engine.state import Waiver
from engine.value import Value

_BY_ITSELF = (MET, NOT_APPLICABLE)
"""Standings that pass without a waiver."""
_PASSES = (*_BY_ITSELF, WAIVED)


class Checked(NamedTuple):
    """One requirement with its standing, the reasons, and the step that settles it."""

    requirement: Requirement
    standing: str
    why: tuple[Reason, ...]
    settle: Step | None
    refused: bool = False
    """The client said no: it closes the gate and can't be waived."""

    @property
    def passes(self) -> bool:
        return self.standing in _PASSES

    @property
    def can_be_waived(self) -> bool:
        return not self.passes and not self.refused and self.requirement.waivable


class Verdict(Value):
    deal: str
    stage: str
    checked: tuple[Checked, ...]

    @property
    def passed(self) -> bool:
        return all(c.standing in _PASSES for c in self.checked)

    @property
    def proven(self) -> bool:
        """Passed without a waiver."""
        return all(c.standing in _BY_ITSELF for c in self.checked)

    @property
    def missing(self) -> tuple[Checked, ...]:
        return tuple(c for c in self.checked if not c.passes)


def check(stage: Stage, facts: Facts) -> Verdict:
    """Pure: the same facts give the same verdict. `facts.today` is the day it is asked on."""
    return Verdict(facts.deal.key, stage.id, tuple([_check(r, stage.id, facts) for r in stage.gate]))


def _check(requirement: Requirement, stage: str, facts: Facts) -> Checked:
    finding = _guarded(requirement, facts)
    why = finding.why
    if finding.standing in _BY_ITSELF:
        return Checked(requirement, finding.standing, why, finding.settle, finding.refused)
    if requirement.because is not None:
        why = (*why, requirement.because)
    checked = Checked(requirement, finding.standing, why, finding.settle, finding.refused)
    if checked.can_be_waived:
        waiver = waiver_in_force(facts, stage, requirement.id)
        if waiver:
            until = date.fromisoformat(waiver.until)
            waived = msg("gate.waived", by=waiver.by, until=until, reason=waiver.reason)
            return Checked(requirement, WAIVED, (waived, *finding.why), None)
    return checked


def _guarded(requirement: Requirement, facts: Facts) -> Finding:
    if requirement.when is not None:
        guard = requirement.when.judge(facts)
        if guard.value is False:
            return Finding(NOT_APPLICABLE, (msg("gate.not_needed"), *guard.why))
        if guard.value is None:
            return _unguarded(requirement, requirement.when, guard, facts)
    return requirement.find(facts)


def _unguarded(requirement: Requirement, when: Condition, guard: Judged, facts: Facts) -> Finding:
    """Nobody knows whether it applies. That is settled first; a no of the client's stays a no."""
    found = requirement.find(facts)
    said = (msg("gate.guard_unknown"), *guard.why)
    if found.refused:
        return found._replace(standing=UNKNOWN, why=(*said, *found.why))
    return Finding(UNKNOWN, said, settling(when, guard, facts) or found.settle)


def waiver_in_force(facts: Facts, stage: str, requirement: str) -> Waiver | None:
    for waiver in reversed(facts.deal.waivers):
        in_force = not waiver.ended and waiver.until >= facts.today
        if in_force and (waiver.stage, waiver.requirement) == (stage, requirement):
            return waiver
    return None
