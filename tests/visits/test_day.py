"""The order of a day, from rows alone: deals in, keys out."""

import random
from datetime import date
from decimal import Decimal

import pytest

from engine.deal_table import DealRow
from engine.message import msg
from engine.reads import Listed
from visits.cadence import Due, DueClient
from visits.day import Ranking, rank, waiting, worth

EMPTY = DealRow(**dict.fromkeys(DealRow._fields))._replace(
    playbook="client-value", playbook_version=1, stage="explore", status="open", account="ACME",
    next_on="2026-12-24", currency="CNY", unsure=0,
)  # fmt: skip
RANKING = Ranking(
    today="2026-11-21",
    soon="2026-11-24",
    currency="CNY",
    rates={"EUR": "7.7"},
    late={"LATE"},
)


def deal(key, slowed=False, **columns):
    return Listed(EMPTY._replace(key=key, **columns), "north", slowed)


def order(*deals):
    return [each.row.key for each in rank(deals, RANKING)]


# The most pressing first.
PRESSING = [
    deal("PROMISE", promise_on="2026-11-21"),
    deal("STEP", next_on="2026-11-20"),
    deal("REVIEWED", review_due="2026-11-21"),
    deal("WAKE", status="stopped", wake_on="2026-11-20"),
    deal("WAITED", waiting_until="2026-11-20", last_contact="2026-11-02"),
    deal("SOON", next_on="2026-11-24"),
    deal("MOVING", oldest_yes="2026-11-02"),
    deal("SLOWED", slowed=True),
    deal("NO-ACCOUNT", account=None),
    deal("LATE", stage_since="2026-10-01T15:59:59.999999Z"),
    deal("NO-STEP", next_on=None, stage_since="2026-10-01T16:00:00.000000Z"),
    deal("AHEAD"),
]


def test_the_most_pressing_first_however_they_come():
    shuffled = random.Random(7).sample(PRESSING, len(PRESSING))
    assert order(*shuffled) == [each.row.key for each in PRESSING]


def test_of_a_colleague_s_deal_only_what_a_review_asked_counts():
    mine = deal("MINE", owner="lin", next_on="2026-11-21")
    theirs = deal("THEIRS", owner="bo", promise_on="2026-11-20", review_due="2026-11-21")
    soon = deal("SOON", owner="bo", promise_on="2026-11-20", review_due="2026-11-23")
    found = rank([soon, theirs, mine], RANKING._replace(whose="lin"))
    assert [each.row.key for each in found] == ["MINE", "THEIRS", "SOON"]


def test_among_equals_the_most_valuable_first_then_the_oldest_then_by_key():
    deals = [
        deal("B", amount=100_00),
        deal("A", amount=100_00),
        deal("EURO", amount=100_00, currency="EUR"),
        deal("NOTHING"),
        deal("OLD", stage_since="2026-11-02T01:00:00.000000Z"),
        deal("YEN", amount=10**9, currency="JPY"),
    ]
    assert order(*deals) == ["EURO", "A", "B", "OLD", "NOTHING", "YEN"]


def test_worth_is_in_the_workspaces_currency_and_nothing_without_a_rate():
    rates = {"EUR": "7.7"}
    assert worth(deal("E", amount=100_00, currency="EUR").row, "CNY", rates) == Decimal("770")
    assert worth(deal("Y", amount=100, currency="JPY").row, "CNY", rates) == 0


@pytest.mark.parametrize(
    ("until", "waits"), [("2026-11-20", False), ("2026-11-21", False), ("2026-11-22", True), (None, False)]
)
def test_a_waiting_deal_is_left_alone_until_its_day(until, waits):
    assert waiting(deal("A", waiting_until=until), "2026-11-21") is waits


def client(code, abc, overdue=0, due_on="2026-11-21", deal=None):
    due = Due("visit", date.fromisoformat(due_on), overdue, msg("plan.every", n=10))
    return DueClient(code, code, abc, None, (due,), deal)


def order_with(clients, *deals, stalled=()):
    ranking = RANKING._replace(due={each.code: each for each in clients}, stalled=frozenset(stalled))
    ranked = rank(deals, ranking)
    return [each.code if isinstance(each, DueClient) else each.row.key for each in ranked]


def test_an_a_client_that_is_due_comes_before_doubts_the_others_behind_what_deals_need():
    due = [client("C1", "C"), client("B1", "B"), client("A2", "A", 3), client("A1", "A", 9)]
    found = "PROMISE STEP REVIEWED WAKE WAITED SOON A1 A2 MOVING SLOWED NO-ACCOUNT LATE NO-STEP B1 C1 AHEAD"
    assert order_with(due, *PRESSING) == found.split()


def test_a_client_whose_deal_presses_more_is_met_for_that():
    """An appointment within days is the visit; a doubt in the deal is no reason to leave A alone."""
    soon = deal("SOON", account="A1", next_on="2026-11-24")
    assert order_with([client("A1", "A")], soon) == ["SOON"]
    slowed = deal("SLOWED", slowed=True, account="A1")
    assert order_with([client("A1", "A")], slowed) == ["A1", "SLOWED"]


def test_a_client_and_the_deal_one_speaks_of_there_are_one_entry():
    due = client("A1", "A", deal="TALK")
    assert order_with([due], deal("TALK", account="A1"), deal("OTHER", account="A1")) == ["A1", "OTHER"]


def test_an_overdue_a_client_with_a_stalled_deal_comes_right_after_promises():
    stuck = deal("STUCK", account="A1")
    due = [client("A1", "A", 3, deal="STUCK"), client("A2", "A", 30)]
    found = order_with(due, *PRESSING, stuck, stalled=["STUCK"])
    assert found[:3] == ["PROMISE", "A1", "STEP"]
    not_yet = order_with([client("A1", "A", 0, deal="STUCK")], *PRESSING, stuck, stalled=["STUCK"])
    assert not_yet.index("A1") > not_yet.index("SOON")


def test_a_client_whose_day_has_not_come_is_no_entry_but_its_class_ranks_its_deals():
    later = [client("BIG", "A", due_on="2026-11-22"), client("SMALL", "C", due_on="2026-11-22")]
    deals = [
        deal("NEW", account="FRESH", amount=100_00),
        deal("C", account="SMALL", amount=900_00),
        deal("A", account="BIG", amount=1_00),
    ]
    assert order_with(later, *deals) == ["A", "NEW", "C"]


def test_among_deals_of_a_class_the_overdue_client_first():
    due = [client("LATE", "B", 20, "2026-11-22"), client("CALM", "B", 0, "2026-11-22")]
    deals = [deal("CALM-1", account="CALM", amount=900_00), deal("LATE-1", account="LATE", amount=1_00)]
    assert order_with(due, *deals) == ["LATE-1", "CALM-1"]


def test_a_wait_that_somebody_followed_up_presses_no_more():
    asked = deal("ASKED", waiting_until="2026-11-10", last_contact="2026-11-12")
    assert order(asked, deal("NO-STEP", next_on=None)) == ["NO-STEP", "ASKED"]
