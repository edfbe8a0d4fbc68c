from decimal import Decimal as D
from fractions import Fraction

import pytest
from sample_form import SORTS, TRIP, Trip, read

from engine.message import Text
from engine.worksheet import names_of
from stages.model import stored
from stages.sheet_form import SheetForm


def test_the_fields_are_read_off_the_model():
    by_id = {field.id: field for field in TRIP.fields}
    assert list(by_id)[:3] == ["title", "pace", "distance"]
    assert by_id["title"].ask == Text("去哪里？", "Where to?")
    assert by_id["pace"].ask == by_id["pace"].label == Text("快慢", "Pace")
    kinds = {field.id: field.kind for field in TRIP.fields}
    assert kinds == {
        "title": "text", "pace": "score", "distance": "number", "discount": "percent", "starts_on": "day",
        "ends_on": "day", "sort": "choice", "also": "many", "guide": "contact", "paid": "choice",
        "budget": "money", "currency": "currency", "stops": "rows", "payments": "rows",
    }  # fmt: skip
    assert by_id["sort"].choices == by_id["also"].choices == SORTS
    assert not by_id["guide"].needed


def test_so_are_the_columns_of_rows():
    columns = {field.id: field for field in TRIP.fields}["stops"].columns
    assert [(c.id, c.kind, c.needed) for c in columns] == [
        ("place", "text", True),
        ("nights", "number", True),
        ("cost", "money", False),
        ("with_", "many", False),
        ("liked", "scores", False),
    ]


def test_conditions_compare_single_values_and_figures():
    names = names_of(TRIP)
    assert {"title", "pace", "budget", "nights", "dearest"} <= names.keys()
    assert not {"stops", "payments", "also"} & names.keys()


def test_figures_are_ready_for_json():
    typed = {"stops": [{"place": "a", "nights": "2", "cost": "12万"}, {"place": "b", "nights": "1"}]}
    assert TRIP.figures(read(**typed)) == {"nights": 3, "dearest": "120000.00"}
    assert TRIP.figures({}) == {}


def test_decimals_keep_one_shape_in_the_database():
    assert [stored(D(text)) for text in ("1E+5", "0", "-3.50", "7")] == ["100000.0", "0.0", "-3.50", "7.0"]


# ── completeness ──────────────────────────────────────────────────────────────────────────────

SIX = {
    "title": "x",
    "pace": 0,
    "distance": "1.0",
    "discount": "0.0",
    "starts_on": "2026-03-04",
    "sort": "rail",
}


def test_complete_is_the_share_of_the_needed_fields():
    assert TRIP.complete({}) == 0
    assert TRIP.complete({"title": "x"}) == 14  # 1 of 7
    assert TRIP.complete({"guide": "ACME.wang", "budget": "5.00"}) == 0
    assert TRIP.complete(SIX) == 86  # 6 of 7: a zero counts
    assert TRIP.complete({**SIX, "stops": [{"place": "a", "nights": 0}]}) == 100


@pytest.mark.parametrize(
    ("rows", "percent"),
    [
        ([], 86),
        ([{"place": "a"}], 93),  # 6½ of 7
        ([{"place": "a", "cost": "5.00"}], 93),
        ([{"place": "a", "nights": 1}, {"place": "b"}], 96),  # 6¾ of 7
        ([{"place": "a", "nights": 1}, {"place": "b", "nights": 2}], 100),
    ],
)
def test_rows_count_by_their_needed_columns_all_rows_alike(rows, percent):
    assert TRIP.complete({**SIX, "stops": rows}) == percent


def test_a_worksheet_may_say_itself_what_complete_is():
    def share(trip: Trip) -> Fraction | None:
        return Fraction(len(trip.stops), 3) if trip.stops else None

    form = TRIP._replace(share=share)
    assert form.complete({"stops": [{"place": "a"}, {"place": "b"}]}) == 67
    assert form.complete(SIX) == 86


@pytest.mark.parametrize(
    ("share", "percent"), [(Fraction(1, 200), 1), (Fraction(1, 201), 0), (Fraction(199, 200), 100)]
)
def test_halves_of_a_per_cent_are_rounded_up(share, percent):
    assert TRIP._replace(share=lambda trip: share).complete({}) == percent


# ── what it says of the deal ──────────────────────────────────────────────────────────────────


def test_it_settles_the_deals_own_fields():
    form = TRIP._replace(of_deal=("sort", "pace"))
    assert form.settles({"sort": "rail", "pace": None, "title": "x"}) == {"sort": "rail"}


def test_most_worksheets_have_no_remarks_no_follow_on_and_no_figures():
    plain = SheetForm("plain", TRIP.title, TRIP.about, Trip, type(None))
    assert plain.settles({"title": "x"}) == {}
    assert plain.opens({"title": "x"}) is None
    assert TRIP.remarks({"title": "x"}, None) == ()
