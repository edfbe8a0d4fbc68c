"""Limits in working days among calendar days: the deals right of the line are the ones that are past it."""

from datetime import date

from pages import stage_time

from coach.limits.limits import Clock, LimitSource, StageLimits, cutoffs
from coach.lives import Life, Move
from engine.clock import Calendar
from engine.message import Text
from engine.playbook import Limits
from web.time_section import Until, time_section

NOW = Until("2026-11-20T04:00:00.000000Z", "Asia/Shanghai")
"""Noon of a Friday."""
DAYS = Limits(5, 10, 3)


def life(key, since, status="open"):
    moves = (Move(since, "new", "explore", status),)
    return Life(key, "small", 1, ("explore",), frozenset({"done"}), moves, ())


def section(*lives):
    clock = Clock(date(2026, 11, 20), "Asia/Shanghai", Calendar({}))
    limits = StageLimits(Text("探索", "Explore"), Text("", ""), DAYS, cutoffs(DAYS, clock), LimitSource())
    return time_section([stage_time(range(1, 31))], lives, {("small", "explore"): limits}, NOW)


def test_who_began_on_the_last_day_past_the_limit_is_past_it():
    # Six working days from Thursday 12th, five from Friday 13th: it ends at midnight in Shanghai, 16:00 UTC.
    (figure,) = section(
        life("A-1", "2026-11-12T15:59:59.999999Z"),
        life("A-2", "2026-11-12T16:00:00.000000Z"),
        life("A-3", "2026-11-05T08:00:00.000000Z"),
    ).figures
    assert (
        "Deals here now: 3, of which 2 are past the warning limit and 1 past the critical one."
        in figure.about
    )
    assert "the oldest is A-3, 15 days" in figure.drawing


def test_who_is_gone_not_here_yet_or_of_unknown_age_is_not_drawn():
    (figure,) = section(
        life("A-1", "2026-11-12T08:00:00.000000Z", "stopped"),
        life("A-2", None),
        life("A-3", "2027-01-01T00:00:00.000000Z"),
    ).figures
    assert "Nothing is here now" in figure.drawing


def test_a_stage_nobody_was_in_has_no_curve():
    found = time_section([stage_time()], [], {}, NOW)
    assert found.figures == ()
    assert found.lead == ("No stay in any stage is on record yet.",)
