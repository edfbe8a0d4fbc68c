"""How often Python looks for objects that hold one another in a circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 200_000
"""More objects made than given back before it looks; Python's own 700 suit a program that holds few."""


@contextmanager
def seldom_looked_for() -> Iterator[None]:
    """Meanwhile much is made and given back in no circles: looking for some takes a quarter of the time."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def not_looked_for() -> Iterator[None]:
    """Meanwhile much is made and kept to the end. What is left then is never looked through either."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()
