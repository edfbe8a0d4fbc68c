import pytest

from coach.level import Level
from coach.limits.limits import LimitSource
from coach.signs.stage_age import SIGN
from coach.statistics.quantile import Quantile
from engine.message import msg
from words.say import say, speak


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


LARGE = (msg("limits.size_large"),)


@pytest.mark.parametrize(
    ("since", "source", "said", "limit"),
    [
        (
            "2026-10-22",
            {"warn": Quantile(20, 18, 24), "n": 2523},
            "over the warning limit of 20 (18–24, from 2,523 stays)",
            (20, "history"),
        ),
        (
            "2026-10-01",
            {"critical": Quantile(35, 30, 41), "kind": LARGE, "n": 2523},
            "over the critical limit of 35 (30–41, from 2,523 stays like it: large deals)",
            (35, "history"),
        ),
        (
            "2026-10-01",
            {"critical": Quantile(35, 30, None), "n": 90},
            "over the critical limit of 35 (30 or more, from 90 stays)",
            (35, "history"),
        ),
        (
            "2026-10-01",
            {"critical": Quantile(None, 30, None), "n": 90, "ended": 70},
            "over the critical limit of 35 (the longest of 70 stays that ended)",
            (35, "history"),
        ),
        (
            "2026-10-01",
            {"warn": Quantile(20, 18, 24), "n": 90},
            "over the critical limit of 35 (the playbook's: too few stays were watched long enough)",
            (35, "playbook"),
        ),
    ],
)
def test_a_learned_limit_is_credited_to_those_it_is_learned_from(diagnosed, since, source, said, limit):
    (found,) = [
        f
        for f in diagnosed(source=LimitSource("history", **source), since=since).findings
        if f.id == "stage_age"
    ]
    assert say(found.because).endswith(said)
    assert (found.limit, found.limit_from) == limit


def test_in_chinese(shows):
    speak("zh")
    source = LimitSource("history", warn=Quantile(20, 18, 24), kind=LARGE, n=2523)
    assert shows(SIGN, source=source, since="2026-10-22") == (
        "warn: “探索”阶段已停留 21 个工作日，超过 20 个工作日的预警线（18–24，取自大单的 2523 次停留）"
    )


@pytest.mark.parametrize(
    ("instant", "level"),
    [("2026-10-22T15:59:59.999999Z", Level.WARN), ("2026-10-22T16:00:00.000000Z", Level.NONE)],
)
def test_the_day_ends_where_the_team_is(judged, instant, level):
    assert judged(stage_since=instant).signs.get("stage_age", Level.NONE) == level
