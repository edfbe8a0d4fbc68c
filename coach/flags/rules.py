"""The limits a past day would have flagged deals by: a stage's, of all deals, from what was known then.

Not by segment: a table that was imported says of a deal what was known when it was exported, so that its
segment would tell how it ended.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from coach.enough import TooFew
from coach.limits.learning import learn
from coach.limits.lengths import Lengths, read_lengths
from coach.limits.limits import limits_of, tells
from coach.limits.segments import ALL
from coach.lives import Life
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
    learned = learn(then, books, calendar, here, day)
    of_all = (each for each in learned if each.stage and each.segment == ALL)
    known = {(each.playbook, each.stage): read_lengths(each.found) for each in of_all}
    rules: dict[tuple[str, str], Rule] = {}
    for book in sorted(books, key=lambda book: book.version):
        for stage in book.stages:
            found = known.get((book.id, stage.id))
            if found is not None and stage.learn and stage.status == "open" and tells(found, stage):
                rules[book.id, stage.id] = _rule(book, stage, found)
    return rules or TooFew(max((each.ended for each in known.values()), default=0))


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
