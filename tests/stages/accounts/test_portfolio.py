from datetime import date
from decimal import Decimal

from buying import portfolio, rating

from stages.accounts.client import Client
from stages.accounts.composition import Composition, Referral

THREE = """
    BIG 2024-03-01 90000 margin 9000
    BIG 2025-03-01 90000 margin 9000
    BIG 2026-03-01 90000 margin 9000
    MID 2024-03-01 9000 margin 5000
    MID 2026-02-01 9000 margin 4000
    LOW 2026-06-01 1000 margin 100
"""


def client(code="BIG", **known):
    return Client(code, code, **known)


def test_retention_is_counted_by_the_year_and_the_playbook_may_say_another():
    # 2024: BIG and MID, BIG again in 2025: one of two. 2025 waits for 2026 to end
    assert portfolio(THREE).retention == Decimal("0.5")
    assert portfolio(THREE, retention="0.9").retention == Decimal("0.9")
    assert portfolio("A 2026-01-01 1").retention is None


def test_retention_goes_by_the_year_whatever_is_reported():
    assert portfolio(THREE, period="quarter").retention == Decimal("0.5")


def test_who_has_left_and_why():
    text = "A 2024-03-01 1\nB 2024-03-01 1\nC 2024-03-01 1\nC 2025-03-01 1\nD 2026-03-01 1"
    known = client("A", rating=rating(left_because="neglect"))
    told = client("D", rating=rating(left_on=date(2026, 9, 1), left_because="competitor"))
    found = portfolio(text, known, told)
    assert found.gone == ("A", "B", "D")
    split, unknown = found.reasons
    assert {each.id: each.n for each in split if each.n} == {"neglect": 1, "competitor": 1}
    assert unknown == 1
    assert portfolio("").reasons[1] == 0


def test_turns_go_by_the_period_of_the_rules():
    assert [t.period.label for t in portfolio(THREE).turns] == ["2024"]
    assert portfolio(THREE, period="quarter").turns[0].period.label == "2024-Q1"


def test_lifetime_value_from_a_years_profit():
    # 9000 − 1000 to serve; 8000 + 8000·0.5/1.25 = 8000 + 3200, less 2000 to win them
    known = client(rating=rating(cost_to_serve=1000, acquisition_cost=2000))
    found = portfolio(THREE, known, discount_rate="0.25", horizon=2).outlooks["BIG"]
    assert (found.margin, found.life.periods, found.value) == (8000, 2, 9200)


def test_a_years_profit_is_the_last_years_whatever_the_window():
    uneven = "A 2026-02-01 5000 margin 500\nA 2026-11-01 1000 margin 100\nA 2025-03-01 9000 margin 900"
    for window in (90, 365, 730):
        assert portfolio(uneven, window=window).outlooks["A"].margin == 600
        slow = client("A", rating=rating(cost_to_serve=550))
        assert portfolio(uneven, slow, window=window).laggards["A"] == ()


def test_who_never_bought_has_no_value_yet():
    found = portfolio(THREE, client("NEW"))
    assert found.outlooks["NEW"].value is None
    assert found.matrices["volume_profit"].spots["NEW"].cell is None
    assert found.takings["NEW"].revenue == 0


def test_matrices_go_by_what_value_goes_by():
    # revenue 90,000 · 9000 · 1000; profit 9000 · 4000 · 100
    assert portfolio(THREE).matrices["value_loyalty"].across.at == 9000
    assert portfolio(THREE, value_by="contribution").matrices["value_loyalty"].across.at == 4000
    volume = portfolio(THREE).matrices["volume_profit"]
    assert {code: spot.cell for code, spot in volume.spots.items()} == {
        "BIG": "continuity",
        "MID": "continuity",
        "LOW": "leaving",
    }


def test_who_bought_nothing_in_the_window_is_in_no_matrix_of_money():
    """OLD last bought two years ago, and would have pulled the median down to 500."""
    found = portfolio(THREE + "OLD 2024-11-01 70000 margin 7000\nBAD 2026-05-01 5 margin -3")
    assert found.silent == {"OLD"}
    volume = found.matrices["volume_profit"]
    assert (volume.spots["OLD"].cell, volume.across.at) == (None, 5000)
    assert found.outlooks["OLD"].margin is None
    nobody = portfolio("A 2024-11-01 5\nB 2024-11-01 5").matrices["volume_profit"]
    assert {spot.cell for spot in nobody.spots.values()} == {None}


def test_what_comes_through_a_silent_client_is_known_all_the_same():
    brought = client("OLD", composition=Composition((Referral("NEW", Decimal(50000)),), None, "CNY"))
    found = portfolio(THREE + "OLD 2024-11-01 5 margin 1", brought, value_by="contribution")
    assert found.matrices["current_potential"].spots["OLD"].across == 50000
    assert found.matrices["value_loyalty"].spots["OLD"].across is None


def test_whose_profit_is_taken_before_the_cost_to_serve():
    found = portfolio(
        THREE + "DARK 2026-05-01 5\nOLD 2024-11-01 5 margin 1", client("MID", rating=rating(cost_to_serve=0))
    )
    assert (found.costed, set(found.uncosted)) == (("MID",), {"BIG", "LOW"})


def test_current_value_counts_those_they_brought():
    brought = client("LOW", composition=Composition((Referral("NEW", Decimal(50000)),), None, "CNY"))
    found = portfolio(THREE, brought, value_by="contribution")
    assert found.takings["LOW"].current == 50100
    assert found.matrices["current_potential"].spots["LOW"].across == 50100


def test_amounts_of_sheets_are_converted():
    known = client(rating=rating(cost_to_serve=100, acquisition_cost=10, currency="USD"))
    rates = {"USD": Decimal(7)}
    found = portfolio(THREE, known, convert=lambda amount, currency: amount * rates[currency])
    assert found.told["BIG"] == (700, 70, None, ())


def test_what_has_no_rate_is_left_out_and_said():
    known = client(rating=rating(cost_to_serve=100, currency="EUR"))
    found = portfolio(THREE, known)
    assert found.told["BIG"] == (None, None, None, ("EUR",))
    assert found.takings["BIG"].profit == 9000


def test_the_index_ranks_contribution_by_place_and_takes_the_rest_as_rated():
    found = portfolio(THREE, client("LOW", rating=rating(satisfaction=4)))
    items = found.indices["LOW"].items
    assert (items["revenue"], items["satisfaction"]) == (0, 4)
    assert found.indices["BIG"].items["revenue"] == 5


def test_a_class_set_by_hand_counts():
    found = portfolio(THREE, client("LOW", by_hand="A"))
    assert (found.abc("LOW"), found.classes["LOW"].abc) == ("A", "C")
    assert found.abc("BIG") == "A"


def test_laggards_know_the_rating():
    found = portfolio(THREE, client("LOW", rating=rating(always_dropped="yes", cost_to_serve=101)))
    assert [each.id for each in found.laggards["LOW"]] == ["value.laggard_dropped", "value.laggard_cost"]
    assert found.laggards["BIG"] == ()


def test_sales_of_all_together():
    # in the window three purchases of 100,000 in all, half of the customers stay
    assert round(portfolio(THREE).sales.total, 10) == 50000


def test_the_day_decides():
    assert portfolio(THREE, today=date(2025, 2, 1)).classes["MID"].abc == "B"


def test_a_reason_without_a_day_still_says_that_they_left():
    told = client("D", rating=rating(left_because="competitor"))
    assert portfolio("D 2026-03-01 1", told).gone == ("D",)


def test_the_sales_estimate_is_a_years_whatever_the_window():
    # THREE in the last year: 90,000 + 9,000 + 1,000, and half of the clients stay
    assert portfolio(THREE).sales.total == portfolio(THREE, window=1000).sales.total == 50_000


def test_a_year_is_a_year_however_far_the_window_looks():
    """Two purchases a year apart: 9000 of margin, 1000 to serve and 300 through others, a year."""
    known = client(
        rating=rating(cost_to_serve=1000),
        composition=Composition((Referral("NEW", Decimal(300)),), None, "CNY"),
    )
    for window, years in ((365, 1), (730, 2)):
        found = portfolio(THREE, known, window=window)
        taken = found.takings["BIG"]
        assert (taken.profit, taken.current) == (8000 * years, 9300 * years)
        assert found.outlooks["BIG"].margin == 8000


def test_a_laggard_costs_more_a_year_than_it_brings_a_year():
    # 9000 a year; in two years 18,000, which 9001 a year would seem to leave untouched
    dear = client(rating=rating(cost_to_serve=9001))
    for window in (365, 730):
        (why,) = portfolio(THREE, dear, window=window).laggards["BIG"]
        assert (why.id, why.params["contribution"]) == ("value.laggard_cost", (900000, "CNY"))
        fair = client(rating=rating(cost_to_serve=9000))
        assert portfolio(THREE, fair, window=window).laggards["BIG"] == ()


def test_current_value_is_direct_and_add_on_whatever_value_goes_by():
    known = client(composition=Composition((Referral("NEW", Decimal(300)),), None, "CNY"))
    for by in ("revenue", "contribution"):
        spot = portfolio(THREE, known, value_by=by).matrices["current_potential"].spots["BIG"]
        assert spot.across == 9300


def test_a_cell_says_that_the_cost_to_serve_is_not_told():
    told = client(rating=rating(cost_to_serve=1000))
    spots = portfolio(THREE, told).matrices["volume_profit"].spots
    assert spots["BIG"].because.id == "value.spot_because"
    assert [spots[code].because.params["second"].id for code in ("MID", "LOW")] == ["value.uncosted"] * 2
