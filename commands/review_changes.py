"""What changed since a day, for the screen or a meeting: by kind, what is worth most first."""

from coach.review.change import KINDS
from coach.review.changes import Changed, Changes
from commands.printing import clean_cell, cut
from commands.report_page import Entry, Page, Part
from commands.review_source import Scope
from words.say import say, write

_SHOWN = 10
"""Of a kind, unless all are asked for."""
_TITLE = 60
"""Columns of a title."""


def within(found: Changes, asked: Scope) -> Changes:
    """Those of the deals one looks at, by who owns them and where they stand now."""
    kept = tuple(
        each
        for each in found.changed
        if (asked.owners is None or each.owner in asked.owners) and asked.stage in (None, each.stage)
    )
    return found._replace(changed=kept)


def changes_page(found: Changes, most: int | None) -> Page:
    """`most` of each kind; 0 for all."""
    shown = _SHOWN if most is None else most
    parts = [_part(kind, found.of(kind), shown) for kind in KINDS if found.of(kind)]
    about = [] if parts else [say("review.nothing_changed")]
    return Page(say("review.changes_head", first=found.since, last=found.until), about, parts)


def _part(kind: str, changed: tuple[Changed, ...], shown: int) -> Part:
    listed = changed[:shown] if shown else changed
    entries = [Entry(_line(each)) for each in listed]
    if len(changed) > len(listed):
        entries.append(Entry(say("review.and_more", n=len(changed) - len(listed))))
    return Part(say(f"review.kind_{kind}", n=len(changed)), entries)


def _line(each: Changed) -> str:
    worth = [write(each.amount)] if each.amount else []
    title = cut(clean_cell(each.title), _TITLE)
    return " · ".join([f"{each.change.key} {title}", each.owner, *worth, say(each.change.said)])
