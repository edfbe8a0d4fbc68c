from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stages.understand.credit import credit_left, credit_used, within_credit

AMOUNTS = st.decimals(0, 10**9, places=2)


@pytest.mark.parametrize(
    ("limit", "receivables", "notes", "left", "used", "within"),
    [
        # 1,000,000 − 600,000 − 150,000; (600,000 + 150,000) ÷ 1,000,000
        ("1000000", "600000", "150000", "250000", "75", True),
        # the ceiling itself is not passed
        ("1000000", "900000", "100000", "0", "100", True),
        ("1000000", "900000", "100000.01", "-0.01", "100.000001", False),
        # receivables and notes count together
        ("1000000", "700000", "400000", "-100000", "110", False),
    ],
)
def test_receivables_and_notes_together_stay_under_the_ceiling(limit, receivables, notes, left, used, within):
    owed = (D(limit), D(receivables), D(notes))
    assert (credit_left(*owed), credit_used(*owed), within_credit(*owed)) == (D(left), D(used), within)


def test_without_a_limit_nothing_may_be_owed():
    assert within_credit(D(0), D(0), D(0))
    assert not within_credit(D(0), D(1), D(0))
    assert credit_used(D(0), D(1), D(0)) is None


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_three_never_contradict_one_another(limit, receivables, notes):
    owed = (limit, receivables, notes)
    assert within_credit(*owed) == (credit_left(*owed) >= 0)
    if (used := credit_used(*owed)) is not None:
        assert within_credit(*owed) == (used <= 100)
