from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.signs.slowed import SIGN
from engine.deal_table import DealRow, slowed


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("yes 2026-11-02", "none"),
        ("unsure 2026-11-19", "note: slowed: the client is unsure about a decision point of this stage"),
        (
            "yes 2026-11-02 stale",
            "note: slowed: the deal went back, and what the client had answered is to be asked again",
        ),
        ("unsure 2026-10-01", "none"),
    ],
)
def test_since_yesterday_it_is_a_note_and_for_long_another_sign_says_so(shows, said, shown):
    assert shows(SIGN, answers={"needs_known": said}) == shown


days = st.one_of(st.none(), st.dates(date(2026, 11, 17), date(2026, 11, 23)).map(date.isoformat))


@given(unsure=st.integers(0, 1), fresh_until=days, oldest_yes=days, deciders=days)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_with_an_answer_gone_stale_it_is_what_a_list_calls_slowed(
    judged, unsure, fresh_until, oldest_yes, deciders
):
    row = DealRow(**dict.fromkeys(DealRow._fields, "") | {"status": "open", "unsure": unsure})
    row = row._replace(fresh_until=fresh_until, oldest_yes=oldest_yes)
    found = judged(unsure=unsure, fresh_until=fresh_until, oldest_yes=oldest_yes, deciders=deciders)
    assert bool({"slowed", "answer_stale"} & set(found.signs)) == slowed(row, "2026-11-20", deciders)
