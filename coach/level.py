"""How bad it is: of a sign, and of a deal, whose level is the highest of its signs."""

from enum import IntEnum


class Level(IntEnum):
    """The numbers stand in the signs' rules, and weigh the value at risk."""

    NONE = 0
    UNKNOWN = 1
    WARN = 2
    CRITICAL = 3
