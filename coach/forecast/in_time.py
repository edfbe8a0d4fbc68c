"""A deal without what was only imported later about its amount and its end: that tells how the story went."""

from coach.lives import Life, Told
from engine.state import Instant

_TELLING = ("amount", "close_date")


def in_time(life: Life, at: Instant) -> Life:
    """As known at an instant; the very same life where nothing of this was told late."""
    if not any(each.late(at) for each in life.told) or all(life.value(name) is None for name in _TELLING):
        return life
    told = tuple(_without(each) if each.late(at) else each for each in life.told)
    then = life._replace(told=told)
    return then if any(life.value(name) != then.value(name) for name in _TELLING) else life


def _without(told: Told) -> Told:
    return told._replace(fields={name: each for name, each in told.fields.items() if name not in _TELLING})
