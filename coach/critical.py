"""Which of some deals are at a critical sign, by their rows alone; why, once a deal is read to the bottom."""

from collections.abc import Iterable, Mapping

from coach.judged import Judged
from coach.level import Level
from coach.limits.limits import Clock, LimitTable, Place, StageLimits
from coach.limits.segments import ALL
from coach.looking import judge
from coach.stalled import as_bad_as
from coach.tuning import Tunings
from engine.among import among, batches
from engine.bulk import Known
from engine.deal_table import DealRow
from engine.message import Message
from engine.reads import View
from engine.value import Value


class Critical(Value):
    deals: Mapping[str, Judged]
    """By key."""
    tuned: Tunings
    limits: LimitTable
    clock: Clock

    def because(self, known: Known) -> Message:
        """What is worst about one of them."""
        from coach.diagnosis import diagnose  # of all that are, few are asked about

        deal = self.deals[known.opened.deal.key]
        tuned = self.tuned[deal.place]
        return diagnose(deal, known, self.limits.of(deal), self.clock, tuned).findings[0].because


def critical(view: View, clock: Clock, limits: LimitTable, deals: Iterable[DealRow]) -> Critical:
    """`limits`: those of their playbooks at least."""
    found: dict[str, Judged] = {}
    tuned: Tunings = {}
    for page in batches(deals):
        marks, params = among((deal.key for deal in page), "k")
        asked = judge(view, clock, _needed(limits, page), f"d.key IN ({marks})", params)
        found |= {deal.key: deal for deal in as_bad_as(asked, Level.CRITICAL)}
        tuned = asked.tuned
    return Critical(found, tuned, limits, clock)


def _needed(limits: LimitTable, deals: Iterable[DealRow]) -> LimitTable:
    """What these are judged by: the database takes longer to read all limits than to judge few deals."""
    by_place: dict[Place, dict[str, StageLimits]] = {}
    for deal in deals:
        here = limits.by_place[deal.place]
        known = limits.bands[deal.playbook]
        needed = by_place.setdefault(deal.place, {ALL: here[ALL]})
        segment = known.segment_of(deal.behaviour, deal.amount, deal.currency)
        if segment in here:
            needed[segment] = here[segment]
    return limits._replace(by_place=by_place)
