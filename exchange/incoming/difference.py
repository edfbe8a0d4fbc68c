"""What a changed row adds to a deal: compared with what earlier imports said, not with what people did since.

So a field that only people here have changed stays theirs, and history is added to, never rewritten.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine.clock import day_of, start_of_day
from engine.fold import fold
from engine.history import Event
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.state import Day, Deal, Instant
from exchange.rows.deal_row import Point, Stop
from exchange.rows.sheets import Said, told_by

MOVES = ("advance", "back", "stop", "reopen")
SHOW, THEIRS, OURS = WAYS = ("show", "theirs", "ours")
"""What becomes of what changed in the table and here: said and left, written, or never asked about again."""
DAYS = "days"
"""Under it an import says which days of the table were not to count."""
_STAYS = {"fields", "filled", "visit"}
"""What an import brings that moves no deal."""


class Told(NamedTuple):
    """A deal as imports alone tell it: its fields, the way it has come, what its worksheets say.

    A stage that an upgrade led elsewhere goes by its new id.
    """

    deal: Deal
    points: tuple[Point, ...]
    seen: tuple[bool, ...]
    """Of each point whether nobody said when it was: an import saw the deal there, some time later."""
    said: Said
    kept: frozenset[str] = frozenset()
    """Fields in which what stood here was to stand, whatever the table said."""
    days: Mapping[str, Day] = {}
    """By stage, or `stopped`, a day the table said and what stood here was to stand as well."""


class Apart(NamedTuple):
    """A day the table gives otherwise than it did: history stands, and is not rewritten."""

    point: Point
    here: Day
    there: Day


def told(events: Sequence[Event]) -> Told:
    """What the imports among a deal's events tell."""
    ours = sorted((e for e in events if e.kind == "import"), key=lambda e: (e.at or "", e.seq))
    deal = fold(map(_all_said, ours))
    assert deal is not None, "an import opened it"
    kept, days = _kept(ours)
    points: list[Point] = []
    seen: list[bool] = []
    led = (e for e in _in_force(events) if e.kind == "upgrade")
    for event in sorted((*ours, *led), key=lambda e: (e.at or "", e.seq)):
        data = event.data
        if event.kind == "upgrade":
            points = [p._replace(stage=data["stage"]) if p.stage == data["from_stage"] else p for p in points]
            continue
        if "stopped" in data:
            stop = Stop(data["stopped"]["class"], data["stopped"]["reason"])
            points.append(Point(event.at, points[-1].stage, stop))
            seen.append(event.at == event.recorded_at)
        elif "reached" in data or "opened" in data:
            reached = data.get("reached") or data["opened"]
            points.append(Point(event.at, reached["stage"]))
            seen.append(event.at == event.recorded_at)
    sheets = told_by(e.data["filled"] for e in ours if "filled" in e.data)
    return Told(deal, tuple(points), tuple(seen), sheets, kept, days)


def _all_said(event: Event) -> Event:
    """With what the table said and what was not written, for somebody here had decided so."""
    data = event.data
    if "said" not in data:
        return event
    said = {name: value for name, value in data["said"].items() if name != DAYS}
    return event._replace(data={"fields": {**data["fields"], **said}})


def _kept(ours: Sequence[Event]) -> tuple[frozenset[str], dict[str, Day]]:
    kept, days = frozenset[str](), dict[str, Day]()
    for event in ours:
        said = event.data.get("said", {})
        kept = (kept - event.data.get("fields", {}).keys()) | (said.keys() - {DAYS})
        days |= said.get(DAYS, {})
    return kept, days


class Clash(NamedTuple):
    """A field that changed in the table and here, to something else."""

    field: str
    here: Any
    there: Any


class Fields(NamedTuple):
    """What becomes of a row's fields: what is to be written, what the table says and is not to be written
    because what stands here is to stand, and what is in doubt."""

    write: dict[str, Any]
    said: dict[str, Any]
    clashes: list[Clash]


def fields(
    told: Mapping[str, Any],
    table: Mapping[str, Any],
    here: Mapping[str, Any],
    way: str = SHOW,
    together: Sequence[tuple[str, ...]] = (),
    kept: Collection[str] = (),
) -> Fields:
    """`told` before by imports, said by the `table` now, standing `here`: the same fields by name.

    What did not change in the table stays as it is here. What changed there alone is written. What changed on
    both sides, to something else, goes the `way` that was asked for. Fields `together` make sense only with
    one another. What was `kept` here though the table said otherwise is the table's again with THEIRS.
    """
    found = Fields({}, {}, [])
    groups = [tuple(name for name in names if name in table) for names in together]
    alone = [(name,) for name in table if not any(name in names for names in together)]
    for names in (*groups, *alone):
        changed = [
            name
            for name in names
            if table[name] != told.get(name)
            or (way == THEIRS and name in kept and table[name] != here.get(name))
        ]
        theirs_alone = all(here.get(name) in (told.get(name), table[name]) for name in names)
        if theirs_alone or way == THEIRS:
            found.write.update((name, table[name]) for name in changed)
        elif changed and way == OURS:
            found.said.update((name, table[name]) for name in changed)
        elif changed:
            at = next(name for name in names if here.get(name) not in (told.get(name), table[name]))
            found.clashes.append(Clash(at, here.get(at), table[at]))
    return found


def later_points(
    before: Sequence[Point],
    row: Sequence[Point],
    deal: Deal,
    playbook: Playbook,
    now: Instant,
    time_zone: str,
) -> tuple[Point, ...]:
    """The points the row adds to those told before; of days it gives otherwise see `apart`.

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
    if end.at is None or last.at is not None:
        return () if end.stop == last.stop else (end._replace(at=last.at),)
    return (end,)


def apart(before: Told, row: Sequence[Point], time_zone: str) -> list[Apart]:
    """The days a table gives for places that were told with another, nobody having said that this is to
    stand."""
    told: dict[str, list[Day]] = {}
    for point in before.points:
        if point.at is not None:
            told.setdefault(place(point), []).append(day_of(point.at, time_zone).isoformat())
    found = []
    for point in row:
        days, there = told.get(place(point)), day_of(point.at, time_zone).isoformat() if point.at else None
        if days and there and there not in days and before.days.get(place(point)) != there:
            found.append(Apart(point, days[-1], there))
    return found


def place(point: Point) -> str:
    return "stopped" if point.stop is not None else point.stage


def later_events(
    before: Told,
    row: Sequence[Point],
    deal: Deal,
    playbook: Playbook,
    events: Sequence[Event],
    time_zone: str,
) -> tuple[Point, ...] | Message:
    """The same for a log, which says itself when a deal was moved back.

    What it told before it must still tell, and nothing in between. Where people here have moved the deal
    as well, what lies in between was theirs to tell, and a move they have made is not made twice. A table of
    deals may have said where this one stands without a day: that is no story to be told otherwise.
    """
    made = _made_here(events)
    dated = [told for told in zip(before.points, before.seen, strict=True) if told[0].at is not None]
    moved_here, known, later = bool(made), dated, list[Point]()
    for point, previous in zip(row, (None, *row), strict=False):
        if known and (moved_here or not later) and _same(point, *known[0], time_zone):
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


def _same(point: Point, told: Point, seen: bool, time_zone: str) -> bool:
    """Told at its time, or where a time had to give way, see `fitted`, later that day; told of its day by a
    table that knows no hour; or seen there by then."""
    if _end(point) != _end(told) or point.at is None or told.at is None:
        return False
    if point.at == told.at:
        return True
    day = day_of(told.at, time_zone)
    if day_of(point.at, time_zone) == day:
        return point.at < told.at or told.at == start_of_day(day, time_zone)
    return seen and point.at < told.at


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


def fitted(
    points: Sequence[Point], floor: Instant | None, now: Instant, time_zone: str
) -> tuple[Point, ...] | Message:
    """The points, none before `floor`; within the same day the order is not known and may give way.

    Of one without a day it is known only that it was by the next, or by `now`.
    """
    if floor is None:
        return tuple(points)
    day = day_of(floor, time_zone)
    fit: list[Point] = []
    for point in _dated(points, max(now, floor)):
        if point.at is None or (point.at < floor and day_of(point.at, time_zone) < day):
            return msg("exchange.history_stands", day=day)
        fit.append(point._replace(at=max(point.at, floor)))
    return tuple(fit)


def _dated(points: Sequence[Point], now: Instant) -> Iterator[Point]:
    by = [now]
    for point in reversed(points):
        by.append(point.at or by[-1])
    return (point._replace(at=at) for point, at in zip(points, reversed(by), strict=False))
