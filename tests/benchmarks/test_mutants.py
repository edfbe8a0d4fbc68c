"""A shipped playbook, broken in small ways: nobody breaks it unnoticed."""

from random import Random

import pytest

from benchmarks.mutants import CASE, LINT, SAME, SURVIVES, WORDING, hunt, means_the_same, table
from benchmarks.mutations import CHINESE, MUTATIONS, mutant
from stages.shipped_playbooks import METHOD, shipped

DATA = {
    "stages": [
        {
            "id": "understand",
            "status": "open",
            "title": {"zh": "了解", "en": "Know what they need"},
            "gate": [
                {"decision": "needs_known", "valid_for": "90d"},
                {"contact": "champion"},
                {"item": "listed", "when": {"not": {"all": [{"field": "deal.amount", "op": "known"}] * 2}}},
            ],
            "visit": {"ask": [{"zh": "一", "en": "one two"}, {"zh": "二", "en": "two"}]},
        }
    ],
    "waits": 2,
}


@pytest.mark.parametrize("seed", range(100))
def test_a_mutant_differs_in_a_copy(seed):
    before = repr(DATA)
    made = mutant(DATA, Random(seed))
    assert made.data != DATA
    assert repr(DATA) == before
    assert made.how in MUTATIONS
    assert mutant(DATA, Random(seed)) == made  # the same seed, the same mutant


def test_every_way_finds_something_to_break():
    assert {mutant(DATA, Random(seed)).how for seed in range(600)} >= set(MUTATIONS) - {"all for any"}


def test_every_way_has_a_name_in_chinese():
    assert set(CHINESE) == set(MUTATIONS)


OPEN = "worksheets.complaints.complaints_open"
NONE_OPEN = {"field": OPEN, "op": "==", "value": 0}
LEAD = {"field": "worksheets.options.lead", "op": "==", "value": 0}
BIG = {"field": "deal.amount", "op": ">=", "value": 500000, "currency": "CNY"}


def asking(condition):
    return {"stages": [{"id": "execute", "gate": [{"id": "settled", "condition": condition}]}]}


@pytest.mark.parametrize(
    ("sound", "broken", "same"),
    [
        (NONE_OPEN, NONE_OPEN | {"op": "<="}, True),  # nobody counts below nothing
        (NONE_OPEN, NONE_OPEN | {"op": "<", "value": 1}, True),  # nor half a complaint
        (NONE_OPEN, NONE_OPEN | {"op": ">="}, False),
        (NONE_OPEN, NONE_OPEN | {"value": 1}, False),
        (LEAD, LEAD | {"op": "<="}, False),  # who trails has a lead below nothing
        (BIG, {"all": [{"field": "deal.amount", "op": "known"}, BIG]}, False),  # unknown is not no
        (NONE_OPEN, {"field": OPEN, "op": "<=", "value": 0, "because": {"zh": "有", "en": "some"}}, False),
    ],
)
def test_two_conditions_mean_the_same_where_every_deal_is_judged_alike(sound, broken, same):
    assert means_the_same(asking(broken), asking(sound)) is same


def test_forty_ways_to_break_what_is_shipped_are_noticed():
    found = list(hunt("client-value", 40, seed=40))
    assert [each for each in found if each.by == SURVIVES] == []
    by = {each.by for each in found}
    assert {LINT, CASE, WORDING} <= by
    assert table(found).splitlines()[-1].startswith("| **40** |")


@pytest.mark.proof
@pytest.mark.parametrize("id", list(shipped()))
def test_a_thousand_ways_are_noticed(id):
    """A thousand of the method's own playbook; of each that goes further, whose base that is, a part."""
    ways = 1000 if id == METHOD else 250
    found = list(hunt(id, ways, seed=7))
    assert [each.mutant[1:] for each in found if each.by == SURVIVES] == []
    assert sum(each.by == SAME for each in found) < ways / 20
