"""A record of Salesforce has one id, of 15 or of 18 characters."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.rows.salesforce_id import whole_id

SHORT = st.text(string.ascii_letters + string.digits, min_size=15, max_size=15).filter(
    lambda id: any(sign.isdecimal() for sign in id)
)


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        # By hand. 00130: none; 00000: none; 3HgdT: H is the second (2), T the fifth (16): 18 = S.
        ("00130000003HgdT", "00130000003HgdTAAS"),
        ("006ABCDE0fGhIjK", "006ABCDE0fGhIjKYHV"),  # 8+16 = 24 Y, 1+2+4 = 7 H, 1+4+16 = 21 V
        ("0060000000000ab", "0060000000000abAAA"),
        ("006000000ABCDEF", "006000000ABCDEFAQ5"),  # the fifth alone: 16 Q; all five: 31, which is 5
    ],
)
def test_fifteen_become_eighteen(short, whole):
    assert whole_id(short) == whole


@given(SHORT)
def test_the_long_one_is_the_short_one_and_stays_as_it_is(short):
    whole = whole_id(short)
    assert (len(whole), whole[:15], whole_id(whole), whole_id(whole[:15])) == (18, short, whole, whole)


@given(SHORT, SHORT)
def test_two_that_differ_by_capitals_alone_are_two_without_them_as_well(one, other):
    """That is what the three signs are for: a spreadsheet that minds no capitals tells them apart."""
    assert (whole_id(one).casefold() == whole_id(other).casefold()) == (one == other)


@pytest.mark.parametrize(
    "other", ["", "006", "ACME-1", "internationally", "006ABCDE0fGhIj-", "０06ABCDE0fGhIjK"]
)
def test_what_is_none_stays_as_it_is(other):
    assert whole_id(other) == other
