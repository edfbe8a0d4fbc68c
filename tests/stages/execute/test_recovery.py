from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stages.execute.complaint import Complaint
from stages.execute.recovery import (
    STEPS,
    due,
    in_time,
    is_open,
    next_step,
    out_of_order,
    response_days,
    unsaid,
)

ORDER = [
    "listened_on",
    "apologised_on",
    "restated_on",
    "offered_on",
    "compensated_on",
    "promise_kept_on",
    "satisfied_on",
]
RAISED = date(2026, 11, 2)


def complaint(taken: int = 0, **more: object) -> Complaint:
    """Raised on 2 November, the first so many steps taken a day after one another."""
    dates = {step: RAISED + timedelta(n) for n, step in enumerate(ORDER[:taken], start=1)}
    return Complaint("late again", raised_on=RAISED)._replace(**{**dates, **more})


def test_the_steps_stand_in_the_order_of_the_method():
    assert list(STEPS) == ORDER


@pytest.mark.parametrize("taken", range(7))
def test_the_next_step_is_the_first_one_not_taken(taken):
    assert next_step(complaint(taken)) == ORDER[taken]


def test_it_is_closed_by_the_client_saying_yes_and_by_nothing_else():
    assert is_open(complaint(6))  # the promise was kept, the client not asked
    assert is_open(complaint(7))  # a day, and no answer
    assert is_open(complaint(7, satisfied="no"))
    assert not is_open(complaint(7, satisfied="yes"))
    assert is_open(complaint(7, satisfied="yes", promise_kept_on=None))


@pytest.mark.parametrize(
    ("step", "day"),
    [
        ("listened_on", "2026-11-03"),  # 2 November and a day
        ("apologised_on", "2026-11-03"),
        ("restated_on", "2026-11-03"),
        ("offered_on", "2026-11-05"),  # and three days
        ("compensated_on", "2026-11-09"),  # a week
        ("promise_kept_on", "2026-11-16"),  # two weeks
    ],
)
def test_each_step_has_its_day_counted_from_the_complaint(step, day):
    assert due(complaint(), step) == date.fromisoformat(day)
    # A late step before it earns no time.
    assert due(complaint(1, listened_on=date(2026, 11, 20)), step) == date.fromisoformat(day)


def test_without_the_day_of_the_complaint_there_is_no_deadline():
    assert due(Complaint("x"), "listened_on") is None
    assert next_step(Complaint("x")) == "listened_on"


def test_what_was_promised_for_a_day_is_due_that_day():
    promised = complaint(5, promised_for=date(2027, 1, 15))
    assert due(promised, "promise_kept_on") == date(2027, 1, 15)


def test_the_client_is_asked_three_days_after_the_promise_was_kept_and_again_three_after_a_no():
    assert due(complaint(5), "satisfied_on") is None
    assert due(complaint(6), "satisfied_on") == date(2026, 11, 11)  # kept on the 8th
    assert due(complaint(7, satisfied="no"), "satisfied_on") == date(2026, 11, 12)  # the no came on the 9th


def test_response_days_count_from_the_complaint():
    assert response_days(complaint(4), "offered_on") == 4
    assert response_days(complaint(4), "compensated_on") is None
    assert response_days(Complaint("x", offered_on=RAISED), "offered_on") is None


def test_in_time_means_every_step():
    quick = {step: date(2026, 11, 3) for step in ORDER}
    assert in_time(complaint(**quick, satisfied="yes"))
    assert not in_time(complaint(**quick, satisfied="no"))
    late_offer = {**quick, **{step: date(2026, 11, 6) for step in ORDER[3:]}}
    assert not in_time(complaint(**late_offer, satisfied="yes"))  # the offer was due on the 5th


def test_deadlines_stay_on_the_calendar():
    assert due(Complaint("x", raised_on=date.max), "compensated_on") == date.max


@pytest.mark.parametrize("missing", [0, 2, 5])
def test_a_step_cant_be_skipped(missing):
    ((column, what),) = out_of_order(complaint(7, **{ORDER[missing]: None}))
    assert (column, what.id) == (ORDER[missing + 1], "execute.step_skipped")
    assert what.params["missing"] == (STEPS[ORDER[missing]].title,)


def test_several_skipped_in_a_row_are_named_together():
    ((column, what),) = out_of_order(complaint(7, apologised_on=None, restated_on=None))
    assert column == "offered_on"
    assert [title.en for title in what.params["missing"]] == ["apologise", "say the problem back"]


def test_the_complaint_itself_comes_first():
    ((column, what),) = out_of_order(complaint(1, raised_on=None))
    assert (column, [title.en for title in what.params["missing"]]) == ("listened_on", ["the complaint"])


def test_dates_dont_go_backwards_and_every_one_that_does_is_named():
    back = complaint(7, apologised_on=date(2026, 11, 1), restated_on=date(2026, 11, 2))
    found = {column: what.params["day"] for column, what in out_of_order(back)}
    # Listened on the 3rd: both are before that, and measured against it.
    assert found == {"apologised_on": date(2026, 11, 3), "restated_on": date(2026, 11, 3)}


def test_all_on_one_day_is_in_order():
    assert not list(out_of_order(complaint(**dict.fromkeys(ORDER, RAISED))))


def test_answer_and_day_go_together():
    assert [column for column, _ in unsaid(complaint(7))] == ["satisfied"]
    assert [column for column, _ in unsaid(complaint(6, satisfied="no"))] == ["satisfied_on"]
    assert not list(unsaid(complaint(7, satisfied="no")))


def test_a_promise_for_a_day_before_the_complaint_is_a_slip():
    ((column, what),) = unsaid(complaint(4, promised_for=date(2026, 11, 1)))
    assert (column, what.id) == ("promised_for", "execute.step_back")


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 1))


@given(
    st.builds(
        Complaint,
        st.just("x"),
        raised_on=DAYS,
        promised_for=DAYS,
        satisfied=st.sampled_from([None, "yes", "no"]),
        compensation_amount=st.none(),
        **dict.fromkeys(ORDER, DAYS),
    )
)
def test_whatever_was_entered_it_is_closed_only_when_nothing_is_missing(row):
    faults = [*out_of_order(row), *unsaid(row)]
    step = next_step(row)
    assert (step is None) == (not is_open(row))
    if step is None and not faults:
        dates = [row.raised_on, *(getattr(row, step) for step in ORDER)]
        assert None not in dates
        assert dates == sorted(dates)
        assert row.satisfied == "yes"
    if in_time(row):
        assert not is_open(row)
