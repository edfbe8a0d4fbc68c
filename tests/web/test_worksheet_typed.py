"""A worksheet typed into a page and read back from it."""

from hypothesis import given
from hypothesis import strategies as st

from stages.worksheets import WORKSHEETS
from web.worksheet_typed import as_raw, empty, is_typed, read_form, typed, typed_all

FIELDS = {id: {field.id: field for field in sheet.fields} for id, sheet in WORKSHEETS.items()}


def read(sheet, **form):
    return read_form(WORKSHEETS[sheet].fields, {name.replace("__", "/"): text for name, text in form.items()})


def test_rows_are_found_by_their_number_and_empty_ones_are_none():
    said = read(
        "risks",
        f__risks__0__risk="delay",
        f__risks__0__proof=" a\r\npilot ",
        f__risks__1__risk=" ",
        f__risks__3__risk="strike",
        f__risks__2__likelihood="4",
    )
    assert [(row["risk"], row["likelihood"], row["proof"]) for row in said["risks"]] == [
        ("delay", "", "a pilot"),
        ("", "4", ""),
        ("strike", "", ""),
    ]


def test_a_row_that_is_taken_away_is_gone():
    form = {"f/risks/0/risk": "delay", "f/risks/0/-": "on", "f/risks/1/risk": "strike"}
    said = read_form(WORKSHEETS["risks"].fields, form)
    assert [row["risk"] for row in said["risks"]] == ["strike"]


def test_several_are_ticked_or_stand_a_line_each():
    assert read("delivery_plan", f__promises="one\n\n two ")["promises"] == ["one", "two"]
    signs = {"f/qualification/x": "", "f/warning_signs/+mess": "on", "f/warning_signs/+turnover": "on"}
    assert read_form(WORKSHEETS["qualification"].fields, signs)["warning_signs"] == ["mess", "turnover"]


def test_scores_by_name_whatever_is_in_the_name():
    form = {"f/options/0/scores/+a/b=c": "4", "f/options/0/scores/+d": "", "f/options/0/scores": "Price = 3"}
    (row,) = read_form(WORKSHEETS["options"].fields, form)["options"]
    assert row["scores"] == {"Price": "3", "a/b=c": "4"}


def test_amounts_stand_as_one_would_type_them():
    fields = FIELDS["qualification"]
    assert typed(fields["credit_limit"], "480000.00") == "480000"
    assert typed(fields["credit_limit"], "0.50") == "0.50"
    assert typed(fields["credit_limit"], None) == ""
    assert typed(fields["need"], 0) == "0"


def test_what_a_page_sends_back_is_what_it_was_given():
    for sheet in WORKSHEETS.values():
        nothing = typed_all(sheet.fields, {})
        assert read_form(sheet.fields, {}) == nothing
        assert all(is_typed(field, nothing[field.id]) for field in sheet.fields)
        assert all(as_raw(field, empty(field)) in ("", []) for field in sheet.fields)


NAMES = st.text(st.sampled_from("f/+-0191risk proof\n="), max_size=30).map("f/".__add__)


@given(st.sampled_from(sorted(WORKSHEETS)), st.dictionaries(NAMES, st.text(max_size=20), max_size=8))
def test_whatever_is_sent_is_read_as_values_of_the_fields(sheet, form):
    said = read_form(WORKSHEETS[sheet].fields, form)
    assert all(is_typed(field, said[field.id]) for field in WORKSHEETS[sheet].fields)
