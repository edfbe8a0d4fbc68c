"""What a case gives, as the facts a gate sees."""

from decimal import Decimal

import pytest
from case_book import given


def test_what_is_not_given_is_not_known():
    facts = given()
    unknown = ("deal.amount", "deal.behaviour", "deal.account", "deal.close_date", "account.class")
    assert [facts.value(path) for path in unknown] == [None] * 5
    assert facts.value("worksheets.client_profile.complete") == 0
    assert facts.value("contacts.count") == 0


@pytest.mark.parametrize(
    ("said", "day"),
    [("today", "2026-06-15"), ("91d ago", "2026-03-16"), ("2w ago", "2026-06-01"), ("in 30d", "2026-07-15")],
)
def test_days_count_from_the_day_of_the_case(said, day):
    assert given(close=said).deal.close_date == day
    assert given(close=said, today="2026-06-16").deal.close_date != day
    assert given(close="2026-11-01").deal.close_date == "2026-11-01"


def test_amounts_are_exact_and_compared_by_the_rates_that_are_given():
    facts = given(amount="480000.10 CNY")
    assert facts.deal.amount == 48_000_010
    dollars = given(amount="72,000 USD", rates={"USD": "7.15"})
    assert dollars.amount_in("CNY") == Decimal("514800")
    assert given(amount="-5 CNY").deal.amount == -500


def test_a_class_or_a_contact_means_there_is_an_account():
    assert given(**{"class": "A"}).value("deal.account") is not None
    assert given(contacts=["champion"]).value("deal.account") is not None
    assert given(account="ACME").value("deal.account") == "ACME"


def test_contacts_come_and_go():
    facts = given(contacts=["champion left 3d ago", "decider", "user left in 3d"])
    assert [c.part for c in facts.present()] == ["decider", "user"]


@pytest.mark.parametrize(
    ("contacts", "changed"),
    [
        (["decider"], None),
        (["champion since 3d ago"], None),
        (["decider since 200d ago"], "2025-11-27"),
        (["economic_buyer since 9d ago left 2d ago"], "2026-06-13"),
        (["decider left in 3d"], None),
    ],
)
def test_only_somebody_who_decides_makes_older_yeses_stale(contacts, changed):
    assert given(contacts=contacts).deciders_changed_on == changed


def test_who_was_met_is_known():
    facts = given(visits=["decider 3d ago", "one_sided"])
    assert [c.part for c in facts.contacts] == ["decider"]
    met, sent = facts.deal.visits
    assert (met.people, met.two_sided, met.on) == ((facts.contacts[0].key,), True, "2026-06-12")
    assert (sent.people, sent.two_sided) == ((), False)


def test_worksheets_are_given_by_their_fields_and_figures():
    sheets = {
        "business_case": {"npv": "1 USD"},
        "qualification": {"result": "qualified", "complete": "60%"},
        "options": {"lead": "-0.1"},
        "risks": {"risks_open": "0"},
        "action_plan": {"next_due": "in 5d"},
    }
    facts = given(worksheets=sheets)
    assert facts.amount_in("USD", "worksheets.business_case.npv") == 1
    assert facts.value("worksheets.qualification.result") == "qualified"
    assert facts.value("worksheets.qualification.complete") == 60
    assert facts.value("worksheets.options.lead") == Decimal("-0.1")
    assert facts.value("worksheets.risks.risks_open") == 0
    assert str(facts.value("worksheets.action_plan.next_due")) == "2026-06-20"


def test_an_amount_without_decimals_is_an_amount():
    facts = given(worksheets={"business_case": {"npv": "5 JPY"}})
    assert facts.amount_in("JPY", "worksheets.business_case.npv") == 5


def test_the_status_is_that_of_the_stage():
    book = "[{id: a, gate: [{item: x}]}, {id: b, status: won, gate: [{item: y}]}]"
    assert [given(book, stage).deal.status for stage in ("a", "b", "done")] == ["open", "won", "done"]
