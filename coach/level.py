"""How bad it is: of a sign, and of a deal, whose level is the highest of its signs."""

from enum import IntEnum


class Level(IntEnum):
    NONE = 0
    UNKNOWN = 1
    WARN = 2
    CRITICAL = 3
