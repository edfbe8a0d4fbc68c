from datetime import date
from decimal import Decimal

import pytest
from buying import TODAY, purchases

from stages.accounts import laggards
from stages.accounts.rules import DEFAULTS


def reasons(text="A 2026-11-01 100", **known):
    facts = {"since": None, "always_dropped": False, "contribution": None, "cost_to_serve": None}
    facts |= {"today": TODAY, "rules": DEFAULTS, "currency": "CNY", **known}
    return [each.id for each in laggards.reasons(purchases(text), **facts)]


@pytest.mark.parametrize(
    ("last", "lagging"),
    [("2025-11-21", False), ("2025-11-20", True), ("2020-01-01", True), ("2026-11-20", False)],
)
def test_no_order_in_over_a_year(last, lagging):
    assert reasons(f"A {last} 100") == ["value.laggard_silent"] * lagging


def test_a_credit_note_is_no_order():
    assert reasons("A 2025-01-01 100\nA 2026-10-01 -20") == ["value.laggard_silent"]


def test_who_never_ordered_counts_from_the_day_we_knew_them():
    assert reasons("", since=date(2025, 11, 20)) == ["value.laggard_never"]
    assert reasons("", since=date(2026, 6, 1)) == []
    assert reasons("", since=None) == []


def test_always_dropped_in_their_tenders():
    assert reasons(always_dropped=True) == ["value.laggard_dropped"]


def test_costs_more_than_it_brings():
    assert reasons(contribution=Decimal(100), cost_to_serve=Decimal(101)) == ["value.laggard_cost"]
    assert reasons(contribution=Decimal(100), cost_to_serve=Decimal(100)) == []
    assert reasons(contribution=None, cost_to_serve=Decimal(100)) == []


def test_every_reason_is_named():
    all = reasons("A 2024-01-01 5", always_dropped=True, contribution=Decimal(0), cost_to_serve=Decimal(1))
    assert all == ["value.laggard_silent", "value.laggard_dropped", "value.laggard_cost"]


@pytest.mark.parametrize(("since", "lagging"), [(date(2025, 11, 21), False), (date(2025, 11, 20), True)])
def test_a_year_since_we_knew_them_is_not_over_a_year(since, lagging):
    assert reasons("", since=since) == ["value.laggard_never"] * lagging
