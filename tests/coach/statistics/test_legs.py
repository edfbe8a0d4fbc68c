"""From one stage to the next, and from the opening to the end."""

from ways import BOOK, way, ways

from coach.enough import TooFew
from coach.statistics.legs import legs, way_of
from coach.statistics.legs import ways as lengths
from coach.statistics.stage_time import Quartiles


def leg(start, deals):
    return next(each for each in legs(deals, [BOOK]) if each.start == start)


def test_a_leg_runs_from_the_first_entry_to_the_first_entry():
    """Twenty-one deals reach expand on day 0 … 20; going back and coming again changes nothing."""
    deals = ways(*(f"explore 0, expand {n}, explore 30, expand 90, execute 99" for n in range(21)))
    assert leg("explore", deals).days == Quartiles(21, 10, 15, 18)
    assert leg("expand", deals).end == "won"
    assert leg("expand", deals).days == Quartiles(21, 89, 94, 97)


def test_who_won_and_went_back_has_not_won():
    deals = ways(*["explore 0, expand 1, execute 2, expand 3"] * 30, *["explore 0, expand 1, execute 3"] * 20)
    deals += ways(*["explore 0, expand 1, stop ? 9"] * 10)
    assert leg("expand", deals).days == Quartiles(20, 2, 2, 2)


def test_after_winning_a_leg_leads_on_to_done():
    deals = ways(*["explore 0, expand 1, execute 2, confirm 5, done 9"] * 20)
    assert [(each.start, each.end, each.days.median) for each in legs(deals, [BOOK])] == [
        ("explore", "expand", 1),
        ("expand", "won", 1),
        ("execute", "confirm", 3),
        ("confirm", "done", 4),
    ]


def test_ways_by_their_end():
    deals = ways(*["explore 0, execute 4"] * 20, *["explore 0, stop ? 10"] * 20, "explore 5, execute 3")
    deals += ways("explore ?, execute 4", "explore 0", "explore 0, stop duplicate 2")
    won, lost, closed = lengths(deals, [BOOK])
    assert (won.end, won.n, won.mean, won.longest, won.left_out) == ("won", 20, 4.0, 4.0, 2)
    assert (lost.n, lost.mean, lost.left_out) == (20, 10.0, 0)
    assert (closed.n, closed.mean, closed.days, closed.left_out) == (40, 7.0, Quartiles(40, 7, 10, 10), 2)


def test_too_few():
    won, lost, closed = lengths(ways("explore 0, execute 4"), [BOOK])
    assert [(each.days, each.mean, each.longest) for each in (won, lost, closed)] == [
        (TooFew(1), None, None),
        (TooFew(0), None, None),
        (TooFew(1), None, None),
    ]
    assert leg("explore", ways("explore 0, expand 4")).days == TooFew(1)


def test_how_long_one_deal_took():
    assert way_of(way("explore 0.25, stop cancelled 3")) == 2.75
    assert way_of(way("explore 4, stop cancelled 3")) is None
    assert way_of(way("explore 4")) is None
