from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.level import Level
from coach.stalled import next_back, ranked, tallies, without_rate
from engine.money import Money

FIRST = date.min + timedelta(days=2)
OLD, OLDER = {"since": "2026-10-20"}, {"since": "2026-01-05"}


def order(asked, **options):
    return [deal.key for deal in ranked(asked, **options)]


class TestLevel:
    def test_the_highest_of_its_signs(self, judged):
        assert judged(since="2026-10-20", contact="2026-11-19", unsure=1).level == Level.WARN
        assert judged(since="2026-11-19", contact="2026-10-01").level == Level.CRITICAL
        assert judged(since="2026-11-19").level == Level.NONE

    def test_no_date_at_all_is_unknown_and_nothing_else(self, judged):
        assert judged().level == Level.UNKNOWN
        assert judged(contact="2026-11-19").level == Level.UNKNOWN

    def test_another_dated_sign_outweighs_an_unknown_stay(self, judged):
        assert judged(contact="2026-11-05").level == Level.WARN
        assert judged(step="2026-01-05").level == Level.CRITICAL

    @pytest.mark.parametrize("status", ["done", "stopped"])
    def test_what_is_over_is_not_judged(self, asked, status):
        assert order(asked(A_1={**OLDER, "status": status}), every=True) == []


class TestWaiting:
    def test_a_known_reason_quiets_every_sign_and_is_shown_apart(self, asked):
        found = asked(B_1={"waits": "2026-11-25"}, A_1={**OLDER, "unsure": 1, "waits": "2026-11-20"})
        assert [deal.level for deal in ranked(found, every=True)] == [Level.NONE] * 2
        assert order(found) == []
        assert next_back(tallies(found)) == "A-1"
        assert [tally.waiting for tally in tallies(found)] == [2]

    @pytest.mark.parametrize("given", [{}, {"since": "2026-11-19", "contact": "2026-11-10"}, OLDER])
    def test_it_comes_back_by_itself(self, asked, given):
        found = asked(A_1={**given, "waits": "2026-11-19"})
        (back,) = ranked(found)
        assert back.level >= Level.WARN
        assert next_back(tallies(found)) is None


class TestNoDeal:
    def test_where_none_is_live_there_is_nothing_to_count_or_to_rank(self, asked):
        found = asked(A_1={**OLDER, "status": "stopped"})
        assert tallies(found) == []
        assert ranked(found) == ranked(found, every=True) == []


class TestOrder:
    def test_open_and_won_deals_in_turn_or_group_by_group(self, asked):
        """So that neither group hides the other, also where only the won ones have an amount."""
        money = {**OLDER, "currency": "CNY"}
        found = asked(
            A_1={**money, "amount": 100_00},
            B_1={**money, "amount": 500_00, "status": "won"},
            C_1={**money, "amount": 700_00},
            D_1={**money, "amount": 900_00, "status": "won"},
            E_1=OLDER,
        )
        assert order(found) == ["C-1", "A-1", "E-1", "D-1", "B-1"]
        assert order(found, grouped=False) == ["D-1", "C-1", "B-1", "A-1", "E-1"]
        assert order(found, grouped=False, most=2) == ["D-1", "C-1"]

    def test_value_at_risk_times_severity(self, asked):
        money = {"currency": "CNY"}
        found = asked(
            A_1={**OLD, **money, "contact": "2026-11-19", "amount": 250_00},
            B_1={**OLDER, **money, "amount": 100_00},
            C_1={**OLDER, **money, "amount": 200_00},
        )
        assert order(found) == ["C-1", "A-1", "B-1"]

    def test_currencies_meet_only_by_a_rate(self, asked):
        found = asked(
            A_1={**OLDER, "amount": 700_00, "currency": "CNY"},
            B_1={**OLDER, "amount": 100_00, "currency": "USD"},
            C_1={**OLDER, "amount": 20_000, "currency": "JPY"},
            D_1={**OLDER, "amount": 9_000_000_00, "currency": "EUR"},
            E_1={**OLD, "amount": 9_000_000_00, "currency": "EUR", "contact": "2026-11-19"},
        )
        assert order(found) == ["C-1", "B-1", "A-1", "D-1", "E-1"]
        assert without_rate(tallies(found), found.view.workspace) == ("EUR",)

    def test_without_amounts_the_worst_and_then_the_oldest(self, asked):
        found = asked(
            A_1={},
            B_1={**OLD, "contact": "2026-11-19"},
            C_1={"since": "2026-02-02"},
            D_1={"since": "2004-02-02"},
        )
        assert order(found) == ["D-1", "C-1", "B-1", "A-1"]

    def test_open_before_won(self, asked):
        assert order(asked(A_1={**OLDER, "status": "won"}, B_1={})) == ["B-1", "A-1"]

    def test_those_that_move_come_with_every_one(self, asked):
        found = asked(A_1={"since": "2026-11-19"}, B_1=OLDER)
        assert order(found) == ["B-1"]
        assert order(found, every=True) == ["B-1", "A-1"]

    @pytest.mark.parametrize("grouped", [True, False])
    def test_one_that_moves_comes_behind_one_whose_amount_nobody_knows(self, asked, grouped):
        money = {"amount": 900_00, "currency": "CNY"}
        found = asked(A_1={"since": "2026-11-19", **money}, B_1=OLDER, C_1={**OLDER, "currency": "CNY"})
        assert order(found, every=True, grouped=grouped)[-1] == "A-1"


@given(st.lists(st.dates(max_value=date(2026, 11, 5)), min_size=1, max_size=8, unique=True))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_no_age_is_too_old_to_be_shown_and_of_the_critical_the_oldest_comes_first(asked, days):
    found = ranked(asked(**{f"A_{n}": {"since": max(day, FIRST).isoformat()} for n, day in enumerate(days)}))
    assert len(found) == len(days)
    critical = [deal.stage_since for deal in found if deal.level == Level.CRITICAL]
    assert critical == sorted(critical)
    assert [deal.level for deal in found] == sorted((deal.level for deal in found), reverse=True)


def test_worth_is_summed_by_currency_and_never_across(asked):
    found = asked(
        A_1={**OLDER, "amount": 5_00, "currency": "CNY"},
        B_1={"since": "2026-11-19", "amount": 7_00, "currency": "CNY"},
        C_1={"amount": 1_00, "currency": "USD"},
        D_1={**OLDER},
        E_1={**OLDER, "status": "won", "amount": 2_00, "currency": "CNY"},
    )
    none, yuan, dollars, won = tallies(found)
    assert (none.total, none.stalled, none.worth) == (1, 1, None)
    assert (yuan.total, yuan.stalled, yuan.worth, yuan.at_risk) == (
        2,
        1,
        Money(12_00, "CNY"),
        Money(5_00, "CNY"),
    )
    assert (dollars.unknown, dollars.worth, dollars.at_risk) == (1, Money(1_00, "USD"), Money(0, "USD"))
    assert (won.status, won.total, won.worth) == ("won", 1, Money(2_00, "CNY"))
