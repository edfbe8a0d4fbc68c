"""`worksheet`: filled in to at least so many per cent."""

import pytest
from helpers import only

GATE = "[{worksheet: client_profile, at_least: 70%}]"


def test_not_begun_is_unknown():
    checked = only(GATE)
    assert (checked.standing, checked.why[0].id) == ("unknown", "gate.worksheet_empty")
    assert (checked.settle.action, checked.settle.args) == ("fill", {"worksheet": "client_profile"})


@pytest.mark.parametrize(("complete", "standing"), [(0, "unmet"), (69, "unmet"), (70, "met"), (100, "met")])
def test_the_bar_is_part_of_what_passes(complete, standing):
    assert only(GATE, worksheets={"client_profile": {"complete": complete}}).standing == standing


def test_another_worksheet_does_not_help():
    assert only(GATE, worksheets={"buying_behaviour": {"complete": 100}}).standing == "unknown"


def test_the_whole_worksheet_is_asked_for_where_no_share_is_named():
    gate = "[{worksheet: client_profile}]"
    assert only(gate, worksheets={"client_profile": {"complete": 99}}).standing == "unmet"
    assert only(gate, worksheets={"client_profile": {"complete": 100}}).standing == "met"


def test_it_says_how_far_one_is():
    why = only(GATE, worksheets={"client_profile": {"complete": 57}}).why[0]
    assert (why.id, why.params) == ("gate.worksheet", {"complete": 57, "at_least": 70})
