from datetime import date
from decimal import Decimal

from buying import TODAY, bought, purchases

from stages.accounts.purchases import (
    buying_days,
    by_account,
    contribution,
    days_back,
    mean_amount,
    mean_cycle,
    revenue,
)

ACME = purchases("""
    ACME 2026-01-01 600
    ACME 2026-01-01 400
    ACME 2026-01-11 2000
    ACME 2026-02-10 3000
""")


def test_what_is_bought_on_one_day_is_one_purchase():
    # 6000 in three purchases; 10 and 30 days between them
    assert buying_days(ACME) == (date(2026, 1, 1), date(2026, 1, 11), date(2026, 2, 10))
    assert mean_amount(ACME) == 2000
    assert mean_cycle(ACME) == 20


def test_one_purchase_has_no_cycle_and_none_has_no_amount():
    assert mean_cycle(purchases("ACME 2026-01-01 600\nACME 2026-01-01 400")) is None
    assert mean_amount(()) is None


def test_a_credit_note_lowers_the_amount_and_is_no_purchase():
    bought = purchases("ACME 2026-01-01 1000\nACME 2026-01-11 1000\nACME 2026-03-01 -500")
    assert mean_amount(bought) == 750
    assert mean_cycle(bought) == 10


def test_contribution_is_known_when_every_margin_is():
    assert contribution(purchases("A 2026-01-01 100 margin 30\nA 2026-01-02 100 margin -5")) == 25
    assert contribution(purchases("A 2026-01-01 100 margin 30\nA 2026-01-02 100")) is None
    assert contribution(()) == 0


def test_a_window_holds_both_its_ends():
    window = days_back(365, TODAY)
    assert window == (date(2025, 11, 22), TODAY)
    text = "A 2025-11-21 1\nA 2025-11-22 2\nA 2026-11-21 4\nA 2026-11-22 8"
    assert revenue(window.of(purchases(text))) == 6


def test_every_account_is_there_oldest_purchase_first():
    found = bought("B 2026-02-01 2\nB 2026-01-01 1", "A")
    assert found["A"] == ()
    assert [p.amount for p in found["B"]] == [1, 2]
    assert by_account(purchases("X 2026-01-01 1"), ["A"]) == {"A": ()}


def test_amounts_stay_exact():
    assert revenue(purchases("A 2026-01-01 0.1\nA 2026-01-01 0.2")) == Decimal("0.3")


def test_a_day_on_which_all_was_given_back_is_no_buying_day():
    back = purchases("ACME 2026-01-01 600\nACME 2026-01-01 -600\nACME 2026-01-11 1")
    assert buying_days(back) == (date(2026, 1, 11),)
