from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.signs.slowed import SIGN
from engine.deal_table import DealRow, slowed

STALE = "warn: slowed: a yes the client gave has gone stale"


@pytest.mark.parametrize(
    ("deal", "shown"),
    [
        ({}, "none"),
        ({"unsure": 1}, "warn: slowed: the client is unsure about a decision point of this stage"),
        ({"fresh_until": "2026-11-20"}, "none"),
        ({"fresh_until": "2026-11-19"}, STALE),
        ({"oldest_yes": "2026-11-01", "deciders": "2026-11-01"}, "none"),
        ({"oldest_yes": "2026-11-01", "deciders": "2026-11-02"}, STALE),
    ],
)
def test_unsure_or_stale(shows, deal, shown):
    assert shows(SIGN, **deal) == shown


days = st.one_of(st.none(), st.dates(date(2026, 11, 17), date(2026, 11, 23)).map(date.isoformat))


@given(unsure=st.integers(0, 1), fresh_until=days, oldest_yes=days, deciders=days)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_what_a_list_calls_slowed(judged, unsure, fresh_until, oldest_yes, deciders):
    row = DealRow(**dict.fromkeys(DealRow._fields, "") | {"status": "open", "unsure": unsure})
    row = row._replace(fresh_until=fresh_until, oldest_yes=oldest_yes)
    found = judged(unsure=unsure, fresh_until=fresh_until, oldest_yes=oldest_yes, deciders=deciders)
    assert bool(found.signs["slowed"]) == slowed(row, "2026-11-20", deciders)
