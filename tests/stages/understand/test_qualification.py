import pytest
from helpers import DAY
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import Typed

from stages.understand.qualification import QUALIFICATION
from stages.understand.qualification_card import DIMENSIONS
from stages.understand.warning_signs import SIGNS

SHEET = Typed(QUALIFICATION)
CREDIT = {"credit_limit": "100万", "receivables": "60万", "notes_receivable": "150,000"}


def scored(text):
    """Five digits, in the order of the method; a dash is not scored."""
    return {id: digit for id, digit in zip(DIMENSIONS, text, strict=True) if digit != "-"}


def proved(text):
    return {**scored(text), **{f"{id}_evidence": "王工 3 月 4 日说的" for id in DIMENSIONS}}


def result(text, **more):
    return SHEET.figures(**scored(text), **more).get("result")


def test_the_dimensions_and_the_signs_are_the_methods():
    assert tuple(DIMENSIONS) == ("need", "volume", "purchasing_power", "authority", "creditworthiness")
    assert len(SIGNS) == 10


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ("55555", "qualified"),
        ("33333", "qualified"),  # 15 of 25, none below 2
        ("33332", "nurture"),  # 14
        ("55551", "nurture"),  # 21, but one below 2
        ("22245", "qualified"),  # 15, the lowest is 2
        ("05555", "disqualified"),  # no need
        ("55505", "disqualified"),  # nobody decides
        ("55550", "disqualified"),  # nobody pays
        ("50555", "nurture"),  # no volume: the pursuit may still grow
        ("55055", "nurture"),
        ("00000", "disqualified"),
        ("0555-", None),  # not all five
        ("-----", None),
    ],
)
def test_qualified_nurture_or_disqualified(scores, expected):
    assert result(scores) == expected


def test_three_warning_signs_are_too_many():
    assert result("55555", warning_signs="库存急剧上升、内部不和") == "qualified"
    assert result("55555", warning_signs="库存急剧上升、内部不和、公物私用") == "nurture"


def test_nobody_is_qualified_over_the_credit_limit():
    assert result("55555", **CREDIT) == "qualified"
    assert result("55555", **{**CREDIT, "receivables": "100万"}) == "nurture"


def test_figures():
    # 4 + 3 + 5 + 2 + 4 = 18; 600,000 + 150,000 owed of 1,000,000
    typed = {
        **scored("43524"),
        **CREDIT,
        "warning_signs": "mess,turnover",
        "signs_checked_on": "2026年11月2日",
    }
    assert SHEET.figures(**typed) == {
        "score": 18,
        "result": "qualified",
        "weakest": "authority",
        "signs": 2,
        "credit_used": "75.0",
        "credit_left": "250000.00",
        "within_credit": "yes",
    }


def test_of_equals_the_first_dimension_is_the_weakest():
    assert SHEET.figures(**scored("52522"))["weakest"] == "volume"


def test_no_sign_seen_is_known_only_when_somebody_looked():
    assert "signs" not in SHEET.figures(**scored("33333"))
    assert SHEET.figures(signs_checked_on="2026-11-02")["signs"] == 0


def test_without_all_three_amounts_credit_is_unknown():
    assert SHEET.figures(credit_limit="100万", receivables="60万") == {}


def test_a_limit_of_nothing_has_no_share_used():
    typed = {"credit_limit": "0", "receivables": "1", "notes_receivable": "0"}
    assert SHEET.figures(**typed) == {"credit_left": "-1.00", "within_credit": "no"}


def test_amounts_keep_the_worksheets_currency():
    typed = {"credit_limit": "1000", "receivables": "1", "notes_receivable": "0", "currency": "日元"}
    assert SHEET.faults(**typed) == {"currency": "no_currency"}
    assert SHEET.figures(**{**typed, "currency": "JPY"})["credit_left"] == "999.0"


def test_a_score_without_evidence_is_worth_half():
    # six equal parts, each dimension one of them
    assert SHEET.complete() == 0
    assert SHEET.complete(need=4) == 8  # ½ ÷ 6
    assert SHEET.complete(need=4, need_evidence="王工说的") == 17  # 1 ÷ 6
    assert SHEET.complete(need_evidence="王工说的") == 0
    assert SHEET.complete(**scored("33333")) == 42  # 5 × ½ ÷ 6
    assert SHEET.complete(**proved("00000")) == 83  # 5 ÷ 6
    assert SHEET.complete(**proved("33333"), signs_checked_on="2026-11-02") == 100


def test_amounts_below_zero_are_refused_each_at_its_place():
    typed = {"credit_limit": "-1", "receivables": "-1", "notes_receivable": "-0.01"}
    assert SHEET.faults(**typed) == dict.fromkeys(typed, "below_zero")


def test_our_own_questions_keep_their_order():
    values = SHEET.values(answers=[{"question": "有没有招标", "answer": "有"}, "预算多少", {"question": "A"}])
    assert [row["question"] for row in values["answers"]] == ["有没有招标", "预算多少", "A"]
    changed, _ = QUALIFICATION.read(
        {"answers": {"预算多少": {"answer": "80 万"}, "B": "无"}}, values, "CNY", DAY
    )
    assert changed["answers"] == [
        {"question": "有没有招标", "answer": "有"},
        {"question": "预算多少", "answer": "80 万"},
        {"question": "A"},
        {"question": "B", "answer": "无"},
    ]


# ── advice ────────────────────────────────────────────────────────────────────────────────────


def test_a_proved_client_gets_no_advice():
    assert SHEET.advice(**proved("44444"), signs_checked_on="2026-11-02", **CREDIT) == []


@pytest.mark.parametrize("weak", DIMENSIONS)
def test_it_says_which_dimension_to_work_on(weak):
    typed = {**proved("44444"), weak: "2", "signs_checked_on": "2026-11-02"}
    assert SHEET.advice(**typed) == [f"weak_{weak}"]
    assert SHEET.advice(**{**typed, weak: "3"}) == []


def test_a_knock_out_says_so_instead():
    typed = {**proved("04404"), "signs_checked_on": "2026-11-02"}
    (remark,) = SHEET.remarks(**typed)
    assert remark.id == "understand.knocked_out"
    assert [what.en for what in remark.params["what"]] == ["degree of need", "decision authority"]


def test_scores_without_evidence_are_named():
    typed = {**proved("44444"), "volume_evidence": "", "signs_checked_on": "2026-11-02"}
    assert SHEET.said(**typed) == ["volume of need: scored without evidence, so far only our feeling"]
    assert SHEET.advice(volume="0") == []


def test_signs_weigh_more_the_more_there_are():
    signs = list(SIGNS)
    assert SHEET.advice(warning_signs=signs[:2]) == ["some_signs"]
    assert SHEET.advice(warning_signs=signs[:3]) == ["many_signs"]


def test_a_look_at_the_signs_grows_old():
    looked = {"signs_checked_on": "2026-05-25"}
    assert SHEET.advice("2026-11-21", **looked) == []  # 180 days
    assert SHEET.advice("2026-11-22", **looked) == ["signs_old"]


def test_who_judges_credit_looks_for_the_signs():
    assert SHEET.advice(creditworthiness=4, creditworthiness_evidence="银行") == ["signs_not_checked"]


@pytest.mark.parametrize(
    ("receivables", "advice"),
    [
        ("649999", []),  # 64.9999 + 15 = 79.9999 %
        ("650000", ["credit_nearly_full"]),
        ("850000", ["credit_nearly_full"]),  # the ceiling itself
        ("850000.01", ["credit_passed"]),
        ("", ["credit_unknown"]),
    ],
)
def test_the_credit_limit_is_watched(receivables, advice):
    assert SHEET.advice(**{**CREDIT, "receivables": receivables}) == advice


def test_what_passes_the_limit_is_said_as_money():
    said = SHEET.said(**{**CREDIT, "receivables": "90万"})
    assert said == ["CNY 50,000 over the credit limit: no more on credit until they have paid"]


AMOUNT = st.none() | st.integers(0, 10**9).map(str)


@settings(deadline=None)
@given(
    st.fixed_dictionaries({}, optional={id: st.integers(0, 5) for id in DIMENSIONS}),
    st.lists(st.sampled_from(list(SIGNS))),
    st.tuples(AMOUNT, AMOUNT, AMOUNT),
)
def test_it_always_has_something_sound_to_say(scores, signs, amounts):
    names = ("credit_limit", "receivables", "notes_receivable")
    typed = {**scores, "warning_signs": signs, **dict(zip(names, amounts, strict=True))}
    figures = SHEET.figures(**typed)
    assert 0 <= SHEET.complete(**typed) <= 83
    assert ("result" in figures) == (len(scores) == 5)
    if figures.get("result") == "qualified":
        assert figures["score"] >= 15
        assert figures.get("within_credit") != "no"
    SHEET.remarks(**typed)


def test_a_day_without_its_year_is_one_that_was():
    """Signs were looked at in the past: in November, 20 November of this year, 5 December of the last."""
    assert SHEET.values(signs_checked_on="11月20日")["signs_checked_on"] == "2026-11-20"
    assert SHEET.values(signs_checked_on="20 Nov")["signs_checked_on"] == "2026-11-20"
