"""The forecast of open deals, learned from made-up pasts whose answer is known."""

from datetime import date, timedelta
from statistics import fmean

import pytest
from helpers import playbook
from hypothesis import given, settings
from hypothesis import strategies as st
from ways import at, moved, way, ways

from coach.enough import TooFew
from coach.forecast.forecast import Forecast, forecast
from coach.lives import Move
from coach.periods import Period, after, month_of, week_of
from engine.money import Money
from engine.workspace import Workspace

HERE = Workspace("UTC", "CN", "CNY", {"USD": "7.1"})
FIRST = date(2026, 1, 5)
"""Day 0 of a way."""


def ahead(lives, day, n=1, unit=month_of, **given):
    """A forecast from the end of a day, for the period tomorrow lies in and those after it."""
    today = FIRST + timedelta(days=day)
    periods = [unit(today + timedelta(days=1))]
    while len(periods) < n:
        periods.append(after(periods[-1]))
    return forecast(lives, given.pop("here", HERE), today, periods, **given)


def wins(found, at=0):
    assert isinstance(found, Forecast)
    return found.months[at].wins


def both(day, days):
    """Two deals of the same day, one won and one lost after so many days."""
    return ways(f"explore {day}, execute {day + days}", f"explore {day}, stop no {day + days}")


def won_after(days, n, every=1):
    """Deals one after another, each won after so many days."""
    return ways(*(f"explore {k * every}, execute {k * every + days}" for k in range(n)))


def test_with_fewer_than_20_decided_deals_there_is_none():
    assert ahead(won_after(2, 19), 60) == TooFew(19)
    assert ahead([], 60) == TooFew(0)
    assert isinstance(ahead(won_after(2, 20), 60), Forecast)


def test_a_duplicate_and_a_deal_without_dates_decide_nothing():
    lives = won_after(2, 19) + ways("explore 0, stop duplicate 3", "explore 0, execute ?")
    assert ahead(lives, 60) == TooFew(19)


def test_nothing_open_nothing_to_win():
    found = ahead(won_after(2, 40), 60)
    assert (found.deals, wins(found), found.carried) == (0, (0, 0, 0, 1.0), ())


def test_what_always_took_ten_days_will():
    # On day 85, a Tuesday, half of the open ones are ten days old and half have just come.
    lives = won_after(10.5, 70) + ways(*["explore 76"] * 50, *["explore 85"] * 50)
    week = ahead(lives, 85, unit=week_of)
    assert wins(week).median == pytest.approx(50, rel=0.15)
    assert wins(week).low < 50 <= wins(week).high


def test_half_won_half_lost_by_hand():
    # Everybody left on the fourth day, half of them won. 200 have just come to it.
    lives = [life for n in range(56) for life in both(n, 3.5)]
    found = ahead([*lives, *ways(*["explore 60"] * 200)], 62, unit=week_of)
    assert wins(found).median == pytest.approx(100, rel=0.05)


def test_all_lost_leaves_a_small_chance_and_all_won_no_certainty():
    lost = ways(*(f"expand {n}, stop no {n + 5}" for n in range(28)))
    won = ways(*(f"expand {n}, execute {n + 5}" for n in range(28)))
    still = ways(*["expand 30"] * 10)
    none, every = ahead([*lost, *still], 33), ahead([*won, *still], 33)
    assert (wins(none).median, wins(none).low) == (0, 0)
    assert 0 < none.expected < 2
    assert 8 < every.expected < 10
    assert wins(every).high == 10


def test_deals_older_than_any_that_was_won_have_a_small_chance_not_none():
    lives = [life for n in range(0, 60, 2) for life in both(n, 6)]
    old = ways(*["explore 0"] * 100)
    found = ahead([*lives, *old], 360)
    assert 0 < found.expected < 1
    assert all(0 < each.chance < 0.01 for each in found.carried)


def test_a_deal_on_its_way_through_two_stages():
    lives = [life for n in range(60) for life in ways(f"explore {n}, expand {n + 2}, execute {n + 4}")]
    still = ways(*["explore 65"] * 40)
    weeks = ahead([*lives, *still], 65, 2, week_of)
    assert wins(weeks, 0).median + wins(weeks, 1).median == pytest.approx(40, rel=0.1)


def test_the_same_question_gets_the_same_answer_and_another_seed_another():
    lives = won_after(10, 60) + ways(*["explore 55"] * 30)
    assert ahead(lives, 60) == ahead(lives, 60)
    assert wins(ahead(lives, 60)) != wins(ahead(lives, 60, seed=2))
    assert wins(ahead(lives, 60)).median == pytest.approx(wins(ahead(lives, 60, seed=2)).median, rel=0.1)


# ── which deals ───────────────────────────────────────────────────────────────────────────────


def test_deals_without_an_age_and_in_a_stage_nobody_left_are_apart():
    lives = won_after(5, 30) + ways("explore 40", "explore ?", "expand 40", "expand 41")
    found = ahead(lives, 45)
    assert (found.deals, found.unknown, found.unlearned) == (1, 1, 2)


def test_a_stage_the_newest_version_no_longer_has_is_still_a_way_to_a_win():
    # Version 2 does without `expand`; deals pinned to version 1 still go through it.
    shorter = playbook("""
- {id: explore, gate: [{decision: better}]}
- {id: execute, status: won, gate: [{decision: met}]}
""")._replace(version=2)
    gone = [way(f"explore {n}, expand {n + 2}, execute {n + 4}") for n in range(60)]
    still = ways(*["expand 63"] * 20)
    first = ahead([*gone, *still], 64, unit=week_of)
    found = ahead([*gone, *still, way("explore 64", book=shorter)], 64, unit=week_of)
    assert (found.deals, found.unlearned) == (21, 0)
    assert wins(found).median == pytest.approx(wins(first).median, abs=2) == pytest.approx(20, abs=2)


def test_a_road_that_leads_through_a_stage_nobody_left_is_no_road():
    lives = [life for n in range(30) for life in ways(f"explore {n}, stop no {n + 2}")]
    seen = ahead([*lives, *ways("explore 0, expand 1", "explore 40")], 45)
    assert (seen.deals, seen.unlearned) == (0, 2)


def test_only_the_deals_asked_for_are_forecast_and_all_are_learned_from():
    lives = won_after(5, 30) + ways("explore 40", "explore 41", owner="bo")
    found = ahead([*lives, *ways("explore 40", owner="lin")], 45, of=lambda life: life.owner == "bo")
    assert (found.deals, found.n_history) == (2, 30)


def test_what_happens_later_is_not_known_yet():
    lives = won_after(5, 40)
    assert ahead(lives, 30) == ahead([life for n, life in enumerate(lives) if n <= 30], 30)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from(("execute", "stop no", "expand"))), max_size=10)
)
def test_whatever_happens_after_the_day_changes_nothing(later):
    lives = won_after(5, 30) + ways(*["explore 36"] * len(later))
    then = [
        moved(life, *life.moves, way(f"explore 36, {what} {40 + days}").moves[-1])
        for life, (days, what) in zip(lives[30:], later, strict=True)
    ]
    assert ahead([*lives[:30], *then, *ways("explore 41")], 40) == ahead(lives, 40)


def test_a_win_that_was_taken_back_later_was_one_then():
    lives = won_after(5, 30) + ways("explore 30, execute 34")
    undone = [
        *lives[:30],
        moved(lives[30], lives[30].moves[0], lives[30].moves[1]._replace(undone_at=at(50))),
    ]
    assert ahead(undone, 40).deals == 0
    assert ahead(undone, 55).deals == 1


def test_a_reopened_deal_counts_from_its_reopening():
    lives = won_after(5, 30)
    life = way("explore 0, stop no 2")
    again = moved(life, *life.moves, Move(at(38), "reopen", "explore", "open"))
    fresh = way("explore 38")
    assert wins(ahead([*lives, again], 40)).median == pytest.approx(
        wins(ahead([*lives, fresh], 40)).median, abs=0.1
    )


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 40), st.integers(10, 40))
def test_more_deals_are_not_fewer_wins(n, more):
    past = [life for k in range(25) for life in both(k, 6)]
    few = wins(ahead([*past, *ways(*["explore 36"] * n)], 40))
    many = wins(ahead([*past, *ways(*["explore 36"] * (n + more))], 40))
    assert many.median > few.median
    for each in (few, many):
        assert each.low - 1 < each.median < each.high + 1


# ── value, and the reps' own dates ────────────────────────────────────────────────────────────


def priced(*amounts, currency="CNY"):
    return [way("explore 40", amount=amount, currency=currency) for amount in amounts]


def test_value_goes_by_the_amounts_of_those_that_win():
    found = ahead(won_after(5, 40) + priced(*[100_00] * 20), 44, unit=week_of)
    (week,) = found.months
    assert week.value.median.minor == pytest.approx(100_00 * week.wins.median, abs=1)
    assert week.value.low == Money(100_00 * week.wins.low, "CNY")


def test_a_deal_without_an_amount_counts_with_the_mean_of_those_won():
    past = [way(f"explore {n}, execute {n + 5}", amount=n % 2 * 200_00, currency="CNY") for n in range(40)]
    found = ahead(past + ways(*["explore 40"] * 3), 44)
    assert (found.prices.usual, found.prices.unpriced) == (Money(100_00, "CNY"), 3)
    assert set(found.prices.worth.values()) == {100_00}


def test_amounts_go_by_the_workspaces_rates_and_those_without_one_are_left_out():
    found = ahead(won_after(5, 40) + priced(10_00, currency="USD") + priced(50_00, currency="EUR"), 44)
    assert sorted(found.prices.worth.values()) == [0, 71_00]
    assert found.prices.no_rate == {"EUR": 1}


def test_where_no_amount_is_known_there_is_no_value():
    (month,) = ahead(won_after(5, 40) + ways("explore 40"), 44).months
    assert (month.value, month.own_value) == (None, None)


def test_the_reps_own_dates():
    days = ("2026-02-17", "2026-02-18", "2026-02-28", "2026-03-01", "2026-04-01", None)
    still = [way("explore 40", told=[(41, {"close_date": day})], amount=1_00, currency="CNY") for day in days]
    found = ahead(won_after(5, 40) + still, 44, 2)
    assert [month.own_n for month in found.months] == [2, 1]
    assert found.months[0].own_value == Money(2_00, "CNY")
    assert (found.own.overdue, found.own.later, found.own.undated) == (1, 1, 1)


def test_a_date_set_after_the_day_is_not_known_yet():
    late = way("explore 40", told=[(50, {"close_date": "2026-02-20"})])
    assert ahead([*won_after(5, 40), late], 44).own.undated == 1


def test_the_deals_it_rests_on_come_first():
    fresh = [way(f"explore {day}", amount=amount, currency="CNY") for day, amount in ((40, 9_00), (40, 5_00))]
    old = way("explore 0", amount=10_00, currency="CNY")
    found = ahead([*won_after(5, 40), old, *fresh], 44)
    assert [each.key for each in found.carried] == [fresh[0].key, fresh[1].key, old.key]
    assert found.carried[0][3:] == (pytest.approx(found.carried[1].chance), Money(9_00, "CNY"), False)
    assert found.carried[2].chance < found.carried[0].chance


def late(life, when):
    """As an import wrote it down that day."""
    return life._replace(told=tuple(each._replace(imported=True, recorded_at=at(when)) for each in life.told))


def test_what_was_imported_after_the_day_about_its_end_is_not_known():
    won = [way(f"explore {n}, execute {n + 5}", amount=100_00, currency="CNY") for n in range(30)]
    still = way("explore 40", amount=900_00, currency="CNY", close_date="2026-02-20")
    then = ahead([late(life, 300) for life in (*won, still)], 44)
    assert (then.deals, then.late, then.prices.unpriced, then.own.undated) == (1, 1, 1, 1)
    assert set(then.prices.worth.values()) == {100_00}, "what was won by then is known"
    assert then.months[0].own_n is None
    now = ahead([late(life, 43) for life in (*won, still)], 44)
    assert (now.late, now.prices.worth[still.key], now.own.n) == (0, 900_00, (1,))


def test_head_and_notes_count_the_same_deals():
    left_out = ways("explore ?", "expand 41", told=[(42, {"close_date": "2026-02-20"})])
    found = ahead(won_after(5, 30) + ways("explore 40") + left_out, 44)
    assert (found.deals, found.unknown, found.unlearned) == (1, 1, 1)
    assert (found.own.undated, found.prices.unpriced, len(found.carried)) == (1, 1, 1)
    assert (found.months[0].own_n, found.months[0].own_value) == (None, None)


def test_a_record_that_ended_says_when():
    lives = won_after(5, 30) + ways("explore 20")
    assert ahead(lives, 700).ended is None
    found = ahead(lives, 34 + 731)
    assert (found.ended, found.deals) == (FIRST + timedelta(days=34), 0)


# ── how a period strays ───────────────────────────────────────────────────────────────────────


def test_a_team_that_always_wins_less_than_its_ages_say_is_expected_to():
    # Half of the deals are won on the first Monday after they came, and in the last six weeks none were.
    busy = [f"explore {7 * w + d}, execute {7 * w + d + 3}" for w in range(8) for d in range(5)]
    idle = [f"explore {7 * w}" for w in range(8, 14) for _ in range(5)]
    plain = ahead(ways(*busy, *["explore 55"] * 30), 56, unit=week_of)
    tired = ahead(ways(*busy, *idle, *["explore 97"] * 30), 98, unit=week_of)
    assert wins(tired).median < wins(plain).median * 0.7
    assert tired.earlier > plain.earlier


def test_earlier_forecasts_are_counted():
    assert ahead(won_after(2, 40), 30).earlier == 0
    lives = won_after(12, 100) + ways("explore 0")
    assert ahead(lives, 90, unit=week_of).earlier > 5


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(30, 58), min_size=1, max_size=20), st.integers(2, 9), st.integers(1, 9))
def test_no_period_depends_on_how_many_are_shown(opened, most, seed):
    lives = won_after(10, 50) + ways(*(f"explore {n}" for n in opened))
    found = [ahead(lives, 60, n, seed=seed) for n in (1, most)]
    assert found[0].months == found[1].months[:1]
    assert found[0].total[:2] == found[0].months[0][1:3]


def test_a_deals_chance_does_not_depend_on_whose_deals_are_looked_at():
    lives = won_after(10, 60) + ways("explore 52", "explore 57", owner="bo")
    every, own = (ahead(lives, 60, 2, of=of) for of in (lambda _: True, lambda life: life.owner == "bo"))
    assert own.carried == tuple(each for each in every.carried if each.owner == "bo")
    assert own.deals == 2 < every.deals


def test_all_periods_together_are_of_the_same_runs():
    found = ahead(won_after(10, 60) + ways(*["explore 55"] * 30), 60, 3)
    each = [month.wins for month in found.months]
    assert sum(wins.low for wins in each) <= found.total.wins.low < found.total.wins.high
    assert found.total.wins.high <= min(found.deals, sum(wins.high for wins in each))
    assert found.expected == pytest.approx(found.total.wins.median, rel=0.1)


def test_the_same_answer_for_a_period_whatever_else_is_asked():
    lives = won_after(10, 60) + ways(*["explore 55"] * 30)
    one, three = ahead(lives, 60), ahead(lives, 60, 3)
    assert one.months == three.months[:1]
    assert three.months[0].period == Period(date(2026, 3, 1), date(2026, 3, 31))
    assert fmean(month.wins.median for month in three.months) <= 30
