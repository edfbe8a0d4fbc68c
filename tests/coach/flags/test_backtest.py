"""Whether flags tell anything, on deals made by hand. Every Monday to Friday is worked.

Twenty deals of January teach the limits: their first stays took 1 to 20 working days, so that 15 had ended by
the 15th and 18 by the 18th. Each began and moved on at noon in UTC.
"""

from datetime import date, timedelta

import pytest
from helpers import playbook

from coach.enough import TooFew
from coach.flags.backtest import Group, backtest
from coach.flags.said import said
from coach.lives import Life, Move, Told
from coach.statistics.difference import difference_of_counted
from engine.clock import Calendar
from engine.workspace import Workspace
from words.say import say, speak

BOOK = playbook(
    "[{id: talk, gate: [{decision: will_buy}]}, {id: deliver, status: won, gate: [{decision: ok}]}]"
)
HERE = Workspace("UTC", "CN", "CNY", {})
CALENDAR = Calendar({})
MARCH = date(2025, 3, 1)
TODAY = date(2025, 7, 1)


def noon(day):
    return f"{day}T12:00:00.000000Z"


def life(key, way):
    """`2025-01-06, won 2025-01-20`; `?` for a day nobody knows."""
    began, *ended = (part.strip() for part in way.split(","))
    moves = [Move(None if began == "?" else noon(began), "new", "talk", "open")]
    for word in ended:
        how, day = word.split()
        if how == "won":
            moves.append(Move(noon(day), "advance", "deliver", "won"))
        else:
            stop = "duplicate" if how == "duplicate" else "no_decision"
            moves.append(Move(noon(day), "stop", "talk", "stopped", stop))
    told = Told(moves[0].at, {"owner": "lin", "amount": None, "currency": "CNY", "behaviour": None})
    return Life(key, "small", 1, BOOK.order, frozenset({"deliver", "done"}), tuple(moves), (told,))


def deals(**ways):
    """`deals(A=(10, "2025-03-03, won 2025-04-10"))`: ten such deals, A1 to A10."""
    return [life(f"{name}{n}", way) for name, (many, way) in ways.items() for n in range(1, many + 1)]


def weekday_after(day, n):
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5
    return day


def january():
    monday = date(2025, 1, 6)
    ends = [weekday_after(monday, n) for n in range(1, 21)]
    return [life(f"J{n}", f"{monday}, won {end}") for n, end in enumerate(ends, 1)]


def held(*lives, before=MARCH, today=TODAY):
    return backtest([*january(), *lives], [BOOK], CALENDAR, HERE, today, before)


@pytest.fixture
def spring():
    """On 31 March 20 deals are 20 working days old, 20 are 15 days old. The record ends on 15 June."""
    return deals(
        OW=(5, "2025-03-03, won 2025-04-10"),
        OL=(5, "2025-03-03, lost 2025-04-10"),
        OO=(10, "2025-03-03"),
        YW=(15, "2025-03-10, won 2025-04-15"),
        YL=(5, "2025-03-10, lost 2025-04-15"),
        LAST=(1, "2025-06-15"),
    )


def test_the_limits_are_those_of_the_deals_before(spring):
    (rule,) = held(*spring).rules
    assert (rule.stage, rule.warn, rule.critical, rule.ended, rule.n) == ("talk", 15, 18, 20, 20)


def test_every_month_end_and_what_became_of_the_deals(spring):
    found = held(*spring)
    assert (found.every, found.last) == ("month", date(2025, 6, 15))
    assert [look.day.isoformat() for look in found.looks] == ["2025-03-31", "2025-04-30", "2025-05-31"]
    march, april, may = found.looks
    assert (march.open, march.flagged, march.critical) == (40, Group(20, 5, 5), Group(20, 5, 5))
    assert march.others == Group(20, 15, 5)
    assert (april.flagged, april.others) == (Group(10, 0, 0), Group(0, 0, 0)) == (may.flagged, may.others)


def test_how_far_flagged_and_others_lie_apart(spring):
    """5 of 40 flagged looks at 20 deals, of which 10 were looked at thrice; 15 of 20 others."""
    warn = held(*spring).warn
    assert (warn.flagged, warn.flagged_deals, warn.others, warn.other_deals) == (
        Group(40, 5, 5),
        20,
        Group(20, 15, 5),
        20,
    )
    counted = {f"O{n}": 1.0 for n in range(10)} | {f"OO{n}": 3.0 for n in range(10)}
    others = {f"Y{n}": 1.0 for n in range(20)}
    won = frozenset([*(f"O{n}" for n in range(5)), *(f"Y{n}" for n in range(15))])
    assert warn.of_all == pytest.approx(difference_of_counted(counted, others, won))
    assert warn.of_all.gap == pytest.approx(5 / 40 - 15 / 20)
    assert warn.of_decided == TooFew(10)


def test_a_deal_is_flagged_on_the_first_day_past_the_limit():
    """On 31 March a deal of 10 March is 15 working days old, of the 7th 16, of the 5th 18, of the 4th 19."""
    march = held(
        *deals(A=(1, "2025-03-07"), B=(1, "2025-03-10"), C=(1, "2025-03-05"), Z=(1, "2025-06-15"))
    ).looks[0]
    assert (march.flagged.n, march.critical.n, march.others.n) == (2, 0, 1)
    assert held(*deals(A=(1, "2025-03-04"), Z=(1, "2025-06-15"))).looks[0].critical.n == 1


def test_nothing_is_known_of_what_came_later():
    """Limits are the same whatever became of the deals that were open on that day."""
    slow = deals(S=(30, "2025-02-03, won 2025-05-30"), Z=(1, "2025-06-15"))
    never = deals(S=(30, "2025-02-03"), Z=(1, "2025-06-15"))
    assert held(*slow).rules == held(*never).rules
    assert held(*slow).rules[0].n == 50


def test_what_was_taken_back_is_open_again():
    """Won on 20 March, taken back on 2 April: on 31 March it was no open deal, on 30 April it was."""
    won = life("A", "2025-03-10, won 2025-03-20")
    back = won._replace(moves=(won.moves[0], won.moves[1]._replace(undone_at=noon("2025-04-02"))))
    looks = held(back, *deals(Z=(1, "2025-06-15"))).looks
    assert [look.open for look in looks] == [0, 1, 1]


def test_duplicates_are_left_out_and_deals_of_unknown_age_are_counted_apart():
    found = held(*deals(D=(3, "2025-03-03, duplicate 2025-05-05"), U=(2, "?"), Z=(1, "2025-06-15")))
    assert [(look.open, look.undated) for look in found.looks] == [(0, 2)] * 3


def test_weeks_where_months_are_few():
    found = held(*deals(A=(1, "2025-03-03"), Z=(1, "2025-04-10")))
    assert found.every == "week"
    assert found.looks[0].day == date(2025, 3, 9)
    assert found.looks[-1].day == date(2025, 4, 6)


def test_the_day_that_divides_is_the_middle_of_the_record(spring):
    """From 6 January to 15 June are 160 days."""
    assert held(*spring, before=None).learned_before == date(2025, 3, 27)


def test_a_day_that_lies_ahead_is_no_part_of_the_record():
    found = held(*deals(A=(1, "2025-03-03"), Z=(1, "2031-01-01")), today=date(2025, 5, 5))
    assert found.last == date(2025, 3, 3)


@pytest.mark.parametrize(
    ("lives", "n"),
    [
        ([], 0),
        ([life("A", "?")], 0),
        ([life("A", "2025-01-06")], 0),
        ([life("A", "2025-01-06, won 2025-01-07")], 1),
        (january()[:19], 19),
    ],
    ids=["no deal", "no day known", "one open deal", "one won deal", "19 deals"],
)
def test_too_few_to_learn_a_limit(lives, n):
    assert backtest(lives, [BOOK], CALENDAR, HERE, TODAY, MARCH) == TooFew(n)


def test_nothing_behind_the_day_that_divides(spring):
    found = held(*spring, before=date(2025, 6, 14))
    assert (found.looks, found.warn.of_all) == ((), TooFew(0))
    speak("en")
    (sentence,) = map(say, said(found))
    assert sentence.startswith("The record ends on 15 Jun 2025: there is no whole week")


def sentences(found):
    speak("en")
    return list(map(say, said(found)))


def test_the_sentence_says_by_how_much(spring):
    first, decided, undecided, critical, counted = sentences(held(*spring))
    assert first.startswith("Of flagged deals 12.5% were won later, of the others 75.0%: 62.5 points less")
    assert decided == "Of those decided by 15 Jun 2025 alone: too few deals to say, 10 of 20."
    assert undecided.startswith("Still undecided on 15 Jun 2025: 75.0% of the flagged, 0.0% of the others")
    assert critical.startswith("Of those past the critical limit 12.5% were won later: 62.5 points less")
    assert counted.startswith("A deal counts at every month end it was open")


def test_a_flag_that_fails_is_called_that():
    """Here those that drag on are won, and the others are lost."""
    lives = deals(
        O=(30, "2025-03-03, won 2025-05-10"), Y=(30, "2025-03-10, lost 2025-04-15"), Z=(1, "2025-06-15")
    )
    first, decided, *_ = sentences(held(*lives))
    assert "100.0 points more" in first
    assert "Such a flag is no warning" in first
    assert "100.0% against 0.0%, 100.0 points more" in decided


def test_a_difference_that_may_be_chance_is_called_that():
    lives = deals(
        OW=(12, "2025-03-03, won 2025-04-10"),
        OL=(13, "2025-03-03, lost 2025-04-10"),
        YW=(13, "2025-03-10, won 2025-04-15"),
        YL=(12, "2025-03-10, lost 2025-04-15"),
        Z=(1, "2025-06-15"),
    )
    first, decided, undecided, *_ = sentences(held(*lives))
    assert "4.0 points apart, which can't be told from chance" in first
    assert "48.0% against 52.0%, which can't be told from chance" in decided
    assert undecided.startswith("Still undecided on 15 Jun 2025: 0.0% of the flagged, 0.0% of the others")


def test_with_few_deals_flags_say_nothing_yet():
    lives = deals(
        O=(3, "2025-03-03, won 2025-05-10"), Y=(5, "2025-03-10, lost 2025-04-15"), Z=(1, "2025-06-15")
    )
    assert sentences(held(*lives)) == [
        "Whether flags tell anything: too few deals to say, 3 of 20 (of those flagged, and of the others)."
    ]
