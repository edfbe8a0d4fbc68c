"""Whether flags tell anything, on deals made by hand. Every Monday to Friday is worked.

Twenty deals of January teach the limits: their first stays took 1 to 20 working days, so that 15 had ended by
the 15th and 18 by the 18th. Each began and moved on at noon in UTC.
"""

from datetime import date, timedelta

import pytest
from helpers import playbook
from ways import moved

from coach.enough import TooFew
from coach.flags.backtest import Group, Unlearned, backtest
from coach.flags.said import said
from coach.lives import Life, Move, Told
from coach.statistics.difference import difference
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
    return Life(
        key, "small", 1, BOOK.order, frozenset({"deliver", "done"}), tuple(moves), (told,), straight=True
    )


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


def held(*lives, before=MARCH, today=TODAY, book=BOOK):
    return backtest([*january(), *lives], [book], CALENDAR, HERE, today, before)


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


def test_every_deal_counts_once_as_it_stood_at_its_first_look(spring):
    """On 31 March 20 are flagged and 20 are not; that ten are looked at twice more changes nothing.

    Newcombe's interval of 5/20 against 15/20, from Wilson's (0.112, 0.469) and (0.531, 0.888):
    −0.5 − √(0.138² + 0.138²) to −0.5 + √(0.219² + 0.219²).
    """
    warn = held(*spring).warn
    assert (warn.flagged, warn.others) == (Group(20, 5, 5), Group(20, 15, 5))
    assert warn.of_all == pytest.approx(difference((5, 20), (15, 20)))
    assert (warn.of_all.gap, warn.of_all.low, warn.of_all.high) == pytest.approx(
        (-0.5, -0.695, -0.190), abs=0.001
    )
    assert warn.of_decided == TooFew(10)


def test_flagged_later_is_flagged_at_some_look():
    """Young on 31 March and dragging on: others at their first look, flagged at the next."""
    found = held(*deals(A=(4, "2025-03-24"), B=(3, "2025-03-24, won 2025-05-15"), Z=(1, "2025-06-15")))
    assert (found.warn.flagged.n, found.warn.others) == (0, Group(7, 3, 0))
    assert found.ever == Group(7, 3, 0)


def test_the_playbook_s_own_limits_are_held_against_the_same_deals(spring):
    """Past 20 working days nobody is on 31 March, past 14 everybody is."""
    found = held(*spring)
    assert (found.rules[0].own.warn, found.own.flagged, found.own.others) == (
        20,
        Group(0, 0, 0),
        Group(40, 20, 10),
    )
    strict = playbook("""[
        {id: talk, limits: {warn: 14d, critical: 30d, quiet: 9d}, gate: [{decision: will_buy}]},
        {id: deliver, status: won, gate: [{decision: ok}]}]""")
    found = held(*spring, book=strict)
    assert (found.rules[0].own.warn, found.own.flagged, found.warn.flagged) == (
        14,
        Group(40, 20, 10),
        Group(20, 5, 5),
    )


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
    back = moved(won, won.moves[0], won.moves[1]._replace(undone_at=noon("2025-04-02")))
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
    found = backtest(lives, [BOOK], CALENDAR, HERE, TODAY, MARCH)
    assert isinstance(found, Unlearned)
    assert found.ended == TooFew(n)


def test_stays_that_ended_behind_the_day_that_divides_are_not_learned_from():
    """20 stays of January have ended by March, 10 of them by 20 January."""
    found = backtest(january(), [BOOK], CALENDAR, HERE, TODAY, date(2025, 1, 21))
    assert found == Unlearned(date(2025, 1, 21), TooFew(10))
    speak("en")
    (sentence,) = map(say, said(found))
    assert "before 21 Jan 2025, the day that divides" in sentence
    assert "10 stays had ended in any one stage at most, and it takes 20" in sentence
    assert "Stays that ended since don't count; --learned-before names another day" in sentence
    speak("zh")
    (sentence,) = map(say, said(found))
    assert (
        "到2025年1月21日之前，任何一个阶段最多只有 10 次停留已经结束，要有 20 次。此后才结束的不算"
        in sentence
    )


def test_where_no_day_is_known_that_is_what_is_said():
    speak("en")
    (sentence,) = map(say, said(backtest([life("A", "?")], [BOOK], CALENDAR, HERE, TODAY, MARCH)))
    assert sentence.endswith("of no deal is any day known.")


def test_nothing_behind_the_day_that_divides(spring):
    found = held(*spring, before=date(2025, 6, 14))
    assert (found.looks, found.warn.of_all) == ((), TooFew(0))
    speak("en")
    (sentence,) = map(say, said(found))
    assert sentence.startswith("The record ends on 15 Jun 2025: there is no whole week")


def sentences(found):
    speak("en")
    return list(map(say, said(found)))


def test_the_finding_comes_first_with_what_to_do(spring):
    finding, gap, counted, undecided, decided, ever, critical, own, no_cause, follow_up = sentences(
        held(*spring)
    )
    assert finding == (
        "Look at flagged deals first: 5 of 20 (25.0%) were won later, of those not flagged 15 of 20 (75.0%)."
    )
    assert gap == "That is 50.0 points less (95% interval 19.1 to 69.5)."
    assert counted.startswith("Each deal counts once, as it stood at the first month end after 1 Mar 2025")
    assert undecided == (
        "Still undecided on 15 Jun 2025: 10 of 20 (50.0%) flagged deals, none of 20 of the others; they"
        " count as not won."
    )
    assert decided == (
        "Of those decided by 15 Jun 2025 alone 5 of 10 flagged deals were won, of the others 15 of 20"
        " (75.0%). Whether flags tell the won from the lost can't be told yet from these: it takes 20"
        " decided on each side."
    )
    assert ever.endswith("the first or a later one, 5 of 20 (25.0%) were won after it.")
    assert critical.startswith(
        "Of those past the critical limit at their first look 5 of 20 (25.0%) were won"
    )
    assert own == "By the playbook's own warning limits no deal was flagged at its first look."
    assert "not that standing long is the cause" in no_cause
    assert follow_up.startswith("The record ends 76 days after the first look, 15 days after the last")


def test_in_chinese(spring):
    speak("zh")
    finding, gap, *_, follow_up = map(say, said(held(*spring)))
    assert finding == (
        "先看被预警的商机：被预警的 20 个里有 5 个（25.0%）后来赢单，未预警的 20 个里有 15 个（75.0%）。"
    )
    assert gap.startswith("被预警的少赢 50.0 个百分点")
    assert follow_up.startswith("从第一次看到记录结束有 76 天，从最后一次看只有 15 天")


def test_a_flag_that_fails_is_called_that():
    """Here those that drag on are won, and the others are lost."""
    lives = deals(
        O=(30, "2025-03-03, won 2025-05-10"), Y=(30, "2025-03-10, lost 2025-04-15"), Z=(1, "2025-06-15")
    )
    said = sentences(held(*lives))
    assert said[0].startswith("Don't go by these flags: 30 of 30 (100.0%) flagged deals were won later")
    assert said[1].startswith("That is 100.0 points more")
    assert "30 of 30 (100.0%) flagged deals were won, of the others none of 30: 100.0 points more" in said[4]
    assert not any("is the cause" in sentence for sentence in said)


def test_a_difference_that_may_be_chance_is_called_that():
    lives = deals(
        OW=(12, "2025-03-03, won 2025-04-10"),
        OL=(13, "2025-03-03, lost 2025-04-10"),
        YW=(13, "2025-03-10, won 2025-04-15"),
        YL=(12, "2025-03-10, lost 2025-04-15"),
        Z=(1, "2025-06-15"),
    )
    finding, gap, _, _, decided, *_ = sentences(held(*lives))
    assert finding == (
        "Don't rely on these flags yet: 12 of 25 (48.0%) flagged deals were won later, of those not flagged"
        " 13 of 25 (52.0%); chance alone could do that."
    )
    assert gap.startswith("That is 4.0 points apart")
    assert "can't be told yet from these (−29.4 to +22.2 points)" in decided


def test_with_few_deals_flags_say_nothing_yet():
    """And of a few deals there is no percentage."""
    lives = deals(
        O=(3, "2025-03-03, won 2025-05-10"), Y=(5, "2025-03-10, lost 2025-04-15"), Z=(1, "2025-06-15")
    )
    finding, counted, ever = sentences(held(*lives))
    assert finding == (
        "Don't rely on these flags yet: 3 deals were flagged at the first look and 5 not; it takes 20 of each"
        " to say."
    )
    assert counted.startswith("Each deal counts once")
    assert ever.endswith("3 of 3 were won after it.")
