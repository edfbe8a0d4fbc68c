"""A shipped playbook, broken in small ways: nobody breaks it unnoticed."""

from random import Random

import pytest

from benchmarks.mutants import CASE, LINT, SAME, SURVIVES, WORDING, hunt, table
from benchmarks.mutations import CHINESE, MUTATIONS, mutant
from stages.shipped_playbooks import shipped

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


def test_forty_ways_to_break_what_is_shipped_are_noticed():
    found = list(hunt("client-value", 40, seed=40))
    assert [each for each in found if each.by == SURVIVES] == []
    by = {each.by for each in found}
    assert {LINT, CASE, WORDING} <= by
    assert table(found).splitlines()[-1].startswith("| **40** |")


@pytest.mark.proof
@pytest.mark.parametrize("id", list(shipped()))
def test_a_thousand_ways_are_noticed(id):
    found = list(hunt(id, 1000, seed=7))
    assert [each.mutant[1:] for each in found if each.by == SURVIVES] == []
    assert sum(each.by == SAME for each in found) < 50
