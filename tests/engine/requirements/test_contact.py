"""`contact`: somebody with this part in the decision is known, and still there."""

import pytest
from helpers import only

GATE = "[{contact: economic_buyer}]"


@pytest.mark.parametrize(
    ("contacts", "standing"),
    [
        ((), "unmet"),
        (("user", "champion"), "unmet"),
        (("economic_buyer",), "met"),
        (("user", "economic_buyer since 2020-01-01"), "met"),
        (("economic_buyer since 2020-01-01 left 2026-11-20",), "unmet"),
        (("economic_buyer since 2020-01-01 left 2026-11-21",), "unmet"),
        (("economic_buyer since 2020-01-01 left 2026-11-22",), "met"),
    ],
)
def test_somebody_with_that_part_who_has_not_left(contacts, standing):
    assert only(GATE, contacts=contacts).standing == standing


def test_it_says_how_many_people_one_knows_and_how_to_add_the_right_one():
    checked = only(GATE, contacts=("user", "champion", "decider since 2020-01-01 left 2021-01-01"))
    assert (checked.why[0].id, checked.why[0].params["n"]) == ("gate.contact_missing", 2)
    assert checked.settle.action == "contact add"
    assert checked.settle.args == {"name": None, "account": "ACME", "part": "economic_buyer"}


def test_a_deal_without_account_is_asked_for_one_first():
    checked = only(GATE, account=None)
    assert (checked.standing, checked.why[0].id) == ("unmet", "gate.contact_no_account")
    assert (checked.settle.action, checked.settle.args) == ("set", {"account": None})
