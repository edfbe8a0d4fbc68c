"""Target against actual, a figure each: the weekly progress sheet of method §8."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from engine.money import major
from engine.orders import Order
from engine.state import Day
from engine.visit_table import MEETINGS, Held
from engine.weeks import FIGURES, Planned, Week
from visits.day_tasks import goes_with


class Figure(NamedTuple):
    """Amounts in major units of the workspace's currency. None: no target set; nothing known."""

    id: str
    target: Decimal | None
    actual: Decimal | None

    @property
    def missed(self) -> bool:
        """What nobody told is not missed, it is not known."""
        return self.target is not None and self.actual is not None and self.actual < self.target


class Turnover(NamedTuple):
    """What a week's orders brought, and how many of them stay outside for want of a rate or a cost."""

    sales: Decimal
    margin: Decimal
    no_rate: Mapping[str, int]
    """How many orders, by currency."""
    no_cost: int


class PlannedVisit(NamedTuple):
    """`held_on` is the day it took place, if it did that week; `over` says that its day has passed; `name` is
    what it is missed by."""

    name: str
    planned: Planned
    held_on: Day | None
    over: bool

    @property
    def missed(self) -> bool:
        return self.over and self.held_on is None


def turnover(orders: Iterable[Order], currency: str, rates: Mapping[str, str]) -> Turnover:
    """Sales are what was ordered; margin is that less what it cost us, of the orders whose cost is known."""
    sales, margin, no_cost = Decimal(0), Decimal(0), 0
    no_rate: dict[str, int] = {}
    for order in orders:
        rate = "1" if order.currency == currency else rates.get(order.currency)
        if rate is None:
            no_rate[order.currency] = no_rate.get(order.currency, 0) + 1
            continue
        sales += major(order.amount, order.currency) * Decimal(rate)
        if order.cost is None:
            no_cost += 1
        else:
            margin += major(order.amount - order.cost, order.currency) * Decimal(rate)
    return Turnover(sales, margin, no_rate, no_cost)


def figures(
    week: Week, held: Iterable[Held], sold: Turnover | None, new_clients: int | None
) -> tuple[Figure, ...]:
    """`sold` and `new_clients` are None where no order is recorded at all. Only two-sided contacts count."""
    met = [each.channel for each in held if each.two_sided]
    actual: dict[str, Decimal | None] = {
        "visits": Decimal(sum(channel in MEETINGS for channel in met)),
        "calls": Decimal(sum(channel not in MEETINGS for channel in met)),
        "sales": sold.sales if sold else None,
        "margin": sold.margin if sold else None,
        "new_clients": None if new_clients is None else Decimal(new_clients),
        "collection": _number(week.told.get("collection")),
    }
    return tuple(Figure(id, _number(week.targets.get(id)), actual[id]) for id in FIGURES)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def against_plan(
    plan: Mapping[str, Planned], held: Iterable[Held], today: Day, *, over: bool
) -> tuple[tuple[PlannedVisit, ...], int]:
    """Each planned visit with the day it was held, and how many visits and calls nobody had planned.

    A visit serves one plan: that of its day before one of another. `over`: the week is.
    """
    left = sorted(held, key=lambda each: each.on)
    held_on: dict[str, Day] = {}
    for same_day in (True, False):
        for name, planned in plan.items():
            match = next(
                (v for v in left if goes_with(planned, v) and (not same_day or v.on == planned.on)), None
            )
            if name not in held_on and match is not None:
                held_on[name] = match.on
                left.remove(match)
    found = [
        PlannedVisit(name, planned, held_on.get(name), over or planned.on < today)
        for name, planned in plan.items()
    ]
    return tuple(found), len(left)


def missed(told: Iterable[Figure], planned: Iterable[PlannedVisit]) -> tuple[str, ...]:
    """What was missed in a week that is over, in the order it is shown."""
    figures = (figure.id for figure in told if figure.missed)
    return (*figures, *(each.name for each in planned if each.missed))
