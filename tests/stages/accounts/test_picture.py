from datetime import date
from decimal import Decimal

import pytest
from buying import portfolio, rating

from engine.message import step
from stages.accounts.client import Client
from stages.accounts.composition import Composition, Referral
from stages.accounts.new_customer import Flow, NewCustomer
from stages.accounts.perceived_value import Benefit, Cost, PerceivedValue
from stages.accounts.picture import picture
from stages.accounts.quadrants import MATRICES
from stages.accounts.rating import RATING, label
from stages.accounts.sales_estimate import per_year
from stages.accounts.switching_cost import Hold, SwitchingCost
from stages.cash_flow import STANDINGS
from words.say import say, speak, write

THREE = """
    BIG 2024-03-01 90000 margin 9000
    BIG 2025-12-01 90000 margin 9000
    BIG 2026-03-01 90000 margin 9000
    MID 2024-03-01 9000 margin 5000
    MID 2026-02-01 9000 margin 4000
    LOW 2026-06-01 1000 margin 100
"""
ALL = {field.id: 4 for field in RATING.fields if field.kind == "score"}
KNOWN = Client(
    "BIG",
    "大客户",
    rating=rating(**ALL, years_together=10, share_of_wallet=50, cost_to_serve=1000, acquisition_cost=500),
    composition=Composition((Referral("NEW", Decimal(300)),), Decimal(9999), "CNY"),
    switching=SwitchingCost(
        (Hold("框架", "contract", "ours", Decimal(100)), Hold("无", whose="theirs", amount=Decimal(0))), "USD"
    ),
    perceived=PerceivedValue((Benefit("a", Decimal(9)),), (Cost("b", Decimal(4)),), "CNY"),
)


def lines(code, *clients, text=THREE, **rules):
    return {line.id: line for line in picture(portfolio(text, *clients, **rules), code)}


def test_everything_the_lens_knows_is_there():
    assert list(lines("BIG")) == [
        "class",
        "gold",
        "laggard",
        "revenue",
        "profit",
        "current",
        "sales_estimate",
        "grid",
        "lifetime",
        "lifetime_value",
        "index",
        *MATRICES,
        "potential",
        "switching_cost",
        "perceived_value",
    ]


def test_a_client_we_know_all_about():
    rates = {"medium_amount": "5000", "large_amount": "50000", "discount_rate": "0.25", "horizon": 2}
    # the other needs a cost as well, for a place to be scored by
    found = lines("BIG", KNOWN, Client("MID", "中", rating=rating(cost_to_serve=10)), **rates)
    assert {id: line.value for id, line in found.items() if id != "index"} == {
        "class": "A",
        "gold": True,
        "laggard": False,
        "revenue": 180000,
        "profit": 17000,
        "current": 18300,
        "sales_estimate": 90000,
        "grid": "silver",  # 365 days apart on the mean, large
        "lifetime": 2,
        "lifetime_value": 17000 + 6800 - 500,
        "volume_profit": "continuity",
        "current_potential": "high_value",
        "value_loyalty": "golden",
        "value_response": "best",
        "direct_indirect": "high_performing",
        "potential": 4,
        "switching_cost": 100,
        "perceived_value": 5,
    }
    assert all(line.settle == () for line in found.values())
    assert found["switching_cost"].shown == (10000, "USD")


def test_the_index_line_by_hand():
    # contribution: revenue 5, cost to serve 0 (the dearest), profit 5: 10/15
    # characteristics: price 1, six others 4: 25/35; relationship: 1, 1, 4, 5, 2.5: 13.5/25
    # 40·0.66667 + 30·0.71429 + 30·0.54 = 64.295
    costs = (Client(code, code, rating=rating(cost_to_serve=10)) for code in ("MID", "LOW"))
    found = lines("BIG", KNOWN, *costs)["index"]
    assert round(found.value, 3) == Decimal("64.295")
    assert found.because.params["known"] == 100


def said(message):
    """Its parts: what `value.and` joins is one sentence after another."""
    if message.id != "value.and":
        return [message]
    return [*said(message.params["first"]), *said(message.params["second"])]


def test_what_is_told_of_one_client_alone_is_not_called_unknown():
    found = lines("BIG", Client("BIG", "大", rating=rating(cost_to_serve=1000, **ALL)))["index"]
    parts = {each.id: each.params for each in said(found.because)}
    assert (parts["value.index_alone"]["items"], found.value is None) == ((label("cost_to_serve"),), False)
    assert label("cost_to_serve") not in parts["value.index_missing"]["missing"]
    assert "cost_to_serve" not in found.settle[0].args
    other = lines("MID", Client("BIG", "大", rating=rating(cost_to_serve=1000)))["index"]
    assert label("cost_to_serve") in said(other.because)[-1].params["missing"]
    assert "cost_to_serve" in other.settle[0].args


def test_the_only_client_has_nobody_to_be_compared_with():
    found = lines("A", text="A 2026-05-01 9 margin 4")["index"]
    assert [each.id for each in said(found.because)] == ["value.index_nothing", "value.index_alone"]
    assert found.value is None


def test_the_index_says_where_profit_is_taken_before_a_cost_others_have_told():
    told = lines("BIG", KNOWN)["index"]
    (part,) = (each for each in said(told.because) if each.id == "value.index_uncosted")
    assert part.params["n"] == 2
    even = lines("BIG")["index"]
    assert "value.index_uncosted" not in [each.id for each in said(even.because)]


@pytest.mark.parametrize("id", ["profit", "current", "lifetime_value"])
def test_without_margins_an_order_with_its_cost_would_settle_it(id):
    line = lines("A", text="A 2026-05-01 9\nB 2026-05-01 9")[id]
    assert (line.value, line.shown) == (None, None)
    assert line.settle == (step("order add", None, account="A", amount=None, on=None, cost=None),)


def test_what_is_unknown_says_what_is_missing_and_what_settles_it():
    found = lines("LOW")
    assert found["value_loyalty"].because.params["axes"] == (("value.axis_loyalty", {}),)
    assert found["value_loyalty"].settle == (
        step("account fill", None, account="LOW", worksheet="rating", loyalty=None),
    )
    asked = {"potential": None, "satisfaction": None, "loyalty": None, "trust": None}
    assert found["potential"].settle == (
        step("account fill", None, account="LOW", worksheet="rating", **asked),
    )
    assert found["switching_cost"].settle[0].args["worksheet"] == "switching_cost"
    assert [s.args for s in found["perceived_value"].settle] == [
        {"account": "LOW", "worksheet": "perceived_value", "benefits": None},
        {"account": "LOW", "worksheet": "perceived_value", "costs": None},
    ]
    assert "satisfaction" in found["index"].settle[0].args


def test_nothing_is_known_of_a_new_client():
    found = lines("NEW", Client("NEW", "新客户"), text="")
    unknown = {"sales_estimate", "grid", "lifetime", "lifetime_value", "index", "potential"}
    unknown |= {*MATRICES, "switching_cost", "perceived_value", "case_npv"}
    assert {id for id, line in found.items() if line.shown is None} == unknown
    assert found["class"].value == "C"


def test_a_class_set_by_hand_says_what_the_ranking_says():
    line = lines("LOW", Client("LOW", "小", by_hand="A"))["class"]
    assert line.value == "A"
    assert line.because.params["first"] == ("value.class_by_hand", {"ranked": "C"})


def test_full_retention_has_no_end():
    line = lines("BIG", retention="1")["lifetime"]
    assert (line.value, line.shown.id) == ("endless", "value.endless")


def case(*flows, rate=None, currency="CNY"):
    rows = tuple(Flow(n, *((f, None) if f > 0 else (None, -f))) for n, f in enumerate(map(Decimal, flows)))
    return NewCustomer(rows, None if rate is None else Decimal(rate), currency)


def winning(sheet, text=""):
    found = lines("NEW", Client("NEW", "新客户", case=sheet), text=text)
    return {id: line for id, line in found.items() if id.startswith("case_")}


def test_whether_winning_them_pays():
    # −100 + 60/1.1 + 60/1.21 = 4.13; 1/x + 1/x² = 5/3 at x = 1.1307; 1 + 40/60 years,
    # discounted 1 + 45.4545/49.5868
    found = winning(case(-100, 60, 60, rate=10, currency="EUR"))
    assert {id: line.value for id, line in found.items()} == {
        "case_npv": Decimal("4.13"),
        "case_irr": Decimal("13.07"),
        "case_payback": Decimal("1.67"),
    }
    npv, irr, payback = found.values()
    assert npv.shown == (413, "EUR")
    assert npv.because.params == {"last": 2, "rate": "10", "total": (2000, "EUR")}
    assert [each.id for each in npv.do] == ["value.case_pays"]
    assert (irr.shown.params["share"], payback.because.params["years"]) == (Decimal("13.1"), Decimal("1.9"))
    assert all(line.settle == () for line in found.values())


def test_a_case_without_a_rate_asks_for_it():
    found = winning(case(-100, 60, 60))
    settle = (step("account fill", None, account="NEW", worksheet="new_customer", discount_rate=None),)
    assert (found["case_npv"].shown, found["case_npv"].settle) == (None, settle)
    assert (found["case_payback"].value, found["case_payback"].settle) == (Decimal("1.67"), settle)
    assert found["case_irr"].value == Decimal("13.07")


def test_a_case_that_does_not_pay_says_why():
    found = winning(case(-100, 230, -132, rate=10))
    assert found["case_irr"].because.id == "flows.irr_several"
    assert (found["case_irr"].value, found["case_irr"].shown) == (None, STANDINGS["several"])
    assert (found["case_payback"].value, found["case_payback"].because.id) == (None, "value.case_never_back")
    late = winning(case(-100, 60, 60, rate=20))
    assert late["case_payback"].because.id == "value.case_back_undiscounted"
    assert [each.id for each in late["case_npv"].do] == ["value.case_costs"]


def test_a_case_is_missed_only_while_they_never_ordered():
    (missing,) = winning(NewCustomer()).values()
    assert (missing.because.id, missing.settle[0].args["worksheet"]) == ("value.case_missing", "new_customer")
    assert winning(NewCustomer(), text="NEW 2020-01-01 5") == {}
    assert len(winning(case(-100, 60), text="NEW 2020-01-01 5")) == 3


def test_who_bought_nothing_in_the_window_is_not_worth_nothing():
    found = lines("OLD", text=THREE + "OLD 2024-01-01 5 margin 2")
    assert found["volume_profit"].because.id == "value.nothing_bought"
    assert [each.id for each in said(found["value_loyalty"].because)] == [
        "value.nothing_bought",
        "value.spot_missing",
    ]
    assert said(found["value_loyalty"].because)[1].params["axes"] == (("value.axis_loyalty", {}),)
    assert (found["lifetime_value"].value, found["lifetime_value"].because.id) == (
        None,
        "value.nothing_bought",
    )


def test_an_index_of_which_too_little_is_known_says_so_and_what_is_missing():
    found = lines("BIG")["index"]
    parts = said(found.because)
    assert [each.id for each in parts] == ["value.index_too_little", "value.index_missing"]
    assert (found.value, found.shown, bool(found.settle)) == (None, None, True)


def test_who_has_left_is_won_back_and_not_kept():
    gone = KNOWN._replace(rating=KNOWN.rating._replace(left_on=date(2026, 9, 1), left_because="competitor"))
    found = lines("BIG", gone)
    assert next(iter(found)) == "left"
    left = found["left"]
    assert (left.value, left.shown.params["on"]) == (True, date(2026, 9, 1))
    assert [each.id for each in left.do] == ["value.win_back_competitor"]
    assert not any(found[id].do for id in (*MATRICES, "grid"))
    back = lines("BIG", gone, text=THREE + "BIG 2026-09-02 5 margin 1")
    assert "left" not in back
    assert back["current_potential"].do
    assert "left" in lines("LOW", Client("LOW", "小", rating=rating(left_because="moved")))


def test_what_holds_no_more_does_not_count_today():
    over = Hold("框架", "contract", "ours", Decimal(100), date(2026, 11, 20))
    rival = Hold("培训", "learning", "theirs", Decimal(30))
    sheet = SwitchingCost((over, Hold("配套", "bundle", "ours", Decimal(40)), rival), "CNY")
    found = lines("LOW", Client("LOW", "小", switching=sheet))["switching_cost"]
    assert found.value == 10
    last_day = sheet._replace(holds=(over._replace(until=date(2026, 11, 21)), *sheet.holds[1:]))
    assert lines("LOW", Client("LOW", "小", switching=last_day))["switching_cost"].value == 110


def test_nothing_written_about_the_rival_is_not_nothing():
    ours = SwitchingCost((Hold("框架", "contract", "ours", Decimal(100)),), "CNY")
    found = lines("LOW", Client("LOW", "小", switching=ours))["switching_cost"]
    assert (found.value, found.because.id) == (None, "value.switching_no_rival")
    assert found.because.params["ours"] == (10000, "CNY")


def test_an_expectation_is_a_fact_and_no_advice():
    found = lines("BIG", KNOWN)["potential"]
    assert (found.do, found.because.params["second"].id) == ((), "value.expected")


@pytest.mark.parametrize("days", [365, 730, 180])
def test_the_sales_estimate_multiplies_out(days):
    line = lines(
        "MID", text="MID 2026-01-01 700\nMID 2026-02-01 900\nMID 2026-05-01 350", retention="0.8", window=days
    )["sales_estimate"]
    told = line.because.params
    assert (told["retention"], told["per_year"].params["n"], told["amount"]) == ("80", "3", (65000, "CNY"))
    assert line.value == Decimal(80) / 100 * 3 * 650


def test_who_buys_seldom_is_not_said_to_buy_a_round_number_of_times():
    # five purchases of three clients: 1.6667 each, of CNY 1,000
    text = "A 2026-01-01 1000\nA 2026-02-01 1000\nB 2026-01-01 1000\nB 2026-02-01 1000\nC 2026-01-01 1000"
    sales = portfolio(text, retention="0.5").sales
    assert per_year(sales).params["n"] == "1.6667"
    assert round(sales.total, 9) == 2500


def test_every_reason_of_a_laggard_is_given():
    line = lines("LOW", Client("LOW", "小", rating=rating(always_dropped="yes", cost_to_serve=101)))[
        "laggard"
    ]
    assert line.value is True
    assert [each.id for each in line.because.params.values()] == [
        "value.laggard_dropped",
        "value.laggard_cost",
    ]


def test_the_method_advises_on_a_client_of_low_value():
    poor = Client("LOW", "小", rating=rating(price_sensitivity=5, loyalty=1, potential=0))
    assert [each.id for each in lines("LOW", poor)["current_potential"].do] == [
        "value.do_low_value",
        "value.may_drop_price",
    ]


def test_who_costs_more_than_they_bring_and_pays_badly_may_be_dropped():
    poor = Client("LOW", "小", rating=rating(cost_to_serve=101, credit_standing=2, potential=0))
    assert lines("LOW", poor)["current_potential"].do[-1].id == "value.may_drop_credit"
    fair = Client("LOW", "小", rating=rating(cost_to_serve=99, credit_standing=2, potential=0))
    assert len(lines("LOW", fair)["current_potential"].do) == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "said"), [(5, 6, ["value.held_by_others"]), (6, 5, []), (5, 5, [])]
)
def test_whom_a_competitor_holds_faster(ours, theirs, said):
    holds = Hold("a", "contract", "ours", Decimal(ours)), Hold("b", "contract", "theirs", Decimal(theirs))
    line = lines("LOW", Client("LOW", "小", switching=SwitchingCost(holds, "CNY")))["switching_cost"]
    assert (line.value, [each.id for each in line.do]) == (ours - theirs, said)


@pytest.mark.parametrize(("benefit", "said"), [(4, ["value.feels_no_value"]), (5, [])])
def test_who_feels_no_value(benefit, said):
    sheet = PerceivedValue((Benefit("a", Decimal(benefit)),), (Cost("b", Decimal(4)),), "CNY")
    line = lines("LOW", Client("LOW", "小", perceived=sheet))["perceived_value"]
    assert [each.id for each in line.do] == said


@pytest.fixture
def language():
    yield speak
    speak("en")


CASES = (case(-100, 60, 60, rate=10), case(-100, 60), case(-100, 60, rate=20), case(-100, 150, -60, rate=5))


@pytest.mark.parametrize("sheet", [NewCustomer(), *CASES, case(100), case(-100, 110, rate=15)])
@pytest.mark.parametrize("code", ["BIG", "LOW", "NEW"])
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_every_line_can_be_said(code, spoken, sheet, language):
    language(spoken)
    for line in lines(code, KNOWN, Client("NEW", "新客户", case=sheet)).values():
        said = [say(line.title), write(line.shown), say(line.because), *map(say, line.do)]
        assert all(said)


def test_what_a_reason_sounds_like(language):
    found = lines("BIG", KNOWN)
    language("zh")
    assert say(found["class"].because) == (
        "近 365 天收入 CNY 180,000，在 3 个客户中排第 1；比它大的合占 0%，它占 94.7%"
    )
    assert say(found["lifetime"].because) == "每年留存 50%，1 ÷（1 − 留存率）"
    language("en")
    assert say(found["value_loyalty"].because) == (
        "value (by revenue) high (CNY 180,000, cut at CNY 9,000), loyalty high (4, cut at 3)"
    )
