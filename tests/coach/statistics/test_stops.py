"""Stop classes stage by stage, with their ages and wake-ups."""

from datetime import date

import pytest
from ways import BOOK, way, ways

from coach.statistics.stops import stops

TODAY = date(2026, 3, 2)


def test_by_stage_the_most_frequent_first():
    deals = ways(
        "explore 0, stop cancelled 2",
        "explore 0, stop no_decision 3",
        "explore 0, stop no_decision 6",
        "explore 0, expand 1, stop ? 4",
        "explore 0, execute 5, stop cancelled 9",
        "explore 0, stop cancelled 2, reopen explore 4",
    )
    found = stops(deals, [BOOK], {}, TODAY)
    assert [(s.stage, s.stop_class, s.n, s.of, s.mean_age) for s in found] == [
        ("explore", "no_decision", 2, 3, 4.5),
        ("explore", "cancelled", 1, 3, 2.0),
        ("expand", None, 1, 1, 4.0),
        ("execute", "cancelled", 1, 1, 9.0),
    ]


def test_wake_ups():
    deals = ways(*["explore 0, stop no_decision 3"] * 3)
    wakes = {deals[0].key: "2026-03-02", deals[1].key: "2026-03-03", "ACME-0": "2026-01-01"}
    (one,) = stops(deals, [BOOK], wakes, TODAY)
    assert (one.n, one.wakes, one.due) == (3, 2, 1)


@pytest.mark.parametrize("text", ["explore ?, stop ? 3", "explore 0, stop ? ?", "explore 9, stop ? 3"])
def test_an_age_nobody_knows(text):
    (one,) = stops([way(text), way("explore 0, stop ? 4")], [BOOK], {}, TODAY)
    assert (one.n, one.aged, one.mean_age) == (2, 1, 4.0)
    (alone,) = stops([way(text)], [BOOK], {}, TODAY)
    assert (alone.aged, alone.mean_age) == (0, None)


def test_nothing_stopped():
    assert stops(ways("explore 0"), [BOOK], {}, TODAY) == ()
    assert stops([], [BOOK], {}, TODAY) == ()
