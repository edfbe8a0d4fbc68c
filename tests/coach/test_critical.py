"""Asked about few deals alone, the coach finds at a critical sign what the whole desk would."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from standing_deals import DEALS, by_segment

from coach.critical import critical
from coach.level import Level
from coach.limits.segments import every_segment
from coach.looking import judge
from coach.stalled import ranked
from engine import reads
from engine.among import AT_ONCE

OLD = {"since": "2026-01-05"}


@pytest.fixture
def limits_of(limits, clock):
    """One limit for all, or for each kind of deals its own."""
    return partial(by_segment, limits, clock)


def rows(asked, keys):
    return [each.row for each in reads.listed_among(asked.view, "d.key", keys)]


@given(DEALS, st.sets(st.integers(0, 11)), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_what_the_whole_desk_would_find(asked, clock, limits_of, store, deals, some, narrow):
    found = asked(**{f"A_{n}": deal for n, deal in enumerate(deals)})
    store.run("INSERT INTO person (\"user\", name, role, version) VALUES ('lin', 'Lin', 'rep', 1)")
    kinds = every_segment if narrow else lambda: [""]
    limits, wanted = limits_of(found.view.workspace, kinds), {f"A-{n}" for n in some}
    desk = ranked(judge(found.view, clock, limits), every=True)
    expected = {d.key: d for d in desk if d.key in wanted and d.level == Level.CRITICAL}
    assert critical(found.view, clock, limits, rows(found, wanted)).deals == expected
    store.run("DELETE FROM person")


def test_of_more_than_one_statement_names(asked, clock, limits_of, store):
    found = asked(**{f"A_{n}": OLD for n in range(AT_ONCE + 3)})
    store.run("INSERT INTO person (\"user\", name, role, version) VALUES ('lin', 'Lin', 'rep', 1)")
    all_of_them = [f"A-{n}" for n in range(AT_ONCE + 3)]
    limits = limits_of(found.view.workspace)
    assert {*critical(found.view, clock, limits, rows(found, all_of_them)).deals} == {*all_of_them}
