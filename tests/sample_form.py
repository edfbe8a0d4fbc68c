"""A worksheet with every kind of value, to try the machinery of worksheets on."""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from helpers import DAY

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.kinds import (
    Amount,
    Count,
    Currency,
    Day,
    Names,
    Number,
    Percent,
    Person,
    Score,
    Scores,
    Words,
    YesNo,
    choice,
    choices,
    says,
)
from stages.sheet_form import SheetForm

SORTS = {"rail": Text("铁路", "by rail"), "road": Text("公路", "by road")}


class Stop(NamedTuple):
    place: Annotated[Words, says("地点", "Place")]
    nights: Annotated[Count | None, says("晚数", "Nights")] = None
    cost: Annotated[Amount | None, says("费用", "Cost", needed=False)] = None
    with_: Annotated[Names, says("同行", "With", needed=False)] = ()
    liked: Annotated[Scores | None, says("喜欢程度", "Liked", needed=False)] = None


class Payment(NamedTuple):
    period: Annotated[Number, says("期数", "Period")]
    amount: Annotated[Amount | None, says("金额", "Amount")] = None


class Trip(NamedTuple):
    title: Annotated[Words | None, says("标题", "Title", "去哪里？", "Where to?")] = None
    pace: Annotated[Score | None, says("快慢", "Pace")] = None
    distance: Annotated[Number | None, says("里程", "Distance")] = None
    discount: Annotated[Percent | None, says("折扣", "Discount")] = None
    starts_on: Annotated[Day | None, says("出发日期", "Starts on")] = None
    ends_on: Annotated[Day | None, says("结束日期", "Ends on", needed=False)] = None
    sort: Annotated[Annotated[str, choice(SORTS)] | None, says("方式", "Sort")] = None
    also: Annotated[Annotated[tuple[str, ...], choices(SORTS)], says("备选", "Also", needed=False)] = ()
    guide: Annotated[Person | None, says("向导", "Guide", needed=False)] = None
    paid: Annotated[YesNo | None, says("已付", "Paid", needed=False)] = None
    budget: Annotated[Amount | None, says("预算", "Budget", needed=False)] = None
    currency: Annotated[Currency | None, says("币种", "Currency", needed=False)] = None
    stops: Annotated[tuple[Stop, ...], says("停留", "Stops")] = ()
    payments: Annotated[tuple[Payment, ...], says("付款", "Payments", needed=False)] = ()


class Figures(NamedTuple):
    nights: Annotated[Count | None, says("总晚数", "Nights in all")] = None
    dearest: Annotated[Amount | None, says("最贵一站", "Dearest stop")] = None


def figures(trip: Trip) -> Figures:
    known = [stop.nights for stop in trip.stops if stop.nights is not None]
    costs = [stop.cost for stop in trip.stops if stop.cost is not None]
    return Figures(sum(known) if known else None, max(costs, default=None))


def faults(trip: Trip) -> Iterator[tuple[Path, Message]]:
    if trip.starts_on and trip.ends_on and trip.ends_on < trip.starts_on:
        yield ("ends_on",), msg("worksheets.no_value", given=trip.ends_on)
    if trip.guide and not trip.starts_on:
        yield ("starts_on",), msg("worksheets.needed")
    for at, stop in enumerate(trip.stops):
        if stop.nights == 0:
            yield ("stops", at, "nights"), msg("worksheets.no_value", given=stop.nights)


TRIP = SheetForm("trip", Text("行程", "Trip"), Text("一次出行", "One trip"), Trip, Figures, figures, faults)


def read(standing=None, /, **typed):
    """What changes, in a deal of CNY; a fault is a mistake in the test."""
    values, found = TRIP.read(typed, standing or {}, "CNY", DAY)
    assert not found, found
    return values


def faulty(standing=None, /, **typed):
    """Each fault's message by its place, as it can be typed; `…_close` with what may have been meant."""
    _, found = TRIP.read(typed, standing or {}, "CNY", DAY)
    assert len({fault.field for fault in found}) == len(found), found
    short = {}
    for fault in found:
        id, close = fault.what.id.partition(".")[2], fault.what.params.get("close")
        short[fault.field] = f"{id} {close}" if close else id
    return short
