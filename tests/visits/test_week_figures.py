"""Target against actual, reckoned by hand: the week of Monday 16 November 2026."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.orders import Order
from engine.visit_table import Held
from engine.weeks import Planned, Week
from visits.week_figures import against_plan, figures, missed, turnover

MONDAY = "2026-11-16"


def held(words: str) -> Held:
    """`2026-11-17 ACME`, `2026-11-17 ACME call`, `2026-11-17 ACME one-sided`"""
    on, account, *rest = words.split()
    channel = next((word for word in rest if word in ("online", "call")), "in_person")
    subject = f"deal:{account}-1"
    return Held(subject, 1, account, f"{account}-1", on, channel, "one-sided" not in rest, "lin", None)


def planned(words: str) -> Planned:
    on, account = words.split()
    return Planned(on, account, None, None, "due")


def named(*plan: Planned) -> dict[str, Planned]:
    return Week("lin", MONDAY, plan=plan).planned


def order(amount: int, cost: int | None = None, currency: str = "CNY") -> Order:
    return Order("ACME", 1, "2026-11-18", amount, cost, currency, None, None, None)


def test_sales_and_margin_in_the_team_s_currency():
    # 1,200.00 CNY costing 900.00; 100.00 USD costing 60.00 at 7.1; 50.00 CNY whose cost nobody knows; a
    # credit note of 20.00 CNY that costs nothing; 3 orders in currencies without a rate.
    sold = turnover(
        [
            order(120_000, 90_000),
            order(10_000, 6_000, "USD"),
            order(5_000),
            order(-2_000, 0),
            order(7_000, 1, "EUR"),
            order(7_000, 1, "EUR"),
            order(900, None, "JPY"),
        ],
        "CNY",
        {"USD": "7.1"},
    )
    assert sold.sales == Decimal("1200") + Decimal("710") + Decimal("50") - Decimal("20")
    assert sold.margin == Decimal("300") + Decimal("284") - Decimal("20")
    assert (sold.no_rate, sold.no_cost) == ({"EUR": 2, "JPY": 1}, 1)


def test_only_what_the_client_took_part_in_counts():
    week = Week("lin", MONDAY, targets={"visits": "3", "calls": "1"}, told={"collection": "500.00"})
    found = figures(
        week,
        [
            held("2026-11-17 ACME"),
            held("2026-11-18 ACME online"),
            held("2026-11-18 HNJG call"),
            held("2026-11-19 HNJG one-sided"),
        ],
        turnover([], "CNY", {}),
        1,
    )
    assert {f.id: (f.target, f.actual) for f in found} == {
        "visits": (3, 2),
        "calls": (1, 1),
        "sales": (None, 0),
        "margin": (None, 0),
        "new_clients": (None, 1),
        "collection": (None, 500),
    }
    assert [f.id for f in found if f.missed] == ["visits"]


def test_what_nobody_knows_is_not_missed():
    week = Week("lin", MONDAY, targets={"sales": "1.00", "collection": "1.00", "new_clients": "1"})
    found = figures(week, [], None, None)
    assert [f.id for f in found if f.missed] == []
    assert {f.actual for f in found if f.id in week.targets} == {None}


def test_the_plan_against_what_was_held():
    plan = named(planned("2026-11-17 ACME"), planned("2026-11-18 HNJG"), planned("2026-11-20 BOHAI"))
    visits = [held("2026-11-19 HNJG"), held("2026-11-17 ACME"), held("2026-11-17 KUNLUN call")]
    found, unplanned = against_plan(plan, visits, "2026-11-20", over=False)
    assert [each.held_on for each in found] == ["2026-11-17", "2026-11-19", None]
    assert [each.missed for each in found] == [False, False, False], "Friday is not over yet"
    assert unplanned == 1
    found, _ = against_plan(plan, visits, "2026-11-21", over=True)
    assert [each.missed for each in found] == [False, False, True]
    assert missed((), found) == ("BOHAI",)


def test_a_visit_serves_one_plan_that_of_its_day_first():
    plan = named(planned("2026-11-17 ACME"), planned("2026-11-19 ACME"))
    found, unplanned = against_plan(plan, [held("2026-11-19 ACME")], "2026-11-22", over=True)
    assert ([each.held_on for each in found], unplanned) == ([None, "2026-11-19"], 0)
    assert missed((), found) == ("ACME",)
    found, _ = against_plan(plan, [held("2026-11-17 ACME")], "2026-11-22", over=True)
    assert missed((), found) == ("ACME@2",)


def test_a_call_serves_a_plan_to_call_and_a_visit_either():
    call = planned("2026-11-17 ACME")._replace(call=True)
    for plan, channel, serves in (
        (planned("2026-11-17 ACME"), "call", False),
        (planned("2026-11-17 ACME"), "online", True),
        (call, "call", True),
        (call, "", True),
    ):
        found, _ = against_plan(named(plan), [held(f"2026-11-17 ACME {channel}")], "2026-11-22", over=True)
        assert (found[0].held_on is not None) is serves, (plan, channel)


def test_a_deal_without_a_client_is_visited_by_its_deal():
    plan = named(Planned("2026-11-17", None, "D-1", None, "first talk"))
    visit = Held("deal:D-1", 3, None, "D-1", "2026-11-17", "online", True, "lin", None)
    assert against_plan(plan, [visit], "2026-11-22", over=True)[0][0].held_on == "2026-11-17"
    assert against_plan(plan, [held("2026-11-17 ACME")], "2026-11-22", over=True)[0][0].missed


days = st.integers(16, 22).map(lambda day: f"2026-11-{day}")
clients = st.sampled_from(["ACME", "HNJG"])
several = st.lists(st.builds(lambda on, code: f"{on} {code}", days, clients), max_size=8)


@given(several, several)
def test_no_visit_is_counted_twice_or_lost(plan, visits):
    found, unplanned = against_plan(named(*map(planned, plan)), map(held, visits), "2026-11-22", over=True)
    served = sum(each.held_on is not None for each in found)
    assert served + unplanned == len(visits)
    assert len(found) == len(plan)
    for code in ("ACME", "HNJG"):
        both = (sum(code in each for each in told) for told in (plan, visits))
        assert sum(f.held_on is not None for f in found if f.planned.account == code) == min(both)


@pytest.mark.parametrize(
    ("target", "actual", "is_missed"), [("8", 8, False), ("8", 7, True), ("0", 0, False)]
)
def test_a_target_is_missed_by_one(target, actual, is_missed):
    visits = [held("2026-11-17 ACME")] * actual
    week = Week("lin", MONDAY, targets={"visits": target})
    assert figures(week, visits, None, None)[0].missed is is_missed
