from decimal import Decimal

import pytest
from helpers import DAY

from stages.accounts.rating import RATING, Rating, label, scored
from stages.accounts.retention import REFERENCE
from stages.accounts.rules import ITEMS


def read(**raw):
    return RATING.read(raw, {}, "CNY", DAY)


def test_it_is_read_as_it_is_typed():
    values, faults = read(
        price_sensitivity="4",
        years_together="6.5",
        share_of_wallet="35%",
        cost_to_serve="12万",
        buys_elsewhere="很多种",
        elsewhere="轴承；密封件",
        wanted="是",
        left_on="2026年3月4日",
        left_because="觉得我们不在乎他们",
    )
    assert faults == ()
    assert values == {
        "price_sensitivity": 4,
        "years_together": "6.5",
        "share_of_wallet": "35.0",
        "cost_to_serve": "120000.00",
        "currency": "CNY",
        "buys_elsewhere": "many",
        "elsewhere": ["轴承", "密封件"],
        "wanted": "yes",
        "left_on": "2026-03-04",
        "left_because": "neglect",
    }
    typed = RATING.typed(values)
    assert (typed.cost_to_serve, typed.elsewhere) == (Decimal(120000), ("轴承", "密封件"))


def test_every_fault_at_once():
    _, faults = read(years_together="-1", share_of_wallet="101", cost_to_serve="-5")
    assert {(f.field, f.what.id) for f in faults} == {
        ("years_together", "value.below_zero"),
        ("share_of_wallet", "value.no_share"),
        ("cost_to_serve", "value.below_zero"),
    }
    _, faults = read(loyalty="6", left_because="rain")
    assert {f.field for f in faults} == {"loyalty", "left_because"}


def test_complete_counts_what_the_lens_needs():
    assert RATING.complete({}) == 0
    needed = {field.id: 3 for field in RATING.fields if field.needed}
    needed |= {
        "years_together": "1.0",
        "share_of_wallet": "1.0",
        "cost_to_serve": "1.0",
        "buys_elsewhere": "few",
    }
    assert RATING.complete(needed) == 100


def test_every_rated_item_of_the_index_has_a_field():
    fields = {field.id for field in RATING.fields}
    assert {*ITEMS["characteristics"], *ITEMS["relationship"], "cost_to_serve"} <= fields


def test_reasons_for_leaving_are_those_of_the_reference_split():
    (reasons,) = (field.choices for field in RATING.fields if field.id == "left_because")
    assert tuple(reasons) == tuple(REFERENCE)


def test_a_score_of_zero_is_a_score():
    assert scored(Rating(loyalty=0), "loyalty") == 0
    assert scored(Rating(), "loyalty") is None
    assert label("loyalty") == ("忠诚度", "Loyalty")
    with pytest.raises(StopIteration):
        label("loyalti")
