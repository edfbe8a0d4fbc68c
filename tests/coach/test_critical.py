"""Asked about few deals alone, the coach finds at a critical sign what the whole desk would."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.critical import critical
from coach.level import Level
from coach.limits.limits import Limits, LimitTable, cutoffs
from coach.limits.segments import Cuts, bands, every_segment
from coach.looking import judge
from coach.stalled import ranked
from engine import reads
from engine.among import AT_ONCE
from engine.facts import BEHAVIOURS

PLACE = ("small", 1, "understand")
OLD = {"since": "2026-01-05"}
DAYS = st.dates(date(2026, 8, 1), date(2026, 11, 20)).map(str)
DEALS = st.lists(
    st.fixed_dictionaries(
        {"since": st.none() | DAYS},
        optional={
            "waits": DAYS.map(lambda day: str(date.fromisoformat(day) + timedelta(days=40))),
            "contact": DAYS,
            "status": st.sampled_from(["open", "won", "done"]),
            "behaviour": st.sampled_from(sorted(BEHAVIOURS)),
            "amount": st.sampled_from([500_00, 5_000_00, 50_000_00]),
            "currency": st.sampled_from(["CNY", "USD", "XAF"]),
        },
    ),
    max_size=12,
)


@pytest.fixture
def limits_of(limits, clock):
    """One limit for all, or for each kind of deals its own: ten working days, a week more for each that
    follows."""

    def of(n):
        days = Limits(10 + 5 * n, 30 + 5 * n, 10)
        return limits._replace(days=days, cutoffs=cutoffs(days, clock))

    def table(workspace, narrow):
        here = {segment: of(n) for n, segment in enumerate(every_segment() if narrow else [""])}
        return LimitTable({PLACE: here}, {"small": bands(Cuts(1_000_00, 9_000_00), workspace)})

    return table


def rows(asked, keys):
    return [each.row for each in reads.listed_among(asked.view, "d.key", keys)]


@given(DEALS, st.sets(st.integers(0, 11)), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_what_the_whole_desk_would_find(asked, clock, limits_of, store, deals, some, narrow):
    found = asked(**{f"A_{n}": deal for n, deal in enumerate(deals)})
    store.run("INSERT INTO person (\"user\", name, role, version) VALUES ('lin', 'Lin', 'rep', 1)")
    limits, wanted = limits_of(found.view.workspace, narrow), {f"A-{n}" for n in some}
    desk = ranked(judge(found.view, clock, limits), every=True)
    expected = {d.key: d for d in desk if d.key in wanted and d.level == Level.CRITICAL}
    assert critical(found.view, clock, limits, rows(found, wanted)).deals == expected
    store.run("DELETE FROM person")


def test_of_more_than_one_statement_names(asked, clock, limits_of, store):
    found = asked(**{f"A_{n}": OLD for n in range(AT_ONCE + 3)})
    store.run("INSERT INTO person (\"user\", name, role, version) VALUES ('lin', 'Lin', 'rep', 1)")
    all_of_them = [f"A-{n}" for n in range(AT_ONCE + 3)]
    limits = limits_of(found.view.workspace, True)
    assert {*critical(found.view, clock, limits, rows(found, all_of_them)).deals} == {*all_of_them}
