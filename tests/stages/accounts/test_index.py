from decimal import Decimal

import pytest
from buying import rating
from hypothesis import given
from hypothesis import strategies as st

from stages.accounts.index import alone, item_weights, large_customer_index, place_scores, rated_scores
from stages.accounts.rules import DEFAULTS, ITEMS

EVERY = tuple(item for items in ITEMS.values() for item in items)


def scores(**given):
    return {item: None if score is None else Decimal(score) for item, score in given.items()}


def test_the_items_of_the_method():
    assert [len(items) for items in ITEMS.values()] == [3, 7, 5]


def test_by_hand():
    # 40 × (4+2+3)/3/5 + 30 × 7·5/7/5 + 30 × 5·1/5/5 = 24 + 30 + 6 = 60
    known = scores(revenue=4, cost_to_serve=2, profit=3)
    known |= dict.fromkeys(ITEMS["characteristics"], Decimal(5)) | dict.fromkeys(
        ITEMS["relationship"], Decimal(1)
    )
    found = large_customer_index({"A": known}, DEFAULTS)["A"]
    assert round(found.score, 20) == 60
    assert round(found.known, 20) == 1
    assert found.missing == ()
    assert {group: round(score, 20) for group, score in found.groups.items()} == {
        "contribution": 60,
        "characteristics": 100,
        "relationship": 20,
    }


def test_what_is_missing_neither_helps_nor_hurts_and_is_said():
    # known: revenue 5 with 40/3, satisfaction 2 with 30/5: (5·13.333 + 2·6) / 19.333 / 5 = 81.379 %
    found = large_customer_index({"A": scores(revenue=5, satisfaction=2)}, DEFAULTS)["A"]
    assert round(found.score, 3) == Decimal("81.379")
    assert round(found.known, 4) == Decimal("0.1933")
    assert set(found.missing) == set(EVERY) - {"revenue", "satisfaction"}
    assert found.groups["characteristics"] is None


def test_an_item_without_weight_is_not_missed():
    rules = DEFAULTS._replace(items={**DEFAULTS.items, "profit": 0, "cost_to_serve": 0})
    found = large_customer_index({"A": scores(revenue=4)}, rules)["A"]
    assert "profit" not in found.missing
    assert round(found.known, 20) == Decimal("0.4")
    assert found.score == 80


def test_ranks_equals_share_one_and_the_unknown_have_none():
    found = large_customer_index(
        {"D": {}, "C": scores(revenue=1), "B": scores(revenue=5), "A": scores(revenue=5)},
        DEFAULTS._replace(groups={"contribution": 1}, items={"revenue": 1}),
    )
    assert [(code, each.rank) for code, each in found.items()] == [("A", 1), ("B", 1), ("C", 3), ("D", None)]
    assert (found["D"].score, found["D"].known) == (None, 0)


def test_below_half_of_the_weight_there_is_no_rank():
    # characteristics alone are 30 of 100, with contribution 70
    traits = dict.fromkeys(ITEMS["characteristics"], Decimal(5))
    all_told = traits | dict.fromkeys(ITEMS["contribution"], Decimal(1))
    found = large_customer_index({"A": traits, "B": all_told}, DEFAULTS)
    assert {code: each.rank for code, each in found.items()} == {"B": 1, "A": None}
    assert round(found["A"].score, 10) == 100


def test_weights_sum_to_one_and_not_to_zero():
    assert round(sum(sum(of.values()) for of in item_weights(DEFAULTS).values()), 20) == 1
    with pytest.raises(ValueError, match="groups"):
        item_weights(DEFAULTS._replace(groups=dict.fromkeys(ITEMS, 0)))
    with pytest.raises(ValueError, match="contribution"):
        item_weights(
            DEFAULTS._replace(items={**DEFAULTS.items, "revenue": 0, "cost_to_serve": 0, "profit": 0})
        )


def test_places_in_the_portfolio():
    # of five: better than 0, 1, 2, 3, 4 of the four others
    values = {code: Decimal(n) for n, code in enumerate("ABCDE")}
    assert place_scores(values, "revenue") == dict(
        zip("ABCDE", map(Decimal, ("0", "1.25", "2.5", "3.75", "5")), strict=True)
    )
    assert place_scores(values, "cost_to_serve")["A"] == 5


def test_equals_count_by_half():
    # A is better than nobody and equal to B: ½ of 2 others
    found = place_scores({"A": Decimal(1), "B": Decimal(1), "C": Decimal(2), "D": None}, "revenue")
    assert found == {"A": Decimal("1.25"), "B": Decimal("1.25"), "C": 5}


def test_one_client_has_no_place():
    assert place_scores({"A": Decimal(1), "B": None}, "revenue") == {}


def test_who_is_alone_in_having_an_item_told_does_not_miss_it():
    values = {"A": Decimal(1), "B": None}
    assert (alone(values), alone({"A": Decimal(1), "B": Decimal(2)}), alone({"A": None})) == ("A", None, None)
    found = large_customer_index({"A": {}, "B": {}}, DEFAULTS, {"profit": "A"})
    assert (found["A"].alone, found["B"].alone) == (("profit",), ())
    assert ("profit" in found["A"].missing, "profit" in found["B"].missing) == (False, True)


def test_much_of_what_is_bad_for_us_scores_low():
    found = rated_scores(
        rating(price_sensitivity=5, switching_ease=1, attitude_to_competitors=0, standing=4), DEFAULTS
    )
    known = {item: score for item, score in found.items() if score is not None}
    assert known == {"price_sensitivity": 0, "switching_ease": 4, "attitude_to_competitors": 5, "standing": 4}


@pytest.mark.parametrize(("years", "score"), [("0", "0"), ("4", "2"), ("10", "5"), ("25", "5")])
def test_years_together_count_up_to_ten(years, score):
    assert rated_scores(rating(years_together=years), DEFAULTS)["years_together"] == Decimal(score)


def test_the_share_of_wallet_as_it_is():
    assert rated_scores(rating(share_of_wallet=30), DEFAULTS)["share_of_wallet"] == Decimal("1.5")


SCORES = st.none() | st.integers(0, 5).map(Decimal)


@given(
    st.dictionaries(st.sampled_from(EVERY), SCORES),
    st.dictionaries(st.sampled_from(EVERY), st.integers(0, 9)),
)
def test_an_index_lies_between_0_and_100(items, weights):
    rules = DEFAULTS._replace(items={**dict.fromkeys(EVERY, 1), **weights})
    if any(not sum(rules.items[i] for i in of) for of in ITEMS.values()):
        return
    found = large_customer_index({"A": items}, rules)["A"]
    assert 0 <= found.known <= 1 + Decimal("1e-20")
    assert found.score is None or 0 <= found.score <= 100 + Decimal("1e-20")
    assert (found.score is None) == (found.known == 0)
