import pytest
from helpers import DAY
from sample_form import TRIP, faulty, read
from sheets import in_both_languages


def one(field, typed):
    return read(**{field: typed})[field]


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("title", "  去  苏州\n两天 ", "去 苏州 两天"),
        ("title", 2026, "2026"),
        ("pace", "0", 0),
        ("pace", 5, 5),
        ("pace", "４", 4),
        ("distance", "12万", "120000.0"),
        ("distance", "1,200.50", "1200.50"),
        ("distance", "-3", "-3.0"),
        ("discount", "12.5%", "12.5"),
        ("discount", "８％", "8.0"),
        ("starts_on", "2026年3月4日", "2026-03-04"),
        ("starts_on", "2026/3/4", "2026-03-04"),
        ("starts_on", " 2028-02-29 ", "2028-02-29"),
        ("sort", "rail", "rail"),
        ("sort", "铁路", "rail"),
        ("sort", " By  Rail ", "rail"),
        ("paid", "是", "yes"),
    ],
)
def test_what_may_be_typed(field, typed, stored):
    assert one(field, typed) == stored


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        *[("pace", typed, "no_score") for typed in ("6", "-1", "3.5", "high", "05", "³", "½", ["1"])],
        *[("distance", typed, "no_number") for typed in ("far", "1,5", "1e3", "--1", "1 2", "9" * 30, ["1"])],
        *[("discount", typed, "no_percent") for typed in ("half", "%", "12.5‰")],
        *[("budget", typed, "no_amount") for typed in ("cheap", "¥5", "nan", "Infinity")],
        *[
            ("starts_on", typed, "no_day")
            for typed in ("2026-02-29", "0000-01-01", "3月32日", "soon", "26-3-4")
        ],
        *[("sort", typed, "no_choice") for typed in ("air", "rail;road", ["rail"])],
        *[("currency", typed, "no_currency") for typed in ("XXX", "money", "C N Y")],
        *[("title", typed, "no_words") for typed in (["a"], [["a"]])],
        *[("also", typed, "no_choice") for typed in ("air", ["rail", "air"])],
        *[("also", typed, "no_list") for typed in (5,)],
        *[("title", typed, "no_rows") for typed in ({"a": "b"},)],
    ],
)
def test_what_may_not(field, typed, why):
    assert faulty(**{field: typed}) == {field: why}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("rail", ["rail"]),
        ("铁路、公路", ["rail", "road"]),
        ("road；rail;road", ["road", "rail"]),
        ("road,rail", ["road", "rail"]),
        (["公路", "", "by rail", None], ["road", "rail"]),
        ("；、", None),
        ([], None),
    ],
)
def test_several_of_a_few(typed, stored):
    assert one("also", typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("王工；李工、赵工\n孙工", ["王工", "李工", "赵工", "孙工"]),
        ("Wang, Li", ["Wang, Li"]),
        (["王工、李工", " 王工、李工 "], ["王工、李工"]),
        (["", None, " "], None),
    ],
)
def test_several_names(typed, stored):
    (row,) = read(stops=[{"place": "苏州", "with_": typed}])["stops"]
    assert row.get("with_") == stored


@pytest.mark.parametrize(
    "typed", ["园林=5；汤面: 0", "园林＝5，汤面：０", {" 园林 ": 5, "汤面": "0", "河": ""}]
)
def test_scores_by_name(typed):
    (row,) = read(stops=[{"place": "苏州", "liked": typed}])["stops"]
    assert row["liked"] == {"园林": 5, "汤面": 0}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("园林", "no_scores"),
        ("=5", "no_scores"),
        ({"": "5"}, "no_scores"),
        (["5"], "no_scores"),
        ("园林=6", "no_score_of"),
    ],
)
def test_what_are_no_scores(typed, why):
    assert faulty(stops=[{"place": "苏州", "liked": typed}]) == {"stops.1.liked": why}


@pytest.mark.parametrize(("typed", "why"), [("1.5", "no_count"), ("-1", "no_count"), ("two", "no_count")])
def test_what_is_no_count(typed, why):
    assert faulty(stops=[{"place": "苏州", "nights": typed}]) == {"stops.1.nights": why}


def test_a_refusal_repeats_what_was_typed_in_both_languages():
    _, (fault,) = TRIP.read({"sort": "air"}, {}, "CNY", DAY)
    assert in_both_languages(fault.what) == (
        "不能是“air”；可选：rail、road",
        "“air” isn't one of these: rail, road",
    )
