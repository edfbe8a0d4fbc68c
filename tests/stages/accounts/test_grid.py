from decimal import Decimal

import pytest
from buying import TODAY, bought

from stages.accounts.grid import CELLS, KINDS, amount_cuts, cycle_size, grid
from stages.accounts.purchases import days_back
from stages.accounts.rules import DEFAULTS

GIVEN = {"medium_amount": "1000", "large_amount": "10000"}
CYCLES = {
    "short": ("2026-01-01", "2026-02-01"),
    "medium": ("2026-01-01", "2026-05-01"),
    "long": ("2025-01-01", "2026-01-01"),
}
AMOUNTS = {"small": 999, "medium": 1000, "large": 10000}


def places(text, *also, **rules):
    rules = DEFAULTS._replace(**rules)
    return grid(bought(text, *also), days_back(rules.cycle_window, TODAY), rules, "CNY")


@pytest.mark.parametrize(
    ("amount", "cycle", "cell"),
    [
        ("large", "short", "platinum"),
        ("large", "medium", "gold"),
        ("medium", "short", "gold"),
        ("large", "long", "silver"),
        ("medium", "medium", "silver"),
        ("small", "short", "silver"),
        ("medium", "long", "develop"),
        ("small", "medium", "develop"),
        ("small", "long", "adjust"),
    ],
)
def test_the_nine_cells(amount, cycle, cell):
    first, second = CYCLES[cycle]
    place = places(f"A {first} {AMOUNTS[amount]}\nA {second} {AMOUNTS[amount]}", **GIVEN)["A"]
    assert (place.amount_size, place.cycle_size, place.cell) == (amount, cycle, cell)
    assert place.play.id == f"value.play_{amount}_{cycle}"


def test_every_cell_is_of_a_known_kind_and_every_kind_there():
    assert len(CELLS) == 9
    assert set(CELLS.values()) == set(KINDS)


@pytest.mark.parametrize(
    ("days", "size"),
    [
        ("1", "short"),
        ("90", "short"),
        ("90.5", "medium"),
        ("180", "medium"),
        ("181", "long"),
        ("365", "long"),
    ],
)
def test_the_cycle(days, size):
    assert cycle_size(Decimal(days), DEFAULTS) == size


def test_terciles_of_the_portfolio():
    # nine amounts 100 … 900: the fourth begins the middle third, the seventh the upper
    amounts = [Decimal(100 * n) for n in range(9, 0, -1)]
    assert amount_cuts(amounts, DEFAULTS) == (400, 700, False)
    assert amount_cuts([Decimal(n) for n in (3, 1, 2)], DEFAULTS) == (2, 3, False)


def test_equals_fall_into_the_higher_third():
    assert amount_cuts([Decimal(n) for n in (1, 5, 9, 9, 9, 9)], DEFAULTS) == (9, 9, False)


def test_two_amounts_can_not_be_cut_in_three():
    assert amount_cuts([Decimal(1), Decimal(1), Decimal(2)], DEFAULTS) is None
    place = places("A 2026-01-01 5\nA 2026-02-01 5")["A"]
    assert (place.cell, place.amount_size, place.cycle_size) == (None, None, "short")
    assert place.because.id == "value.grid_no_cut"


def test_one_purchase_has_an_amount_and_no_cell():
    place = places("A 2026-01-01 5000", **GIVEN)["A"]
    assert (place.amount_size, place.cycle, place.cell, place.play) == ("medium", None, None, None)
    assert place.because.id == "value.grid_one"
    assert places("", "A", **GIVEN)["A"].because.id == "value.grid_none"


def test_purchases_from_long_ago_are_left_out():
    text = "A 2020-01-01 50000\nA 2026-01-01 5000\nA 2026-01-31 5000"
    place = places(text, **GIVEN)["A"]
    assert (place.purchases, place.cycle, place.amount, place.cell) == (2, 30, 5000, "gold")
