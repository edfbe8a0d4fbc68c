from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.level import Level
from coach.limits import Clock, stage_limits
from coach.ranking import factors, without_rate
from coach.stalled import judge, ranked, tallies, waiting
from engine.clock import Calendar
from engine.deal_table import LiveDeal
from engine.message import Text
from engine.money import Money
from engine.playbook import Limits
from engine.workspace import Workspace

YUAN = Workspace("Asia/Shanghai", "CN", "CNY", {"USD": "7.1", "JPY": "0.048"})
OLD, OLDER = {"since": "2026-10-20"}, {"since": "2026-01-05"}


@pytest.fixture
def judged(deal, limits):
    """judged(ACME-1={...}, BOHAI-2={...}): deals by key."""

    def make(**deals):
        named = {key.replace("_", "-"): given for key, given in deals.items()}
        return [judge(deal(key=key, **given), limits) for key, given in named.items()]

    return make


def order(judged, workspace=YUAN, **options):
    return [j.deal.key for j in ranked(judged, factors(workspace), **options)]


def level(judged):
    (only,) = judged
    return only.level


class TestLevel:
    def test_the_highest_of_its_signs(self, judged):
        assert level(judged(A_1={"since": "2026-10-20", "contact": "2026-11-19", "unsure": 1})) == Level.WARN
        assert level(judged(A_1={"since": "2026-11-19", "contact": "2026-10-01"})) == Level.CRITICAL
        assert level(judged(A_1={"since": "2026-11-19"})) == Level.NONE

    def test_no_date_at_all_is_unknown_and_nothing_else(self, judged):
        assert level(judged(A_1={})) == Level.UNKNOWN
        assert level(judged(A_1={"contact": "2026-11-19"})) == Level.UNKNOWN

    def test_another_dated_sign_outweighs_an_unknown_stay(self, judged):
        assert level(judged(A_1={"contact": "2026-11-05"})) == Level.WARN
        assert level(judged(A_1={"step": "2026-01-05"})) == Level.CRITICAL


class TestWaiting:
    def test_a_known_reason_quiets_every_sign_and_is_shown_apart(self, judged):
        found = judged(A_1={**OLDER, "unsure": 1, "waits": "2026-11-20"}, B_1={"waits": "2026-11-25"})
        assert [j.level for j in found] == [Level.NONE] * 2
        assert order(found) == []
        assert order(found, every=True) == ["A-1", "B-1"]
        assert [j.deal.key for j in waiting(found)] == ["A-1", "B-1"]

    @pytest.mark.parametrize("given", [{}, {"since": "2026-11-19", "contact": "2026-11-10"}, OLDER])
    def test_it_comes_back_by_itself(self, judged, given):
        found = judged(A_1={**given, "waits": "2026-11-19"})
        assert level(found) >= Level.WARN
        assert waiting(found) == []


class TestOrder:
    def test_value_at_risk_times_severity(self, judged):
        money = {"currency": "CNY"}
        found = judged(
            A_1={**OLD, **money, "contact": "2026-11-19", "amount": 250_00},
            B_1={**OLDER, **money, "amount": 100_00},
            C_1={**OLDER, **money, "amount": 200_00},
        )
        assert order(found) == ["C-1", "A-1", "B-1"]

    def test_currencies_meet_only_by_a_rate(self, judged):
        found = judged(
            A_1={**OLDER, "amount": 700_00, "currency": "CNY"},
            B_1={**OLDER, "amount": 100_00, "currency": "USD"},
            C_1={**OLDER, "amount": 20_000, "currency": "JPY"},
            D_1={**OLDER, "amount": 9_000_000_00, "currency": "EUR"},
            E_1={**OLD, "amount": 9_000_000_00, "currency": "EUR", "contact": "2026-11-19"},
        )
        assert order(found) == ["C-1", "B-1", "A-1", "D-1", "E-1"]
        assert without_rate((j.deal for j in found), factors(YUAN)) == ("EUR",)

    def test_without_amounts_the_worst_and_then_the_oldest(self, judged):
        found = judged(
            A_1={},
            B_1={**OLD, "contact": "2026-11-19"},
            C_1={"since": "2026-02-02"},
            D_1={"since": "2004-02-02"},
        )
        assert order(found) == ["D-1", "C-1", "B-1", "A-1"]

    def test_open_before_won(self, judged):
        assert order(judged(A_1={**OLDER, "status": "won"}, B_1={})) == ["B-1", "A-1"]

    def test_those_that_move_come_with_every_one(self, judged):
        found = judged(A_1={"since": "2026-11-19"}, B_1=OLDER)
        assert order(found) == ["B-1"]
        assert order(found, every=True) == ["B-1", "A-1"]


@given(ages=st.lists(st.dates().map(lambda d: f"{d.isoformat()}T00:00:00.000000Z"), min_size=1, unique=True))
def test_no_age_is_too_old_to_be_shown_first(ages):
    clock = Clock(date(2026, 11, 20), "Asia/Shanghai", Calendar({}))
    limits = stage_limits(Limits(20, 35, 10), Text("", ""), Text("", ""), clock)
    blank = dict.fromkeys(LiveDeal._fields)
    rows = [
        LiveDeal(**{**blank, "key": f"A-{n}", "status": "open", "unsure": 0, "stage_since": since})
        for n, since in enumerate(ages)
    ]
    found = ranked((judge(row, limits) for row in rows), factors(YUAN))
    shown = [j.deal.stage_since for j in found]
    assert shown == sorted(since for since in ages if since <= limits.silence.warn_at)


def test_worth_is_summed_by_currency_and_never_across(judged):
    found = judged(
        A_1={**OLDER, "amount": 5_00, "currency": "CNY"},
        B_1={"since": "2026-11-19", "amount": 7_00, "currency": "CNY"},
        C_1={"amount": 1_00, "currency": "USD"},
        D_1={**OLDER},
        E_1={**OLDER, "status": "won", "amount": 2_00, "currency": "CNY"},
    )
    open_, won = tallies(found)
    assert (open_.status, open_.total, open_.stalled, open_.unknown) == ("open", 4, 2, 1)
    assert open_.worth == (Money(12_00, "CNY"), Money(1_00, "USD"))
    assert open_.at_risk == (Money(5_00, "CNY"), Money(0, "USD"))
    assert (won.status, won.total, won.stalled, won.worth) == ("won", 1, 1, (Money(2_00, "CNY"),))
