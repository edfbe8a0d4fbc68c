"""Page by page, the deals past the limit of their stage: all that the sign finds, by age, and no others."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from standing_deals import DEALS, PLACE, by_segment

from coach.level import Level
from coach.limits.limits import LimitTable
from coach.looking import judge
from coach.oldest import Aged, oldest
from coach.stalled import ranked

OLD, OLDER = {"since": "2026-10-20"}, {"since": "2026-01-05"}


@pytest.fixture
def table(limits):
    return LimitTable({PLACE: {"": limits}}, {})


@pytest.fixture
def narrow(limits, clock):
    """Each kind of deals has a limit of its own."""
    return partial(by_segment, limits, clock)


def keys(asked, table, **options):
    return [aged.key for aged in oldest(asked.view, table, **options)]


def in_pages(asked, table, size, **options):
    found, last = [], None
    while page := oldest(asked.view, table, after=last, most=size, **options):
        assert len(page) <= size
        found += page
        last = page[-1]
    return found


def past_their_limit(asked):
    """As the sign finds them, deal by deal."""
    found = [d for d in ranked(asked, every=True) if d.signs.get("stage_age", Level.NONE) >= Level.WARN]
    return sorted(Aged(d.stage_since, d.key) for d in found if not d.waiting)


class TestWhichTheyAre:
    def test_those_past_the_limit_the_oldest_first(self, asked, table):
        found = asked(
            A_1=OLD,
            B_1={"since": "2026-11-01"},
            C_1=OLDER,
            D_1={"since": "2026-11-01", "contact": "2026-01-05"},
        )
        assert keys(found, table) == ["C-1", "A-1"]

    def test_open_and_won_and_whatever_the_currency(self, asked, table):
        found = asked(
            A_1={"since": "2026-02-02", "status": "won"},
            B_1={"since": "2026-02-03", "amount": 1_00, "currency": "USD"},
            C_1={"since": "2026-02-04", "amount": 1_00, "currency": "CNY"},
            D_1={**OLDER, "status": "stopped"},
            E_1={"since": "2026-02-05", "amount": 1_00, "currency": "XAF", "status": "won"},
        )
        assert keys(found, table) == ["A-1", "B-1", "C-1", "E-1"]

    def test_none_that_waits_and_none_of_unknown_age(self, asked, table):
        found = asked(A_1={**OLDER, "waits": "2026-11-20"}, B_1={}, C_1={**OLDER, "waits": "2026-11-19"})
        assert keys(found, table) == ["C-1"]

    @pytest.mark.parametrize(
        ("level", "there"), [("off", []), ("note", []), ("warn", ["A-1"]), ("critical", ["A-1"])]
    )
    def test_where_the_playbook_counts_an_old_stay_as_stalled(self, asked, table, level, there):
        assert keys(asked(f"stage_age: {{level: {level}}}", A_1=OLD), table) == there

    def test_of_one_stage_and_of_one_owner(self, asked, table):
        found = asked(A_1=OLD, B_1={**OLDER, "owner": "bo"})
        assert keys(found, table, stage="explore") == []
        assert keys(found, table, stage="understand") == ["B-1", "A-1"]
        assert keys(found, table, where="d.owner = :owner", params={"owner": "bo"}) == ["B-1"]


class TestPages:
    def test_of_the_same_moment_by_key(self, asked, table):
        found = asked(B_1=OLD, A_1=OLD, C_1=OLDER)
        assert [deal.key for deal in in_pages(found, table, 1)] == ["C-1", "A-1", "B-1"]

    def test_what_moved_meanwhile_shifts_nothing(self, asked, table, store):
        found = asked(A_1={"since": "2026-02-02"}, B_1={"since": "2026-02-03"}, C_1={"since": "2026-02-04"})
        (first,) = oldest(found.view, table, most=1)
        store.run("UPDATE deal SET stage_since = '2026-11-19T01:00:00.000000Z' WHERE key = 'A-1'")
        assert keys(found, table, after=first) == ["B-1", "C-1"]


@given(DEALS, st.integers(1, 4), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_joined_the_pages_are_all_that_the_sign_finds(asked, clock, table, narrow, deals, size, by_kind):
    found = asked(**{f"A_{n}": deal for n, deal in enumerate(deals)})
    if by_kind:
        table = narrow(found.view.workspace)
        found = judge(found.view, clock, table)
    assert in_pages(found, table, size) == past_their_limit(found)
