"""Doing it again where somebody else's change got in between."""

from collections.abc import Callable
from time import sleep
from typing import TypeVar

from engine.errors import Conflict
from engine.message import msg
from engine.store import Raced

_T = TypeVar("_T")
OFTEN = 8


def through(name: str, work: Callable[[], _T], *, tries: int = OFTEN) -> _T:
    """What `work` gives, which is all of one transaction. Raises Conflict where it raced each time.

    `name` is what sentences call the database.
    """
    raced = None
    for once in range(tries):
        if raced is not None:
            step_aside(once)
        try:
            return work()
        except Raced as error:
            raced = error
    raise Conflict(msg("store.raced", path=name)) from raced


def step_aside(once: int) -> None:
    """For longer each time, in the end a second or so: two who met are not to meet again at once."""
    from random import random  # for those alone who have to wait

    sleep(0.01 * 2**once * random())
