"""All that a log tells of one deal, as the one row a table of deals would have for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from engine.message import Message, msg
from engine.playbook import Playbook
from engine.state import DONE
from exchange.rows.deal_row import Point, Row
from exchange.rows.event_row import EventRow


class Contradiction(NamedTuple):
    """What can't have happened, and the number of the row that says so."""

    number: int
    why: Message


def told_of(rows: Iterable[EventRow], playbook: Playbook, fixed: Mapping[str, str]) -> Row | Contradiction:
    """`fixed` is what stands in for a field no row says anything of.

    The rows go by time, of one instant the stages forward and a stop last, else as the file has them.
    Of a field that changed on the way the last value counts.
    """
    places: Mapping[str | None, int] = {stage: at for at, stage in enumerate((*playbook.order, DONE, None))}
    ordered = sorted(rows, key=lambda row: (row.at, places[row.stage]))
    trail = _trail(ordered)
    if isinstance(trail, Contradiction):
        return trail
    latest = ordered[::-1]
    last = latest[0]
    priced = last if last.amount is not None else _saying(latest, "amount")
    return Row(
        id=last.id,
        title=last.title or _saying(latest, "title").title or last.id,
        account=last.account or _saying(latest, "account").account or fixed.get("account"),
        owner=last.owner or _saying(latest, "owner").owner or fixed.get("owner"),
        amount=priced.amount,
        currency=priced.currency,
        close_date=last.close_date or _saying(latest, "close_date").close_date,
        behaviour=last.behaviour or _saying(latest, "behaviour").behaviour or fixed.get("behaviour"),
        trail=trail,
        said={},
    )


def _saying(latest: Sequence[EventRow], field: str) -> EventRow:
    """The first that says anything of a field; where none does, the first of all."""
    return next((row for row in latest if getattr(row, field) is not None), latest[0])


def _trail(ordered: Sequence[EventRow]) -> tuple[Point, ...] | Contradiction:
    """Where it came to, one after the other: a stage it stands in already is no move, an earlier one is a
    move back; what is stopped stays so until a stage is named again, and what is done is not stopped."""
    points: list[Point] = []
    for row in ordered:
        stands = points[-1] if points else None
        if row.stop is not None:
            if stands is None:
                return Contradiction(row.number, msg("exchange.stop_from_nowhere"))
            if stands.stage == DONE:
                return Contradiction(row.number, msg("exchange.stop_after_done"))
            if stands.stop is None:
                points.append(Point(row.at, stands.stage, row.stop))
        elif row.stage is not None and (stands is None or stands.stop or stands.stage != row.stage):
            points.append(Point(row.at, row.stage))
    return tuple(points)
