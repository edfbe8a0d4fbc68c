"""Sales velocity worked by hand: open deals × win rate × mean won value ÷ length of the cycle."""

from decimal import Decimal

import pytest
from ways import at, way

from coach.clients.sales import Exchange
from coach.enough import TooFew
from coach.statistics.beyond import beyond
from coach.statistics.velocity import velocities
from coach.statistics.win_rate import rate
from engine.money import Money
from engine.workspace import Workspace

YUAN = Workspace("UTC", "CN", "CNY", {"USD": "7.1"})


def priced(text, n=1, amount=None, currency="CNY", **given):
    return [way(text, amount=amount, currency=currency if amount else None, **given) for _ in range(n)]


def found(deals, group=lambda life: None, day=0):
    return velocities(beyond(deals, deals, at(day)), deals, group, Exchange(YUAN), "CNY")


def one(*groups, day=0):
    (velocity,) = found([life for group in groups for life in group], day=day)
    return velocity


def test_by_hand():
    """10 open × 25 % × CNY 6,000 ÷ 30 days = CNY 500 a day.

    Ten were won for 5,000 in 20 days, ten for 7,000 in 40.
    """
    velocity = one(
        priced("explore 0", 10, 999),
        priced("explore 0, execute 20", 10, 500_000),
        priced("explore 0, execute 40", 10, 700_000),
        priced("explore 0, stop ? 3", 60, 1),
        priced("explore 0, stop duplicate 3", 9, 1),
    )
    assert (velocity.open, velocity.rate) == (10, rate(20, 80))
    assert (velocity.mean, velocity.cycle) == (Money(600_000, "CNY"), Decimal("30.00"))
    assert velocity.per_day == Money(50_000, "CNY")


def test_currencies_are_converted_and_what_has_no_rate_is_left_out():
    velocity = one(
        priced("explore 0", 1),
        priced("explore 0, execute 10", 20, 10_000, "USD"),
        priced("explore 0, execute 10", 3, 10_000, "EUR"),
        priced("explore 0, execute 10", 2),
        priced("explore ?, execute 10", 1, 71_000),
        priced("explore 12, execute 10", 1, 71_000),
    )
    assert velocity.mean == Money(71_000, "CNY")
    assert (velocity.no_rate, velocity.no_amount, velocity.undated) == (3, 2, 2)
    assert (velocity.valued, velocity.timed) == (22, 25)
    assert velocity.per_day == Money(7_100, "CNY")


def test_open_deals_in_a_currency_without_a_rate_do_not_count():
    """The mean is of yuan and dollars and says nothing of euros; of a deal without an amount it does."""
    velocity = one(
        priced("explore 0", 2, 500, "EUR"),
        priced("explore 0", 3, 500, "USD"),
        priced("explore 0"),
        priced("explore 0, execute 2", 20, 100),
    )
    assert (velocity.open, velocity.unpriced) == (4, 2)
    assert velocity.per_day == Money(200, "CNY")


@pytest.mark.parametrize(
    ("deals", "n"),
    [
        (priced("explore 0"), 0),
        (priced("explore 0, execute 1", 19, 100), 19),
        (priced("explore 0, stop ? 1", 50, 100), 0),
        (priced("explore 0, execute 1", 50), 0),
        (priced("explore ?, execute 1", 50, 100), 0),
    ],
    ids=["nothing decided", "nineteen", "all lost", "no value", "no day"],
)
def test_too_few(deals, n):
    assert one(deals).per_day == TooFew(n)


def test_all_won_and_at_once():
    assert one(priced("explore 0, execute 0", 20, 100), priced("explore 0")).per_day is None
    assert one(priced("explore 0, execute 2", 20, 100), priced("explore 0")).per_day == Money(50, "CNY")


def test_open_deals_older_than_any_that_was_won_do_not_count():
    """On day 50 the oldest that was won took 40 days: five opened on day 10 count, six of day 9 don't."""
    velocity = one(
        priced("explore 10", 5),
        priced("explore 9", 6),
        priced("explore ?", 7),
        priced("explore 60", 1),
        priced("explore 0, execute 40", 20, 400),
        priced("explore 0, stop ? 45", 20),
        day=50,
    )
    assert (velocity.open, velocity.older, velocity.no_age) == (5, 6, 8)
    assert velocity.per_day == Money(25, "CNY")


def test_the_oldest_that_was_won_is_one_of_all_groups():
    deals = [
        *priced("explore 0, execute 40", owner="lin"),
        *priced("explore 0, execute 5", owner="bo"),
        *priced("explore 0", owner="bo"),
        *priced("explore 0", 3, owner="mo"),
    ]
    by = {v.group: (v.open, v.older) for v in found(deals, lambda life: life.owner, day=30)}
    assert by == {"lin": (0, 0), "bo": (1, 0), "mo": (3, 0)}
    assert [v.older for v in found(deals, lambda life: life.owner, day=41)] == [1, 0, 3]


def test_nothing_open_brings_nothing():
    assert one(priced("explore 0, execute 2", 20, 100)).per_day == Money(0, "CNY")


def test_a_third_is_not_rounded_before_the_end():
    """1 × 20/30 × 1.00 ÷ 3 days = 22.2 cents."""
    deals = priced("explore 0", 1), priced("explore 0, execute 3", 20, 100), priced("explore 0, stop ? 1", 10)
    assert one(*deals).per_day == Money(22, "CNY")


def test_by_group_those_without_one_last():
    deals = [
        *priced("explore 0", owner="lin"),
        *priced("explore 0", owner="bo"),
        *priced("explore 0", owner="mo"),
    ]
    teams = {"lin": "north", "bo": "south"}
    assert [v.group for v in found(deals, lambda life: teams.get(life.owner))] == ["north", "south", None]
    assert found([]) == ()
