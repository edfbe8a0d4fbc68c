"""The deals that are in a stage now, and how long they may be."""

from typing import NamedTuple

from coach.level import Level
from coach.limits.limits import LimitSource


class Open(NamedTuple):
    """A deal that is in the stage now."""

    key: str
    days: float
    """Calendar days from one instant to the other."""
    whole: int
    """From one day of the calendar to the other, as people count."""
    level: Level
    """Its age held against the limit it has itself, which that of its segment may be."""


class Mark(NamedTuple):
    """A limit: the working days it allows, and where it stands among the calendar days of today."""

    working: int
    days: float


class Marks(NamedTuple):
    """Those of all deals of the stage."""

    warn: Mark
    critical: Mark
    source: LimitSource
