from helpers import DAY
from sample_form import TRIP, faulty, read

STANDING = {
    "title": "江南",
    "currency": "CNY",
    "stops": [
        {"place": "苏州", "nights": 2, "liked": {"园林": 5, "汤面": 3}},
        {"place": "2", "nights": 1},
        {"place": "Hangzhou", "nights": 3},
    ],
    "payments": [{"period": "0.0", "amount": "500.00"}, {"period": "2.0", "amount": "80.00"}],
}


def stops(**changes):
    """The stops after some changes; an underscore stands for the `+` of a new row."""
    changes = {name.replace("_", "+"): change for name, change in changes.items()}
    return read(STANDING, stops=changes)["stops"]


def places(rows):
    return [row["place"] for row in rows or ()]


# ── single values ─────────────────────────────────────────────────────────────────────────────


def test_an_empty_text_takes_a_value_away():
    assert read(STANDING, title=" ") == {"title": None}
    assert read(STANDING, title=None) == {"title": None}


def test_what_is_not_typed_stays():
    assert read(STANDING, pace="3") == {"pace": 3}
    assert read(STANDING) == {}


# ── rows by name ──────────────────────────────────────────────────────────────────────────────


def test_a_row_is_found_by_its_name_and_keeps_what_was_not_typed():
    changed = stops(苏州={"nights": "4"})
    assert changed[0] == {**STANDING["stops"][0], "nights": 4}
    assert changed[1:] == STANDING["stops"][1:]


def test_capitals_and_spaces_in_a_name_do_not_matter():
    assert stops(**{" hangzhou ": {"nights": "9"}})[2] == {"place": "Hangzhou", "nights": 9}


def test_a_new_name_is_a_new_row_at_the_end():
    assert stops(南京={"nights": "1"})[3] == {"place": "南京", "nights": 1}
    assert stops(南京={})[3] == {"place": "南京"}


def test_one_value_alone_stands_beside_the_name():
    assert stops(苏州="4")[0]["nights"] == 4
    assert stops(南京="1")[3] == {"place": "南京", "nights": 1}


def test_a_row_may_be_renamed():
    assert places(stops(苏州={"place": "无锡"})) == ["无锡", "2", "Hangzhou"]


def test_an_empty_text_takes_a_row_away():
    assert places(stops(苏州="")) == ["2", "Hangzhou"]
    assert read(STANDING, stops={"苏州": "", "2": None, "hangzhou": " "}) == {"stops": None}


def test_a_column_may_be_taken_away():
    assert stops(苏州={"nights": "", "liked": ""})[0] == {"place": "苏州"}


def test_taking_away_what_is_not_there_is_a_fault():
    assert faulty(STANDING, stops={"Hangzou": ""}) == {"stops.Hangzou": "no_such_row_close Hangzhou"}
    assert faulty(STANDING, stops={"拉萨": ""}) == {"stops.拉萨": "no_such_row"}
    assert faulty(STANDING, stops={"4": ""}) == {"stops.4": "no_row"}


def test_taking_away_one_row_and_adding_another_at_once():
    assert places(read(STANDING, stops={"苏州": "", "南京": "1"})["stops"]) == ["2", "Hangzhou", "南京"]
    assert faulty(STANDING, stops={"拉萨": "", "南京": "1"}) == {"stops.拉萨": "no_such_row"}


def test_a_row_whose_name_is_taken_away_needs_one():
    assert faulty(STANDING, stops={"苏州": {"place": ""}}) == {"stops.1.place": "needed"}


# ── rows by where they stand ──────────────────────────────────────────────────────────────────


def test_a_number_counts_rows_from_one_unless_a_row_is_called_so():
    assert stops(**{"1": {"nights": "9"}})[0]["nights"] == 9
    assert stops(**{"3": {"nights": "9"}})[2]["nights"] == 9
    assert stops(**{"2": {"nights": "9"}})[1] == {"place": "2", "nights": 9}


def test_the_next_number_and_a_plus_are_new_rows():
    assert stops(**{"4": {"place": "南京", "nights": "1"}})[3] == {"place": "南京", "nights": 1}
    assert stops(_={"place": "南京", "nights": "1"})[3] == {"place": "南京", "nights": 1}
    assert stops(_="南京")[3] == {"place": "南京"}


def test_a_new_row_without_a_name_is_a_fault():
    assert faulty(STANDING, stops={"+": {"nights": "1"}}) == {"stops.4.place": "needed"}


def test_of_a_new_row_that_says_nothing_known_only_that_is_said():
    assert faulty(STANDING, stops={"+": {"nihgts": "1"}}) == {"stops.4.nihgts": "unknown_column_close nights"}


def test_numbers_beyond_the_next_are_faults():
    assert faulty(STANDING, stops={"5": {"nights": "1"}, "0": "1", "9" * 5000: "1"}) == {
        "stops.5": "no_row",
        "stops.0": "no_row",
        f"stops.{'9' * 5000}": "no_row",
    }


def test_numbers_go_by_where_rows_stood_before():
    assert places(stops(**{"1": "", "3": {"place": "杭州"}})) == ["2", "杭州"]


def test_rows_named_by_a_number_are_found_by_it():
    changed = read(STANDING, payments={"2": "90", "0.00": {"amount": "1"}, "7": "10"})["payments"]
    assert changed == [
        {"period": "0.0", "amount": "1.00"},
        {"period": "2.0", "amount": "90.00"},
        {"period": "7.0", "amount": "10.00"},
    ]


# ── whole lists ───────────────────────────────────────────────────────────────────────────────


def test_a_list_replaces_all_rows():
    assert read(STANDING, stops=[{"place": "南京", "nights": "1"}, "无锡"])["stops"] == [
        {"place": "南京", "nights": 1},
        {"place": "无锡"},
    ]


def test_an_empty_list_takes_all_rows_away_and_an_empty_mapping_none():
    assert read(STANDING, stops=[]) == {"stops": None}
    assert read(STANDING, stops="") == {"stops": None}
    assert read(STANDING, stops={}) == {"stops": STANDING["stops"]}


def test_lines_of_one_text_are_names():
    assert places(read(stops="苏州\n\n 杭州 ")["stops"]) == ["苏州", "杭州"]


def test_empty_rows_of_a_form_are_none():
    typed = ["", None, {}, {"place": "", "nights": None}, {"place": "苏州"}]
    assert read(stops=typed)["stops"] == [{"place": "苏州"}]
    assert read(stops=["", {"place": ""}]) == {"stops": None}


# ── scores inside rows ────────────────────────────────────────────────────────────────────────


def test_scores_are_changed_one_by_one():
    assert stops(苏州={"liked": {"汤面": "4", "评弹": "2"}})[0]["liked"] == {"园林": 5, "汤面": 4, "评弹": 2}
    assert stops(苏州={"liked": {"园林": ""}})[0]["liked"] == {"汤面": 3}
    assert "liked" not in stops(苏州={"liked": {"园林": "", "汤面": ""}})[0]


def test_a_score_is_found_whatever_its_capitals():
    rows = [{"place": "苏州", "liked": {"Gardens": 5}}]
    changed = read({"stops": rows}, stops={"苏州": {"liked": {"gardens ": "1"}}})["stops"]
    assert changed == [{"place": "苏州", "liked": {"Gardens": 1}}]


def test_a_text_replaces_them_all():
    assert stops(苏州={"liked": "河=1"})[0]["liked"] == {"河": 1}


# ── did you mean ──────────────────────────────────────────────────────────────────────────────


def test_fields_and_columns_that_come_close_are_named():
    assert faulty(titel="x", stops={"苏州": {"nihgts": "1", "Cots": "2"}}) == {
        "titel": "unknown_field_close title",
        "stops.1.nihgts": "unknown_column_close nights",
        "stops.1.Cots": "unknown_column_close cost",
    }


def test_a_label_leads_to_its_field_too():
    assert faulty(里程="x", stops={"苏州": {"晚数": "1"}}) == {
        "里程": "unknown_field_close distance",
        "stops.1.晚数": "unknown_column_close nights",
    }


def test_where_nothing_comes_close_all_are_named():
    _, faults = TRIP.read({"zzzz": "1", "stops": [{"place": "a", "zzzz": "1"}]}, {}, "CNY", DAY)
    assert [(f.what.id, f.what.params["known"][:2]) for f in faults] == [
        ("worksheets.unknown_field", ("title", "pace")),
        ("worksheets.unknown_column", ("place", "nights")),
    ]
