"""What was decided since a day, and what earlier reviews left to do: the end of a meeting."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from coach.review.agreed import standing, task
from engine import reads
from engine.clock import Calendar
from engine.message import Message, msg
from engine.reads import View
from engine.state import REVIEW_VERDICTS, Deal, Review
from engine.value import Value

_DECIDED = "d.reviewed_on >= :first AND d.reviewed_on <= :last"
_OPEN = "d.status IN ('open', 'won') AND d.review_due IS NOT NULL"


class Minutes(Value):
    """From the day `first` to the day `last`, both counted. Of several verdicts on a deal the last is the one
    that counts; one taken back never was."""

    first: date
    last: date
    decided: tuple[Deal, ...]
    open: tuple[Deal, ...]
    """Live deals with a promise of an earlier review, what is due first first."""

    @property
    def head(self) -> Message:
        if self.first == self.last:
            return msg("meeting_room.minutes_head", day=self.last)
        return msg("meeting_room.minutes_since", first=self.first, last=self.last)

    @property
    def summed(self) -> Message:
        given = [deal.review.verdict for deal in self.decided if deal.review]
        counted = tuple(
            msg("review.counted", n=given.count(id), verdict=msg(f"review.verdict_{id}"))
            for id in REVIEW_VERDICTS
            if id in given
        )
        if not counted:
            return msg("meeting_room.minutes_none")
        return msg("meeting_room.minutes_sum", n=len(given), verdicts=counted)


def minutes(view: View, first: date, where: str, params: Mapping[str, object]) -> Minutes:
    """`where` speaks of the deal `d`."""
    days = {"first": first.isoformat(), "last": view.today.isoformat()}
    decided = _deals(view, f"{_DECIDED} AND {where}", "d.reviewed_on, d.sort_key", {**params, **days})
    seen = {deal.key for deal in decided}
    left = _deals(view, f"{_OPEN} AND {where}", "d.review_due, d.sort_key", params)
    return Minutes(first, view.today, decided, tuple(deal for deal in left if deal.key not in seen))


def in_order(found: Minutes, keys: Collection[str]) -> Minutes:
    """What was decided in the order in which one went through the deals."""
    places = {key: n for n, key in enumerate(keys)}
    return found._replace(decided=tuple(sorted(found.decided, key=lambda deal: places[deal.key])))


class Line(NamedTuple):
    """A sentence on a deal, and what is to be said below it."""

    key: str
    said: Message
    below: tuple[Message, ...] = ()


def lines(found: Minutes, calendar: Calendar) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What was decided, and what is still open."""
    return (
        tuple(_decided(deal, found.last, calendar) for deal in found.decided),
        tuple(_open(deal, found.last, calendar) for deal in found.open),
    )


def _decided(deal: Deal, today: date, calendar: Calendar) -> Line:
    review = _held(deal)
    verdict = msg(f"review.verdict_{review.verdict}")
    said = msg("meeting_room.decided_on", deal=_called(deal), verdict=verdict, coach=review.coach)
    return Line(deal.key, said, tuple(_below(review, today, calendar)))


def _below(review: Review, today: date, calendar: Calendar) -> Iterator[Message]:
    """What is to be done, and whether what was agreed before was."""
    if review.agreed:
        yield _agreed(review, today, calendar)
    if review.kept is not None:
        yield msg("meeting_room.was_kept" if review.kept else "meeting_room.was_not_kept")


def _open(deal: Deal, today: date, calendar: Calendar) -> Line:
    agreed = _agreed(_held(deal), today, calendar)
    return Line(deal.key, msg("review.promised", deal=_called(deal), task=agreed))


def _agreed(review: Review, today: date, calendar: Calendar) -> Message:
    return msg("review.task_stands", task=task(review), how=standing(review, today, calendar))


def _held(deal: Deal) -> Review:
    assert deal.review is not None, "it was reviewed"
    return deal.review


def _called(deal: Deal) -> str:
    return f"{deal.key} {deal.title}"


def _deals(view: View, where: str, order: str, params: Mapping[str, object]) -> tuple[Deal, ...]:
    keys = [each.row.key for each in reads.listed(view, where, tail=f"ORDER BY {order}", **params)]
    found = reads.states(view, keys)
    return tuple(found[key] for key in keys)
