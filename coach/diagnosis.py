"""Why a deal has stopped: its ages, its signs as sentences, and whether it queues or was left alone."""

from typing import NamedTuple

from coach.ages import Ages, ages
from coach.judged import Judged
from coach.level import Level
from coach.limits import Clock, StageLimits
from coach.sign import Case
from coach.signs import silence, stage_age
from coach.signs.table import SIGNS
from engine.message import Message, Text, msg


class Finding(NamedTuple):
    """A sign that shows on a deal; `ask` is the coach's next question."""

    id: str
    level: Level
    because: Message
    ask: Message


class Pattern(NamedTuple):
    id: str
    because: Message


QUEUE = Pattern("queue", msg("coach.queue"))
"""An old stay in which the client still talks to us: a decision is pending."""
NEGLECT = Pattern("neglect", msg("coach.neglect"))
"""An old stay and silence."""


class Diagnosis(NamedTuple):
    ages: Ages
    findings: tuple[Finding, ...]
    """The worst first."""
    pattern: Pattern | None
    first_step: Text

    @property
    def ask(self) -> Message | None:
        """The one question to begin with: neglect is met where the silence is, the rest where it is worst."""
        if not self.findings:
            return None
        silent = [f for f in self.findings if f.id == silence.SIGN.id]
        return silent[0].ask if self.pattern == NEGLECT and silent else self.findings[0].ask


def diagnose(deal: Judged, limits: StageLimits, clock: Clock) -> Diagnosis:
    found = ages(deal, limits, clock)
    findings = [] if deal.waiting else _findings(Case(deal, limits, found, Level.NONE))
    findings.sort(key=lambda f: -f.level)
    return Diagnosis(found, tuple(findings), _pattern(findings), limits.stuck)


def _findings(case: Case) -> list[Finding]:
    found = []
    for sign in SIGNS:
        level = case.deal.signs[sign.id]
        if level > Level.NONE:
            own = case._replace(level=level)
            found.append(Finding(sign.id, level, sign.because(own), sign.ask(own)))
    return found


def _pattern(findings: list[Finding]) -> Pattern | None:
    bad = {f.id for f in findings if f.level >= Level.WARN}
    if stage_age.SIGN.id not in bad:
        return None
    return NEGLECT if silence.SIGN.id in bad else QUEUE
