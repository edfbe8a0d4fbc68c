"""What a changed row adds to a deal: compared with what earlier imports said, not with what people did since.

So a field that only people here have changed stays theirs, and history is added to, never rewritten.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine.clock import day_of
from engine.fold import fold
from engine.history import Event
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.state import Deal, Instant
from exchange.rows.deal_row import Point, Row, Stop
from exchange.rows.sheets import Said, told_by

MOVES = ("advance", "back", "stop", "reopen")
_STAYS = {"fields", "filled"}
"""What an import brings that moves no deal."""


class Told(NamedTuple):
    """A deal as imports alone tell it: its fields, the way it has come, what its worksheets say.

    A stage that an upgrade led elsewhere goes by its new id.
    """

    deal: Deal
    points: tuple[Point, ...]
    said: Said


def told(events: Sequence[Event]) -> Told:
    """What the imports among a deal's events tell."""
    ours = sorted((e for e in events if e.kind == "import"), key=lambda e: (e.at or "", e.seq))
    deal = fold(ours)
    assert deal is not None, "an import opened it"
    points: list[Point] = []
    led = (e for e in _in_force(events) if e.kind == "upgrade")
    for event in sorted((*ours, *led), key=lambda e: (e.at or "", e.seq)):
        data = event.data
        if event.kind == "upgrade":
            points = [p._replace(stage=data["stage"]) if p.stage == data["from_stage"] else p for p in points]
            continue
        if "stopped" in data:
            stop = Stop(data["stopped"]["class"], data["stopped"]["reason"])
            points.append(Point(event.at, points[-1].stage, stop))
        elif "reached" in data or "opened" in data:
            reached = data.get("reached") or data["opened"]
            points.append(Point(event.at, reached["stage"]))
    return Told(deal, tuple(points), told_by(e.data["filled"] for e in ours if "filled" in e.data))


def changed_fields(before: Deal, row: Row, account: str | None, owner: str) -> dict[str, Any]:
    """`account` and `owner` are the row's, as code and login."""
    said: Mapping[str, Any] = {
        "title": row.title,
        "account": account,
        "owner": owner,
        "amount": row.amount,
        "currency": row.currency,
        "close_date": row.close_date,
        "behaviour": row.behaviour,
    }
    return {name: value for name, value in said.items() if getattr(before, name) != value}


def later_points(
    before: Sequence[Point], row: Sequence[Point], deal: Deal, playbook: Playbook, now: Instant
) -> tuple[Point, ...] | Message:
    """The points the row adds to those told before, or why it contradicts them.

    What people here have told already is left out: a deal they moved on is not taken back. A deal the
    file moved back gets there `now`: no file says when that was.
    """
    last, end = before[-1], row[-1]
    stood, stands = _position(last, playbook), _position(end, playbook)
    if stands < stood:
        back_already = deal.stage == end.stage and deal.status != "stopped"
        return () if back_already else (end._replace(at=now),)
    if stands > stood:
        ahead = (p for p in row if _position(p, playbook) > stood)
        return tuple(p for p in ahead if not _stands(p, deal, playbook))
    if all(point in before for point in row):
        return ()
    # The same place: a day nobody knew before may be added, a day that stands is not changed.
    return (end,) if last.at is None or end.at == last.at else msg("exchange.day_stands")


def later_events(
    before: Sequence[Point],
    row: Sequence[Point],
    deal: Deal,
    playbook: Playbook,
    events: Sequence[Event],
    time_zone: str,
) -> tuple[Point, ...] | Message:
    """The same for a log, which says itself when a deal was moved back.

    What it told before it must still tell, and nothing in between. Where people here have moved the deal
    as well, what lies in between was theirs to tell, and a move they have made is not made twice.
    """
    made = _made_here(events)
    moved_here, known, later = bool(made), list(before), list[Point]()
    for point, previous in zip(row, (None, *row), strict=False):
        if known and (moved_here or not later) and _same(point, known[0], time_zone):
            known.pop(0)
            later.clear()
            continue
        ahead = previous is None or _position(point, playbook) > _position(previous, playbook)
        stands = _stands(point, deal, playbook) if ahead else _is_at(point, deal)
        if not (moved_here and not later and (_take(point, made) or stands)):
            later.append(point)
    return msg("exchange.told_otherwise") if known else tuple(later)


class _Made(NamedTuple):
    """Where somebody here moved a deal; no stage of a stop."""

    stage: str | None
    at: Instant | None


def _made_here(events: Sequence[Event]) -> list[_Made]:
    return [_Made(event.data.get("to"), event.at) for event in _in_force(events) if event.kind in MOVES]


def _take(point: Point, made: list[_Made]) -> bool:
    """Whether it was made here, then or later; if so, that move and those before it are spent."""
    stage = None if point.stop else point.stage
    for at, move in enumerate(made):
        if move.stage == stage and move.at and point.at and point.at <= move.at:
            del made[: at + 1]
            return True
    return False


def _same(point: Point, told: Point, time_zone: str) -> bool:
    """Told at its time, or later that day where it had to give way; see `fitted`."""
    if _end(point) != _end(told) or point.at is None or told.at is None:
        return False
    if point.at < told.at:
        return day_of(point.at, time_zone) == day_of(told.at, time_zone)
    return point.at == told.at


def _end(point: Point) -> tuple[str, bool, str | None]:
    """Where it came to; the reason of a stop may be put better."""
    return point.stage, point.stop is not None, point.stop.stop_class if point.stop else None


def _in_force(events: Sequence[Event]) -> Iterator[Event]:
    """What was not taken back."""
    undone = {e.data["seq"] for e in events if e.kind == "undo"}
    return (event for event in events if event.seq not in undone)


def _position(point: Point, playbook: Playbook) -> tuple[int, bool]:
    return playbook.position(point.stage), point.stop is not None


def _stands(point: Point, deal: Deal, playbook: Playbook) -> bool:
    """Whether the deal has come that far already."""
    stopped = deal.status == "stopped"
    if point.stop is not None or stopped:
        return point.stop is not None and stopped
    return playbook.position(deal.stage) >= playbook.position(point.stage)


def _is_at(point: Point, deal: Deal) -> bool:
    return deal.stage == point.stage and (deal.status == "stopped") == (point.stop is not None)


def floor(events: Sequence[Event]) -> Instant | None:
    """When the deal last came to where it stands, by an import or by somebody's move."""
    kept = _in_force(events)
    moves = (
        e for e in kept if e.kind in MOVES or _led(e) or (e.kind == "import" and not _STAYS & e.data.keys())
    )
    return max((e.at for e in moves if e.at), default=None)


def _led(event: Event) -> bool:
    """Whether an upgrade changed where the deal stands."""
    data = event.data
    return event.kind == "upgrade" and any(data[name] != data[f"from_{name}"] for name in ("stage", "status"))


def fitted(points: Sequence[Point], floor: Instant | None, time_zone: str) -> tuple[Point, ...] | Message:
    """The points, none before `floor`; within the same day the order is not known and may give way."""
    if floor is None:
        return tuple(points)
    day = day_of(floor, time_zone)
    fit: list[Point] = []
    for point in points:
        if point.at is None or (point.at < floor and day_of(point.at, time_zone) < day):
            return msg("exchange.history_stands", day=day)
        fit.append(point._replace(at=max(point.at, floor)))
    return tuple(fit)
