import pytest
from helpers import DAY, judge
from sheets import Typed

from stages.execute.complaint import KINDS
from stages.execute.complaints import COMPLAINTS

SHEET = Typed(COMPLAINTS)

CLOSED = {
    "complaint": "第二批晚到",
    "kind": "延迟交货",
    "raised_on": "2026年11月2日",
    "raised_by": "ACME.1",
    "listened_on": "2026-11-03",
    "apologised_on": "2026-11-03",
    "restated_on": "2026-11-03",
    "offered_on": "2026-11-04",
    "offer": "空运补发",
    "compensated_on": "2026-11-06",
    "compensation": "免运费",
    "compensation_amount": "1.2万",
    "promise_kept_on": "2026-11-09",
    "satisfied": "是",
    "satisfied_on": "2026-11-10",
}
OPEN = {"complaint": "scratched panels", "kind": "quality", "raised_on": "2026-11-18", "raised_by": "ACME.2"}


def closed(**changed):
    return {name: value for name, value in {**CLOSED, **changed}.items() if value is not None}


# ── read ──────────────────────────────────────────────────────────────────────────────────────


def test_it_reads_what_people_type_in_chinese():
    values = SHEET.values(complaints=[CLOSED])
    (row,) = values["complaints"]
    assert row["kind"] == "late_delivery"
    assert row["raised_on"] == "2026-11-02"
    assert row["compensation_amount"] == "12000.00"
    assert row["satisfied"] == "yes"
    assert values["currency"] == "CNY"


def test_a_step_is_added_to_the_complaint_that_stands():
    standing = SHEET.values(complaints=[OPEN])
    typed = {"complaints": {"scratched panels": {"listened_on": "2026/11/19"}}}
    values, faults = COMPLAINTS.read(typed, standing, "CNY", DAY)
    assert not faults
    assert values["complaints"][0] == {**OPEN, "listened_on": "2026-11-19"}


def test_the_seven_kinds_of_the_method_and_the_rest():
    assert list(KINDS) == [
        "quality",
        "price",
        "late_delivery",
        "style_or_specification",
        "late_payment",
        "breach",
        "after_sales",
        "other",
    ]


# ── completeness ──────────────────────────────────────────────────────────────────────────────


def test_a_client_who_was_asked_and_had_none_is_complete():
    assert COMPLAINTS.complete({}) == 0
    assert SHEET.complete(asked_on="2026-11-20") == 100


def test_a_complaint_is_complete_when_it_is_told_and_closed():
    # 13 things: kind, day, by whom, offer, compensation, seven dates, and the yes.
    assert SHEET.complete(complaints=[OPEN]) == 23  # 3 of 13
    assert SHEET.complete(complaints=[CLOSED]) == 100
    assert SHEET.complete(complaints=[closed(satisfied="no")]) == 92  # 12 of 13
    assert SHEET.complete(complaints=[CLOSED, OPEN]) == 62  # (1 + 3/13) / 2


# ── figures ───────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_known_until_the_client_was_asked():
    assert SHEET.figures() == {}
    assert SHEET.figures(asked_on="2026-11-20")["complaints_open"] == 0


def test_a_gate_opens_on_no_complaints_only_once_the_client_was_asked():
    def judged(**typed):
        condition = "{field: worksheets.complaints.complaints_open, op: '==', value: 0}"
        return judge(condition, worksheets={"complaints": SHEET.figures(**typed)})

    assert judged() is None
    assert judged(asked_on="2026-11-20") is True
    assert judged(asked_on="2026-11-20", complaints=[OPEN]) is False
    assert judged(complaints=[CLOSED]) is True


def test_figures_of_one_closed_and_two_open():
    older = {
        "complaint": "呼叫没人接",
        "kind": "after_sales",
        "raised_on": "2026-11-16",
        "listened_on": "2026-11-17",
    }
    assert SHEET.figures(complaints=[CLOSED, OPEN, older]) == {
        "complaints_total": 3,
        "complaints_open": 2,
        "oldest_open": "2026-11-16",
        # The older one's apology was due on the 17th, the newer one's listening on the 19th.
        "next_step": "apologised_on",
        "next_step_due": "2026-11-17",
        "repeated": 0,
        "recovered": 1,
        "recovered_in_time": "100.0",
        "mean_days_to_recover": "8.0",  # 2 to 10 November
        "compensation_total": "12000.00",
    }


def test_the_recovered_ones_on_average():
    slow = closed(complaint="missing parts", offered_on="2026-11-06", satisfied_on="2026-11-11")
    found = SHEET.figures(complaints=[CLOSED, slow])
    assert found["recovered"] == 2
    assert found["recovered_in_time"] == "50.0"  # the slow one's offer was due on the 5th
    assert found["mean_days_to_recover"] == "8.5"  # (8 + 9) / 2
    assert found["compensation_total"] == "24000.00"
    assert "oldest_open" not in found
    assert "next_step" not in found


def test_kinds_complained_of_more_than_once():
    rows = [
        {"complaint": f"c{n}", "kind": kind}
        for n, kind in enumerate(["price", "price", "other", "other", "breach"])
    ]
    assert SHEET.figures(complaints=rows)["repeated"] == 1  # price; other is no kind


# ── faults ────────────────────────────────────────────────────────────────────────────────────


def test_a_skipped_step_and_a_day_before_the_step_before_it_are_faults_at_their_place():
    rows = [closed(listened_on=None), {**OPEN, "listened_on": "2026-11-17"}]
    assert SHEET.faults(complaints=rows) == {
        "complaints.1.apologised_on": "step_skipped",
        "complaints.2.listened_on": "step_back",
    }


def test_satisfied_needs_its_day_and_the_day_its_answer():
    rows = [closed(satisfied=None), closed(complaint="b", satisfied_on=None)]
    assert SHEET.faults(complaints=rows) == {
        "complaints.1.satisfied": "satisfied_how",
        "complaints.2.satisfied_on": "satisfied_when",
    }


def test_amounts_below_zero():
    rows = [closed(compensation_amount="-5")]
    assert SHEET.faults(complaints=rows, front_line_limit="-1") == {
        "complaints.1.compensation_amount": "below_zero",
        "front_line_limit": "below_zero",
    }


# ── advice ────────────────────────────────────────────────────────────────────────────────────


def test_the_next_step_of_each_open_one_with_its_deadline():
    assert SHEET.said("2026-11-19", complaints=[OPEN])[0] == (
        "“scratched panels”, next: listen, by 19 Nov 2026 at the latest"
    )
    assert SHEET.said("2026-11-21", complaints=[OPEN])[0] == (
        "“scratched panels”, next: listen; it was due on 19 Nov 2026, 2 days ago. Do it today"
    )


def test_the_one_due_first_comes_first():
    newer = {**OPEN, "complaint": "newer", "raised_on": "2026-11-20"}
    said = SHEET.said("2026-11-20", complaints=[newer, OPEN])
    assert [line.split(",")[0] for line in said[:2]] == ["“scratched panels”", "“newer”"]


def test_while_one_is_open_it_says_what_is_at_stake_and_then_what_was_won():
    assert SHEET.advice("2026-11-19", complaints=[OPEN, CLOSED]) == ["step_next", "at_stake"]
    assert SHEET.advice(complaints=[CLOSED]) == ["recovered"]


def test_a_client_who_says_no_begins_anew():
    unhappy = [closed(satisfied="no")]  # said on the 10th, so by the 13th
    assert SHEET.advice("2026-11-13", complaints=unhappy) == ["step_next", "not_satisfied", "at_stake"]
    assert SHEET.advice("2026-11-14", complaints=unhappy) == ["step_late", "not_satisfied", "at_stake"]


def test_a_complaint_without_its_day_has_no_deadline():
    assert SHEET.advice(complaints=["just a name"]) == ["no_deadline", "at_stake"]


def test_a_day_still_to_come():
    ahead = {**OPEN, "listened_on": "2026-11-22"}
    assert SHEET.faults(complaints=[ahead])["complaints.1.listened_on"] == "to_come"


def test_who_was_asked_and_had_none_is_asked_for_none():
    assert COMPLAINTS.idle({}) == ()
    assert COMPLAINTS.idle({"asked_on": "2026-11-20"}) == ("complaints",)
    assert COMPLAINTS.idle({"complaints": [{"complaint": "late"}]}) == ("asked_on", "asked")


def test_the_same_kind_again_has_a_cause():
    (repeated, _) = SHEET.said(complaints=[CLOSED, closed(complaint="第三批也晚到")])
    assert repeated == "2 complaints about late delivery: no accident any more, find the cause"


@pytest.mark.parametrize(("limit", "told"), [("1万", True), ("1.2万", False)])
def test_more_than_the_front_line_may_decide(limit, told):
    asked = closed(satisfied=None, satisfied_on=None)
    assert ("over_limit" in SHEET.advice(complaints=[asked], front_line_limit=limit)) is told
    assert SHEET.advice(complaints=[CLOSED], front_line_limit=limit) == ["recovered"]


@pytest.mark.parametrize(("today", "advice"), [("2026-12-20", []), ("2026-12-21", ["ask_again"])])
def test_a_client_without_complaints_is_asked_again_after_thirty_days(today, advice):
    assert SHEET.advice(today, asked_on="2026-11-20") == advice
