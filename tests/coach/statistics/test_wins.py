"""Win rates of groups, by what was known when a deal was decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ways import BOOK, way, ways

from coach.enough import TooFew
from coach.limits.segments import Bands, Cuts
from coach.statistics.difference import difference
from coach.statistics.met import Early
from coach.statistics.win_rate import rate
from coach.statistics.wins import by_amount, by_field, by_owner, by_people, by_stage, then

WON, LOST = "explore 0, execute 5", "explore 0, stop ? 5"


def told(found):
    return {group.id: (group.won, group.n) for group in found.groups}


def test_by_every_stage_a_deal_stood_in():
    deals = ways(*["explore 0, expand 2, execute 3"] * 30, *["explore 0, stop ? 1"] * 30)
    found = by_stage(deals, BOOK.order)
    assert told(found) == {"explore": (30, 60), "expand": (30, 30)}
    assert found.every == rate(30, 60)
    assert [group.apart for group in found.groups] == [False, False]  # one holds the other
    assert found.by_chance == 0


def test_a_stage_the_won_bypassed_has_no_rate():
    """All 20 that stood in Expand were lost; 30 were won that never did, and 5 open ones don't count."""
    lost = ["explore 0, expand 1, stop ? 2"] * 20
    won, still = ["explore 0, execute 3"] * 30, ["explore 0, execute< 3, explore 4"] * 5
    found = by_stage(ways(*lost, *won, *still), BOOK.order)
    explore, expand = found.groups
    assert (explore.rate, explore.bypassed) == (rate(30, 50), 0)
    assert (expand.n, expand.won, expand.rate, expand.bypassed) == (20, 0, None, 30)
    few = by_stage(ways(*lost[:3], "explore 0, execute 3"), BOOK.order).groups[1]
    assert (few.rate, few.bypassed) == (TooFew(3), 1)


def test_open_deals_and_duplicates_are_not_decided():
    found = by_stage(ways("explore 0", "explore 0, stop duplicate 1"), BOOK.order)
    assert (found.every, found.groups, found.by_chance) == (None, (), 0)


def test_too_few_have_no_rate_and_nobody_is_held_against_them():
    deals = [way(WON, owner="lin") for _ in range(60)] + [way(LOST, owner="bo") for _ in range(10)]
    found = by_owner(deals)
    assert [(g.id, g.rate, g.gap) for g in found.groups] == [
        ("bo", TooFew(10), None),
        ("lin", rate(60, 60), None),
    ]
    assert found.by_chance == 0


def test_a_group_is_held_against_the_others():
    """lin won 30 of 30, the others 30 of 60 and not the 60 of 90 that hold lin's."""
    deals = [way(WON, owner="lin") for _ in range(30)]
    for text, owner in ((WON, "bo"), (LOST, "bo"), (WON, "mo"), (LOST, "mo")):
        deals += [way(text, owner=owner) for _ in range(15)]
    found = by_owner(deals)
    assert {g.id: g.gap for g in found.groups} == {
        "bo": difference((15, 30), (45, 60)),
        "lin": difference((30, 30), (30, 60)),
        "mo": difference((15, 30), (45, 60)),
    }
    assert [g.apart for g in found.groups] == [True, True, True]
    assert found.by_chance == pytest.approx(0.15)


def test_where_it_is_known_of_winners_only_nothing_is_compared():
    """Behaviour filled in for the won: all of those known were won, and none of the others."""
    deals = [way(WON, behaviour="project") for _ in range(40)] + [way(LOST) for _ in range(40)]
    found = by_field(deals, "behaviour")
    assert (found.known, [g.gap for g in found.groups]) == (0.5, [None, None])
    most = by_field([*deals[:40], *deals[:1] * 120, *deals[40:]], "behaviour")
    assert (most.known, [g.apart for g in most.groups]) == (0.8, [True, True])


def test_the_owner_when_it_was_decided():
    """Handed over afterwards, a deal stays with who won it."""
    deals = [
        way(WON, owner="lin", told=[(9, {"owner": "bo"})]),
        way(WON, owner="lin", told=[(3, {"owner": "bo"})]),
    ]
    assert told(by_owner(deals)) == {"bo": (1, 1), "lin": (1, 1)}
    assert told(by_owner(deals, {"lin": "north", "bo": None})) == {"north": (1, 1), None: (1, 1)}


def test_what_was_told_later_only_counts_as_it_was_told_first():
    deal = way(WON, told=[(8, {"behaviour": "project"}), (9, {"behaviour": "profit"})])
    assert then(deal, "behaviour") == "project"
    assert then(way("explore ?, execute ?", behaviour="profit"), "behaviour") == "profit"
    assert then(way(WON), "behaviour") is None


def test_the_unknown_comes_last():
    deals = [way(WON), way(WON, behaviour="profit"), way(LOST, behaviour="project")]
    assert list(told(by_field(deals, "behaviour"))) == ["profit", "project", None]


def test_amount_bands_in_every_currency_with_a_rate():
    bands = Bands({"CNY": Cuts(100, 200), "USD": Cuts(14, 28)})
    deals = [
        way(WON, amount=amount, currency=currency)
        for amount, currency in ((201, "CNY"), (200, "CNY"), (14, "USD"), (1, "EUR"), (None, None))
    ]
    assert told(by_amount(deals, bands)) == {"small": (1, 1), "medium": (1, 1), "large": (1, 1), None: (2, 2)}
    assert list(told(by_amount(deals, bands))) == ["small", "medium", "large", None]


def test_by_the_number_of_people():
    deals = (way(WON), way(LOST), way(WON), way(WON))
    met = {deals[1].key: 1, deals[2].key: 5, deals[3].key: 17}
    assert told(by_people(Early(5, deals, met, 0, 0))) == {"0": (1, 1), "1": (0, 1), "5+": (2, 2)}


@pytest.mark.parametrize("deals", [[WON] * 40, [LOST] * 40])
def test_all_won_and_all_lost(deals):
    (group,) = by_owner(ways(*deals)).groups
    assert isinstance(group.rate, type(rate(1, 1)))
    assert (group.rate.rate, group.apart) == (float(deals[0] == WON), False)


@given(st.lists(st.tuples(st.sampled_from(("lin", "bo", "mo")), st.sampled_from((WON, LOST, "explore 0")))))
def test_groups_that_do_not_overlap_add_up(deals):
    found = by_owner([way(text, owner=owner) for owner, text in deals])
    decided = [text for _, text in deals if text != "explore 0"]
    assert sum(group.n for group in found.groups) == len(decided)
    assert sum(group.won for group in found.groups) == decided.count(WON)
