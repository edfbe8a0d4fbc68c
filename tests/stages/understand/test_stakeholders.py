import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import Typed

from stages.understand.stakeholders import STAKEHOLDERS, STANCES, TRUST

SHEET = Typed(STAKEHOLDERS)


def people(*told):
    """`wang supports 5` a person; a dash is not known."""
    rows = []
    for text in told:
        name, stance, influence = text.split()
        row = {"person": f"ACME.{name}", "stance": stance, "influence": influence, "cares_about": "省事"}
        rows.append({id: value for id, value in row.items() if value != "-"})
    return {"people": rows}


def trust(digits):
    return {id: digit for id, digit in zip(TRUST, digits, strict=True) if digit != "-"}


def test_figures():
    # in favour 5 + 2 of 5 + 2 + 4 + 3 = 7 / 14; trust (3 + 4 + 2 + 4 + 4) / 5 = 17 / 5
    typed = {**people("wang supports 5", "li 支持 2", "zhao against 4", "sun - 3"), **trust("34244")}
    assert SHEET.figures(**typed) == {
        "people_known": 4,
        "supporters": 2,
        "opponents": 1,
        "support": "50.0",
        "trust": "3.4",
        "weakest_trust": "trust_expertise",
    }


def test_support_is_unknown_while_somebodys_influence_is():
    assert SHEET.figures(**people("li neutral 3", "zhao supports 1"))["support"] == "25.0"
    assert "support" not in SHEET.figures(**people("wang against -", "li neutral 3", "zhao supports 1"))
    assert "support" not in SHEET.figures(**people("wang supports -"))
    assert "support" not in SHEET.figures(**people("wang supports 0"))


def test_of_nobody_known_nobody_supports_us():
    assert SHEET.figures() == {"people_known": 0, "supporters": 0, "opponents": 0}


def test_trust_is_told_once_all_five_sides_are_scored():
    assert not {"trust", "weakest_trust"} & SHEET.figures(**trust("3444-")).keys()
    # 4 + 4 + 4 + 4 + 3 = 19 / 5
    assert SHEET.figures(**trust("44443"))["trust"] == "3.8"


def test_people_and_trust_make_half_of_it_each():
    assert SHEET.complete() == 0
    assert SHEET.complete(**people("wang supports 5")) == 50
    assert SHEET.complete(people=["ACME.wang"]) == 0
    assert SHEET.complete(people={"ACME.wang": "支持"}) == 17  # ⅓ ÷ 2
    assert SHEET.complete(**people("wang unknown 5")) == 33  # ⅔ ÷ 2: unknown is no stance
    assert SHEET.complete(**trust("44---")) == 20
    assert SHEET.complete(**people("wang supports 5", "li 反对 0"), **trust("00000")) == 100


# ── advice ────────────────────────────────────────────────────────────────────────────────────


def test_a_single_thread_may_tear():
    (remark,) = SHEET.remarks(**people("wang supports 3"))
    assert remark == ("understand.one_person", {"person": "ACME.wang"})


def test_an_influential_opponent_is_named():
    remarks = SHEET.remarks(**people("wang supports 3", "li against 4", "zhao against 3", "sun against 5"))
    assert remarks == [("understand.opponent", {"people": ("ACME.li", "ACME.sun")})]


@pytest.mark.parametrize("stance", ["unknown", "-"])
def test_where_the_influential_stand_is_to_be_found_out(stance):
    told = ("wang supports 3", f"li {stance} 4")
    assert SHEET.advice(**people(*told)) == ["stance_unknown"]


def test_somebody_must_be_on_our_side():
    assert SHEET.advice(**people("wang neutral 3", "li neutral 2")) == ["no_supporter"]
    assert SHEET.advice(**people("wang neutral 3", "li supports 2")) == []


@pytest.mark.parametrize("side", TRUST)
def test_it_says_what_builds_the_weakest_side_of_trust(side):
    assert SHEET.advice(**{**trust("44444"), side: 2}) == [f"thin_{side}"]
    assert SHEET.advice(**{**trust("44444"), side: 3}) == []


SCORE = st.none() | st.integers(0, 5)
PERSON = st.fixed_dictionaries({"stance": st.none() | st.sampled_from(list(STANCES)), "influence": SCORE})


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(1, 99).map("ACME.{}".format), PERSON, max_size=6),
    st.fixed_dictionaries(dict.fromkeys(TRUST, SCORE)),
)
def test_shares_stay_between_nothing_and_all(known, sides):
    typed = {"people": [{"person": name, **row} for name, row in known.items()], **sides}
    figures = SHEET.figures(**typed)
    assert 0 <= float(figures.get("support", 0)) <= 100
    assert 0 <= float(figures.get("trust", 0)) <= 5
    assert figures["supporters"] + figures["opponents"] <= figures["people_known"]
    assert 0 <= SHEET.complete(**typed) <= 100
    SHEET.remarks(**typed)
