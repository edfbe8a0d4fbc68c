"""Structured conditions: three values, and a reason for everything but true."""

from itertools import product

import pytest
from helpers import facts, judge, yaml

from engine.condition import read_condition
from engine.facts import label
from engine.message import Text, msg

YES = "{field: deal.title, op: '==', value: Line 3}"
NO = "{field: deal.title, op: '==', value: Line 4}"
DONT_KNOW = "{field: deal.behaviour, op: '==', value: project}"
WORDS = {True: YES, False: NO, None: DONT_KNOW}


def why(condition, **known):
    return read_condition(yaml(condition)).judge(facts(**known)).why


@pytest.mark.parametrize(
    ("op", "value", "holds"),
    [
        ("==", 5, (False, True, False)),
        ("!=", 5, (True, False, True)),
        ("<", 5, (True, False, False)),
        ("<=", 5, (True, True, False)),
        (">", 5, (False, False, True)),
        (">=", 5, (False, True, True)),
        ("in", [1, 5], (False, True, False)),
        ("not in", [1, 5], (True, False, True)),
    ],
)
def test_operators_below_at_and_above(op, value, holds):
    condition = f"{{field: deal.close_pushed, op: '{op}', value: {value}}}"
    assert tuple(judge(condition, close_pushed=n) for n in (4, 5, 6)) == holds


@pytest.mark.parametrize("op", ["==", "!=", "<", "<=", ">", ">=", "in", "not in"])
@pytest.mark.parametrize("negated", [False, True])
def test_a_missing_field_is_unknown_under_every_operator_and_under_not(op, negated):
    value = "['2026-01-01']" if "in" in op else "'2026-01-01'"
    condition = f"{{field: deal.close_date, op: '{op}', value: {value}}}"
    assert judge(f"{{not: {condition}}}" if negated else condition) is None


def test_known_alone_says_no_to_what_is_missing():
    condition = "{field: deal.behaviour, op: known}"
    assert judge(condition) is False
    assert judge(condition, behaviour="profit") is True
    assert judge(f"{{not: {condition}}}") is True


def test_an_amount_is_known_without_a_rate():
    known = "{field: deal.amount, op: known}"
    assert read_condition(yaml(known)).judge(facts(amount=500)._replace(currency="USD")).value is True
    assert judge(known, amount=None) is False


@pytest.mark.parametrize(("first", "second", "third"), list(product((True, False, None), repeat=3)))
def test_all_and_any_are_kleene_s(first, second, third):
    values = (first, second, third)
    parts = ", ".join(WORDS[value] for value in values)
    strength = {False: 0, None: 1, True: 2}
    assert judge(f"{{all: [{parts}]}}") is min(values, key=strength.__getitem__)
    assert judge(f"{{any: [{parts}]}}") is max(values, key=strength.__getitem__)


@pytest.mark.parametrize(("value", "negated"), [(True, False), (False, True), (None, None)])
def test_not_is_kleene_s(value, negated):
    assert judge(f"{{not: {WORDS[value]}}}") is negated


class TestMoney:
    AT_LEAST = "{field: deal.amount, op: '>=', value: 5000.5, currency: USD}"

    def worth(self, amount, currency, rates, own="CNY"):
        known = facts(amount=amount, rates=rates)
        known = known._replace(currency=own, deal=known.deal._replace(currency=currency))
        return read_condition(yaml(self.AT_LEAST)).judge(known)

    @pytest.mark.parametrize(("amount", "holds"), [(500_049, False), (500_050, True)])
    def test_it_is_compared_in_major_units_exactly(self, amount, holds):
        assert self.worth(amount, "USD", {}).value is holds

    def test_through_the_workspace_s_rates(self):
        assert self.worth(3_500_350, "CNY", {"USD": "7"}).value is True
        assert self.worth(3_500_349, "CNY", {"USD": "7"}).value is False
        assert self.worth(50_005, "JPY", {"USD": "7", "JPY": "0.7"}).value is True
        assert self.worth(50_004, "JPY", {"USD": "7", "JPY": "0.7"}).value is False

    @pytest.mark.parametrize(
        ("currency", "rates", "lacks"), [("CNY", {}, "USD"), ("EUR", {"USD": "7"}, "EUR")]
    )
    def test_without_a_rate_it_is_unknown_and_says_which(self, currency, rates, lacks):
        judged = self.worth(500_050, currency, rates)
        assert judged.value is None
        assert (judged.why[0].id, judged.why[0].params) == ("condition.no_rate", {"currency": lacks})

    def test_no_amount_is_unknown(self):
        judged = self.worth(None, "USD", {})
        assert (judged.value, judged.why) == (None, (msg("condition.missing", field=label("deal.amount")),))


@pytest.mark.parametrize(("close", "holds"), [("2026-11-30", False), ("2026-12-01", True)])
def test_days_compare_as_days(close, holds):
    assert judge("{field: deal.close_date, op: '>=', value: '2026-12-01'}", close_date=close) is holds


@pytest.mark.parametrize(
    ("condition", "known", "holds"),
    [
        ("{field: answers.needs_known, op: '==', value: 'yes'}", {"answers": {"needs_known": "yes"}}, True),
        ("{field: answers.needs_known, op: '==', value: 'yes'}", {"answers": {}}, None),
        ("{field: answers.needs_known, op: '==', value: unsure}",
         {"answers": {"needs_known": "yes 2026-01-01"}, "points": {"needs_known": 30}}, True),
        ("{field: contacts.champion, op: '>=', value: 1}", {"contacts": ("user",)}, False),
        ("{field: contacts.count, op: '==', value: 2}", {"contacts": ("user", "champion")}, True),
        ("{field: worksheets.client_profile.complete, op: '<', value: 1}", {}, True),
        ("{field: worksheets.client_profile.our_cases, op: '==', value: x}", {}, None),
        ("{field: worksheets.client_profile.our_cases, op: '==', value: x}",
         {"worksheets": {"client_profile": {"our_cases": "x"}}}, True),
        ("{field: visits.two_sided, op: '>=', value: 1}", {"visits": ("2026-11-01 one-sided",)}, False),
        ("{field: visits.last_on, op: '>', value: '2026-01-01'}", {}, None),
        ("{field: today, op: '==', value: '2026-11-21'}", {}, True),
    ],
)  # fmt: skip
def test_what_a_condition_may_see(condition, known, holds):
    assert judge(condition, **known) is holds


class TestReasons:
    def test_the_playbook_s_own_words_come_first(self):
        told = NO.replace("}", ", because: {zh: 不同, en: differs}}")
        assert why(told) == (Text("不同", "differs"),)
        assert why(f"{{all: [{NO}], because: {{zh: 都要, en: all of it}}}}") == (Text("都要", "all of it"),)

    def test_else_what_was_found_and_what_was_wanted(self):
        (reason,) = why("{field: deal.close_pushed, op: '<', value: 2}", close_pushed=3)
        wanted = msg("condition.wanted_below", value=2)
        assert reason == msg("condition.differs", field=label("deal.close_pushed"), wanted=wanted, found=3)

    def test_unknown_names_the_fields_that_are_missing(self):
        parts = f"{{field: deal.close_date, op: '<', value: '2026-01-01'}}, {YES}, {DONT_KNOW}"
        reasons = why(f"{{all: [{parts}]}}")
        assert [r.params["field"] for r in reasons] == [label("deal.close_date"), label("deal.behaviour")]

    def test_true_needs_none(self):
        assert why(YES) == why(f"{{not: {NO}}}") == ()

    def test_false_tells_every_part_that_fails(self):
        assert len(why(f"{{all: [{NO}, {NO}, {YES}, {DONT_KNOW}]}}")) == 2
