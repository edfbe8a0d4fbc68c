"""One row of a table of deals, read by the mapping: what it says of a deal, or everything wrong with it."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.clock import day_of, start_of_day
from engine.message import Message, msg
from engine.nearest import nearest
from engine.playbook import Playbook
from engine.state import Day, Instant
from engine.worksheet import Worksheets
from exchange.plans.deals import UNKNOWN, DealPlan, Waypoint
from exchange.rows.cell_reader import Reading
from exchange.rows.client_ref import Client
from exchange.rows.deal_cells import DealReader
from exchange.rows.refusal import Refusal
from exchange.rows.sheets import Said, SheetReader
from exchange.styles.survey import Survey

_LOOKED_FOR = 1000
"""Stages nobody knows."""


class Stop(NamedTuple):
    stop_class: str | None
    reason: str


class Point(NamedTuple):
    """A deal came to a stage, or (`stop`) was stopped there. `at` is None where nobody knows when."""

    at: Instant | None
    stage: str
    stop: Stop | None = None


class Row(NamedTuple):
    id: str | None
    title: str
    account: Client | None
    owner: str | None
    """Names as the file has them; a row without an owner belongs to whoever imports it."""
    amount: int | None
    currency: str
    close_date: Day | None
    behaviour: str | None
    trail: tuple[Point, ...]
    said: Said
    """In the deal's worksheets."""

    def content(self) -> list[object]:
        """All it says. What has nothing for worksheets says it as it did before there were any here."""
        return list(self if self.said else self[:-1])


class RowReader(DealReader[Row]):
    def __init__(
        self,
        plan: DealPlan,
        heading: Sequence[str],
        playbook: Playbook,
        survey: Survey,
        now: Instant,
        currency: str,
        worksheets: Worksheets,
    ) -> None:
        super().__init__(plan, heading, playbook, survey, now, currency)
        self._plan = plan
        self._time_zone = survey.time_zone
        self._sheets = SheetReader(plan, worksheets, day_of(now, survey.time_zone))
        self._strange: dict[str, str | None] = {}
        self._trails = {**{value.casefold(): t for value, t in plan.stages.items()}, **plan.stages}

    def read(self, number: int, cells: Sequence[str]) -> tuple[Row | None, list[Refusal]]:
        reading = self._begin(number, cells)
        if reading.refusals:
            return None, reading.refusals
        currency = self._currency(reading)
        said, settles, faults = self._sheets.read(lambda column: self.plain(reading, column), currency)
        row = Row(
            id=self._id(reading),
            title=self._title(reading),
            account=self._client(reading),
            owner=self._name(reading, "owner"),
            currency=currency,
            amount=self._amount(reading, "amount", currency),
            close_date=self._day(reading, "close_date"),
            behaviour=self._behaviour(reading) or settles.get("behaviour"),
            trail=self._trail(reading),
            said=said,
        )
        for column, what in faults:
            reading.refuse(column, what)
        return (None, reading.refusals) if reading.refusals else (row, [])

    def _title(self, reading: Reading) -> str:
        names = self._plan.columns.title
        title = self._joined(reading, names)
        if not title:
            reading.refuse(names[0], msg("exchange.no_title"))
        return title

    # ── the way it has come ───────────────────────────────────────────────────────────────────

    def _trail(self, reading: Reading) -> tuple[Point, ...]:
        column = self._plan.columns.stage
        value = self.cell(reading, column)
        if value is None:
            reading.refuse(column, msg("exchange.no_stage"))
            return ()
        trail = self._trails.get(value) or self._trails.get(value.casefold())
        if trail is None:
            reading.refuse(column, self._unknown(value))
            return ()
        return self._points(reading, trail)

    def day_column(self, cells: Sequence[str], point: Point) -> str | None:
        """Where a row that could be read has the day of a point of its trail."""
        value = cells[self._at[self._plan.columns.stage]].strip()
        trail = self._trails.get(value) or self._trails.get(value.casefold()) or ()
        stopped = point.stop is not None
        fit = (w.on for w in trail if (w.stop is not None) == stopped and w.stage in (None, point.stage))
        return next(fit, None)

    def _unknown(self, value: str) -> Message:
        """Which stage was meant is looked for a while only: each of a million rows may name another."""
        if value not in self._strange and len(self._strange) < _LOOKED_FOR:
            self._strange[value] = nearest(value, self._plan.stages)
        if close := self._strange.get(value):
            return msg("exchange.unknown_stage_close", given=value, close=close)
        return msg("exchange.unknown_stage", given=value)

    def _points(self, reading: Reading, trail: Sequence[Waypoint]) -> tuple[Point, ...]:
        """A stage on the way without its day is left out: nobody says that the deal ever was there. Of two
        days for one stage the first that is there counts."""
        points: list[Point] = []
        before: Waypoint | None = None
        for step, waypoint in enumerate(trail, 1):
            cell = self.cell(reading, waypoint.on) if waypoint.on else None
            if waypoint.stage is not None and points and points[-1].stage == waypoint.stage:
                continue
            if cell is None and waypoint.on and _may_go(trail, step, points):
                continue
            at = self._moment(reading, waypoint.on, cell) if cell and waypoint.on else None
            if points and at is not None:
                at = self._same_day(at, points[-1].at)
            if before is not None and points[-1].at is not None:
                self._check_order(reading, points[-1].at, before, waypoint, at)
            stage = waypoint.stage or points[-1].stage
            points.append(Point(at, stage, self._stop(reading, waypoint)))
            before = waypoint
        return tuple(points)

    def _same_day(self, at: Instant, last: Instant | None) -> Instant:
        """A day without a time is no earlier than a time of that day."""
        if last is None or at >= last:
            return at
        day = day_of(last, self._time_zone)
        return last if at == start_of_day(day, self._time_zone) else at

    def _check_order(
        self, reading: Reading, last: Instant, before: Waypoint, waypoint: Waypoint, at: Instant | None
    ) -> None:
        if reading.refused(waypoint.on):
            return
        if at is None:
            reading.refuse(waypoint.on, msg("exchange.needs_day", earlier=before.on or ""))
        elif at < last:
            reading.refuse(waypoint.on, msg("exchange.too_early", earlier=before.on or ""))

    def _stop(self, reading: Reading, waypoint: Waypoint) -> Stop | None:
        if waypoint.stop is None:
            return None
        reason = self._text(reading, "reason") or waypoint.reason or ""
        return Stop(None if waypoint.stop == UNKNOWN else waypoint.stop, reason)


def _may_go(trail: Sequence[Waypoint], step: int, points: Sequence[Point]) -> bool:
    """Whether a step may be left out: not the last, nor the only one before a stop."""
    left = trail[step:]
    return bool(left) and (bool(points) or left[0].stop is None)
