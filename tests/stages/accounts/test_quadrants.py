from decimal import Decimal

import pytest
from buying import rating

from engine.message import msg
from stages.accounts.quadrants import MATRICES, Axis, axis_name, cautions, cut, place


def values(**given):
    return {code: None if value is None else Decimal(value) for code, value in given.items()}


def cells(matrix, across, up):
    placed = place(MATRICES[matrix], values(**across), values(**up), "contribution", "CNY")
    return {code: spot.cell for code, spot in placed.spots.items()}


MONEY = {"HH": 900, "HL": 800, "LH": 10, "LL": 5}
SCORE = {"HH": 3, "HL": 2, "LH": 5, "LL": 0}


@pytest.mark.parametrize(
    ("matrix", "high_high", "high_low", "low_high", "low_low"),
    [
        ("current_potential", "high_value", "secondary_value", "potential_value", "low_value"),
        ("value_loyalty", "golden", "at_risk", "over_service", "marginal"),
        ("value_response", "best", "exotic", "fatal_attraction", "ghosts"),
    ],
)
def test_money_across_score_up(matrix, high_high, high_low, low_high, low_low):
    found = cells(matrix, MONEY, SCORE)
    assert found == {"HH": high_high, "HL": high_low, "LH": low_high, "LL": low_low}


def test_volume_and_profit():
    profit = {"HH": 90, "HL": 1, "LH": 80, "LL": 2}
    found = cells("volume_profit", MONEY, profit)
    assert found == {"HH": "continuity", "HL": "unprofitable", "LH": "selective", "LL": "leaving"}


def test_direct_and_indirect_function():
    direct = {"HH": 3, "HL": 5, "LH": 2, "LL": 0}
    found = cells("direct_indirect", direct, SCORE)
    assert found == {"HH": "high_performing", "HL": "selling", "LH": "networking", "LL": "low_performing"}


def test_every_cell_has_a_name_of_its_own():
    names = [cell for matrix in MATRICES.values() for cell in matrix.cells.values()]
    assert len(names) == len(set(names)) == 20
    assert {id: matrix.id for id, matrix in MATRICES.items()} == {id: id for id in MATRICES}


def test_money_is_cut_at_the_median():
    money = Axis("volume", "money")
    assert cut(money, values(A=1, B=2, C=30, D=None).values()) == (2,)
    assert cut(money, values(A=1, B=2, C=30, D=40).values()) == (16,)
    assert cut(money, values(A=1, B=None).values()) == (None,)
    assert cut(Axis("loyalty", "score"), ()) == (3,)


def test_what_brings_nothing_is_never_high():
    # more than half buy nothing: the median is 0
    found = cells("value_loyalty", {"A": 0, "B": 0, "C": 0, "D": 9}, {"A": 5, "B": 5, "C": 5, "D": 5})
    assert found == {"A": "over_service", "B": "over_service", "C": "over_service", "D": "golden"}


def test_the_cut_never_falls_below_zero_and_is_said_as_it_is_drawn():
    # Nobody brings anything: then zero is the line, and not above it.
    given = {"A": -20, "B": -10, "C": 0}
    placed = place(MATRICES["volume_profit"], values(**given), values(**given), "revenue", "CNY")
    assert (placed.across, placed.across.above) == ((0,), True)
    assert {spot.cell for spot in placed.spots.values()} == {"leaving"}
    assert {spot.because.params["across"].id for spot in placed.spots.values()} == {"value.side_upto"}
    assert not cut(Axis("volume", "money"), values(A=1, B=2).values()).above
    assert not cut(Axis("loyalty", "score"), ()).above


def test_many_who_bring_nothing_do_not_make_the_others_high():
    # of 0, 0, 0, 0, −5, 10 and 90 the median is 0; of those above zero it is 50
    given = values(A=0, B=0, C=0, D=0, E=-5, F=10, G=90)
    found = cut(Axis("volume", "money"), given.values())
    assert (found.at, found.high(Decimal(10)), found.high(Decimal(90))) == (50, False, True)
    assert cut(Axis("volume", "money"), values(A=0, B=7).values()).at == 7
    assert cut(Axis("volume", "money"), values(A=7).values()).at is None


def test_who_is_silent_has_no_cell_and_the_reason_for_it():
    quiet = {"A": msg("value.nothing_bought", days=365)}
    across, up = values(A=None, B=2, C=3), values(A=None, B=4, C=4)
    spot = place(MATRICES["value_loyalty"], across, up, "revenue", "CNY", quiet).spots["A"]
    assert (spot.cell, spot.missing) == (None, ("value", "loyalty"))
    assert (spot.because.params["first"], spot.because.params["second"].id) == (
        quiet["A"],
        "value.spot_missing",
    )
    spot = place(MATRICES["volume_profit"], across, across, "revenue", "CNY", quiet).spots["A"]
    assert spot.because == quiet["A"]


def test_an_unknown_value_has_no_cell_and_is_named():
    placed = place(MATRICES["value_loyalty"], values(A=1, B=2), values(A=None, B=4), "revenue", "CNY")
    spot = placed.spots["A"]
    assert (spot.cell, spot.missing) == (None, ("loyalty",))
    assert spot.because.params["axes"] == (("value.axis_loyalty", {}),)


def test_nobody_to_compare_with():
    spot = place(MATRICES["value_loyalty"], values(A=9), values(A=4), "revenue", "CNY").spots["A"]
    assert (spot.cell, spot.missing, spot.because.id) == (None, (), "value.spot_alone")


def test_the_reason_names_value_side_and_cut():
    placed = place(MATRICES["value_loyalty"], values(A=9, B=1), values(A=2, B=4), "revenue", "CNY")
    across, up = (placed.spots["A"].because.params[side] for side in ("across", "up"))
    assert across == (
        "value.side_high",
        {"axis": ("value.axis_value_revenue", {}), "value": (900, "CNY"), "cut": (500, "CNY")},
    )
    assert (up.id, up.params["value"], up.params["cut"]) == ("value.side_low", 2, 3)


def test_an_axis_says_what_value_goes_by():
    assert axis_name("value", "revenue").id == "value.axis_value_revenue"
    assert axis_name("current", "revenue").id == "value.axis_current"
    assert axis_name("loyalty", "revenue").id == "value.axis_loyalty"


@pytest.mark.parametrize(
    ("cell", "rated", "costly", "said"),
    [
        ("secondary_value", {"loyalty": 2}, False, ["value.careful_loyalty"]),
        ("secondary_value", {"loyalty": 3}, False, []),
        ("secondary_value", {}, False, []),
        ("low_value", {"price_sensitivity": 5, "loyalty": 2}, False, ["value.may_drop_price"]),
        ("low_value", {"price_sensitivity": 4, "loyalty": 2}, False, []),
        ("low_value", {"price_sensitivity": 5, "loyalty": 3}, False, []),
        ("low_value", {"credit_standing": 2}, True, ["value.may_drop_credit"]),
        ("low_value", {"credit_standing": 3}, True, []),
        ("low_value", {"credit_standing": 2}, False, []),
        ("continuity", {"credit_standing": 2}, False, ["value.debtor"]),
        ("unprofitable", {"credit_standing": 0}, True, ["value.debtor"]),
        ("unprofitable", {"credit_standing": 3}, True, []),
        ("selective", {"credit_standing": 0}, False, []),
        ("high_value", {"price_sensitivity": 5, "loyalty": 0, "credit_standing": 0}, True, []),
    ],
)
def test_who_is_to_be_careful_with_and_who_may_be_dropped(cell, rated, costly, said):
    assert [each.id for each in cautions(cell, rating(**rated), costly)] == said
