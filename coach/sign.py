"""The one shape of a sign: the rule it shows by, what it says, and what the coach asks next."""

from collections.abc import Callable
from typing import NamedTuple

from coach.ages import Ages
from coach.judged import Judged
from coach.level import Level
from coach.limits import StageLimits
from engine.message import Message


class Case(NamedTuple):
    """A deal looked at closely: what a sign needs to speak of it."""

    deal: Judged
    limits: StageLimits
    ages: Ages
    level: Level
    """Of the sign that speaks."""


class Sign(NamedTuple):
    """`rule` is SQL, because it goes through every live deal: the level as a number, from the deal's row `d`,
    its account `a`, the cut-offs `l` of its stage, and `:today`. The rest is made for the deals shown."""

    id: str
    rule: str
    because: Callable[[Case], Message]
    ask: Callable[[Case], Message]
