from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import Typed, in_both_languages

from stages.expand.delivered_value import DELIVERED_VALUE, DeliveredValue, advice, faults, figures, share
from stages.expand.offer import PARTS, WHOSE, Offer, cost, delivered, value

SHEET = Typed(DELIVERED_VALUE)


def offer(name, whose, *amounts, **more):
    """The four values, then the four costs."""
    return {"offer": name, "whose": whose, **dict(zip(PARTS, map(str, amounts), strict=False)), **more}


OURS = offer("LR-9 方案", "我方", 900, 200, 80, 20, 600, 50, 30, 20)
# 900 + 200 + 80 + 20 = 1200 less 600 + 50 + 30 + 20 = 700: 500
RIVAL = offer("Siemens", "competitor", 850, 100, 50, 100, 550, 60, 60, 30)
# 1100 − 700 = 400
NOTHING = offer("手工", "维持现状", 300, 0, 0, 0, 0, 100, 50, 50)
# 300 − 200 = 100


def test_delivered_value_by_hand():
    assert SHEET.figures(offers=[OURS, RIVAL, NOTHING]) == {
        "our_value": "1200.00",
        "our_cost": "700.00",
        "ours": "500.00",
        "best_alternative": "Siemens",
        "theirs": "400.00",
        "lead": "100.00",
        "compared": 2,
    }


def test_amounts_are_read_as_people_write_them():
    values = SHEET.values(offers={"LR-9": {"whose": "us", "product": "1.2万", "money": "8,000.50"}})
    assert values["offers"] == [{"offer": "LR-9", "whose": "us", "product": "12000.00", "money": "8000.50"}]


def test_of_several_the_best_counts_on_either_side():
    small = offer("small", "us", 500, 0, 0, 0, 100, 0, 0, 0)  # 400
    equal = offer("Fanuc", "competitor", 400, 0, 0, 0, 0, 0, 0, 0)  # 400, after Siemens
    found = SHEET.figures(offers=[small, OURS, NOTHING, RIVAL, equal])
    assert (found["ours"], found["best_alternative"], found["lead"]) == ("500.00", "Siemens", "100.00")


def test_only_whole_offers_are_compared():
    partial = {**RIVAL, "energy": ""}
    assert SHEET.figures(offers=[OURS, partial]) == {
        "our_value": "1200.00",
        "our_cost": "700.00",
        "ours": "500.00",
        "compared": 0,
    }
    assert SHEET.figures(offers=[{**OURS, "image": ""}, RIVAL]).keys() == {
        "best_alternative",
        "theirs",
        "compared",
    }
    assert SHEET.figures() == {}


def test_completeness_is_half_ours_and_half_theirs():
    assert SHEET.complete() == 0
    assert SHEET.complete(offers=[OURS]) == 50
    assert SHEET.complete(offers=[OURS, RIVAL]) == 100
    # theirs: 8 of 8, and 2 of 8: 10/16 of a half
    assert SHEET.complete(offers=[OURS, RIVAL, offer("Fanuc", "competitor", 5, 6)]) == 81
    assert SHEET.complete(offers=[offer("?", "", 1, 2, 3, 4, 5, 6, 7, 8)]) == 0


def test_faults():
    assert SHEET.faults(offers=[{**OURS, "sensory": "-20", "image": "-1"}, RIVAL, {"offer": "siemens"}]) == {
        "offers.1.image": "negative",
        "offers.1.sensory": "negative",
        "offers.3.offer": "twice",
    }
    assert SHEET.faults(offers=[{**OURS, "whose": "Siemens"}]) == {"offers.1.whose": "no_choice"}


@pytest.mark.parametrize(
    ("offers", "told"),
    [
        ([], []),
        ([OURS, RIVAL], []),
        ([{**OURS, "whose": ""}, RIVAL], ["offers_of_nobody"]),
        ([RIVAL], ["no_offer_of_ours"]),
        ([OURS], ["no_alternative"]),
        ([{**OURS, "time": ""}, RIVAL], ["offer_unfinished"]),
        # cheaper by 150, ahead by 100: without the price it is lost
        ([OURS, {**RIVAL, "money": "750", "product": "1050"}], ["lead_by_price"]),
        ([OURS, {**RIVAL, "money": "700", "product": "1000"}], ["lead_by_price"]),
        ([OURS, {**RIVAL, "product": "950"}], ["level"]),
        ([OURS, {**RIVAL, "product": "1000"}], ["trail_by_value"]),
        ([OURS, {**RIVAL, "money": "400"}], ["trail_by_cost"]),
    ],
)
def test_advice(offers, told):
    assert SHEET.advice(offers=offers) == told


def test_advice_names_what_it_is_lost_on():
    ahead = offer("Siemens", "competitor", 1000, 210, 85, 100, 550, 60, 60, 30)
    # product −100, service −10, personnel −5, image −80; money −50, time +10, energy +30, sensory +10: −195
    assert SHEET.said(offers=[OURS, ahead]) == [
        "We trail “Siemens” by CNY 195, mostly in what the client gets; "
        "furthest behind on Product value, Image value, Money"
    ]


def test_advice_names_what_an_offer_lacks():
    (told,) = SHEET.said(offers=[OURS, RIVAL, offer("Fanuc", "competitor", 9, 9, 9, 9, 9, 9)])
    assert told.startswith("“Fanuc” lacks Energy, Sensory burden; write 0 where there is none")


AMOUNTS = st.none() | st.integers(0, 10**15 - 1).map(D)
OFFERS = st.builds(
    Offer, st.text(max_size=5), st.none() | st.sampled_from(list(WHOSE)), *[AMOUNTS] * len(PARTS)
)
SHEETS = st.builds(DeliveredValue, st.lists(OFFERS, max_size=4).map(tuple), st.sampled_from([None, "CNY"]))


@given(SHEETS)
def test_whatever_is_filled_in_can_be_told(sheet):
    assert list(faults(sheet)) == []
    for remark in advice(sheet, date(2026, 11, 21)):
        in_both_languages(remark)
    assert 0 <= share(sheet) <= 1
    found = figures(sheet)
    if found.lead is not None:
        assert found.lead == found.our_value - found.our_cost - found.theirs
        assert found.compared > 0


@given(OFFERS)
def test_what_is_delivered_is_value_less_cost(one):
    gets, gives = value(one), cost(one)
    assert (delivered(one) is None) == (gets is None or gives is None)
    if gets is not None and gives is not None:
        assert delivered(one) + gives == gets
