"""Looks into the deals of stages where their rows alone don't tell their level: the playbook has raised a
note there, or has a sign of its own."""

from collections.abc import Iterator, Mapping

from coach.judged import Judged
from coach.judging import Survey, in_place, raised, survey
from coach.level import LEVELS, Level
from coach.limits.limits import Clock, LimitTable
from coach.tuning import Tuning
from engine import bulk
from engine.bulk import Known
from engine.reads import EVERY, View


def judge(
    view: View, clock: Clock, limits: LimitTable, where: str = EVERY, params: Mapping[str, object] = {}
) -> Survey:
    """Every live deal by its row, and those looked into where a playbook asks for it."""
    return looked_into(survey(view, clock, limits, where, params), limits, clock)


def looked_into(asked: Survey, limits: LimitTable, clock: Clock) -> Survey:
    """Of those judged by their rows, the ones a row does not tell all of."""
    for place, tuned in asked.tuned.items():
        if tuned.looks:
            asked = raised(asked, _levels(asked, in_place(asked, place), limits, clock, tuned))
    return asked


def _levels(
    asked: Survey, keys: list[str], limits: LimitTable, clock: Clock, tuned: Tuning
) -> Iterator[tuple[str, Level]]:
    # Most playbooks leave their signs as they come, and a row tells all.
    from coach.ages import ages
    from coach.diagnosis import looked
    from coach.sign import Seen

    for known in bulk.many(asked.view, keys, background=False):
        deal = _bare(known)
        here = limits.of(deal)
        seen = Seen(deal, known, here, ages(deal, here, clock), clock)
        levels = [level for _, level in looked(seen, tuned)]
        facts = known.opened.facts
        levels += [LEVELS[own.level] for own in tuned.own if own.condition.judge(facts).value is True]
        worst = max(levels, default=Level.NONE)
        if worst > Level.NOTE:
            yield deal.key, worst


def _bare(known: Known) -> Judged:
    """A deal nobody has judged yet."""
    deal = known.opened.deal
    step = deal.next_step
    return Judged(
        deal.key,
        deal.title,
        deal.owner,
        deal.playbook,
        deal.playbook_version,
        deal.stage,
        deal.status,
        deal.behaviour,
        deal.amount,
        deal.currency,
        deal.stay.since,
        deal.last_contact,
        step.on if step else None,
        deal.wait.until if deal.wait else None,
        False,
        Level.NONE,
        {},
    )
