"""What statistics are made of: the deals somebody asked for, and which of them could not be counted."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, NamedTuple

import typer

from coach.enough import TooFew
from coach.lives import lives
from coach.statistics.cohort import Asked, Cohort, Since, cohort
from coach.statistics.win_rate import Rate, enough
from commands import filters
from commands.completion import users
from commands.desk import Desk
from commands.printing import Column, wrapped
from engine import playbooks
from engine.clock import start_of_day, to_instant
from engine.message import Message, Text, msg
from engine.playbook import Playbook
from engine.state import Instant
from words.say import say

OnlyPlaybook = Annotated[
    str | None, typer.Option("--playbook", metavar="metavar.playbook", help="option.only_playbook")
]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users),
]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
OpenedSince = Annotated[
    str | None, typer.Option("--since", metavar="metavar.day", help="option.opened_since")
]
ClosedSince = Annotated[
    str | None, typer.Option("--since", metavar="metavar.day", help="option.closed_since")
]

_BAR = 12
"""Columns of a bar that stands for 100 %."""


class Source(NamedTuple):
    """`now` is the instant up to which things are told."""

    cohort: Cohort
    books: list[Playbook]
    now: Instant
    narrowed: bool

    def book(self, id: str) -> Playbook:
        """Its newest version."""
        return next(book for book in self.books if book.id == id)

    def called(self, id: str) -> str:
        """The title of a playbook, with its id where another has the same."""
        title = say(self.book(id).title)
        twins = {book.id for book in self.books if say(book.title) == title}
        return title if len(twins) == 1 else say("limits.playbook", title=title, id=id)


def source(
    desk: Desk, playbook: str | None, owner: str | None, team: str | None, since: str | None, of: Since
) -> Source:
    """`of`: what happened since that day."""
    view = desk.view
    only = playbooks.newest(view.store, playbook).id if playbook is not None else None
    day = desk.day_or_none(since, past=True)
    start = start_of_day(date.fromisoformat(day), view.workspace.time_zone) if day else None
    asked = Asked(only, filters.owners(view.store, owner, team), start, of)
    now = view.until or to_instant(desk.now)
    books = playbooks.installed(view.store)
    return Source(cohort(lives(view), asked, now), books, now, asked.narrowed)


def left_out(found: Source) -> dict[str, int]:
    return {"undated": found.cohort.undated, "ahead": found.cohort.ahead}


def notes(found: Source) -> Iterator[str]:
    """What could not be counted, and that there is nothing."""
    if not found.cohort.lives:
        yield wrapped(say("statistics.none_of_these" if found.narrowed else "statistics.none"))
    yield from about_left_out(found)


def about_left_out(found: Source) -> Iterator[str]:
    for why, n in left_out(found).items():
        if n:
            yield wrapped(say(f"statistics.left_out_{why}", n=n))


def columns(first: str, *figures: str) -> list[Column]:
    """What is told of and gives way, and its figures."""
    return [
        Column(first, shrinks=True),
        *(Column(say(f"statistics.col_{name}"), right=True) for name in figures),
    ]


def count(n: int) -> str:
    return f"{n:,}"


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def interval(low: float, high: float) -> str:
    return f"{100 * low:.0f}–{100 * high:.0f}%"


def bar(share: float) -> str:
    half_blocks = round(2 * _BAR * share)
    return "█" * (half_blocks // 2) + "▌" * (half_blocks % 2)


def rate_cells(found: Rate | TooFew | None) -> tuple[str, str, str]:
    """A rate, its interval and a bar; – where it is not known, or of too few."""
    known = enough(found) if isinstance(found, Rate) else found
    if known is None or isinstance(known, TooFew):
        return "–", "", ""
    return percent(known.rate), interval(known.low, known.high), bar(known.rate)


def lasted(days: float | None) -> str:
    """A length as people say it: 9.0 days, 6.8 hours, 44 minutes."""
    if days is None:
        return "–"
    if days >= 0.995:
        return say("statistics.days", n=f"{days:.1f}")
    hours = 24 * days
    if hours >= 0.995:
        return say("statistics.hours", n=f"{hours:.1f}")
    minutes = round(60 * hours)
    return say("statistics.minutes", n=minutes) if minutes else say("statistics.at_once")


def stage_count(stage: Text | str, n: int) -> Message:
    return msg("statistics.class_n", title=stage, n=count(n))


def stop_class(book: Playbook, id: str | None) -> Text | Message | str:
    return msg("statistics.class_unknown") if id is None else book.stop_classes.get(id, id)
