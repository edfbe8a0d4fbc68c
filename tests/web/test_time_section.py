"""Limits in working days among calendar days: the deals right of the line are the ones that are past it."""

from datetime import date

from pages import stage_time

from coach.level import Level
from coach.limits.limits import Clock, LimitSource, StageLimits, cutoffs
from coach.lives import Life, Move
from engine.clock import Calendar
from engine.message import Text
from engine.playbook import Limits
from web.time_section import Measures, Until, time_section

NOW = Until("2026-11-20T04:00:00.000000Z", "Asia/Shanghai")
"""Noon of a Friday."""
DAYS = Limits(5, 10, 3)


def life(key, since, status="open"):
    moves = (Move(since, "new", "explore", status),)
    return Life(key, "small", 1, ("explore",), frozenset({"done"}), moves, ())


def section(*lives, levels=None):
    clock = Clock(date(2026, 11, 20), "Asia/Shanghai", Calendar({}))
    limits = StageLimits(Text("探索", "Explore"), Text("", ""), DAYS, cutoffs(DAYS, clock), LimitSource())
    measures = Measures({("small", "explore"): limits}, levels or {}, {})
    return time_section([stage_time(range(1, 31))], lives, measures, NOW)


def test_deals_are_counted_as_the_desk_judged_them_not_by_the_line():
    # The line of ten working days is passed by none of these: what counts is what each was found to be.
    lives = [life(key, "2026-11-18T08:00:00.000000Z") for key in ("A-1", "A-2", "A-3", "A-4")]
    levels = {"A-1": Level.CRITICAL, "A-2": Level.WARN, "A-3": Level.NONE}
    found = section(*lives, life("A-5", "2026-11-05T08:00:00.000000Z"), levels=levels)
    said = "Deals here now: 5; past their own warning limit: 2, of these past the critical one: 1."
    assert said in found.figures[0].about
    assert found.lead[0] == f"Most are stuck in Explore. {said}"
    assert "the oldest is A-5, 15 days" in found.figures[0].drawing


def test_a_limit_stands_where_a_deal_of_today_passes_it():
    # Six working days back from Friday the 20th, to the end of Thursday the 12th in Shanghai: 7.5 days.
    (figure,) = section(life("A-1", "2026-11-19T08:00:00.000000Z")).figures
    assert "stage&#39;s warning: 5 working days, about 7.5 calendar days" in figure.drawing


def test_who_is_gone_not_here_yet_or_of_unknown_age_is_not_drawn():
    (figure,) = section(
        life("A-1", "2026-11-12T08:00:00.000000Z", "stopped"),
        life("A-2", None),
        life("A-3", "2027-01-01T00:00:00.000000Z"),
    ).figures
    assert "Nothing is here now" in figure.drawing


def test_a_stage_nobody_was_in_has_no_curve():
    found = time_section([stage_time()], [], Measures({}, {}, {}), NOW)
    assert found.figures == ()
    assert found.lead == ("No stay in any stage is on record yet.",)
