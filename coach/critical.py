"""Which of some deals are at a critical sign, by their rows alone; why, once a deal is read to the bottom."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from coach.diagnosis import diagnose
from coach.judged import Judged
from coach.judging import Survey
from coach.level import Level
from coach.limits.limits import Clock, LimitTable, limit_table
from coach.looking import judge
from coach.stalled import ranked
from engine.among import among
from engine.bulk import Known
from engine.message import Message
from engine.reads import View


class Critical(NamedTuple):
    deals: Mapping[str, Judged]
    """By key."""
    survey: Survey
    limits: LimitTable
    clock: Clock

    def because(self, known: Known) -> Message:
        """What is worst about one of them."""
        deal = self.deals[known.opened.deal.key]
        tuned = self.survey.tuned[deal.place]
        return diagnose(deal, known, self.limits.of(deal), self.clock, tuned).findings[0].because


def critical(view: View, clock: Clock, keys: Collection[str]) -> Critical:
    limits = limit_table(view, clock)
    marks, params = among(keys, "k")
    asked = judge(view, clock, limits, f"d.key IN ({marks})", params)
    found = (deal for deal in ranked(asked) if deal.level == Level.CRITICAL)
    return Critical({deal.key: deal for deal in found}, asked, limits, clock)
