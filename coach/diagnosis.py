"""Why a deal has stopped: its ages, its signs as sentences, what holds it at its gate, and whether it queues,
was left alone or only waits to be moved on."""

from collections.abc import Iterator
from typing import NamedTuple

from coach.ages import Ages, ages
from coach.holding import NO, STALE, UNANSWERED, UNSURE, Holding, holding
from coach.judged import Judged
from coach.level import LEVELS, Level
from coach.limits.limits import PLAYBOOK, Clock, StageLimits
from coach.sign import Seen, Sign
from coach.signs import silence, stage_age, step_overdue
from coach.signs.table import SIGNS
from coach.tuning import Tuning
from engine.bulk import Known
from engine.condition import Reason
from engine.message import Message, Text, msg


class Finding(NamedTuple):
    """A sign that shows on a deal; `ask` is the coach's next question.

    `limit` counts working days or times, and is from the playbook, from history, or by default.
    """

    id: str
    level: Level
    because: Message
    ask: Message
    limit: int | None = None
    limit_from: str | None = None


class Pattern(NamedTuple):
    id: str
    because: Message


QUEUE = Pattern("queue", msg("coach.queue"))
"""An old stay in which the client still talks to us: a decision is pending."""
NEGLECT = Pattern("neglect", msg("coach.neglect"))
"""An old stay and silence."""
READY = Pattern("ready", msg("coach.ready"))
"""The gate is open and nobody moved the deal on."""


class Diagnosis(NamedTuple):
    ages: Ages
    findings: tuple[Finding, ...]
    """The worst first."""
    pattern: Pattern | None
    holding: Holding | None
    """What holds it at its gate; None where that is open."""
    first_step: Reason

    @property
    def ask(self) -> Message | None:
        """The one question to begin with: neglect is met where the silence is, a queue at the decision that
        is pending, the rest where it is worst."""
        if not self.findings:
            return None
        if self.pattern == READY:
            return msg("coach.ask_ready")
        if self.pattern == NEGLECT:
            return next((f.ask for f in self.findings if f.id == silence.SIGN.id), self.findings[0].ask)
        if self.pattern == QUEUE and self.holding and self.holding.ask:
            return self.holding.ask
        return self.findings[0].ask


def diagnose(deal: Judged, known: Known, limits: StageLimits, clock: Clock, tuned: Tuning) -> Diagnosis:
    seen = Seen(deal, known, limits, _ages(deal, limits, clock, tuned), clock)
    findings = () if deal.waiting else tuple(sorted(_findings(seen, tuned), key=lambda f: -f.level))
    held = holding(known.opened, clock.today)
    pattern = _pattern(findings, held)
    return Diagnosis(seen.ages, findings, pattern, held, _first_step(limits.stuck, pattern, held))


def _ages(deal: Judged, limits: StageLimits, clock: Clock, tuned: Tuning) -> Ages:
    """With the limit for a late step as the playbook has it."""
    found = ages(deal, limits, clock)
    setting = tuned.settings[SIGNS.index(step_overdue.SIGN)]
    if deal.next_on is None or not setting.tuned or setting.bounds is None:
        return found
    return found._replace(next_step=found.next_step._replace(limit=setting.bounds.warn, limit_from=PLAYBOOK))


def _findings(seen: Seen, tuned: Tuning) -> Iterator[Finding]:
    levels = {**seen.deal.signs, **{sign.id: level for sign, level in looked(seen, tuned)}}
    for sign, setting in zip(SIGNS, tuned.settings, strict=True):
        level = levels.get(sign.id, Level.NONE)
        if level > levels.get(sign.within or "", Level.NONE):
            yield _finding(sign, seen._replace(level=level, bounds=setting.bounds, tuned=setting.tuned))
    for own in tuned.own:
        if own.condition.judge(seen.known.opened.facts).value is True:
            said, asked = (msg("coach.own_words", said=text) for text in (own.because, own.ask))
            yield Finding(own.id, LEVELS[own.level], said, asked)


def _finding(sign: Sign, seen: Seen) -> Finding:
    limit = sign.limit(seen)
    of_it = (limit.n, limit.origin) if limit else (None, None)
    return Finding(sign.id, seen.level, sign.because(seen), sign.ask(seen), *of_it)


def looked(seen: Seen, tuned: Tuning) -> Iterator[tuple[Sign, Level]]:
    """The signs that show by a look into the deal: notes, unless the playbook wants them otherwise."""
    for sign, setting in zip(SIGNS, tuned.settings, strict=True):
        if sign.look is not None and not setting.off and sign.look(seen):
            yield sign, Level.NOTE if setting.level is None else setting.level


def _pattern(findings: tuple[Finding, ...], held: Holding | None) -> Pattern | None:
    if held is None and any(f.level > Level.NOTE for f in findings):
        return READY
    bad = {f.id for f in findings if f.level >= Level.WARN}
    if stage_age.SIGN.id not in bad:
        return None
    return NEGLECT if silence.SIGN.id in bad else QUEUE


def _first_step(stuck: Text, pattern: Pattern | None, held: Holding | None) -> Reason:
    """The method's advice for the stage, unless what holds the deal says something nearer."""
    if held is None:
        return msg("coach.first_ready") if pattern == READY else stuck
    if held.standing in (NO, STALE):
        return msg(f"coach.first_{held.standing}", title=held.title)
    if held.standing in (UNSURE, UNANSWERED):
        return stuck
    return msg("coach.first_missing", title=held.title)
