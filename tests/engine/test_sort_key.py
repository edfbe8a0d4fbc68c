import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sort_key import sort_key

CODES = st.text("ABCXYZ0189", min_size=1, max_size=12)
NUMBERS = st.integers(1, 999_999_999)


@pytest.mark.parametrize(
    ("key", "filled"),
    [
        ("ACME-3", "ACME-000000003"),
        ("D-1203", "D-000001203"),
        ("A1-10", "A1-000000010"),
        ("ACME", "ACME"),
        ("ACME-", "ACME-"),
        ("", ""),
    ],
)
def test_the_number_is_filled_up(key, filled):
    assert sort_key(key) == filled


@given(st.lists(st.tuples(CODES, NUMBERS)))
def test_deals_are_sorted_by_account_and_number(deals):
    keys = [f"{code}-{number}" for code, number in sorted(deals)]
    assert sorted(keys, key=sort_key) == keys
