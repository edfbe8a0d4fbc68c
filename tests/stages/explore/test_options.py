import pytest
from helpers import DAY
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import Typed

from stages.explore.options import OPTIONS

SHEET = Typed(OPTIONS)
CRITERIA = {"价格": "40", "交期": "30", "服务": "20", "品牌": "10"}


def options(criteria=CRITERIA, agreed_with="ACME.wang", **scored):
    """An option a keyword: whose it is, and its scores in the order of the criteria; a dash is none."""
    rows = []
    for name, text in scored.items():
        whose, digits = text.split()
        scores = {c: s for c, s in zip(criteria, digits, strict=False) if s != "-"}
        rows.append({"option": name, "whose": whose if whose != "-" else "", "scores": scores})
    weighed = [{"criterion": name, "weight": weight} for name, weight in criteria.items()]
    return {"criteria": weighed, "options": rows, "agreed_with": agreed_with}


def test_figures():
    # ours  40·3 + 30·5 + 20·4 + 10·2 = 370 of 500; theirs 40·4 + 30·3 + 20·4 + 10·5 = 380; nothing 40·5 = 200
    typed = options(我们="我们 3542", 西门子="对手 4345", 不换="维持现状 5000")
    assert SHEET.figures(**typed) == {
        "our_score": "74.0",
        "best_rival": "西门子",
        "rival_score": "76.0",
        "lead": "-2.0",
        "leads_on": 1,
        "trails_on": 2,
        "compared": 2,
    }


def test_our_best_meets_their_best():
    typed = options(A="us 5555", B="us 1111", C="competitor 1111", D="competitor 4444")
    figures = SHEET.figures(**typed)
    assert (figures["our_score"], figures["best_rival"], figures["lead"]) == ("100.0", "D", "20.0")


def test_weights_are_on_any_scale():
    # (0.5·5 + 0.25·2) / (5·0.75) = 3 / 3.75
    typed = options({"价格": "0.5", "交期": "0.25"}, 我们="us 52", 对手="competitor 00")
    assert SHEET.figures(**typed)["our_score"] == "80.0"


def test_points_are_rounded_at_the_edge():
    # (1·5 + 2·2) / 15 = 60 %, (1·1 + 2·4) / 15 = 60 %; thirds: 1·1 / 15 = 6.67 %
    typed = options({"a": "1", "b": "2"}, x="us 10", y="competitor 52")
    assert SHEET.figures(**typed)["our_score"] == "6.7"
    assert SHEET.figures(**typed)["lead"] == "-53.3"


def test_a_criterion_that_weighs_nothing_needs_no_score():
    typed = options({"价格": "1", "颜色": "0"}, 我们="us 4-", 对手="competitor 3-")
    assert SHEET.figures(**typed)["lead"] == "20.0"


def test_only_what_is_fully_scored_is_compared():
    typed = options(我们="us 5555", 西门子="competitor 555-", ABB="competitor 2222")
    assert SHEET.figures(**typed)["compared"] == 1
    assert SHEET.figures(**typed)["best_rival"] == "ABB"
    assert SHEET.figures(**options(我们="us 5555", 西门子="competitor 555-")) == {
        "our_score": "100.0",
        "compared": 0,
    }
    assert SHEET.figures(**options(我们="us 555-")) == {"compared": 0}
    assert SHEET.figures() == {}


def test_while_a_weight_is_missing_nothing_can_be_said():
    typed = options({"价格": "1", "交期": ""}, 我们="us 55", 对手="competitor 55")
    assert SHEET.figures(**typed) == {"compared": 0}


def test_whose_it_is_must_be_said():
    assert SHEET.figures(**options(我们="us 5555", 某家="- 5555"))["compared"] == 0


def test_scores_are_typed_one_by_one_or_together():
    together = SHEET.values(criteria=CRITERIA, options={"我们": {"scores": "价格=3；交期=5"}})
    one, _ = OPTIONS.read({"options": {"我们": {"scores": {"交期": "4", "服务": "1"}}}}, together, "CNY", DAY)
    assert one["options"] == [{"option": "我们", "scores": {"价格": 3, "交期": 4, "服务": 1}}]
    gone, _ = OPTIONS.read({"options": {"1": {"scores": {"价格": ""}}}}, together, "CNY", DAY)
    assert gone["options"] == [{"option": "我们", "scores": {"交期": 5}}]


def test_capitals_do_not_matter():
    criteria = [{"criterion": "Price", "weight": "1"}]
    rows = [
        {"option": "ours", "whose": "us", "scores": {"price": "5"}},
        {"option": "theirs", "whose": "competitor", "scores": {"PRICE": "4"}},
    ]
    assert SHEET.figures(criteria=criteria, options=rows)["lead"] == "20.0"


def test_complete():
    assert SHEET.complete() == 0
    # weights ⅓; scores: none of ours, none of another
    assert SHEET.complete(criteria=CRITERIA) == 33
    assert SHEET.complete(criteria=list(CRITERIA)) == 0
    # ⅓ + ⅔ × (1 of ours + a missing other) ÷ 2
    assert SHEET.complete(**options(我们="us 5555")) == 67
    assert SHEET.complete(**options(我们="us 5555", 不换="nothing 0000")) == 100
    # ⅓ + ⅔ × (1 + ½) ÷ 2 = 5 / 6
    assert SHEET.complete(**options(我们="us 5555", 不换="nothing 00--")) == 83
    # ⅓ + ⅔ × (1 + nobody's) ÷ 3: the other is still missing
    assert SHEET.complete(**options(我们="us 5555", 某家="- 0000")) == 56


# ── faults ────────────────────────────────────────────────────────────────────────────────────


def test_weights_that_sum_to_zero():
    assert SHEET.faults(criteria={"价格": "0", "交期": "0"}) == {"criteria": "weights_zero"}
    assert SHEET.faults(criteria={"价格": "0", "交期": "1"}) == {}
    assert SHEET.faults(criteria=["价格", "交期"]) == {}


def test_a_weight_below_zero():
    assert SHEET.faults(criteria={"价格": "3", "交期": "-3"}) == {"criteria.2.weight": "weight_below_zero"}


def test_a_score_for_an_unknown_criterion():
    rows = {"我们": {"scores": "交货期=4；价格=3"}, "西门子": {"scores": "天气=1"}}
    assert SHEET.faults(criteria=CRITERIA, options=rows) == {
        "options.1.scores.交货期": "no_such_criterion_close",
        "options.2.scores.天气": "no_such_criterion",
    }


def test_a_score_out_of_range_is_named_with_its_criterion():
    _, faults = OPTIONS.read(
        {"criteria": {**CRITERIA, "价格": "0", "交期": "-1"}, "options": {"我们": {"scores": "价格=9"}}},
        {},
        "CNY",
        DAY,
    )
    assert {f.field: f.what.id for f in faults} == {
        "options.1.scores": "worksheets.no_score_of",
        "criteria.2.weight": "explore.weight_below_zero",
    }
    assert faults[0].what.params["name"] == "价格"


# ── advice ────────────────────────────────────────────────────────────────────────────────────


def test_where_we_lead_and_trail_is_named_the_heaviest_first():
    remarks = SHEET.remarks(**options({"服务": "1", "价格": "5"}, 我们="us 51", 西门子="competitor 42"))
    assert [(r.id, r.params.get("criteria")) for r in remarks] == [
        ("explore.trails", ("价格",)),
        ("explore.leads", ("服务",)),
        ("explore.behind", None),
    ]
    remarks = SHEET.remarks(**options({"服务": "1", "价格": "5"}, 我们="us 55", 西门子="competitor 42"))
    assert [r.params.get("criteria") for r in remarks] == [("价格", "服务")]


@pytest.mark.parametrize(
    ("ours", "advice"),
    [
        ("5000", ["leads"]),  # 5·19 of 500 = 19 points against 14: five ahead
        ("4-00", ["scores_lacking"]),
        ("4000", ["leads", "narrow"]),  # 76/500 = 15.2 against 14
    ],
)
def test_a_narrow_lead_decides_nothing(ours, advice):
    # theirs 70 of 500 = 14 points
    criteria = {"价格": "19", "交期": "14", "服务": "33", "品牌": "34"}
    typed = options(criteria, 我们=f"us {ours}", 西门子="competitor 0000")
    typed["options"][1]["scores"] = dict(zip(criteria, "0500", strict=True))
    if ours == "4-00":
        assert SHEET.advice(**typed) == advice
    else:
        assert SHEET.advice(**typed) == ["trails", *advice]


def test_level_is_narrow_too():
    assert SHEET.advice(**options(我们="us 3333", 西门子="competitor 3333")) == ["narrow"]


def test_what_is_missing_is_named():
    typed = options({"价格": "1", "交期": ""}, "", 我们="us 55", 西门子="competitor --", ABB="- 5-")
    assert SHEET.said(**typed) == [
        "交期: no weight yet, so no score can be worked out",
        "nobody at the client is named who agreed the criteria: until then they are ours",
        "西门子 has no scores",
        "ABB has no score for 交期",
        "ABB: whose it is isn't said, so it isn't compared",
    ]


def test_ours_alone_are_compared_with_nothing():
    assert SHEET.advice(**options(我们="us 5555")) == ["nothing_to_compare"]
    assert SHEET.advice() == []


DIGITS = st.text("-012345", min_size=4, max_size=4)
WHOSE = st.sampled_from(["us", "competitor", "nothing", "-"])


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 9).map(str) | st.just(""), min_size=4, max_size=4),
    st.lists(st.tuples(WHOSE, DIGITS), max_size=4),
)
def test_scores_stay_between_nothing_and_all(weights, told):
    if set(weights) == {"0"}:
        return
    criteria = [{"criterion": name, "weight": w} for name, w in zip(CRITERIA, weights, strict=True)]
    typed = {**options(**{f"o{n}": " ".join(each) for n, each in enumerate(told)}), "criteria": criteria}
    figures = SHEET.figures(**typed)
    assert 0 <= float(figures.get("our_score", 0)) <= 100
    assert -100 <= float(figures.get("lead", 0)) <= 100
    assert figures.get("leads_on", 0) + figures.get("trails_on", 0) <= 4
    assert 0 <= SHEET.complete(**typed) <= 100
    SHEET.remarks(**typed)
