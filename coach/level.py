"""How bad it is: of a sign, and of a deal, whose level is the highest of its signs."""

from enum import IntEnum


class Level(IntEnum):
    """A note tells of a deal that is shown anyway; by itself it stalls none, so no deal's level is NOTE."""

    NONE = 0
    NOTE = 1
    UNKNOWN = 2
    WARN = 3
    CRITICAL = 4


LEVELS = {level.name.lower(): level for level in Level}
