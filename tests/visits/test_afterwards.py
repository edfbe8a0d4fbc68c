"""What is written down after the visit."""

import pytest

from words.say import say


@pytest.fixture
def after(sheet):
    def make(*args, **deal):
        return {line.fills: line for line in sheet(*args, **deal).sections[-1].lines}

    return make


def test_the_diary_the_record_and_the_goods_seen_are_asked_for(after):
    assert list(after(met=("Chen Yu", "Gao Min"))) == [
        "visit:held",
        "visit:summary",
        "visit:opinions",
        "visit:interest",
        "record:ACME.1",
        "record:ACME.2",
        "goods:seen",
        "visit:lessons",
        "visit:insight",
    ]


def test_without_a_client_there_is_no_record_to_keep(after):
    assert "goods:seen" not in after(account=None)


def test_a_conversation_the_gate_waits_for_says_so(after):
    assert say(after()["visit:held"].why) == "now: no two-sided visit is on record"
    held = after(visits=[("2026-11-20", "needs")])
    assert say(held["visit:held"].why) == "the client's silence is counted from here"


def test_who_supplies_them_now_is_to_be_looked_at(after):
    rivals = {"competitors": {"competitors": {"Siemens": {"incumbent": "yes"}}}}
    assert say(after(sheets=rivals)["goods:seen"].why) == "Siemens supply them now: see how it is doing"
