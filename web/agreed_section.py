"""What earlier reviews agreed on and nobody has reported done: where a meeting begins."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from coach.limits.limits import Clock
from coach.review.agreed import standing, task
from engine.state import Review
from web.page import Item, Listing, Section
from web.writing import count
from words.say import say

_SHOWN = 15


class Agreed(NamedTuple):
    key: str
    title: str
    review: Review


def agreed_section(found: Sequence[Agreed], clock: Clock) -> Section:
    """`found` by the day it is due."""
    title = say("report_html.agreed")
    if not found:
        return Section("agreed", title, (say("report_html.nothing_agreed"),))
    items = tuple(
        Item(each.key, each.title, (task(each.review), standing(each.review, clock.today, clock.calendar)))
        for each in found[:_SHOWN]
    )
    listing = Listing(say("report_html.to_report"), len(found), items)
    return Section("agreed", title, (_sum(found, clock.today),), listings=(listing,))


def _sum(found: Sequence[Agreed], today: date) -> str:
    late = sum(each.review.due is not None and each.review.due < today.isoformat() for each in found)
    said = "report_html.agreed_sum" if late else "report_html.agreed_in_time"
    return say(said, n=count(len(found)), late=count(late))
