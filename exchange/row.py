"""One row of the file, read by the mapping: what it says about a deal, or everything wrong with it."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from engine.message import Message, msg
from engine.money import currency_of, minor
from engine.playbook import Playbook
from engine.state import Day, Instant
from exchange.cells import Days, plain_number
from exchange.plan import UNKNOWN, Plan, Waypoint


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
    account: str | None
    owner: str | None
    """Names as the file has them; a row without an owner belongs to whoever imports it."""
    amount: int | None
    currency: str
    close_date: Day | None
    behaviour: str | None
    trail: tuple[Point, ...]


class Refusal(NamedTuple):
    """`row` as the user's spreadsheet numbers it: the heading is row 1."""

    row: int
    column: str | None
    reason: Message


class RowReader:
    """Knows once and for all where each field stands."""

    def __init__(
        self, plan: Plan, heading: Sequence[str], playbook: Playbook, days: Days, now: Instant, currency: str
    ) -> None:
        """`currency` is for rows that name none."""
        self._plan, self._heading, self._playbook = plan, heading, playbook
        self._days, self._now = days, now
        self._constants = {"currency": currency, **plan.constants.model_dump(exclude_none=True)}
        self._at = {name: at for at, name in enumerate(heading)}
        everywhere = {"", *plan.nulls}
        self._nulls = {name: everywhere.union(plan.nulls_in.get(name, ())) for name in heading}
        self._fields = {field: name for field, name in plan.columns if isinstance(name, str)}
        self._trails = {**{value.casefold(): t for value, t in plan.stages.items()}, **plan.stages}

    def column(self, field: str) -> str | None:
        """The column a field stands in."""
        return self._fields.get(field)

    def read(self, number: int, cells: Sequence[str]) -> tuple[Row | None, list[Refusal]]:
        """The row, or every refusal."""
        if len(cells) < len(self._heading):
            short = msg("exchange.short_row", n=len(cells), wanted=len(self._heading))
            return None, [Refusal(number, None, short)]
        surplus = next((cell for cell in cells[len(self._heading) :] if cell.strip()), None)
        if surplus is not None:
            return None, [Refusal(number, None, msg("exchange.surplus", text=surplus))]
        sheet = _Reading(number, cells)
        row = Row(
            id=self._id(sheet),
            title=self._title(sheet),
            account=self._text(sheet, "account"),
            owner=self._text(sheet, "owner"),
            currency=(currency := self._currency(sheet)),
            amount=self._amount(sheet, currency),
            close_date=self._close_date(sheet),
            behaviour=self._behaviour(sheet),
            trail=self._trail(sheet),
        )
        return (None, sheet.refusals) if sheet.refusals else (row, [])

    def _cell(self, sheet: "_Reading", column: str) -> str | None:
        cell = sheet.cells[self._at[column]].strip()
        return None if cell in self._nulls[column] else cell

    def _text(self, sheet: "_Reading", field: str) -> str | None:
        column = self._fields.get(field)
        cell = self._cell(sheet, column) if column else None
        return " ".join(cell.split()) if cell else self._constants.get(field)

    def _id(self, sheet: "_Reading") -> str | None:
        column = self._fields.get("id")
        if column is None:
            return None
        cell = self._cell(sheet, column)
        if cell is None:
            sheet.refuse(column, msg("exchange.no_id"))
        return cell

    def _title(self, sheet: "_Reading") -> str:
        names = self._plan.columns.title
        title = self._plan.join.join(" ".join(c.split()) for name in names if (c := self._cell(sheet, name)))
        if not title:
            sheet.refuse(names[0], msg("exchange.no_title"))
        return title

    def _currency(self, sheet: "_Reading") -> str:
        named = self._text(sheet, "currency") or ""
        currency = currency_of(named)
        if currency is None:
            sheet.refuse(self._fields.get("currency"), msg("exchange.bad_currency", given=named))
        return currency or named

    def _amount(self, sheet: "_Reading", currency: str) -> int | None:
        column = self._fields.get("amount")
        cell = self._cell(sheet, column) if column else None
        if cell is None:
            return None
        number = plain_number(cell, self._plan.decimal)
        amount = minor(number, currency) if number else None
        if amount is None or amount < 0:
            sheet.refuse(column, msg("exchange.bad_amount", given=cell, currency=currency))
        return amount

    def _close_date(self, sheet: "_Reading") -> Day | None:
        column = self._fields.get("close_date")
        cell = self._cell(sheet, column) if column else None
        if cell is None:
            return None
        day = self._days.day(cell)
        if day is None:
            sheet.refuse(column, msg("exchange.bad_day", given=cell))
        return day

    def _behaviour(self, sheet: "_Reading") -> str | None:
        given = self._text(sheet, "behaviour")
        if given is not None and given not in self._playbook.behaviours:
            known = tuple(self._playbook.behaviours)
            what = msg("exchange.unknown_behaviour", given=given, known=known)
            sheet.refuse(self._fields.get("behaviour"), what)
        return given

    # ── the way it has come ───────────────────────────────────────────────────────────────────

    def _trail(self, sheet: "_Reading") -> tuple[Point, ...]:
        column = self._plan.columns.stage
        value = self._cell(sheet, column)
        if value is None:
            sheet.refuse(column, msg("exchange.no_stage"))
            return ()
        trail = self._trails.get(value) or self._trails.get(value.casefold())
        if trail is None:
            close = get_close_matches(value, self._plan.stages, n=1)
            said = "exchange.unknown_stage_close" if close else "exchange.unknown_stage"
            sheet.refuse(column, msg(said, given=value, close=tuple(close)))
            return ()
        return self._points(sheet, trail)

    def _points(self, sheet: "_Reading", trail: Sequence[Waypoint]) -> tuple[Point, ...]:
        """A stage on the way without its day is left out: nobody says that the deal ever was there."""
        points: list[Point] = []
        before: Waypoint | None = None
        stays = [w.stage for w in trail if w.stage is not None]
        for waypoint in trail:
            cell = self._cell(sheet, waypoint.on) if waypoint.on else None
            if cell is None and waypoint.on and waypoint.stage not in (None, stays[-1]):
                continue
            at = self._moment(sheet, waypoint.on, cell) if cell and waypoint.on else None
            if before is not None and points[-1].at is not None:
                self._check_order(sheet, points[-1].at, before, waypoint, at)
            points.append(Point(at, waypoint.stage or stays[-1], self._stop(sheet, waypoint)))
            before = waypoint
        return tuple(points)

    def _moment(self, sheet: "_Reading", column: str, cell: str) -> Instant | None:
        at = self._days.instant(cell)
        if at is None:
            sheet.refuse(column, msg("exchange.bad_day", given=cell))
        elif at > self._now:
            sheet.refuse(column, msg("exchange.in_the_future", given=cell))
        return at

    def _check_order(
        self, sheet: "_Reading", last: Instant, before: Waypoint, waypoint: Waypoint, at: Instant | None
    ) -> None:
        if sheet.refused(waypoint.on):
            return
        if at is None:
            sheet.refuse(waypoint.on, msg("exchange.needs_day", earlier=before.on or ""))
        elif at < last:
            sheet.refuse(waypoint.on, msg("exchange.too_early", earlier=before.on or ""))

    def _stop(self, sheet: "_Reading", waypoint: Waypoint) -> Stop | None:
        if waypoint.stop is None:
            return None
        reason = self._text(sheet, "reason") or waypoint.reason or ""
        return Stop(None if waypoint.stop == UNKNOWN else waypoint.stop, reason)


class _Reading:
    """A row while it is read: its cells, and what is wrong with them so far."""

    __slots__ = ("cells", "number", "refusals")

    def __init__(self, number: int, cells: Sequence[str]) -> None:
        self.number = number
        self.cells = cells
        self.refusals: list[Refusal] = []

    def refuse(self, column: str | None, reason: Message) -> None:
        self.refusals.append(Refusal(self.number, column, reason))

    def refused(self, column: str | None) -> bool:
        return any(r.column == column for r in self.refusals)
