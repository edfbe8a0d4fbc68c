from decimal import Decimal
from itertools import pairwise

import pytest
from buying import TODAY, bought, purchases
from hypothesis import given
from hypothesis import strategies as st

from stages.accounts.abc_class import classify, concentration
from stages.accounts.purchases import Purchase, days_back
from stages.accounts.rules import DEFAULTS

YEAR = days_back(365, TODAY)


def classed(text, *also, **rules):
    return classify(bought(text, *also), YEAR, DEFAULTS._replace(**rules), "CNY")


def classes(text, *also, **rules):
    return {code: each.abc for code, each in classed(text, *also, **rules).items()}


def sums(**amounts):
    return "\n".join(f"{account} 2026-05-01 {amount}" for account, amount in amounts.items())


def test_classes_by_cumulative_share():
    # of 1000: 500, 300 | 150 | 40, 10: cumulated 50, 80 | 95 | 99, 100 per cent
    found = classed(sums(T=500, U=300, V=150, W=40, X=10))
    assert {code: each.abc for code, each in found.items()} == dict(zip("TUVWX", "AABCC", strict=True))
    assert [each.rank for each in found.values()] == [1, 2, 3, 4, 5]
    assert (found["V"].share, found["V"].above) == (Decimal("0.15"), Decimal("0.8"))


def test_who_crosses_the_line_stays_above_it():
    # 79 %, then 79 + 18 = 97 %: U crosses 80 and is still A, V (97 %) lies behind both lines
    assert classes(sums(T=79, U=18, V=3)) == {"T": "A", "U": "A", "V": "C"}
    assert classes(sums(T=100)) == {"T": "A"}


def test_a_playbook_may_draw_other_lines():
    assert classes(sums(T=50, U=30, V=15, W=5), a_share=50, b_share=80) == dict(
        zip("TUVW", "ABCC", strict=True)
    )


def test_equals_share_rank_and_class_whatever_their_names():
    # 400, then three times 200: before any of the three stand 40 %
    found = classed(sums(Z=400, C=200, A=200, B=200))
    assert [(code, each.rank, each.abc) for code, each in found.items()] == [
        ("Z", 1, "A"),
        ("A", 2, "A"),
        ("B", 2, "A"),
        ("C", 2, "A"),
    ]


def test_nothing_or_a_loss_comes_last_and_is_c():
    found = classed(sums(T=100, LOSS=-50), "NONE")
    assert [(code, each.abc) for code, each in found.items()] == [("T", "A"), ("NONE", "C"), ("LOSS", "C")]
    assert found["T"].share == 1
    assert found["NONE"].because.id == "value.class_nothing"
    assert found["LOSS"].because.id == "value.class_loss"


def test_nobody_bought_anything():
    assert classes("", "A", "B") == {"A": "C", "B": "C"}


def test_only_the_window_counts():
    assert classes("OLD 2025-11-21 900\nNEW 2025-11-22 100") == {"NEW": "A", "OLD": "C"}


def test_gold_is_five_per_cent_of_those_who_buy_rounded_up():
    amounts = {f"C{n:02}": 1000 - n for n in range(21)}
    found = classed(sums(**amounts), *(f"P{n}" for n in range(60)))
    assert [code for code, each in found.items() if each.gold] == ["C00", "C01"]  # 5 % of 21 is 1.05


def test_contribution_ranks_otherwise_and_is_unknown_without_every_margin():
    text = """
        BIG 2026-05-01 1000 margin 10
        FINE 2026-05-01 100 margin 90
        DARK 2026-05-01 500 margin 100
        DARK 2026-06-01 500
    """
    found = classed(text, value_by="contribution")
    assert [(code, each.abc, each.rank) for code, each in found.items()] == [
        ("FINE", "A", 1),
        ("BIG", "B", 2),
        ("DARK", None, None),
    ]
    assert found["DARK"].because == ("value.class_unknown", {"n": 1})


def test_the_reason_says_where_it_stands():
    because = classed(sums(T=500, U=300, V=150, W=50))["V"].because
    told = {
        key: str(value) for key, value in because.params.items() if key in ("rank", "n", "above", "share")
    }
    assert told == {"rank": "3", "n": "4", "above": "80", "share": "15"}
    assert because.params["value"] == (15000, "CNY")


def test_concentration_against_20_80_30():
    # ten clients: the best two bring 800 of 500, the worst three take 310 away
    values = sums(A=500, B=300, C=10, D=0, E=0, F=0, G=0, H=-10, I=-100, J=-200)
    found = concentration(classed(values))
    assert found == (Decimal("1.6"), Decimal("-0.62"))
    assert concentration(classed("", "A")) is None


AMOUNTS = st.lists(st.integers(-500, 5000), min_size=1, max_size=30)


@given(AMOUNTS)
def test_a_and_b_reach_their_shares_and_no_class_rises_again(amounts):
    text = {f"C{n}": (Purchase(f"C{n}", TODAY, Decimal(a)),) for n, a in enumerate(amounts)}
    found = list(classify(text, YEAR, DEFAULTS, "CNY").values())
    assert all(a.abc <= b.abc and a.value >= b.value for a, b in pairwise(found))
    total = sum(a for a in amounts if a > 0)
    for classes, share in (("A", 80), ("AB", 95)):
        assert 100 * sum(each.value for each in found if each.abc in classes) >= share * total


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_orders_does_not_matter(order):
    lines = sums(A=5, B=5, C=90).splitlines()[::order]
    assert list(classed("\n".join(lines))) == ["C", "A", "B"]
    assert purchases("\n".join(lines))


def test_whoever_brings_as_much_as_a_gold_client_is_gold():
    text = "\n".join(f"{code} 2026-05-01 100" for code in "ABCDE")
    assert all(each.gold for each in classed(text).values())


def test_the_best_fifth_and_the_last_three_tenths_are_rounded_up():
    # of six the best two (6/5 up) bring 600 + 200, the last two (18/10 up) 30 + 20, of 1000 in all
    found = concentration(classed(sums(A=600, B=200, C=100, D=50, E=30, F=20)))
    assert found == (Decimal("0.8"), Decimal("0.05"))
