"""Doing it again where somebody else's change got in between."""

from collections.abc import Callable
from random import random
from time import sleep
from typing import TypeVar

from engine.errors import Conflict
from engine.message import msg
from engine.store import Raced

_T = TypeVar("_T")
_TRIES = 8


def through(name: str, work: Callable[[], _T]) -> _T:
    """What `work` gives, which is all of one transaction. Raises Conflict where it raced each time.

    `name` is what sentences call the database.
    """
    for once in range(_TRIES):
        try:
            return work()
        except Raced:
            step_aside(once)
    raise Conflict(msg("store.raced", path=name))


def step_aside(once: int) -> None:
    """For longer each time, up to a second or so: two who met are not to meet again at once."""
    sleep(0.01 * 2**once * random())
