"""Lists a page at a time: how long one is, and how to go on behind it."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, TypeVar

import typer

from commands.printing import emit
from commands.settings import Settings
from words.say import say

Row = TypeVar("Row")

Limit = Annotated[int | None, typer.Option("--limit", metavar="metavar.number", help="option.limit", min=0)]
After = Annotated[str | None, typer.Option("--after", metavar="metavar.key", help="option.after")]

A_PAGE = 50


def length(settings: Settings, limit: int | None, page: int = A_PAGE) -> int | None:
    """Rows on a page; None for all: people get a page and programs everything, unless they say how much."""
    if limit is None:
        return None if settings.json or settings.csv else page
    return limit or None


def one_more(most: int | None) -> int | None:
    """What to ask the database for, to know whether there is another page."""
    return None if most is None else most + 1


def on_page(found: Sequence[Row], most: int | None) -> tuple[Sequence[Row], bool]:
    """The page, and whether there is more, of rows of which there may be one too many."""
    return found[:most], most is not None and len(found) > most


def go_on(after: str) -> str:
    """How to get at the next page; `after` is the key of the last row on this one."""
    return say("shell.more_rows", after=after)


def nothing(after: str) -> str:
    """Of a page behind the last row."""
    return say("shell.nothing_after", after=after)


def emit_page(
    settings: Settings,
    data: Sequence[Mapping[str, Any]],
    text: Callable[[], str],
    columns: Sequence[str] = (),
    *,
    onward: str | None,
) -> None:
    """Print a page; `onward` is the key to go on behind, None on the last page. A table for programs has no
    room for it, so it is said aside."""
    emit(settings, data, text, columns, next=onward)
    if settings.csv and onward is not None:
        print(go_on(onward), file=sys.stderr)
