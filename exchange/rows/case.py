"""All that a log tells of one deal, as the one row a table of deals would have for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

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
    ordered = sorted(rows, key=lambda row: (row.at, _position(row, playbook)))
    trail = _trail(ordered)
    if isinstance(trail, Contradiction):
        return trail
    latest = ordered[::-1]
    priced = next((row for row in latest if row.amount is not None), latest[0])
    id = latest[0].id
    return Row(
        id=id,
        title=_last(latest, "title") or id,
        account=_last(latest, "account") or fixed.get("account"),
        owner=_last(latest, "owner") or fixed.get("owner"),
        amount=priced.amount,
        currency=priced.currency,
        close_date=_last(latest, "close_date"),
        behaviour=_last(latest, "behaviour") or fixed.get("behaviour"),
        trail=trail,
        said={},
    )


def _position(row: EventRow, playbook: Playbook) -> int:
    return len(playbook.order) + 1 if row.stage is None else playbook.position(row.stage)


def _last(latest: Sequence[EventRow], field: str) -> Any:
    return next((value for row in latest if (value := getattr(row, field)) is not None), None)


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
