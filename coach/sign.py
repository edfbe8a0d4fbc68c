"""The one shape of a sign: when it shows, what it says, and what the coach asks next."""

from collections.abc import Callable
from typing import NamedTuple

from coach.ages import Ages
from coach.level import Level
from coach.limits import StageLimits
from engine.deal_table import LiveDeal
from engine.message import Message


class Case(NamedTuple):
    """A deal looked at closely: what a sign needs to speak of it."""

    deal: LiveDeal
    limits: StageLimits
    ages: Ages
    level: Level
    """Of the sign that speaks."""


class Sign(NamedTuple):
    """`level` runs for every live deal and only compares; the sentence is made for those shown."""

    id: str
    level: Callable[[LiveDeal, StageLimits], Level]
    because: Callable[[Case], Message]
    ask: Callable[[Case], Message]
