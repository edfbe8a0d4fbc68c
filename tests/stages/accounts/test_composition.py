from decimal import Decimal

import pytest
from buying import rating
from helpers import DAY

from stages.accounts.composition import COMPOSITION, Composition, Referral, figures, potential


def test_add_on_is_what_those_reached_through_them_bring():
    raw = {"referrals": {"北方泵业": {"margin": "3万"}, "Delta": {"margin": "12000.50"}}}
    values, faults = COMPOSITION.read(raw, {}, "CNY", DAY)
    assert faults == ()
    assert COMPOSITION.figures(values) == {"add_on": "42000.50"}


def test_an_unknown_margin_leaves_it_unknown():
    sheet = Composition(referrals=(Referral("A", Decimal(5)), Referral("B")))
    assert figures(sheet).add_on is None
    assert figures(Composition()).add_on is None


def test_nobody_is_named_twice():
    raw = {"referrals": [{"client": "A", "margin": "1"}, {"client": "A", "margin": "2"}]}
    _, (fault,) = COMPOSITION.read(raw, {}, "CNY", DAY)
    assert (fault.field, fault.what) == ("referrals.2.client", ("worksheets.twice", {"name": "A"}))


@pytest.mark.parametrize(
    ("scores", "score", "basis", "missing"),
    [
        ({"potential": 4, "satisfaction": 0}, "4", "direct", ()),
        ({"potential": 0}, "0", "direct", ()),
        ({"satisfaction": 5, "loyalty": 3, "trust": 1}, "3", "attitude", ()),
        ({"satisfaction": 5, "trust": 1}, None, "attitude", ("loyalty",)),
        ({}, None, "attitude", ("satisfaction", "loyalty", "trust")),
    ],
)
def test_potential_directly_or_by_attitude(scores, score, basis, missing):
    expected = None if score is None else Decimal(score)
    assert potential(rating(**scores)) == (expected, basis, missing)


def test_complete():
    assert COMPOSITION.complete({}) == 0
    full = {"referrals": [{"client": "A", "margin": "1.0"}], "expected": "5.0", "currency": "CNY"}
    assert COMPOSITION.complete(full) == 100
