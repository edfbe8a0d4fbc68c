"""The limits a past day would have flagged deals by: a stage's, of all deals, from what was known then.

Not by segment: a table that was imported says of a deal what was known when it was exported, so that its
segment would tell how it ended.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from coach.enough import TooFew
from coach.limits.lengths import Lengths, lengths
from coach.limits.limits import limits_of, tells
from coach.limits.watch import Watch
from coach.lives import DUPLICATE, Life
from coach.statistics.survival import Span
from engine.clock import Calendar
from engine.message import Text
from engine.playbook import Limits, Playbook, Stage
from engine.workspace import Workspace


class Rule(NamedTuple):
    """The learned limit of a stage, in working days, and from how many stays: those that ended, of all."""

    playbook: str
    stage: str
    label: Text
    warn: int
    critical: int
    critical_from: str
    """share where so many ended that it is their quantile; longest: the longest stay that ended; playbook."""
    ended: int
    n: int
    own: Limits
    """Those the playbook has, in its newest version."""


Rules: TypeAlias = Mapping[tuple[str, str], Rule]
"""By playbook and stage."""


def flag_rules(
    then: Iterable[Life], books: Sequence[Playbook], calendar: Calendar, here: Workspace, day: date
) -> Rules | TooFew:
    """Of the open stages of which enough was known; a stage is called as in its newest version.

    Too few where there is none, with the most stays that had ended in any.
    """
    known = _lengths(then, books, Watch(calendar, here.time_zone, day))
    rules: dict[tuple[str, str], Rule] = {}
    for book in sorted(books, key=lambda book: book.version):
        for stage in book.stages:
            found = known.get((book.id, stage.id))
            if found is not None and stage.learn and stage.status == "open" and tells(found, stage):
                rules[book.id, stage.id] = _rule(book, stage, found)
    return rules or TooFew(max((each.ended for each in known.values()), default=0))


def _lengths(then: Iterable[Life], books: Sequence[Playbook], watch: Watch) -> dict[tuple[str, str], Lengths]:
    """As `coach.limits.learning` has them, of all deals together."""
    spans = Counter(
        (life.playbook, stay.stage, watch.span(stay))
        for life in then
        if life.outcome != DUPLICATE
        for stay in life.stays
    )
    known: dict[tuple[str, str], Counter[Span]] = {
        (book.id, stage): Counter() for book in books for stage in book.order
    }
    for (playbook, stage, span), n in spans.items():
        if span is not None and (playbook, stage) in known:
            known[playbook, stage][span] = n
    return {place: lengths(own, left_out=spans[*place, None]) for place, own in known.items()}


def _rule(book: Playbook, stage: Stage, found: Lengths) -> Rule:
    days, critical_from = limits_of(found, stage.limits), "share"
    if found.critical.day is None:
        learned = found.limit(found.critical, stage.limits.critical) is not None
        critical_from = "longest" if learned else "playbook"
    return Rule(
        playbook=book.id,
        stage=stage.id,
        label=stage.label,
        warn=days.warn,
        critical=days.critical,
        critical_from=critical_from,
        ended=found.ended,
        n=found.n,
        own=stage.limits,
    )
