import pytest
from sheets import Typed

from engine.worksheet import FollowOn
from stages.confirm.next_conversation import NEXT_CONVERSATION

SHEET = Typed(NEXT_CONVERSATION)

TALK = {"kind": "增购升级", "what": "第二条产线", "on": "2026年12月8日", "person": "ACME.1"}
NOTHING = {"kind": "暂无", "reason_none": "明年才有预算"}


def test_it_reads_what_people_type_in_chinese():
    assert SHEET.values(**TALK) == {
        "kind": "upsell",
        "what": "第二条产线",
        "on": "2026-12-08",
        "person": "ACME.1",
    }
    assert SHEET.values(**NOTHING)["kind"] == "none"


@pytest.mark.parametrize(
    ("typed", "complete"),
    [
        ({}, 0),
        ({"what": "x"}, 33),
        ({"kind": "referral"}, 33),
        ({"kind": "referral", "what": "x"}, 67),
        ({"kind": "referral", "what": "x", "on": "2026-12-08"}, 100),  # with whom doesn't count
        ({"kind": "none"}, 50),
        (NOTHING, 100),
    ],
)
def test_complete_with_a_subject_and_a_date_or_a_reason(typed, complete):
    assert SHEET.complete(**typed) == complete
    assert SHEET.figures(**typed) == {"settled": "yes" if complete == 100 else "no"}


def test_it_opens_a_deal_with_its_subject_and_its_first_step():
    assert NEXT_CONVERSATION.opens(SHEET.values(**TALK)) == FollowOn("第二条产线", "2026-12-08", "ACME.1")


@pytest.mark.parametrize("missing", ["kind", "what", "on"])
def test_it_opens_nothing_while_something_is_missing(missing):
    typed = {name: value for name, value in TALK.items() if name != missing}
    assert NEXT_CONVERSATION.opens(SHEET.values(**typed)) is None


def test_it_opens_nothing_where_there_is_nothing():
    assert NEXT_CONVERSATION.opens(SHEET.values(**NOTHING)) is None


def test_none_goes_with_a_reason_and_the_others_without():
    assert SHEET.faults(**{**TALK, "kind": "none"}) == dict.fromkeys(
        ("what", "on", "person"), "none_and_more"
    )
    assert SHEET.faults(**TALK, reason_none="x") == {"reason_none": "reason_beside"}
    assert SHEET.faults(reason_none="x") == {}


def test_a_conversation_that_should_have_been():
    assert SHEET.advice("2026-12-08", **TALK) == []
    (line,) = SHEET.said("2026-12-10", **TALK)
    assert line.startswith("It was to be on 8 Dec 2026, 2 days ago")


def test_somebody_to_talk_to():
    assert SHEET.advice(**{**TALK, "person": ""}) == ["with_whom"]
    assert SHEET.advice(kind="referral", what="x") == []


def test_none_now_is_not_none_for_ever():
    assert SHEET.advice(**NOTHING) == ["not_for_ever"]
