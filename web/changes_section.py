"""What changed since the last meeting, kind by kind."""

from coach.review.change import KINDS
from coach.review.changes import Changed, Changes
from web.page import Item, Listing, Section
from words.say import say

SHOWN = 8
"""Deals of a kind that stand on the page; how many more there are is said."""


def changes_section(found: Changes) -> Section:
    listings = [_listing(kind, found.of(kind)) for kind in KINDS if found.of(kind)]
    lead = _sum(found) if listings else say("report_html.nothing_changed")
    title = say("report_html.changed", since=found.since)
    return Section("changes", title, (lead,), listings=tuple(listings))


def _sum(found: Changes) -> str:
    counts = ((say(f"report_html.kind_{kind}"), len(found.of(kind))) for kind in KINDS)
    return " · ".join(say("report_html.changes_sum", kind=kind, n=n) for kind, n in counts if n)


def _listing(kind: str, found: tuple[Changed, ...]) -> Listing:
    items = (Item(each.change.key, each.title, each.change.said) for each in found[:SHOWN])
    return Listing(say(f"report_html.kind_{kind}"), len(found), tuple(items))
