"""Limits learned from stays in words: "1-20 on", twenty in explore of 1 to 20 working days, left ahead.

Monday to Friday are worked; every stay begins on Monday 5 January 2026, and today is a thousand worked days
later unless it is said. The playbook says 20 and 35; behind explore comes expand, then execute, which is won.
"""

import json
from datetime import date, timedelta
from functools import cache
from itertools import count

import pytest
from helpers import written, yaml

from coach.limits.learning import learn
from coach.limits.lengths import read_lengths
from coach.limits.limits import Clock, table
from coach.limits.record import read_record
from coach.limits.segments import ALL
from coach.lives import Life, Move, Told
from engine.clock import Calendar, start_of_day, weekdays
from engine.playbook import Limits, read_playbook
from engine.state import DONE
from engine.workspace import Workspace

ZONE = "Asia/Shanghai"
YUAN = Workspace(ZONE, "CN", "CNY", {})
CALENDAR = Calendar({})
MONDAY = date(2026, 1, 5)
STAGES = """
- id: explore
  gate: [{decision: better_than_others}]
- id: expand
  gate: [{decision: will_buy}]
- id: execute
  status: won
  gate: [{decision: expectation_met}]
"""
keys = (f"ACME-{n}" for n in count(1))


@cache
def book(id="small", version=1):
    return read_playbook(written(STAGES, id=id, version=version).parsed)


def worked(days):
    """The day so many working days after the Monday."""
    weeks, rest = divmod(days, 5)
    return MONDAY + timedelta(days=7 * weeks + rest)


def at(days):
    return start_of_day(worked(days), ZONE)


START, FAR = at(0), worked(1000)


def life(days, left="on", *, outcome=None, since=START, playbook="small", version=1, **known):
    """One deal: so many days in explore, then left `on` or `stopped`; None where it still stands there."""
    fields = {"behaviour": None, "amount": None, "currency": None, "owner": "lin", **known}
    moves = [Move(since, "new", "explore", "open")]
    won = outcome == "won"
    if left == "on":
        moves.append(Move(at(days), "advance", *(("execute", "won") if won else ("expand", "open"))))
    elif left == "stopped":
        moves.append(Move(at(days), "stop", "explore", "stopped", "no_decision"))
    order, behind = ("explore", "expand", "execute"), frozenset({"execute", DONE})
    return Life(next(keys), playbook, version, order, behind, tuple(moves), (Told(since, fields),))


def several(said, **known):
    """ "1-20 on": a deal of each length."""
    days, _, left = said.partition(" ")
    first, _, last = days.partition("-")
    lengths = range(int(first), int(last or first) + 1)
    return [life(n, None if left == "open" else left, **known) for n in lengths]


def measured(*lives, books=(), until=FAR):
    """The table of limits learned from these."""
    books = books or [book()]
    learned = learn([each for group in lives for each in group], books, CALENDAR, YUAN, until)
    return table(books, learned, YUAN, Clock(until, ZONE, CALENDAR))


def explore(*lives, segment=ALL, **how):
    here = measured(*lives, **how).by_place["small", 1, "explore"]
    return here.get(segment) or here[ALL]


def rests(limits):
    """Where the limits come from: on which segment, how many ended of all."""
    source = limits.source
    return source.id, source.segment, f"{source.ended} of {source.n}"


def test_twenty_stays_of_1_to_20_days():
    """Fifteen of twenty, 75 %, had ended by day 15; eighteen, 90 %, by day 18."""
    found = explore(several("1-20 on"))
    assert found.days == Limits(warn=15, critical=18, quiet=10)
    assert rests(found) == ("history", ALL, "20 of 20")
    assert found.source.learned_on == FAR


def test_a_limit_says_how_sure_it_is():
    """Its own bound is first below a quarter on day 11 (0.231), the one above on day 19 (0.205)."""
    assert explore(several("1-20 on")).source.warn == (15, 11, 19)


def test_nineteen_are_too_few():
    found = explore(several("1-19 on"))
    assert found.days == Limits(20, 35, 10)
    assert rests(found) == ("playbook", ALL, "19 of 19")


def test_stays_that_last_do_not_make_them_enough():
    assert rests(explore(several("1-19 on"), several("1-30 open"))) == ("playbook", ALL, "19 of 49")


def test_whatever_way_it_was_left():
    found = explore(several("1-10 on"), several("11-20 stopped"))
    assert (found.days.warn, rests(found)[2]) == (15, "20 of 20")


def test_open_deals_count_as_not_ended_yet():
    """Twenty ended by day 20, five stand there: of 25, S is 0.28 after 18 days and 0.24 after 19."""
    found = explore(several("1-20 on"), [life(0, None) for _ in range(5)], until=worked(30))
    assert found.days.warn == 19


def standing(n):
    """So many stand there since the Monday."""
    return [life(0, None) for _ in range(n)]


def test_a_share_that_is_never_reached():
    """Of seventy, thirty stand there: the longest that ended took 40 days, and both shares lie behind it."""
    found = explore(several("1-40 on"), standing(30), until=worked(50))
    assert found.days == Limits(warn=40, critical=41, quiet=10)
    assert (found.source.warn.day, found.source.critical.day) == (None, None)
    assert rests(found) == ("history", ALL, "40 of 70")


@pytest.mark.parametrize(
    ("stand", "until", "critical"),
    [
        (20, 32, 17),  # twenty are at risk after twice 16 days
        (20, 31, 35),  # none is
        (19, 32, 35),  # nineteen are: of 83 the tenth is not reached either
    ],
)
def test_a_limit_below_the_playbooks_takes_enough_watched_twice_as_long(stand, until, critical):
    """Four deals of each length end within 16 days, and with the last three quarters of all."""
    lives = [each for _ in range(4) for each in several("1-16 on")]
    found = explore(lives, standing(stand), until=worked(until))
    assert (found.days.warn, found.days.critical) == (16, critical)
    assert (found.source.critical is None) == (critical == 35)


def test_a_young_team_keeps_the_limits_of_the_playbook():
    """Of 400 opened in the last weeks 27 stopped within 3 days: many were watched twice as long, but most
    stand there."""
    quick = [each for n in (1, 2, 3) for each in (life(n, "stopped") for _ in range(9))]
    young = [life(0, None, since=at(n % 12)) for n in range(373)]
    found = explore(quick, young, until=worked(20))
    assert found.days == Limits(20, 35, 10)
    assert rests(found) == ("playbook", ALL, "27 of 400")


def test_a_kind_watched_too_short_is_measured_as_all_are():
    """Of fifty projects thirty stand there still; of all 450 deals most ended."""
    projects = several("1-10 on", behaviour="project"), several("1-10 on", behaviour="project")
    projects += (several("1-30 open", behaviour="project"),)
    others = [each for _ in range(20) for each in several("1-20 on", behaviour="profit")]
    found = explore(*projects, others, segment="project", until=worked(30))
    assert rests(found) == ("history", ALL, "420 of 450")


def test_a_playbook_that_insists_on_its_limits():
    stages = yaml(STAGES)
    stages[0]["limits"] = {"warn": "20d", "critical": "35d", "quiet": "10d", "learn": "no"}
    firm = read_playbook(written(json.dumps(stages)).parsed)
    lives = several("1-20 on", outcome="won", behaviour="project"), several("1-20 on")
    found = explore(*lives, books=[firm], segment="project")
    assert found.days == Limits(20, 35, 10)
    assert rests(found) == ("playbook", ALL, "40 of 40")
    assert found.older_than(21) == 100
    assert read_playbook(written(json.dumps(stages).replace('"no"', "true")).parsed).stages[0].learn


def test_a_stay_from_nobody_knows_when_is_left_out_and_counted():
    learned = learn([*several("1-20 on"), life(3, since=None)], [book()], CALENDAR, YUAN, FAR)
    of_explore = next(each.found for each in learned if each.stage == "explore")
    assert (of_explore["n"], of_explore["left_out"]) == (20, 1)


def test_a_stay_that_lies_ahead_is_left_out():
    found = explore(several("1-20 on"), [life(0, None, since=at(31))], until=worked(30))
    assert rests(found)[2] == "20 of 20"


def test_an_end_that_lies_ahead_is_no_end_yet():
    found = explore(several("1-20 on"), [life(35)], until=worked(30))
    assert rests(found)[2] == "20 of 21"


def test_a_clock_that_went_back_makes_a_stay_of_no_days():
    found = explore([life(0, since=at(4)) for _ in range(20)])
    assert (found.source.warn.day, rests(found)[2]) == (0, "20 of 20")


def test_a_limit_in_use_is_a_day_at_least_and_critical_above_the_warning():
    found = explore([life(0) for _ in range(20)])
    assert (found.source.warn.day, found.source.critical.day) == (0, 0)
    assert found.days == Limits(warn=1, critical=2, quiet=10)


def test_duplicates_were_no_deals_of_their_own():
    twin = life(500, "stopped")
    stop = twin.last._replace(stop_class="duplicate")
    found = explore(several("1-20 on"), [twin._replace(moves=(twin.moves[0], stop))])
    assert rests(found)[2] == "20 of 20"


def recorded(*lives):
    """What was learned of explore, and of the record as a whole."""
    learned = learn([each for group in lives for each in group], [book()], CALENDAR, YUAN, FAR)
    found = {each.stage: each.found for each in learned if not each.segment}
    return read_lengths(found["explore"]), read_record(found[""])


def test_stays_that_began_before_any_end_is_on_record():
    """The first ends after 5 days: so ten began before it, and five not."""
    late = [life(8, since=at(5)) for _ in range(5)]
    known, record = recorded(several("5-14 on"), late)
    assert (known.early, known.n) == (10, 15)
    assert record.first_end == worked(5).isoformat()


def test_years_whose_holidays_nobody_knew():
    assert recorded(several("1-20 on"))[1].guessed_years == (2026, 2027, 2028, 2029)
    known = Calendar({year: weekdays(year) for year in range(2026, 2030)})
    learned = learn(several("1-20 on"), [book()], known, YUAN, FAR)
    assert next(each.found for each in learned if not each.stage)["guessed_years"] == ()


def test_versions_of_a_playbook_count_together_and_other_playbooks_apart():
    books = [book(version=2), book(version=1), book("loans")]
    lives = several("1-10 on"), several("11-20 on", version=2), several("50-80 on", playbook="loans")
    here = measured(*lives, books=books).by_place
    assert [here["small", version, "explore"][ALL].days.warn for version in (1, 2)] == [15, 15]
    assert here["loans", 1, "explore"][ALL].days.warn == 73


def test_how_a_client_buys_has_limits_of_its_own():
    lives = several("1-20 on", behaviour="profit"), several("41-60 on", behaviour="project")
    assert explore(*lives, segment="profit").days.warn == 15
    assert explore(*lives, segment="project").days.warn == 55
    assert rests(explore(*lives, segment="relationship")) == ("history", ALL, "40 of 40")


def test_nineteen_of_a_kind_are_measured_as_all_are():
    lives = several("1-20 on", behaviour="profit"), several("41-59 on", behaviour="project")
    assert rests(explore(*lives, segment="project")) == ("history", ALL, "39 of 39")


def sized(said, thousands, **known):
    return several(said, amount=thousands * 100_000, currency="CNY", **known)


def test_from_both_to_how_they_buy_to_how_much_to_all():
    """Three sizes of 30 deals; of the large ones 20 are projects and 10 nobody assessed."""
    lives = (
        sized("1-30 on", 10, behaviour="profit"),
        sized("1-30 on", 20, behaviour="project"),
        sized("61-80 on", 90, behaviour="project"),
        sized("81-90 on", 90),
    )
    found = measured(*lives).by_place["small", 1, "explore"]
    assert rests(found["project/large"]) == ("history", "project/large", "20 of 20")
    assert rests(found["project/small"]) == ("history", "project", "50 of 50")
    assert rests(found["relationship/large"]) == ("history", "/large", "30 of 30")
    assert rests(found["relationship"]) == ("history", ALL, "90 of 90")


def test_what_was_told_after_a_stay_is_not_known_of_it():
    later = Told(at(500), {"behaviour": "project"})
    lives = [each._replace(told=(*each.told, later)) for each in several("1-20 on")]
    assert list(measured(lives).by_place["small", 1, "explore"]) == [ALL]
    imported = [each._replace(told=(*each.told[:-1], later._replace(imported=True))) for each in lives]
    assert rests(explore(imported, segment="project")) == ("history", "project", "20 of 20")


def test_older_than_so_many_of_those_that_were_won():
    """Won after 1 … 20 days: eighteen of twenty were shorter than 19, none shorter than 1. Lost ones don't
    count."""
    found = explore(several("1-20 on", outcome="won"), several("100-150 stopped"))
    assert [found.older_than(days) for days in (0, 1, 19, 20, 21, 400)] == [0, 0, 90, 95, 100, 100]


def test_nineteen_won_are_too_few_to_say():
    assert explore(several("1-19 on", outcome="won"), several("1-30 stopped")).older_than(500) is None


def test_a_kind_is_compared_with_all_that_were_won_here():
    """Twenty projects were won within 20 days, twenty others later."""
    projects = several("1-20 on", outcome="won", behaviour="project")
    others = several("21-40 on", outcome="won", behaviour="profit")
    found = explore(projects, others, segment="project")
    assert rests(found)[1] == "project"
    assert [found.older_than(days) for days in (21, 40, 41)] == [50, 97, 100]


def test_behaviour_known_of_few_tells_nothing():
    """Told of the winners alone, 24 of 31 deals: as good as how they ended."""
    winners = several("1-24 on", outcome="won", behaviour="project")
    assert list(measured(winners, several("1-7 stopped")).by_place["small", 1, "explore"]) == [ALL]
    assert rests(explore(winners, several("1-6 stopped"), segment="project"))[1] == "project"


def test_where_all_are_won_already_none_is_compared_with_those_that_were():
    end = Move(at(50), "advance", DONE, "done")
    delivered = [each._replace(moves=(*each.moves, end)) for each in several("1-20 on", outcome="won")]
    here = measured(delivered).by_place["small", 1, "execute"][ALL]
    assert rests(here) == ("history", ALL, "20 of 20")
    assert here.older_than(500) is None


def test_of_many_won_every_one_counts():
    """A quarter were shorter than 101 days; but for one all were shorter than 400."""
    found = explore(several("1-400 on", outcome="won"))
    assert [found.older_than(days) for days in (1, 101, 201, 361, 400, 401)] == [0, 25, 50, 90, 99, 100]


@pytest.mark.parametrize(
    "lives", [[], several("5 on"), several("1-30 open")], ids=["none", "one", "all open"]
)
def test_without_history_the_playbook_holds(lives):
    found = measured(lives)
    assert found.of(Deal()).days == Limits(20, 35, 10)
    assert found.segments == [ALL]


def test_the_set_is_no_worse_for_naming_what_is_not_there():
    known = [book("gone")]
    learned = learn(several("1-20 on", playbook="gone"), known, CALENDAR, YUAN, FAR)
    found = table([book()], learned, YUAN, Clock(FAR, ZONE, CALENDAR))
    assert rests(found.by_place["small", 1, "explore"][ALL]) == ("playbook", ALL, "0 of 0")


class Deal:
    """What is known of a deal that is to be measured."""

    def __init__(self, behaviour=None, amount=None, currency=None):
        self.place = ("small", 1, "explore")
        self.behaviour, self.amount, self.currency = behaviour, amount, currency


def test_a_deal_gets_the_limits_of_its_segment():
    lives = several("1-20 on", behaviour="profit"), several("41-60 on", behaviour="project")
    found = measured(*lives)
    assert found.of(Deal("profit", 5, "CNY")).days.warn == 15
    assert found.of(Deal("project")).days.warn == 55
    assert found.of(Deal()).source.segment == ALL
    assert len(found.by_place["small", 1, "explore"]) == 16
    assert len(found.by_place["small", 1, "expand"]) == 1
    rows = dict(found.rows())
    assert len({*rows["small", 1, "explore"].values()}) == 3
    assert len({*rows["small", 1, "expand"].values()}) == 1
