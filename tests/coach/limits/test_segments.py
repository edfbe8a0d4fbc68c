"""What a deal is compared with. The workspace's money is yuan; a dollar is 7.1, a yen 0.048."""

from decimal import Decimal

import pytest
from databases import KINDS
from hypothesis import given
from hypothesis import strategies as st

from coach.limits.segments import (
    ALL,
    NO_BANDS,
    Cuts,
    bands,
    by_segment,
    every_segment,
    find_cuts,
    rough,
    wider,
)
from engine.among import literal
from engine.facts import BEHAVIOURS
from engine.workspace import Workspace

YUAN = Workspace("Asia/Shanghai", "CN", "CNY", {"USD": "7.1", "JPY": "0.048"})
CUTS = Cuts(100_000_00, 500_000_00)
BANDS = bands(CUTS, YUAN)


def cuts_of(*amounts, deals=None, currency="CNY"):
    known = [(int(amount) * 100, currency) for amount in amounts]
    return find_cuts(known, deals or len(known), YUAN)


def test_thirds_of_the_amounts_in_two_digits():
    """Of 1,001, 2,001 … 60,001 the 20th and the 40th: 20,001 and 40,001, rounded up."""
    assert cuts_of(*(n * 1000 + 1 for n in range(1, 61))) == Cuts(21_000_00, 41_000_00)


def test_amounts_of_another_currency_are_compared_by_its_rate():
    """Sixty amounts in yen: the 20th is 20,000 yen, 960 yuan; the 40th is 1,920, said as 2,000."""
    assert find_cuts([(n * 1000, "JPY") for n in range(1, 61)], 60, YUAN) == Cuts(960_00, 2_000_00)


@pytest.mark.parametrize(
    ("amounts", "deals"),
    [
        (range(1, 60), 59),  # a third would be 19 deals
        ([5000] * 60, 60),  # all the same
        (range(1, 61), 76),  # 16 of 76 have no amount: who has one may be those that were won
    ],
)
def test_where_size_tells_nothing_there_are_no_bands(amounts, deals):
    assert cuts_of(*amounts, deals=deals) is None


def test_amounts_without_a_rate_are_no_amounts():
    assert cuts_of(*range(1, 61), currency="EUR") is None


@pytest.mark.parametrize(
    ("amount", "currency", "segment"),
    [
        (100_000_00, "CNY", "project/small"),
        (100_000_01, "CNY", "project/medium"),
        (500_000_01, "CNY", "project/large"),
        (14_084_50, "USD", "project/small"),  # 99,999.95 yuan
        (14_084_51, "USD", "project/medium"),  # 100,000.02 yuan
        (2_083_333, "JPY", "project/small"),  # 99,999.98 yuan
        (2_083_334, "JPY", "project/medium"),
        (5_00, "EUR", "project"),
        (None, "CNY", "project"),
        (None, None, "project"),
    ],
)
def test_the_segment_of_a_deal(amount, currency, segment):
    assert BANDS.segment_of("project", amount, currency) == segment


def test_the_segment_of_a_deal_nobody_assessed():
    assert BANDS.segment_of(None, 100_000_01, "CNY") == "/medium"
    assert BANDS.segment_of(None, None, None) == ALL
    assert NO_BANDS.segment_of("profit", 100_000_01, "CNY") == "profit"


def test_from_the_narrowest_to_all():
    assert wider("project/large") == ("project/large", "project", "/large", ALL)
    assert wider("project") == ("project", ALL)
    assert wider("/large") == ("/large", ALL)
    assert wider(ALL) == (ALL,)
    assert {each for id in every_segment() for each in wider(id)} == set(every_segment())


deals = st.tuples(
    st.sampled_from(["client-value", "loans"]),
    st.sampled_from([None, "other", *BEHAVIOURS]),
    st.none() | st.integers(0, 10**8) | st.sampled_from([100_000_00, 14_084_50, 14_084_51, 2_083_333]),
    st.sampled_from([None, "CNY", "USD", "JPY", "EUR"]),
)


ROW = "({n}, :playbook{n}, :behaviour{n}, CAST(:amount{n} AS BIGINT), :currency{n})"


@pytest.mark.parametrize("database", KINDS)
@given(pipeline=st.lists(deals, min_size=1, max_size=30))
def test_the_database_finds_the_same_segments(bare, database, pipeline):
    known = {"client-value": BANDS, "loans": NO_BANDS}
    sql = by_segment(known, {segment: literal(segment) for segment in every_segment()})
    columns = ("playbook", "behaviour", "amount", "currency")
    params = {
        f"{name}{n}": value
        for n, deal in enumerate(pipeline)
        for name, value in zip(columns, deal, strict=True)
    }
    rows = ", ".join(ROW.format(n=n) for n in range(len(pipeline)))
    text = f"WITH d (n, {', '.join(columns)}) AS (VALUES {rows}) SELECT {sql.expression} FROM d ORDER BY n"
    found = bare(database).rows(text, **params, **sql.params)
    assert [row[0] for row in found] == [known[playbook].segment_of(*rest) for playbook, *rest in pipeline]


@given(st.integers(1, 10**12), st.decimals("0.0001", "10000", places=4), st.integers(0, 10**12))
def test_a_cut_in_another_currency_parts_the_same_amounts(cut, rate, amount):
    here = Workspace("UTC", "CN", "CNY", {"KWD": f"{rate:f}"})
    small = bands(Cuts(cut, cut), here).cuts["KWD"].small
    worth = Decimal(amount) / 1000 * rate * 100  # dinars have three digits, yuan two
    assert (amount <= small) == (worth <= cut)


@given(st.integers(0, 10**15))
def test_a_rough_amount_is_in_two_digits_and_no_less(amount):
    found = rough(amount)
    assert len(str(found).rstrip("0")) <= 2
    assert amount <= found <= amount * 1.1 + 1


@given(st.integers(0, 10**6), st.integers(1, 99), st.integers(0, 5))
def test_no_cut_lies_between_an_amount_and_its_rough_one(amount, digits, places):
    cut = digits * 10**places
    assert (amount <= cut) == (rough(amount) <= cut)
