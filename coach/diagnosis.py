"""Why a deal has stopped: its ages, its signs as sentences, what holds it at its gate, and whether it queues,
was left alone, waits to be moved on or to be delivered, or nobody can tell."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from coach.ages import Ages, ages
from coach.holding import NO, STALE, UNANSWERED, UNSURE, Holding, holding
from coach.judged import Judged
from coach.level import LEVELS, Level
from coach.limits.limits import PLAYBOOK, Clock, StageLimits
from coach.sign import Seen, Sign
from coach.signs import (
    complaint_open,
    milestone_overdue,
    promise_overdue,
    silence,
    slowed,
    stage_age,
    step_overdue,
)
from coach.signs.table import SIGNS
from coach.tuning import Setting, Tuning
from engine.bulk import Known
from engine.condition import Reason
from engine.message import Message, Text, msg
from engine.signs import OwnSign
from engine.value import Value


class Finding(Value):
    """A sign that shows on a deal; `ask` is the coach's next question.

    `limit` counts working days or times, and is from the playbook, from history, or by default.
    """

    id: str
    level: Level
    because: Message
    ask: Message
    limit: int | None = None
    limit_from: str | None = None


class Pattern(Value):
    id: str
    because: Message


QUEUE = Pattern("queue", msg("coach.queue"))
"""An old stay in which the client still talks to us: a decision is pending."""
NEGLECT = Pattern("neglect", msg("coach.neglect"))
"""An old stay and silence."""
NEGLECT_OPEN = Pattern("neglect", msg("coach.neglect_open"))
"""The gate is open, and the client has been silent for too long to go through it."""
READY = Pattern("ready", msg("coach.ready"))
"""The gate is open and nobody moved the deal on."""
DELIVERY = Pattern("delivery", msg("coach.delivery"))
"""An old stay after signing, and the client talks to us: what is pending is ours to deliver."""
UNTOLD = Pattern("untold", msg("coach.untold"))
UNTOLD_WON = Pattern("untold", msg("coach.untold_won"))
"""An old stay, and no talk with the client was ever on record: it may be either."""


class Diagnosis(Value):
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
        is pending, a delivery at the complaint or what is late of it, the rest where it is worst."""
        if self.at:
            return self.at.ask
        if self.pattern == READY:
            return msg("coach.ask_ready")
        if self.pattern == DELIVERY:
            return msg("coach.ask_delivery")
        return self.holding.ask if self.holding and self.findings else None

    @property
    def at(self) -> Finding | None:
        """The finding that question belongs to; None where it is about the gate or the whole delivery."""
        shown = {finding.id: finding for finding in self.findings}
        first = _FIRST.get(self.pattern.id, ()) if self.pattern else ()
        found = next((shown[id] for id in first if id in shown), None)
        pending = self.pattern == QUEUE and self.holding is not None and self.holding.ask is not None
        if found or pending or self.pattern in (READY, DELIVERY):
            return found
        return next(iter(self.findings), None)

    @property
    def said(self) -> tuple[Finding, ...]:
        """The findings without those that the pattern or what holds the deal says as well."""
        twice = set()
        if self.pattern is not None and self.pattern.id == UNTOLD.id:
            twice.add(silence.SIGN.id)
        if self.holding is not None and self.holding.standing in (UNSURE, STALE):
            twice.add(slowed.SIGN.id)
        return tuple(f for f in self.findings if f.level > Level.NOTE or f.id not in twice)


_FIRST = {
    NEGLECT.id: (silence.SIGN.id,),
    UNTOLD.id: (silence.SIGN.id,),
    DELIVERY.id: (complaint_open.SIGN.id, milestone_overdue.SIGN.id, promise_overdue.SIGN.id),
}
"""By pattern, the signs its question goes to, the first that shows."""


def diagnose(deal: Judged, known: Known, limits: StageLimits, clock: Clock, tuned: Tuning) -> Diagnosis:
    seen = Seen(deal, known, limits, _ages(deal, limits, clock, tuned), clock)
    findings = () if deal.waiting else tuple(tell() for _, tell in _showing(seen, tuned))
    held = holding(known.opened, clock.today)
    pattern = _pattern(seen, findings, held)
    return Diagnosis(seen.ages, findings, pattern, held, _first_step(limits.stuck, pattern, held))


def symptoms(
    deal: Judged, known: Known, limits: StageLimits, clock: Clock, tuned: Tuning, most: int
) -> tuple[Ages, tuple[Finding, ...]]:
    """Its ages and so many of its findings, the worst first, without notes: what can be told at a glance."""
    seen = Seen(deal, known, limits, _ages(deal, limits, clock, tuned), clock)
    showing = () if deal.waiting else _showing(seen, tuned, notes=tuned.looks)
    return seen.ages, tuple(tell() for level, tell in showing[:most] if level > Level.NOTE)


def _ages(deal: Judged, limits: StageLimits, clock: Clock, tuned: Tuning) -> Ages:
    """With the limit for a late step as the playbook has it."""
    found = ages(deal, limits, clock)
    setting = tuned.settings[SIGNS.index(step_overdue.SIGN)]
    if deal.next_on is None or not setting.tuned or setting.bounds is None:
        return found
    return found._replace(next_step=found.next_step._replace(limit=setting.bounds.warn, limit_from=PLAYBOOK))


def _showing(
    seen: Seen, tuned: Tuning, *, notes: bool = True
) -> Sequence[tuple[Level, Callable[[], Finding]]]:
    """The signs that show, the worst first: how bad each is, and what tells the rest of it. Without `notes`
    no deal is looked into for what is a note at most."""
    levels = dict(seen.deal.signs)
    if notes:
        levels |= {sign.id: level for sign, level in looked(seen, tuned)}
    found: list[tuple[Level, Callable[[], Finding]]] = []
    for sign, setting in zip(SIGNS, tuned.settings, strict=True):
        level = levels.get(sign.id, Level.NONE)
        if level > levels.get(sign.within or "", Level.NONE):
            found.append((level, partial(_finding, sign, setting, level, seen)))
    for own in tuned.own:
        if own.condition.judge(seen.known.opened.facts).value is True:
            found.append((LEVELS[own.level], partial(_own_finding, own)))
    return sorted(found, key=lambda each: -each[0])


def _finding(sign: Sign, setting: Setting, level: Level, seen: Seen) -> Finding:
    seen = seen._replace(level=level, bounds=setting.bounds, tuned=setting.tuned)
    limit = sign.limit(seen)
    of_it = (limit.n, limit.origin) if limit else (None, None)
    return Finding(sign.id, level, sign.because(seen), sign.ask(seen), *of_it)


def _own_finding(own: OwnSign) -> Finding:
    said, asked = (msg("coach.own_words", said=text) for text in (own.because, own.ask))
    return Finding(own.id, LEVELS[own.level], said, asked)


def looked(seen: Seen, tuned: Tuning) -> Iterator[tuple[Sign, Level]]:
    """The signs that show by a look into the deal: notes, unless the playbook wants them otherwise."""
    for sign, setting in zip(SIGNS, tuned.settings, strict=True):
        if sign.look is not None and not setting.off and sign.look(seen):
            yield sign, Level.NOTE if setting.level is None else setting.level


def _pattern(seen: Seen, findings: tuple[Finding, ...], held: Holding | None) -> Pattern | None:
    levels = {finding.id: finding.level for finding in findings}
    quiet = levels.get(silence.SIGN.id, Level.NONE)
    heard = seen.deal.last_contact is not None
    if held is None and quiet == Level.NONE and any(level > Level.NOTE for level in levels.values()):
        return READY
    if held is None and heard and quiet >= Level.WARN:
        return NEGLECT_OPEN
    if levels.get(stage_age.SIGN.id, Level.NONE) < Level.WARN:
        return None
    if quiet >= Level.WARN:
        return NEGLECT
    won = seen.deal.status == "won"
    if not heard:
        return UNTOLD_WON if won else UNTOLD
    if (seen.ages.silence.working_days or 0) > seen.limits.days.quiet:
        return None  # the playbook doesn't go by silence here
    return DELIVERY if won else QUEUE


def _first_step(stuck: Text, pattern: Pattern | None, held: Holding | None) -> Reason:
    """The method's advice for the stage, unless what holds the deal says something nearer."""
    if held is None:
        return msg("coach.first_ready") if pattern == READY else stuck
    if held.standing in (NO, STALE):
        return msg(f"coach.first_{held.standing}", title=held.title)
    if held.standing in (UNSURE, UNANSWERED):
        return stuck
    return msg("coach.first_missing", title=held.title)
