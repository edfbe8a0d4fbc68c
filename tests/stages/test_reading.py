import json

import pytest
from helpers import DAY
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_form import TRIP, faulty, read
from sheets import in_both_languages

from engine.state import merged

# ── every fault at once ───────────────────────────────────────────────────────────────────────


def test_faults_come_all_at_once_each_with_its_place():
    typed = {
        "pace": "9",
        "titel": "x",
        "starts_on": "2026-03-04",
        "ends_on": "2026-03-01",
        "budget": "1.005",
        "stops": [
            {"place": "苏州", "nights": "many", "cost": "0.001"},
            {"place": "杭州", "nights": "0", "nihgts": "1"},
            {"place": " 苏州 "},
        ],
    }
    assert faulty(**typed) == {
        "titel": "unknown_field_close title",
        "stops.2.nihgts": "unknown_column_close nights",
        "pace": "no_score",
        "stops.1.nights": "no_count",
        "budget": "too_fine",
        "stops.1.cost": "too_fine",
        "stops.3.place": "twice",
        "ends_on": "no_value",
        "stops.2.nights": "no_value",
    }


def test_nothing_more_is_said_of_what_was_refused():
    assert faulty(starts_on="2026-03-04", ends_on="the day before") == {"ends_on": "no_day"}
    assert faulty(guide="ACME.wang") == {"starts_on": "needed"}
    assert faulty(guide="ACME.wang", starts_on="soon") == {"starts_on": "no_day"}


def test_a_row_without_a_name_hides_nothing_behind_it():
    typed = {"stops": [{"nights": "2"}, {"place": "杭州", "nights": "0"}], "pace": "9"}
    assert faulty(**typed) == {"stops.1.place": "needed", "stops.2.nights": "no_value", "pace": "no_score"}


def test_what_no_fault_touches_is_kept():
    values, faults = TRIP.read(
        {"title": "江南", "pace": "9", "stops": [{"place": "a", "nights": "x"}]}, {}, "CNY", DAY
    )
    assert values == {"title": "江南"}
    assert len(faults) == 2


def test_faults_in_what_stands_are_said_at_their_place():
    standing = {"starts_on": "2026-03-04", "stops": [{"place": "苏州", "cost": "1.50"}]}
    assert faulty(standing, ends_on="2026-03-01") == {"ends_on": "no_value"}
    assert faulty({**standing, "currency": "JPY"}, title="x") == {"stops.1.cost": "too_fine"}


def test_rows_called_the_same():
    assert faulty(stops=["Wuxi", "wuxi", "Wuxi "]) == {"stops.2.place": "twice", "stops.3.place": "twice"}
    assert faulty(payments=[{"period": "1"}, {"period": "1.0"}, {"period": "10"}]) == {
        "payments.2.period": "twice"
    }


# ── amounts and their currency ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "currency", "stored"),
    [
        ("48万", "CNY", "480000.00"),
        ("1,234.5", "CNY", "1234.50"),
        ("7.50", "CNY", "7.50"),
        ("0.3万", "JPY", "3000.0"),
        ("5", "KWD", "5.000"),
        ("-2", "USD", "-2.00"),
        ("0", "CNY", "0.00"),
    ],
)
def test_amounts_are_written_with_the_decimals_of_their_currency(typed, currency, stored):
    assert read(budget=typed, currency=currency) == {"budget": stored, "currency": currency}
    assert read(stops=[{"place": "a", "cost": typed}], currency=currency)["stops"][0]["cost"] == stored


@pytest.mark.parametrize(
    ("typed", "currency"),
    [("0.001", "CNY"), ("100.000", "CNY"), ("1.5", "JPY"), ("1.00", "JPY"), ("0.0001", "KWD")],
)
def test_amounts_finer_than_their_currency_are_refused(typed, currency):
    assert faulty(budget=typed, currency=currency) == {"budget": "too_fine"}


def test_the_currency_is_the_deals_unless_it_is_said():
    assert TRIP.read({"budget": "5"}, {}, "JPY", DAY)[0] == {"budget": "5.0", "currency": "JPY"}
    assert read(budget="5", currency="€") == {"budget": "5.00", "currency": "EUR"}
    assert read({"currency": "USD"}, budget="5") == {"budget": "5.00"}
    assert read(payments={"1": "5"})["currency"] == "CNY"


def test_without_amounts_no_currency_is_filled_in():
    assert read(title="x") == {"title": "x"}
    assert read(payments=["1"]) == {"payments": [{"period": "1.0"}]}


def test_a_currency_taken_away_is_the_deals_again():
    standing = {"budget": "5.00", "currency": "USD"}
    assert read(standing, currency="", budget="5") == {"currency": "CNY", "budget": "5.00"}
    assert read(standing, currency="", budget="") == {"currency": None, "budget": None}
    assert faulty(standing, currency="") == {"currency": "currency_stands"}


def test_amounts_never_get_another_currency_unawares():
    standing = {"budget": "5.00", "currency": "CNY", "stops": [{"place": "a", "cost": "7.00"}]}
    assert faulty(standing, currency="USD") == {"currency": "currency_stands"}
    assert faulty(standing, currency="USD", budget="6") == {"currency": "currency_stands"}
    assert read(standing, currency="rmb") == {"currency": "CNY"}
    assert read(standing, currency="JPY", budget="5", stops=[{"place": "a", "cost": "7"}]) == {
        "currency": "JPY",
        "budget": "5.0",
        "stops": [{"place": "a", "cost": "7.0"}],
    }


# ── whatever is typed ─────────────────────────────────────────────────────────────────────────

FIELDS = {field.id: field for field in TRIP.fields}
TYPED = st.text(max_size=6) | st.sampled_from(
    [
        "0",
        "5",
        "12万",
        "2026年3月4日",
        "rail",
        "铁路",
        "是",
        "a=1；b=2",
        "CNY",
        "+",
        "3.5",
        "苏州\n杭州",
        "9" * 5000,
        "null",
    ]
)
KEYS = st.sampled_from(
    [*FIELDS, "place", "nights", "cost", "liked", "period", "1", "2", "+", "苏州", "", "9"]
)
ANYTHING = st.recursive(
    TYPED | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | TYPED, inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(KEYS, ANYTHING, max_size=5), st.dictionaries(KEYS, ANYTHING, max_size=5))
def test_nothing_typed_raises(first, second):
    values, faults = TRIP.read(first, {}, "CNY", DAY)
    for fault in faults:
        assert fault.path
        in_both_languages(fault.what)
    if faults:
        return
    standing = merged({}, values)
    json.dumps(standing)
    TRIP.figures(standing)
    assert 0 <= TRIP.complete(standing) <= 100
    _, faults = TRIP.read(second, standing, "USD", DAY)
    for fault in faults:
        in_both_languages(fault.what)


NUMBER = st.decimals(-(10**9), 10**9, places=2).map(str)
WORD = st.text("苏州ab 。", min_size=1).filter(str.strip)
STOP = st.fixed_dictionaries(
    {},
    optional={
        "nights": st.integers(0, 99),
        "cost": NUMBER,
        "with_": st.lists(WORD),
        "liked": st.dictionaries(WORD, st.integers(0, 5)),
    },
)
VALID = st.fixed_dictionaries(
    {},
    optional={
        "title": WORD,
        "pace": st.integers(0, 5),
        "distance": NUMBER,
        "discount": NUMBER,
        "starts_on": st.dates().map(str),
        "sort": st.sampled_from(["rail", "公路"]),
        "also": st.lists(st.sampled_from(["rail", "road"])),
        "budget": NUMBER,
        "currency": st.sampled_from(["CNY", "USD", "KWD"]),
        "stops": st.lists(STOP, max_size=4).map(
            lambda rows: [{"place": f"站{n}", **row} for n, row in enumerate(rows)]
        ),
        "payments": st.lists(NUMBER, max_size=4).map(
            lambda amounts: [{"period": str(n), "amount": a} for n, a in enumerate(amounts)]
        ),
    },
)


@settings(deadline=None)
@given(VALID)
def test_reading_what_was_stored_gives_it_back_unchanged(typed):
    values, faults = TRIP.read(typed, {}, "CNY", DAY)
    assert all(fault.field.endswith(".nights") for fault in faults)
    if faults:
        return
    stored = merged({}, values)
    assert TRIP.read(stored, {}, "JPY" if "currency" in stored else "CNY", DAY) == (stored, ())
    assert TRIP.read({}, stored, "JPY", DAY) == ({}, ())
    assert TRIP.read(stored, stored, "JPY", DAY) == (stored, ())
    assert json.loads(json.dumps(stored)) == stored


@settings(deadline=None)
@given(VALID, VALID)
def test_typing_one_after_the_other_is_typing_the_later_over_the_earlier(first, second):
    before, faults = TRIP.read(first, {}, "CNY", DAY)
    after, more = TRIP.read(second, merged({}, before), "CNY", DAY)
    if faults or more:
        return
    together, _ = TRIP.read({**first, **second}, {}, "CNY", DAY)
    one_by_one = merged(before, after)
    # A currency that came with an amount stays when the amount goes.
    together.setdefault("currency", one_by_one.get("currency"))
    assert one_by_one == merged({}, together)
