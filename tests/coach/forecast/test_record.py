"""The record: what past forecasts would have said, against what happened."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ways import way, ways

from coach.enough import TooFew
from coach.forecast.draw import Interval
from coach.forecast.forecast import forecast
from coach.forecast.record import Entry, Record, record
from coach.periods import Period, weeks
from coach.statistics.win_rate import rate
from engine.workspace import Workspace

HERE = Workspace("UTC", "CN", "CNY", {})
FIRST = date(2026, 1, 5)
SPAN = 12


def day(n):
    return FIRST + timedelta(days=n)


def steady(days=70):
    """One deal a day, won after twelve days."""
    return ways(*(f"explore {n}, execute {n + SPAN}.5" for n in range(days)))


def kept(lives, until, **given):
    found = record(lives, HERE, day(until), **given)
    assert isinstance(found, Record)
    return found


def test_too_few_deals_are_said():
    assert record(steady(19), HERE, day(80)) == TooFew(19)
    assert record([], HERE, day(80)) == TooFew(0)


def test_twenty_deals_and_no_week_since_is_an_empty_record():
    found = kept(steady(), 33)
    assert (found.entries, found.inside, found.promised, found.looked) == ((), None, None, 0)
    assert found.bias == TooFew(0, 6)


def test_weeks_where_months_are_few_and_months_where_there_are_six():
    assert kept(steady(), 69).unit == "week"
    long = steady(260)
    assert kept(long, 260).unit == "month"
    assert kept(long, 260, unit="week").unit == "week"
    assert len(kept(long, 260, unit="week", most=3).entries) == 3


def test_every_entry_is_the_forecast_of_its_day():
    lives = steady()
    found = kept(lives, 69)
    assert [entry.period for entry in found.entries] == weeks(day(35), day(69))
    for entry in found.entries:
        then = forecast(lives, HERE, entry.origin, [entry.period])
        assert entry.wins == then.months[0].wins
        assert entry.deals == then.deals


def test_what_happened_by_hand():
    # Day 34 is a Sunday. On it twelve or thirteen deals are open; seven are won in the week after it.
    first = kept(steady(), 41).entries[0]
    assert (first.origin, first.period) == (day(34), Period(day(35), day(41)))
    assert (first.deals, first.actual, first.new) == (12, 7, 0)
    assert first.inside
    assert first.own is None


def test_wins_of_deals_that_came_later_are_apart():
    lives = [*steady(), *ways("explore 36, execute 38", "explore ?, execute 37")]
    first = kept(lives, 41).entries[0]
    assert (first.actual, first.new) == (7, 2)


def test_dates_set_by_hand_are_compared_and_imported_ones_are_not():
    by_hand = way("explore 20", told=[(21, {"close_date": "2026-02-10"})])
    first = kept([*steady(), by_hand], 41).entries[0]
    assert first.own == 1
    imported = by_hand._replace(told=(by_hand.told[0], by_hand.told[1]._replace(imported=True)))
    assert kept([*steady(), imported], 41).entries[0].own is None


def test_only_the_deals_asked_for():
    lives = [*steady(), *ways("explore 30, execute 36", owner="bo")]
    first = kept(lives, 41, of=lambda life: life.owner == "bo").entries[0]
    assert (first.deals, first.actual, first.new) == (1, 1, 0)


def test_where_none_was_open_there_is_nothing_to_be_right_about():
    lives = [*steady(), *ways("explore 30, execute 36", owner="bo")]
    assert len(kept(lives, 69).entries) == 5
    assert len(kept(lives, 69, of=lambda life: life.owner == "bo").entries) == 1


@settings(max_examples=10, deadline=None)
@given(st.integers(50, 60), st.sampled_from(("execute", "stop no", "expand")))
def test_what_happens_later_changes_no_forecast_before_it(when, what):
    lives = [*steady(40), way("explore 30")]
    later = [*lives[:-1], way(f"explore 30, {what} {when}")]
    before, after = kept(lives, 69), kept(later, 69)
    said = {each.origin: each.wins for each in after.entries}
    known = [each for each in before.entries if each.origin < day(when)]
    assert known
    assert [said[each.origin] for each in known] == [each.wins for each in known]


def test_it_tells_how_far_it_has_come():
    told = []
    kept(steady(), 69, tell=lambda done, of: told.append((done, of)))
    assert told == [(n, 5) for n in range(1, 6)]


def test_it_ends_on_the_last_day_anything_happened():
    # Deals 0 to 39 are over on day 51, a Wednesday; nobody moved one after that, though eight are open.
    lives = [*steady(40), *ways(*["explore 45"] * 8)]
    found = kept(lives, 300)
    assert found.entries == kept(lives, 51).entries
    assert (found.unit, found.entries[-1].period.last, found.ended) == ("week", day(48), day(51))
    assert kept(lives, 51).ended is None


def test_of_the_deals_asked_for_as_well_with_the_week_their_last_one_moved_in():
    lives = [*steady(), *ways(*["explore 30, execute 44", "explore 30"], owner="bo")]
    found = kept(lives, 69, of=lambda life: life.owner == "bo")
    assert [(each.period, each.actual) for each in found.entries] == [
        (Period(day(35), day(41)), 0),
        (Period(day(42), day(48)), 1),
    ]
    assert found.ended == day(44)


def test_a_period_in_which_nothing_could_be_told_is_no_hit():
    nothing = entry(0, 0, 0, 0, share=1.0)
    assert nothing.idle
    assert not entry(0, 0, 0, 0, share=0.97).idle
    assert not entry(0, 0, 0, 1, share=1.0).idle, "a miss stays"
    # Deals are won on their twelfth day; bo's has stood there for years, as three hundred others have.
    old = [*ways(*["explore -900"] * 300), *ways("explore -900, stop no 290", owner="bo")]
    found = kept([*steady(300), *old], 312, of=lambda life: life.owner == "bo")
    assert found.idle > 0
    assert len(found.entries) + found.idle == found.looked


def entry(low, high, median, actual, own=None, share=0.8):
    period = Period(day(0), day(6))
    return Entry(day(-1), period, 9, Interval(median, low, high, share), actual, 0, own)


def test_the_account_by_hand():
    found = Record("week", (entry(2, 5, 3, 5, 8), entry(2, 5, 4, 1), entry(0, 1, 1, 0, 4, 0.9)))
    assert [each.inside for each in found.entries] == [True, False, True]
    assert found.inside == rate(2, 3)
    assert found.promised == pytest.approx(2.5 / 3)
    assert found.misses == (2, pytest.approx((2 + 1) / 2), pytest.approx((3 + 4) / 2))


def test_bias_is_of_what_is_printed_and_takes_six_periods_and_twenty_wins():
    assert Record("week", (entry(2, 5, 3, 4),) * 5).bias == TooFew(5, 6)
    assert Record("week", (entry(2, 5, 4, 3),) * 6).bias == TooFew(18)
    assert Record("week", (entry(2, 5, 3, 4),) * 6).bias == pytest.approx(18 / 24)
    assert Record("week", (entry(0, 0, 0, 0),) * 6).bias == TooFew(0)
