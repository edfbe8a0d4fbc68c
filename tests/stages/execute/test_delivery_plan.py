from datetime import date

import pytest
from helpers import DAY
from hypothesis import given
from hypothesis import strategies as st
from sheets import Typed

from stages.execute.delivery_plan import DELIVERY_PLAN, DeliveryPlan, Report, advice, faults, figures
from stages.execute.milestone import STATUSES, Milestone

SHEET = Typed(DELIVERY_PLAN)

TRIAL = {
    "milestone": "试产",
    "promise": "不良率降一半",
    "due": "2026年10月20日",
    "status": "已完成",
    "done_on": "2026-10-18",
    "owner": "林",
    "accepted_by": "ACME.1",
}
RAMP = {
    "milestone": "量产",
    "promise": "不良率降一半",
    "due": "2026-12-01",
    "status": "under_way",
    "owner": "林",
}
TRAINING = {
    "milestone": "training",
    "promise": "own people run it",
    "due": "2026-11-10",
    "status": "late",
    "owner": "bo",
}
PLAN = {
    "promises": "不良率降一半；own people run it；备件 24 小时到",
    "milestones": [TRIAL, RAMP, TRAINING],
    "report_every": "14",
    "reports": [
        {"on": "2026-11-01", "what": "试产通过", "to": "ACME.1"},
        {"on": "2026年11月10日", "what": "培训推迟", "to": "ACME.1"},
    ],
}


def test_it_reads_what_people_type_in_chinese():
    values = SHEET.values(**PLAN)
    assert values["promises"] == ["不良率降一半", "own people run it", "备件 24 小时到"]
    assert values["milestones"][0]["status"] == "done"
    assert values["milestones"][0]["due"] == "2026-10-20"
    assert values["report_every"] == 14
    assert values["reports"][1]["on"] == "2026-11-10"


def test_a_report_is_found_by_its_day():
    standing = SHEET.values(**PLAN)
    values, faults = DELIVERY_PLAN.read(
        {"reports": {"2026-11-10": {"what": "培训改到 17 日"}}}, standing, "CNY", DAY
    )
    assert not faults
    assert [report["what"] for report in values["reports"]] == ["试产通过", "培训改到 17 日"]


def test_complete_when_every_milestone_is_described_and_a_report_was_given():
    assert DELIVERY_PLAN.complete({}) == 0
    assert SHEET.complete(**PLAN) == 100
    assert SHEET.complete(**{**PLAN, "reports": []}) == 75  # 3 of 4 fields
    # Of a milestone count its name, promise, day, status and owner: 1 of 5; nothing else is there.
    assert SHEET.complete(milestones=["试产"]) == 5


def test_figures_of_a_plan_under_way():
    assert SHEET.figures(**PLAN) == {
        "milestones_total": 3,
        "milestones_done": 1,
        "done": "33.3",  # 1 of 3
        "accepted": 1,
        "late": 1,
        "next_due": "2026-11-10",  # the training; the trial is done
        "last_due": "2026-12-01",
        "promises_unplanned": 1,  # the spare parts
        "promises_delivered": 0,  # of the first promise the ramp is still under way
        "last_report": "2026-11-10",
        "next_report": "2026-11-24",  # and 14 days
    }


def test_a_promise_is_delivered_when_all_its_milestones_are_done():
    found = SHEET.figures(promises=["不良率降一半"], milestones=[TRIAL])
    assert found["promises_delivered"] == 1
    assert found["done"] == "100.0"
    assert "next_due" not in found


def test_no_report_is_due_once_all_is_done():
    assert "next_report" not in SHEET.figures(**{**PLAN, "milestones": [TRIAL]})


def test_without_milestones_nothing_is_said_to_be_late():
    assert SHEET.figures() == {}
    assert SHEET.figures(promises=["x"]) == {"promises_unplanned": 1, "promises_delivered": 0}


@pytest.mark.parametrize(
    ("changed", "place", "fault"),
    [
        ({"done_on": ""}, "done_on", "done_when"),
        ({"status": "late", "accepted_by": ""}, "status", "not_done"),
        ({"status": "under_way", "done_on": ""}, "accepted_by", "accepted_undone"),
        ({"promise": "不良率降一倍"}, "promise", "no_promise_close"),
        ({"promise": "好看"}, "promise", "no_promise"),
    ],
)
def test_faults_of_a_milestone(changed, place, fault):
    typed = {**PLAN, "milestones": [RAMP, {**TRIAL, **changed}]}
    assert SHEET.faults(**typed) == {f"milestones.2.{place}": fault}


def test_a_promise_is_not_asked_for_while_none_is_listed_and_its_case_is_all_one():
    assert SHEET.faults(milestones=[TRIAL]) == {}
    assert SHEET.faults(promises=["Own People Run It"], milestones=[TRAINING]) == {}
    assert SHEET.figures(promises=["Own People Run It"], milestones=[TRAINING])["promises_unplanned"] == 0


def test_the_interval_is_a_day_at_least():
    assert SHEET.faults(report_every="0") == {"report_every": "every_zero"}
    assert SHEET.faults(report_every="1.5") == {"report_every": "no_count"}


def test_overdue_milestones_by_name_and_days_the_oldest_first():
    assert SHEET.said(
        "2026-12-03", milestones=[RAMP, TRAINING], report_every="30", reports=["2026-11-21"]
    ) == [
        "“training” was due on 10 Nov 2026, 23 days ago: tell the client and agree a new date",
        "“量产” was due on 1 Dec 2026, 2 days ago: tell the client and agree a new date",
    ]


def test_nothing_is_overdue_on_its_own_day():
    assert SHEET.advice("2026-11-10", milestones=[TRAINING], reports=["2026-11-10"]) == []


def test_done_on_a_day_still_to_come():
    late = {**TRIAL, "done_on": "2026-11-22"}
    assert SHEET.faults(milestones=[late]) == {"milestones.1.done_on": "to_come"}


def test_done_and_not_accepted_by_the_client():
    (line,) = SHEET.said(milestones=[{**TRIAL, "accepted_by": ""}], reports=["2026-11-20"])
    assert line == "Done, but not yet accepted by the client: 试产"


def test_promised_without_a_milestone():
    line = SHEET.said("2026-11-10", **PLAN)[-1]
    assert line == "Promised, but no milestone delivers it: 备件 24 小时到"


@pytest.mark.parametrize(("today", "advice"), [("2026-11-24", []), ("2026-11-25", ["report_overdue"])])
def test_a_report_is_overdue_the_day_after(today, advice):
    typed = {**PLAN, "promises": "", "milestones": [RAMP]}
    assert SHEET.advice(today, **typed) == advice


def test_a_delivery_that_has_begun_wants_a_report():
    assert SHEET.advice("2026-11-10", milestones=[RAMP]) == ["never_reported"]
    assert SHEET.advice("2026-11-10", milestones=[{**RAMP, "status": "planned"}]) == []


DAYS = st.none() | st.dates()
MILESTONES = st.builds(
    Milestone,
    st.text(min_size=1),
    promise=st.sampled_from([None, "a", "A", "b", "c"]),
    due=DAYS,
    status=st.none() | st.sampled_from(list(STATUSES)),
    done_on=DAYS,
)
PLANS = st.builds(
    DeliveryPlan,
    promises=st.sampled_from([(), ("a",), ("a", "b")]),
    milestones=st.lists(MILESTONES, max_size=4).map(tuple),
    report_every=st.none() | st.integers(0, 10**15),
    reports=st.lists(st.builds(Report, st.dates()), max_size=2).map(tuple),
)


@given(PLANS, st.dates())
def test_whatever_stands_there_it_can_be_worked_out(plan, today):
    found = figures(plan)
    list(faults(plan)), list(advice(plan, today))
    if found.milestones_total:
        assert 0 <= found.done <= 100
        assert found.milestones_done + found.late <= found.milestones_total
        assert (found.next_due is None) or found.next_due <= found.last_due
    if found.next_report:
        assert found.next_report >= found.last_report
    if found.promises_unplanned is not None:
        assert found.promises_unplanned + found.promises_delivered <= len(plan.promises)
    assert found.last_report is None or isinstance(found.last_report, date)
