"""The weekly progress sheet (周报, method §8): target against actual, the plan against what was held, what
comes, and the cause of every miss."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from engine import orders, reads, weeks
from engine.clock import Calendar
from engine.orders import Order
from engine.reads import View
from engine.state import Day
from engine.visit_table import held
from engine.weeks import Miss, Week
from visits.agenda import Appointment
from visits.day_report import ahead
from visits.week_figures import Figure, PlannedVisit, Turnover, against_plan, figures, missed, turnover

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)


class WeekReport(NamedTuple):
    """`misses` are what was missed, with the cause where it was said; none while the week is running.

    `sold` is None where no order is recorded at all; `unplanned` counts visits and calls nobody had planned.
    """

    user: str
    monday: date
    begun: bool
    over: bool
    working_days: int
    provisional: bool
    figures: tuple[Figure, ...]
    sold: Turnover | None
    planned: tuple[PlannedVisit, ...]
    unplanned: int
    misses: Mapping[str, Miss | None]
    ahead: tuple[Appointment, ...]

    @property
    def sunday(self) -> date:
        return self.monday + _A_WEEK - _A_DAY

    @property
    def unexplained(self) -> tuple[str, ...]:
        return tuple(what for what, miss in self.misses.items() if miss is None)


class Sold(NamedTuple):
    """Orders of a week by whoever they count for; `new_clients` whose first order was in it.

    `recorded`: whether there are any orders at all.
    """

    recorded: bool
    orders: Mapping[str, list[Order]]
    new_clients: Mapping[str, int]


def week_reports(view: View, calendar: Calendar, users: Iterable[str], monday: date) -> list[WeekReport]:
    """One for each person, in their order."""
    sold = sold_in(view, monday, monday + _A_WEEK - _A_DAY)
    return [_report(view, calendar, weeks.load(view, user, monday.isoformat()), sold) for user in users]


def _report(view: View, calendar: Calendar, week: Week, sold: Sold) -> WeekReport:
    monday, sunday = date.fromisoformat(week.monday), date.fromisoformat(week.sunday)
    over = is_over(calendar, monday, view.today)
    visits = held(view, since=week.monday, until=week.sunday, by=week.user)
    here = view.workspace
    brought = turnover(sold.orders.get(week.user, ()), here.currency, here.rates) if sold.recorded else None
    told = figures(week, visits, brought, sold.new_clients.get(week.user, 0) if sold.recorded else None)
    planned, unplanned = against_plan(week.planned, visits, view.today.isoformat(), over=over)
    return WeekReport(
        user=week.user,
        monday=monday,
        begun=monday <= view.today,
        over=over,
        working_days=calendar.working_days(monday - _A_DAY, sunday),
        provisional=calendar.provisional(monday) or calendar.provisional(sunday),
        figures=told,
        sold=brought,
        planned=planned,
        unplanned=unplanned,
        misses={what: week.misses.get(what) for what in missed(told, planned)} if over else {},
        ahead=ahead(view, week.user, max(monday, view.today + _A_DAY), sunday + _A_WEEK),
    )


def is_over(calendar: Calendar, monday: date, today: date) -> bool:
    """Whether no working day of the week is left, today included: before that nothing is missed yet."""
    sunday = monday + _A_WEEK - _A_DAY
    return today > sunday or (today > monday and calendar.working_days(today - _A_DAY, sunday) == 0)


def sold_in(view: View, monday: date, sunday: date) -> Sold:
    """The orders of a week, by the owner of the deal each came from; one that came from none counts for the
    owner of the client's newest deal, and where there is no deal for nobody."""
    first, last = monday.isoformat(), sunday.isoformat()
    told = _of_buyers(view, first, last)
    by_deal, by_account = _owners(view, [order for order in told if first <= order.on <= last])
    of_week: dict[str, list[Order]] = {}
    first_orders: dict[str, Order] = {}
    for order in told:
        owner = by_deal.get(order.deal or "") or by_account.get(order.account)
        if owner is not None and first <= order.on <= last:
            of_week.setdefault(owner, []).append(order)
        earliest = first_orders.get(order.account)
        if earliest is None or order.on < earliest.on:
            first_orders[order.account] = order
    new: dict[str, int] = {}
    for code, order in first_orders.items():
        owner = by_deal.get(order.deal or "") or by_account.get(code)
        if owner is not None and first <= order.on <= last:
            new[owner] = new.get(owner, 0) + 1
    recorded = orders.are_recorded(view.store, until_day=view.today.isoformat(), until=view.until)
    return Sold(recorded, of_week, new)


def _of_buyers(view: View, first: Day, last: Day) -> list[Order]:
    """All orders of the clients that bought between two days; as of a past day those of everybody."""
    day = view.today.isoformat()
    if view.until is not None:
        return list(orders.everyone(view.store, until_day=day, until=view.until))
    sql = "SELECT DISTINCT account FROM purchase WHERE ordered_on >= :first AND ordered_on <= :last"
    codes = [row["account"] for row in view.store.rows(sql, first=first, last=last)]
    return list(orders.of_accounts(view.store, codes, until_day=day))


def _owners(view: View, told: Sequence[Order]) -> tuple[dict[str, str], dict[str, str]]:
    """Who owns the deals these orders came from, and the newest deal of each of their clients."""
    keys, codes = {order.deal for order in told if order.deal}, {order.account for order in told}
    by_deal = {each.row.key: each.row.owner for each in reads.listed_among(view, "d.key", keys)}
    newest: dict[str, tuple[Day, str, str]] = {}
    for each in reads.listed_among(view, "d.account", codes):
        row = each.row
        opened = (row.opened_at or "", row.key, row.owner)
        newest[row.account or ""] = max(newest.get(row.account or "", opened), opened)
    return by_deal, {code: owner for code, (_, _, owner) in newest.items()}
