from decimal import Decimal

from buying import TODAY, bought
from hypothesis import given
from hypothesis import strategies as st

from stages.accounts.purchases import Purchase, by_account, days_back
from stages.accounts.sales_estimate import SalesEstimate, from_purchases

YEAR = days_back(365, TODAY)


def test_by_hand():
    # 100 customers × 90 % × 0.5 a month × 12 × 2000 = 1,080,000
    assert SalesEstimate(100, Decimal("0.9"), Decimal("0.5"), Decimal(2000)).total == 1_080_000


def test_the_inputs_as_purchases_show_them():
    # A bought 3 times, B once (two lines of one day), C long ago: 4 purchases of 2 customers, 8000 in all
    text = """
        A 2026-01-10 1000
        A 2026-04-10 2000
        A 2026-10-10 3000
        B 2026-06-10 1500
        B 2026-06-10 500
        C 2024-06-10 9000
    """
    found = from_purchases(bought(text, "D"), YEAR, Decimal("0.5"))
    assert (found.customers, found.amount) == (2, 2000)
    assert round(found.per_month, 10) == round(Decimal(4) / 2 / 12, 10)
    assert round(found.total, 10) == 4000


def test_what_is_unknown_stays_unknown():
    assert from_purchases(bought("A 2026-01-10 1000"), YEAR, None).total is None
    empty = from_purchases(bought("", "A"), YEAR, Decimal(1))
    assert (empty.customers, empty.per_month, empty.total) == (0, None, None)


PURCHASES = st.tuples(st.sampled_from("ABC"), st.dates(YEAR.first, YEAR.last), st.integers(1, 10**9))


@given(st.lists(PURCHASES, min_size=1, max_size=30))
def test_without_churn_it_is_the_revenue_of_the_year(lines):
    all = by_account([Purchase(code, on, Decimal(amount)) for code, on, amount in lines], "ABC")
    total = sum(amount for _, _, amount in lines)
    assert abs(from_purchases(all, YEAR, Decimal(1)).total - total) < Decimal("1e-9")
