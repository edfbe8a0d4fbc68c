import pytest

from coach.level import Level
from coach.signs.stage_age import SIGN


@pytest.mark.parametrize(
    ("since", "shown"),
    [
        ("2026-11-20", "none"),
        ("2026-10-23", "none"),
        ("2026-10-22", "warn: 21 working days in Explore, over the warning limit of 20"),
        ("2026-10-02", "warn: 35 working days in Explore, over the warning limit of 20"),
        ("2026-10-01", "critical: 36 working days in Explore, over the critical limit of 35"),
        ("2004-02-02", "critical: 5,949 working days in Explore, over the critical limit of 35"),
    ],
)
def test_the_longer_the_worse_and_never_too_old(shows, since, shown):
    assert shows(SIGN, since=since) == shown


def test_a_stay_nobody_dated(shows):
    assert shows(SIGN) == "unknown: no record of when it came to Explore"


@pytest.mark.parametrize(
    ("instant", "level"),
    [("2026-10-22T15:59:59.999999Z", Level.WARN), ("2026-10-22T16:00:00.000000Z", Level.NONE)],
)
def test_the_day_ends_where_the_team_is(judged, instant, level):
    assert judged(stage_since=instant).signs.get("stage_age", Level.NONE) == level
