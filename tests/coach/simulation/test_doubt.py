"""Whether what is open could have passed, had what nobody was asked for been recorded."""

import pytest
from helpers import facts, judge, playbook, yaml

from coach.simulation.doubt import Witness, at_best, could_pass
from engine.condition import read_condition

BIG = "{field: deal.amount, op: '>=', value: 100, currency: CNY}"
KEEN = "{field: worksheets.buying_behaviour.help_needed, op: '>=', value: 3}"
NOT_KEEN = f"{{not: {KEEN}}}"
SAID = "{field: answers.needs_known, op: '==', value: 'yes'}"
UNSEEN = ("worksheets.buying_behaviour.help_needed",)


def best(condition, wanted=True, unseen=UNSEEN, **known):
    witness = Witness(facts(**known), lambda path: path in unseen)
    return at_best(read_condition(yaml(condition)), witness, wanted=wanted)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (KEEN, True),
        (NOT_KEEN, True),
        (f"{{all: [{KEEN}, {NOT_KEEN}]}}", True),
        (f"{{all: [{KEEN}, {BIG}]}}", False),
        (f"{{any: [{KEEN}, {BIG}]}}", True),
        (f"{{all: [{KEEN}, {SAID}]}}", None),
        (f"{{any: [{SAID}, {BIG}]}}", None),
        ("{expression: worksheets.buying_behaviour.help_needed > 3 and deal.amount > 100}", True),
        ("{expression: deal.amount > 100}", False),
        ("{field: worksheets.buying_behaviour.help_needed, op: known}", True),
    ],
)
def test_at_best(condition, found):
    """The amount is 50, help needed was never recorded, and this client alone has not been asked."""
    assert best(condition, amount=5000) is found


def test_for_a_guard_the_best_is_that_it_does_not_apply():
    assert best(KEEN, wanted=False) is False
    assert best(f"{{any: [{KEEN}, {BIG}]}}", wanted=False, amount=50000) is True


def test_where_everything_was_recorded_it_is_the_condition_itself():
    for condition in (KEEN, NOT_KEEN, f"{{any: [{KEEN}, {BIG}]}}", f"{{all: [{SAID}, {BIG}]}}"):
        for amount in (None, 5000, 50000):
            assert best(condition, unseen=(), amount=amount) is judge(condition, amount=amount)


def requirement(text):
    return playbook(f"[{{id: first, gate: [{text}]}}]").stages[0].gate[0]


@pytest.mark.parametrize(
    ("text", "unseen", "found"),
    [
        ("{decision: needs_known}", ["answers.needs_known"], True),
        ("{decision: needs_known}", [], False),
        ("{item: listed}", ["items.listed"], True),
        ("{worksheet: client_profile, at_least: 50%}", ["worksheets.client_profile"], True),
        ("{contact: decider}", ["contacts.decider"], True),
        ("{visit: two_sided}", ["visits.two_sided"], True),
        (f"{{decision: needs_known, when: {BIG}}}", ["deal.amount"], True),
        (f"{{decision: needs_known, when: {BIG}}}", ["answers.needs_known"], False),
        (f"{{condition: {BIG}}}", ["deal.amount"], True),
        (f"{{condition: {BIG}}}", [], False),
    ],
)
def test_could_pass(text, unseen, found):
    """Nothing is known of this deal. Whether a guard applies is asked first, and only this deal lacks it."""
    assert could_pass(requirement(text), Witness(facts(), lambda path: path in unseen)) is found


def test_an_amount_without_a_rate_can_not_be_told():
    dollars = BIG.replace("CNY", "USD")
    assert best(dollars, amount=5000) is True
    assert best(dollars, wanted=False, amount=5000) is False
    assert best(dollars, amount=70000, rates={"USD": "7"}) is True
    assert best(dollars, amount=69000, rates={"USD": "7"}) is False
