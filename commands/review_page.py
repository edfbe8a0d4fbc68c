"""A deal under review on one screen: the facts, what was promised, what changed, and the question."""

from collections.abc import Iterator, Sequence

from coach.limits.limits import Clock
from coach.review.agreed import last
from coach.review.page import Page, Said
from commands.printing import clean_cell, cut, pad, paint, room, width, wrap
from words.say import clean, say

_COLOURS = {"critical": "red", "warn": "yellow", "unknown": "yellow"}
_ROWS = 18
"""Lines of a small screen the facts may take: the others are for the heading, the question and the answer."""
_GIVE_WAY = (
    *("worth", "close", "silence", "pattern", "step", "since"),
    *("first", "stage", "signs", "people", "held", "last"),
)
"""Of facts as long as each other, which is cut before which."""


def page_text(page: Page, clock: Clock, place: str = "") -> str:
    """`place` is where one is in the meeting: 3 of 10. Facts that take too much of the screen are cut."""
    pairs = [*_last(page, clock), *_facts(page)]
    labels = [say(f"review.fact_{id}") for id, _ in pairs]
    column = max(map(width, labels))
    ask = wrap(paint(say("coach.ask", ask=page.ask), "bold"), room(), "  ")
    told = [wrap(text, room() - column - 4).split("\n") for _, text in pairs]
    lines = [_head(page, place)]
    ranks = [_GIVE_WAY.index(id) for id, _ in pairs]
    for label, kept in zip(labels, _fitted(told, ranks, _ROWS - ask.count("\n")), strict=True):
        starts = [paint(pad(label, column), "dim"), *([" " * column] * (len(kept) - 1))]
        lines += (f"  {start}  {line}" for start, line in zip(starts, kept, strict=True))
    return "\n".join([*lines, "", ask])


def _fitted(told: list[list[str]], ranks: list[int], rows: int) -> list[list[str]]:
    """In so many rows, each fact keeping its first: the longest gives way, of these the lowest in rank."""
    sizes = [len(lines) for lines in told]
    while sum(sizes) > rows and max(sizes) > 1:
        longest = max(range(len(sizes)), key=lambda at: (sizes[at], -ranks[at]))
        sizes[longest] -= 1
    return [_cut(lines, size) for lines, size in zip(told, sizes, strict=True)]


def _cut(lines: list[str], size: int) -> list[str]:
    if len(lines) == size:
        return lines
    rest = lines[size - 1]
    return [*lines[: size - 1], f"{cut(rest, width(rest) - 1).rstrip('…')}…"]


def pages_text(pages: Sequence[Page], clock: Clock, found: int) -> str:
    """One behind the other; `found` is how many there are to look at, in all."""
    places = (say("review.place", n=n, total=len(pages)) for n in range(1, len(pages) + 1))
    texts = [page_text(page, clock, place) for page, place in zip(pages, places, strict=True)]
    more = [say("review.more", n=found - len(pages))] if found > len(pages) else []
    return "\n\n".join([*texts, *more])


def _head(page: Page, place: str) -> str:
    deal, level = page.deal, page.case.deal.level.name.lower()
    right = f"{place}  " if place else ""
    right += paint(say(f"review.level_{level}"), _COLOURS.get(level, "dim"))
    left = room() - width(right) - width(deal.key) - 4
    return f"{paint(deal.key, 'bold')}  {pad(cut(clean_cell(deal.title), left), left)}  {right}"


def _facts(page: Page) -> Iterator[tuple[str, str]]:
    for fact in page.facts:
        yield fact.id, joined(fact.said)
    yield "first", say(page.case.diagnosis.first_step)


def joined(said: Sequence[Said]) -> str:
    return " · ".join(clean(each) if isinstance(each, str) else say(each) for each in said)


def _last(page: Page, clock: Clock) -> Iterator[tuple[str, str]]:
    review = page.deal.review
    if review is None:
        return
    yield "last", " · ".join(map(say, last(review, clock.today, clock.calendar)))
    since = joined(page.since) if page.since else say("review.since_nothing")
    yield "since", since
