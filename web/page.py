"""What stands on a page for the coach's desk, in its order."""

from typing import NamedTuple

from engine.message import Message, msg
from web.figure import Figure, Table

Said = object
"""What `words.say.write` can write: text, Message, Text, number, day, Money, or a tuple of these."""


class Card(NamedTuple):
    """A deal one talks about."""

    key: str
    title: str
    level: str
    """none, note, unknown, warn or critical."""
    facts: tuple[Said, ...]
    signs: tuple[Said, ...] = ()
    first: Said = None
    """The one of the signs that the question belongs to; None where it is no better than the rest."""
    points: tuple[tuple[Said, Said], ...] = ()
    """What it comes to: a label and a sentence."""
    decide: bool = False
    """Whether there is room on paper for a verdict."""

    @property
    def standing(self) -> Message:
        return msg(f"report_html.level_{self.level}")


class Item(NamedTuple):
    key: str
    title: str
    what: Said


class Listing(NamedTuple):
    """Deals that have something in common: those that matter most, and how many there are."""

    title: Said
    n: int
    items: tuple[Item, ...]

    @property
    def more(self) -> int:
        return self.n - len(self.items)

    @property
    def left_out(self) -> Message:
        return msg("report_html.more", n=self.more)


class Titled(NamedTuple):
    title: Said
    table: Table


class Section(NamedTuple):
    id: str
    title: Said
    lead: tuple[Said, ...] = ()
    listings: tuple[Listing, ...] = ()
    cards: tuple[Card, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Titled, ...] = ()
    notes: tuple[Said, ...] = ()


class Page(NamedTuple):
    title: Said
    head: tuple[Said, ...]
    sections: tuple[Section, ...]
    foot: tuple[Said, ...] = ()
