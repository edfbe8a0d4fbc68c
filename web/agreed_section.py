"""What earlier reviews agreed on and nobody has reported done: where a meeting begins."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from coach.review.agreed import standing, task
from engine.state import Review
from web.page import Item, Listing, Section
from words.say import say

_SHOWN = 15


class Agreed(NamedTuple):
    key: str
    title: str
    review: Review


def agreed_section(found: Sequence[Agreed], today: date) -> Section:
    """`found` by the day it is due."""
    title = say("report_html.agreed")
    if not found:
        return Section("agreed", title, (say("report_html.nothing_agreed"),))
    items = tuple(
        Item(each.key, each.title, (task(each.review), standing(each.review, today)))
        for each in found[:_SHOWN]
    )
    listing = Listing(say("report_html.to_report"), len(found), items)
    return Section("agreed", title, listings=(listing,))
