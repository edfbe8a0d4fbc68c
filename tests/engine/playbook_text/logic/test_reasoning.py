"""Whether conditions can hold together: by hand, and against the real facts of random deals."""

from decimal import Decimal

import pytest
from helpers import facts, yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.condition import All, AnyOf, Compare, Expression, Not, read_condition
from engine.facts import known_names
from engine.playbook_text.conditions import Terms
from engine.playbook_text.logic import search
from engine.playbook_text.logic.claims import fails, holds, passes
from engine.playbook_text.logic.reasoning import Reasoning
from stages.worksheets import WORKSHEETS

TERMS = Terms(known_names(("needs_known",), WORKSHEETS), ("understand", "explore"), WORKSHEETS)
REASONING = Reasoning(TERMS)


def read(condition):
    return read_condition(yaml(condition))


def amount(op, value, currency="CNY"):
    return f"{{field: deal.amount, op: '{op}', value: {value}, currency: {currency}}}"


def field(name, op, value):
    return f"{{field: {name}, op: '{op}', value: {value}}}"


KNOWN = "{field: deal.amount, op: known}"
PROFIT, NO_PROFIT = field("deal.behaviour", "==", "profit"), field("deal.behaviour", "!=", "profit")
COUNT = "contacts.count"
PARTS = [field(f"contacts.{part}", ">=", 1) for part in ("champion", "decider", "user", "buyer")]


@pytest.mark.parametrize(
    ("together", "possible"),
    [
        ([amount(">=", 500000), amount("<", 100000)], False),
        ([amount(">=", 100000), amount("<", 500000)], True),
        ([amount(">", 100000), amount("<=", 100000)], False),
        ([amount(">", 500000)], True),
        ([amount("<", 1)], True),
        ([amount("<", 0)], False),  # the door takes no deal below nothing
        ([amount(">", "1.0e+300")], True),  # however great
        ([amount(">", 10**30), amount("<", 10**30 + 1)], True),
        ([field("contacts.count", ">", "1.0e+29")], True),
        ([field("contacts.count", ">", 10**30), field("contacts.count", "<", 10**30 + 1)], False),
        ([amount(">=", 500000), amount("<", 100000, "USD")], True),  # rates are anybody's guess
        ([amount(">", 5), amount("<=", 0, "USD")], False),  # and change no sign
        ([amount(">", 5), "{not: " + KNOWN + "}"], False),
        ([PROFIT, NO_PROFIT], False),
        ([NO_PROFIT, field("deal.behaviour", "not in", "[project, relationship]")], False),
        ([field("deal.title", "!=", "one"), field("deal.title", "!=", "two")], True),
        ([field("deal.title", "==", "one"), field("deal.title", "==", "two")], False),
        ([field("worksheets.risks.risks_open", "<", 0)], False),  # figures that count are counts
        ([field("worksheets.risks.risks_open", ">", 0), field("worksheets.risks.risks_open", "<", 1)], False),
        ([field("worksheets.options.lead", "<", 0)], True),
        ([field("worksheets.risks.complete", ">", 100)], False),
        ([field("worksheets.risks.complete", "<", 0)], False),
        ([field("worksheets.risks.complete", ">=", 100)], True),
        ([field("contacts.champion", ">", 1), field("contacts.champion", "<", 2)], False),  # people are whole
        ([field("contacts.champion", ">", 1), field("contacts.champion", "<", 3)], True),
        ([field("worksheets.options.lead", ">", 1), field("worksheets.options.lead", "<", 2)], True),
        ([field(COUNT, "<=", 3), *PARTS], False),  # four parts are four people
        ([field(COUNT, ">", 2), *PARTS], True),
        ([field("visits.count", "<", 1), field("visits.two_sided", ">=", 1)], False),
        ([field("visits.two_sided", "==", 0), "{field: visits.last_on, op: known}"], False),
        (
            [field("deal.close_date", ">", "'2026-12-01'"), field("deal.close_date", "<", "'2026-12-02'")],
            False,
        ),
        (
            [field("deal.close_date", ">", "'2026-12-01'"), field("deal.close_date", "<", "'2026-12-03'")],
            True,
        ),
        (
            [field("answers.needs_known", "==", "yes"), field("answers.needs_known", "in", "[no, unsure]")],
            False,
        ),
        (["expression: contacts.champion > 1 and contacts.champion < 2"], False),
        (["expression: deal.behaviour == 'profit'", NO_PROFIT], False),
        (["expression: deal.amount * 2 > 10 and deal.amount * 2 < 5"], True),  # reckons: no telling
        (["expression: visits.count > 2", field("visits.count", "<=", 2)], False),
    ],
)
def test_what_can_hold_together(together, possible):
    assert REASONING.possible(*(holds(read(each)) for each in together)) is possible


@pytest.mark.parametrize(
    ("one", "other", "follows"),
    [
        (amount(">=", 500000), amount(">=", 100000), True),
        (amount(">=", 100000), amount(">=", 500000), False),
        (amount(">", 100000), amount(">", 0), True),
        (amount(">", 0), KNOWN, True),
        (KNOWN, amount(">=", 0), False),  # a rate may be missing
        (f"{{all: [{PROFIT}, {KNOWN}]}}", PROFIT, True),
        (f"{{any: [{PROFIT}, {KNOWN}]}}", PROFIT, False),
        (field("account.class", "in", "[A, B]"), "{not: " + field("account.class", "==", "C") + "}", True),
    ],
)
def test_what_follows_from_what(one, other, follows):
    assert REASONING.follows(read(one), read(other)) is follows


def test_unknown_is_a_judgement_of_its_own():
    bare, told = read(amount(">=", 5)), read(f"{{all: [{KNOWN}, {amount('>=', 5)}]}}")
    assert REASONING.follows(bare, told)
    assert REASONING.follows(told, bare)
    assert REASONING.same(bare, told) is False  # the one is unknown of no amount, the other does not hold
    assert REASONING.always(read(f"{{any: [{KNOWN}, {{not: {KNOWN}}}]}}"))
    assert REASONING.always(read(f"{{any: [{amount('<', 5)}, {amount('>=', 5)}]}}")) is False


def test_comparing_with_nothing_takes_no_rate():
    some, little, much = (holds(read(amount(op, n))) for op, n in ((">", 0), ("<", 5), (">=", 5)))
    no_rate = [fails(*claim.conditions) for claim in (little, much)]
    assert REASONING.possible(some, *no_rate)
    assert REASONING.possible(little, *no_rate) is False


def test_at_a_gate_the_stage_is_known():
    there = Reasoning(TERMS, {"deal.stage": "understand"})
    assert there.always(read(field("deal.stage", "==", "understand")))
    assert there.possible(holds(read(field("deal.stage", "==", "explore")))) is False


def test_a_guard_lets_pass_what_it_does_not_ask_for_and_holds_up_what_nobody_knows():
    guard, need = read(PROFIT), read(amount(">=", 5))
    unknown = read("{not: {field: deal.behaviour, op: known}}")
    assert REASONING.possible(passes(guard, need), holds(read(NO_PROFIT)), holds(read(amount("<", 5))))
    assert REASONING.possible(passes(guard, need), holds(unknown)) is False
    assert REASONING.possible(passes(guard, need), holds(read(PROFIT)), fails(need)) is False


def test_beyond_its_bound_it_does_not_tell(monkeypatch):
    many = [field(f"worksheets.{id}.complete", ">=", 50) for id in list(WORKSHEETS)[:9]]
    none = read(f"{{all: [{', '.join(many)}, {PROFIT}, {NO_PROFIT}]}}")
    monkeypatch.setattr(search, "MOST", 1000)
    assert REASONING.possible(holds(none)) is None
    assert REASONING.always(none) is False


# ── against real facts ────────────────────────────────────────────────────────────────────────

OPS = ("==", "!=", "<", "<=", ">", ">=")
RESULTS = ("qualified", "nurture", "disqualified")


def compare(name, op, value, currency=None):
    return st.builds(Compare, st.just(name), op, value, st.just(currency), st.none())


ORDER = st.sampled_from(OPS)
EQUAL = st.sampled_from(OPS[:2])
SMALL = st.integers(-1, 3)
SINGLE = st.one_of(
    compare("deal.behaviour", EQUAL, st.sampled_from(("profit", "project"))),
    compare("deal.title", EQUAL, st.sampled_from(("Line 3", "Line 4"))),
    *(compare("deal.amount", ORDER, SMALL, currency) for currency in ("CNY", "USD")),
    *(compare(f"contacts.{name}", ORDER, SMALL) for name in ("champion", "decider", "count")),
    *(compare(f"visits.{name}", ORDER, SMALL) for name in ("two_sided", "count")),
    compare("visits.last_on", ORDER, st.sampled_from(("2026-11-01", "2026-11-02", "2026-11-03"))),
    compare("answers.needs_known", EQUAL, st.sampled_from(("yes", "unsure"))),
    compare("worksheets.qualification.result", EQUAL, st.sampled_from(RESULTS)),
    compare("worksheets.qualification.complete", ORDER, st.sampled_from((0, 60, 100))),
    compare("worksheets.qualification.need", ORDER, SMALL),
    compare("worksheets.business_case.npv", ORDER, SMALL, "CNY"),
    *(
        st.just(Compare(name, "known", None, None, None))
        for name in ("deal.amount", "deal.behaviour", "visits.last_on", "worksheets.business_case.npv")
    ),
    st.builds(
        Expression,
        st.sampled_from(
            (
                "visits.count > 1 or deal.behaviour in ['profit', 'project']",
                "not (contacts.champion >= 1)",
                "contacts.champion + contacts.decider > 1",
                "0 < deal.amount < 2",
                "visits.last_on >= '2026-11-02'",
            )
        ),
        st.none(),
    ),
)
CONDITIONS = st.recursive(
    SINGLE,
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple), st.none()),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple), st.none()),
        st.builds(Not, inner, st.none()),
    ),
    max_leaves=5,
)
DECIMALS = st.one_of(st.none(), st.integers(-300, 300).map(lambda n: f"{Decimal(n) / 100:.2f}"))


@st.composite
def real_facts(draw):
    days = [f"2026-11-0{n}{side}" for n in (1, 2, 3) for side in ("", " one-sided")]
    result = draw(st.sampled_from((None, *RESULTS)))
    sheets = {
        "qualification": {
            "result": result,
            "need": draw(st.sampled_from((None, 0, 1, 2, 5))),
            "complete": 60,
        },
        "business_case": {"npv": draw(DECIMALS), "currency": draw(st.sampled_from((None, "CNY", "USD")))},
    }
    answer = draw(st.sampled_from((None, "yes", "unsure", "no")))
    return facts(
        answers={"needs_known": answer} if answer else {},
        contacts=tuple(draw(st.lists(st.sampled_from(("champion", "decider", "user")), max_size=4))),
        visits=tuple(draw(st.lists(st.sampled_from(days), max_size=3))),
        worksheets={id: sheets[id] for id in draw(st.sets(st.sampled_from(sorted(sheets))))},
        rates=draw(st.sampled_from(({}, {"USD": "7"}))),
        title=draw(st.sampled_from(("Line 3", "Line 5"))),
        behaviour=draw(st.sampled_from((None, "profit", "project", "relationship"))),
        amount=draw(st.one_of(st.none(), st.integers(0, 500))),
        currency=draw(st.sampled_from((None, "CNY", "USD"))),
    )


@given(st.lists(CONDITIONS, min_size=1, max_size=4), real_facts())
@settings(max_examples=400, deadline=None)
def test_whatever_a_real_deal_does_is_possible(conditions, deal):
    judged = [condition.judge(deal).value for condition in conditions]
    done = [holds(c) if value else fails(c) for c, value in zip(conditions, judged, strict=True)]
    assert REASONING.possible(*done) is not False
    one, other = conditions[0], conditions[-1]
    if judged[0] and not judged[-1]:
        assert not REASONING.follows(one, other)
    if judged[0] is not judged[-1]:
        assert not REASONING.same(one, other)


@given(CONDITIONS, CONDITIONS, real_facts())
@settings(max_examples=200, deadline=None)
def test_what_a_real_gate_lets_pass_can_be(guard, need, deal):
    asked, met = guard.judge(deal).value, need.judge(deal).value
    assume(asked is False or (asked is True and met is True))
    assert REASONING.possible(passes(guard, need)) is not False
