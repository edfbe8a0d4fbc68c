"""How many deals it takes before a figure is learned from them; with fewer, that is what is said."""

from engine.message import Message, msg
from engine.value import Value

ENOUGH = 20
"""Deals, unless a figure needs more."""


class TooFew(Value):
    """What can't be said yet: `n` deals are there, `needed` would do."""

    n: int
    needed: int = ENOUGH

    @property
    def said(self) -> Message:
        return msg("coach.too_few", n=self.n, needed=self.needed)
