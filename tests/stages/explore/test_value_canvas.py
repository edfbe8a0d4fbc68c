import pytest
from helpers import DAY
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import Typed

from stages.explore.canvas_mistakes import is_vague
from stages.explore.value_canvas import VALUE_CANVAS

SHEET = Typed(VALUE_CANVAS)

# Weights 5 + 3 of jobs, 4 + 2 of pains, 4 + 2 of gains: 20 in all.
CLIENT = {
    "segment": "生产主管",
    "jobs": {
        "每周按时排出三条线的计划": {"weight": "5", "sort": "功能性", "own_words": "排不出来我就完了"},
        "让老板看到改善的成绩": {"weight": "3", "sort": "社会性"},
    },
    "pains": {
        "换线一次停机 3 小时": {"weight": "4", "extreme": "是"},
        "老师傅退休没人会调机": {"weight": "2", "hidden": "是"},
    },
    "gains": {
        "每月少加班 20 小时": {"weight": "4"},
        "参观时能拿得出手的样板线": {"weight": "2", "unexpected": "是"},
    },
}
OURS = {
    "products": ["快换夹具"],
    "relievers": {"参数一键调出，新人也能调": {"addresses": "老师傅退休没人会调机"}},
    "creators": {"夹具 20 分钟换完": {"addresses": "每月少加班 20 小时；每周按时排出三条线的计划"}},
}


def changed(part, row, **columns):
    typed = {**CLIENT, **OURS}
    return {**typed, part: {**typed[part], row: {**typed[part].get(row, {}), **columns}}}


def test_figures():
    assert SHEET.figures(**CLIENT, **OURS) == {
        # addressed: job 5, pain 2, gain 4 = 11 of 20
        "fit": "55.0",
        # of weight 4 and more: job 5, pain 4, gain 4 = 13; addressed 5 + 4
        "resonance": "69.2",
        # of the 11 addressed the hidden pain, 2
        "novelty": "18.2",
        "gaps": 1,
        "unaddressed": "换线一次停机 3 小时",
        "extreme_open": 1,
    }


def test_nothing_of_ours_fits_nothing():
    figures = SHEET.figures(**CLIENT)
    assert (figures["fit"], figures["resonance"], figures["gaps"]) == ("0.0", "0.0", 3)
    assert figures["unaddressed"] == "每周按时排出三条线的计划"
    assert "novelty" not in figures


def test_an_empty_canvas_has_no_figures():
    assert SHEET.figures() == {}
    assert SHEET.figures(segment="生产主管", products="快换夹具") == {}


def test_what_has_no_weight_counts_nowhere():
    typed = changed("jobs", "让老板看到改善的成绩", weight="")
    assert SHEET.figures(**typed)["fit"] == "64.7"  # 11 of 17


def test_social_and_emotional_jobs_hidden_pains_and_unexpected_gains_are_new():
    # job 3 social, pain 2 hidden, gain 2 unexpected, of 3 + 2 + 2
    ours = {
        "relievers": {"a": {"addresses": "老师傅退休没人会调机"}},
        "creators": {"b": {"addresses": ["让老板看到改善的成绩", "参观时能拿得出手的样板线"]}},
    }
    assert SHEET.figures(**CLIENT, **ours)["novelty"] == "100.0"


@pytest.mark.parametrize(
    ("sort", "novelty"), [("functional", "0.0"), ("social", "100.0"), ("emotional", "100.0"), ("", "0.0")]
)
def test_what_a_job_is_about_makes_it_new(sort, novelty):
    job = {"job": "j", "weight": 2, "sort": sort}
    assert SHEET.figures(jobs=[job], creators={"a": {"addresses": "j"}})["novelty"] == novelty


def test_relievers_don_t_serve_gains_of_the_same_name():
    typed = {"pains": {"停机": {"weight": 1}}, "gains": {"停机": {"weight": 3}}}
    assert SHEET.figures(**typed, relievers={"a": {"addresses": "停机"}})["fit"] == "25.0"
    assert SHEET.figures(**typed, creators={"a": {"addresses": "停机"}})["fit"] == "75.0"


def test_names_are_matched_whatever_their_capitals():
    typed = {
        "pains": {"Long  Changeover": {"weight": 4}},
        "relievers": {"a": {"addresses": "long changeover"}},
    }
    assert SHEET.figures(**typed)["fit"] == "100.0"


def test_of_equal_weights_the_extreme_pain_comes_first():
    typed = {
        "gains": {"g": {"weight": 4}},
        "jobs": {"j": {"weight": 4}},
        "pains": {"p": {"weight": 4}, "x": {"weight": 4, "extreme": "yes"}},
    }
    assert SHEET.figures(**typed)["unaddressed"] == "x"
    del typed["pains"]["x"]
    assert SHEET.figures(**typed)["unaddressed"] == "p"
    del typed["pains"]
    assert SHEET.figures(**typed)["unaddressed"] == "j"


def test_complete():
    assert SHEET.complete() == 0
    assert SHEET.complete(segment="生产主管") == 14  # 1 of 7
    assert SHEET.complete(**CLIENT) == 57  # 4 of 7
    assert SHEET.complete(**CLIENT, **OURS) == 100
    # of a reliever without a pain, half
    assert SHEET.complete(**CLIENT, **{**OURS, "relievers": "a"}) == 93


# ── faults ────────────────────────────────────────────────────────────────────────────────────


def test_weights_that_are_all_zero():
    typed = {"pains": {"a": {"weight": "0"}}, "gains": {"b": {"weight": "0"}}}
    assert SHEET.faults(**typed) == {"pains": "weights_zero"}
    assert SHEET.faults(**{**typed, "gains": {"b": "0", "c": "0"}}) == {"pains": "weights_zero"}
    assert SHEET.faults(**{**typed, "gains": ["b"]}) == {}
    assert SHEET.faults(**{**typed, "gains": {"b": "1"}}) == {}


def test_a_reliever_names_pains_that_are_there():
    _, faults = VALUE_CANVAS.read(
        {
            **CLIENT,
            "relievers": {"a": {"addresses": "换线一次停机 2 小时；天气"}},
            "creators": {"b": {"addresses": "让老板看到改善"}},
        },
        {},
        "CNY",
        DAY,
    )
    assert [(fault.field, *fault.what.params.values()) for fault in faults] == [
        ("relievers.1.addresses", "换线一次停机 2 小时", "换线一次停机 3 小时"),
        (
            "relievers.1.addresses",
            "天气",
            ("换线一次停机 3 小时", "老师傅退休没人会调机"),
        ),
        ("creators.1.addresses", "让老板看到改善", "让老板看到改善的成绩"),
    ]


def test_a_reliever_does_not_relieve_a_gain():
    typed = {"gains": {"少加班": {"weight": 3}}, "relievers": {"a": {"addresses": "少加班"}}}
    assert SHEET.faults(**typed) == {"relievers.1.addresses": "not_a_pain"}
    assert SHEET.faults(relievers=typed["relievers"]) == {"relievers.1.addresses": "no_pains"}
    assert SHEET.faults(pains={"夜班": {}}, creators={"a": {"addresses": "夜班"}}) == {
        "creators.1.addresses": "not_a_gain"
    }
    assert SHEET.faults(gains=typed["gains"], creators={"a": {"addresses": "加薪"}}) == {
        "creators.1.addresses": "no_such_gain"
    }


def test_taking_away_a_pain_that_is_relieved_is_a_fault():
    standing = SHEET.values(**CLIENT, **OURS)
    _, (fault,) = VALUE_CANVAS.read({"pains": {"老师傅退休没人会调机": ""}}, standing, "CNY", DAY)
    assert (fault.field, fault.what.id) == ("relievers.1.addresses", "explore.no_such_pain")


# ── advice ────────────────────────────────────────────────────────────────────────────────────

SOUND = changed("relievers", "夹具自己定位，换线 20 分钟", addresses="换线一次停机 3 小时")


def test_a_sound_canvas_needs_no_advice():
    assert SHEET.advice(**SOUND) == []
    assert SHEET.advice() == []


@pytest.mark.parametrize("name", ["效率低", "换线等班长", "slow", "bad quality"])
def test_vague(name):
    assert is_vague(name)


@pytest.mark.parametrize(
    "name",
    [
        "换线要等班长",
        "停机 3 天",
        "停机两小时",
        "down for 3 h",
        "twice late",
        "line stands still",
    ],
)
def test_specific(name):
    assert not is_vague(name)


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"jobs": {**CLIENT["jobs"], "排产": {"weight": 1, "sort": "functional"}}}, "vague"),
        ({"segment": "设备部和采购部"}, "several_segments"),
        ({"segment": "plant managers and buyers"}, "several_segments"),
        ({"products": ["快换夹具", "样板线"]}, "our_view"),
        ({"products": ["夹具 20 分钟换完"]}, "product_as_reliever"),
        (
            {"relievers": {**SOUND["relievers"], "培训": {}}},
            "reliever_idle",
        ),
        (
            {"creators": {**SOUND["creators"], "培训": {}}},
            "creator_idle",
        ),
        ({"gains": {**CLIENT["gains"], "验收当天就能三班倒": {"unexpected": "是"}}}, "unranked"),
    ],
)
def test_typical_mistakes(change, advice):
    assert SHEET.advice(**{**SOUND, **change}) == ([advice] if advice else [])


def test_words_without_numbers_and_without_a_quote():
    typed = {"pains": {"the line stands still too often": {"weight": 3, "extreme": "yes"}}}
    assert SHEET.advice(**typed) == ["without_number", "not_their_words", "extreme_open"]


def test_products_alone_are_no_answer():
    assert SHEET.advice(products="快换夹具") == ["products_only"]


def test_everything_alike_is_not_ranked():
    alike = {
        name: {"weight": 4, "own_words": "原话"} for name in ("做完 1 号线", "做完 2 号线", "做完 3 号线")
    }
    assert SHEET.advice(jobs=alike) == ["all_alike", "important_open"]
    assert "all_alike" not in SHEET.advice(jobs=dict(list(alike.items())[:2]))


def test_what_matters_most_and_is_not_addressed_is_named():
    assert SHEET.remarks(**CLIENT, **OURS) == [
        ("explore.extreme_open", {"names": ("换线一次停机 3 小时",)}),
    ]
    typed = {**SOUND, "creators": {}}
    assert SHEET.remarks(**typed) == [
        ("explore.important_open", {"names": ("每周按时排出三条线的计划", "每月少加班 20 小时")})
    ]


def test_pains_are_dug_for_an_extreme_one():
    assert SHEET.advice(**{**SOUND, "pains": {**CLIENT["pains"], "换线一次停机 3 小时": {"weight": 4}}}) == [
        "no_extreme"
    ]


def test_the_obvious_alone_is_nothing_new():
    typed = {**SOUND, "relievers": {"夹具自己定位": {"addresses": "换线一次停机 3 小时"}}}
    assert SHEET.advice(**typed) == ["nothing_new"]


# ── whatever is on it ─────────────────────────────────────────────────────────────────────────

NAMES = st.sampled_from(["停机", "加班", "排产", "成绩", "成本"])
WEIGHT = st.none() | st.integers(0, 5)
YES = st.none() | st.sampled_from(["yes", "no"])
JOB = st.fixed_dictionaries({"weight": WEIGHT, "sort": st.none() | st.sampled_from(["functional", "social"])})
PAIN = st.fixed_dictionaries({"weight": WEIGHT, "extreme": YES, "hidden": YES})
GAIN = st.fixed_dictionaries({"weight": WEIGHT, "unexpected": YES})
OFFER = st.fixed_dictionaries({"addresses": st.lists(NAMES)})


def rows(name, row):
    return st.dictionaries(NAMES, row).map(lambda d: [{name: k, **v} for k, v in d.items()])


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "jobs": rows("job", JOB),
            "pains": rows("pain", PAIN),
            "gains": rows("gain", GAIN),
            "relievers": rows("reliever", OFFER),
            "creators": rows("creator", OFFER),
        }
    )
)
def test_shares_stay_between_nothing_and_all(typed):
    values, faults = VALUE_CANVAS.read(typed, {}, "CNY", DAY)
    if faults:
        return
    values = {name: value for name, value in values.items() if value is not None}
    figures = VALUE_CANVAS.figures(values)
    for share in ("fit", "resonance", "novelty"):
        assert 0 <= float(figures.get(share, 0)) <= 100
    if figures.get("resonance") == "100.0":
        assert figures["gaps"] == 0
    assert 0 <= VALUE_CANVAS.complete(values) <= 100
