"""`decision`: what the client answered, on what evidence, and how long ago."""

import pytest
from helpers import only

GATE = "[{decision: needs_known, valid_for: 30d}]"
AGELESS = "[{decision: needs_known}]"
TODAY = "2026-11-21"


def judged(said, **known):
    """Standing and the reason of the one decision point, answered `said`."""
    checked = only(known.pop("gate", GATE), answers={"needs_known": said}, **known)
    return checked.standing, checked.why[0].id


def test_never_asked_is_unknown():
    checked = only(GATE)
    assert (checked.standing, checked.why[0].id) == ("unknown", "gate.unanswered")
    assert checked.settle.action == "answer"
    assert checked.settle.args["point"] == "needs_known"


@pytest.mark.parametrize("kind", ["client_said", "client_document", "event_held", "terms_accepted"])
def test_a_yes_of_the_client_s_meets_it(kind):
    assert judged(f"yes {kind}") == ("met", "gate.yes")


def test_what_the_seller_hopes_opens_no_gate():
    assert judged("yes seller_observed") == ("unmet", "gate.hope")


@pytest.mark.parametrize(
    ("on", "standing"),
    [("2026-10-22", "met"), ("2026-10-21", "unmet")],
    ids=["the thirtieth day still counts", "the day after does not"],
)
def test_a_yes_ages(on, standing):
    assert judged(f"yes {on}")[0] == standing


def test_a_yes_past_its_validity_reads_as_unsure():
    assert judged("yes 2026-10-21") == ("unmet", "gate.stale_age")


def test_where_no_validity_is_set_it_does_not_age():
    assert judged("yes 2016-10-21", gate=AGELESS) == ("met", "gate.yes")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (None, ("met", "gate.yes")),
        ("2026-11-09", ("met", "gate.yes")),
        ("2026-11-10", ("met", "gate.yes")),
        ("2026-11-11", ("unmet", "gate.stale_deciders")),
    ],
    ids=["nobody changed", "changed before", "changed the same day", "changed after"],
)
def test_a_yes_from_before_the_deciders_changed_is_stale(changed, expected):
    assert judged("yes 2026-11-10", changed=changed) == expected


def test_a_yes_from_before_a_move_back_is_stale():
    assert judged("yes stale") == ("unmet", "gate.stale_back")


def test_unsure_is_unmet_and_may_be_asked_again():
    checked = only(GATE, answers={"needs_known": "unsure"})
    assert (checked.standing, checked.why[0].id, checked.refused) == ("unmet", "gate.unsure", False)
    assert checked.settle.action == "answer"
    assert checked.can_be_waived


@pytest.mark.parametrize("said", ["no", "no 2016-01-01", "no stale", "no seller_observed"])
def test_a_no_closes_the_gate_whatever_its_age(said):
    checked = only(GATE, answers={"needs_known": said}, changed="2026-11-20")
    assert (checked.standing, checked.why[0].id, checked.refused) == ("unmet", "gate.no", True)
    assert checked.settle.action == "stop"
    assert not checked.can_be_waived


def test_it_says_how_many_days_ago():
    checked = only(GATE, answers={"needs_known": "yes 2026-11-09"})
    assert checked.why[0].params["days"] == 12
