from decimal import Decimal

import pytest
from buying import TODAY, bought

from stages.accounts.grid import CELLS, KINDS, amount_cuts, cycle_size, grid
from stages.accounts.purchases import days_back
from stages.accounts.rules import DEFAULTS

GIVEN = {"medium_amount": "1000", "large_amount": "10000"}
CYCLES = {
    "short": ("2026-09-20", "2026-10-21"),
    "medium": ("2026-05-01", "2026-09-01"),
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
    assert amount_cuts([Decimal(n) for n in (1, 2, 5, 5, 9, 9)], DEFAULTS) == (5, 9, False)


@pytest.mark.parametrize(
    "amounts", [(1000,) * 5 + (2000, 3000), (1000, 2000) + (3000,) * 4, (1000,) * 3 + (2000, 3000)]
)
def test_where_equals_would_leave_a_third_empty_the_amounts_that_differ_are_cut(amounts):
    assert amount_cuts([Decimal(n) for n in amounts], DEFAULTS) == (2000, 3000, False)


def test_who_should_have_bought_again_is_asked_why():
    # every 30 days, then nothing for 100: (60 + 100) / 3 intervals is still short
    text = "A 2026-06-14 10000\nA 2026-07-14 10000\nA 2026-08-13 10000"
    place = places(text, **GIVEN)["A"]
    assert (round(place.cycle, 1), place.cell, place.late) == (Decimal("53.3"), "platinum", True)
    assert place.play.id == "value.play_stopped"
    assert place.because.params["second"].params["days"] == 100


@pytest.mark.parametrize(
    ("last", "late", "cycle"), [("2026-08-23", False, 30), ("2026-08-22", True, Decimal("60.5"))]
)
def test_the_open_interval_counts_once_the_cycles_size_does_not_allow_it(last, late, cycle):
    first = "2026-07-24" if not late else "2026-07-23"  # 90 days are short: 90 say nothing yet, 91 do
    place = places(f"A {first} 10000\nA {last} 10000", **GIVEN)["A"]
    assert (place.late, place.cycle) == (late, cycle)


def test_who_stopped_over_a_year_ago_has_no_cell():
    place = places("A 2024-05-28 50000\nA 2024-06-04 50000", **GIVEN)["A"]
    assert (place.cell, place.because.id, place.play.id) == (None, "value.grid_stopped", "value.play_stopped")
    assert place.because.params["days"] == 900
    once = places("A 2024-06-04 50000", **GIVEN)["A"]
    assert once.because.id == "value.grid_stopped"


def test_two_amounts_can_not_be_cut_in_three():
    assert amount_cuts([Decimal(1), Decimal(1), Decimal(2)], DEFAULTS) is None
    place = places("A 2026-10-01 5\nA 2026-11-01 5")["A"]
    assert (place.cell, place.amount_size, place.cycle_size) == (None, None, "short")
    assert place.because.id == "value.grid_no_cut"


def test_one_purchase_has_an_amount_and_no_cell():
    place = places("A 2026-01-01 5000", **GIVEN)["A"]
    assert (place.amount_size, place.cycle, place.cell, place.play) == ("medium", None, None, None)
    assert place.because.id == "value.grid_one"
    assert places("", "A", **GIVEN)["A"].because.id == "value.grid_none"


def test_purchases_from_long_ago_are_left_out():
    text = "A 2020-01-01 50000\nA 2026-10-01 5000\nA 2026-10-31 5000"
    place = places(text, **GIVEN)["A"]
    assert (place.purchases, place.cycle, place.amount, place.cell) == (2, 30, 5000, "gold")


def test_who_brings_nothing_has_no_size():
    """Two clients whose credit notes eat what they bought: the third does not become large by it."""
    text = """
        A 2026-09-20 1000
        A 2026-10-21 -1000
        B 2026-09-20 1000
        B 2026-10-21 -1500
        C 2026-09-20 1000
        C 2026-10-21 1000
    """
    found = places(text)
    assert [found[code].cell for code in "ABC"] == [None, None, None]
    assert found["A"].because.id == found["B"].because.id == "value.grid_nothing"
