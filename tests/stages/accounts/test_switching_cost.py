from buying import TODAY
from helpers import DAY

from stages.accounts.switching_cost import SWITCHING_COST

HOLDS = {
    "年度框架": {"kind": "合同", "whose": "我方", "amount": "20万", "until": "2027-02-19"},
    "备件捆绑": {"kind": "bundle", "whose": "ours", "amount": "5万"},
    "操作习惯": {"kind": "learning", "whose": "竞争对手", "amount": "8万"},
}


def read(holds):
    values, faults = SWITCHING_COST.read({"holds": holds}, {}, "CNY", DAY)
    assert faults == ()
    return values


def remarks(holds):
    return [each.id for each in SWITCHING_COST.remarks(read(holds), TODAY)]


def test_what_holds_them_with_us_and_with_others():
    # 200,000 + 50,000 against 80,000
    assert SWITCHING_COST.figures(read(HOLDS)) == {
        "ours": "250000.00",
        "theirs": "80000.00",
        "lead": "170000.00",
    }


def test_a_side_without_an_amount_is_unknown():
    open = HOLDS | {"常客折扣": {"kind": "reward", "whose": "theirs"}}
    assert SWITCHING_COST.figures(read(open)) == {"ours": "250000.00"}
    assert SWITCHING_COST.figures({}) == {}


def test_a_side_of_which_nothing_is_written_is_unknown_and_zero_is_written():
    ours = {"年度框架": HOLDS["年度框架"]}
    assert SWITCHING_COST.figures(read(ours)) == {"ours": "200000.00"}
    nothing = ours | {"无": {"whose": "theirs", "amount": "0"}}
    assert SWITCHING_COST.figures(read(nothing))["lead"] == "200000.00"


def test_whose_it_is_has_to_be_known():
    assert SWITCHING_COST.figures(read({"年度框架": {"amount": "5"}})) == {}


def test_no_cost_is_below_zero():
    _, (fault,) = SWITCHING_COST.read({"holds": [{"what": "x", "amount": "-1"}]}, {}, "CNY", DAY)
    assert (fault.field, fault.what.id) == ("holds.1.amount", "value.below_zero")


def test_what_ends_within_ninety_days_and_what_is_unused():
    assert remarks(HOLDS) == ["value.ours_ends", "value.unused_means"]  # 90 days from 21 November
    later = {"年度框架": {**HOLDS["年度框架"], "until": "2027-02-20"}}
    assert remarks(later) == ["value.unused_means"]
    theirs = {"框架": {"kind": "contract", "whose": "theirs", "amount": "1", "until": "2026-11-21"}}
    assert remarks(theirs) == ["value.theirs_ends", "value.unused_means"]
    free = {"无": {"whose": "ours", "amount": "0"}}
    assert remarks(theirs | free)[0] == "value.held_by_others"


def test_what_has_run_out_is_said_and_holds_no_more():
    rival = {"操作习惯": HOLDS["操作习惯"]}
    over = {"年度框架": {**HOLDS["年度框架"], "until": "2026-11-20"}}
    assert remarks(over | rival) == ["value.held_by_others", "value.ours_over", "value.unused_means"]
    theirs = {"框架": {"kind": "contract", "whose": "theirs", "amount": "1", "until": "2026-11-20"}}
    assert remarks(theirs) == ["value.theirs_over", "value.unused_means"]


def test_nothing_is_said_of_an_empty_sheet():
    assert SWITCHING_COST.remarks({}, TODAY) == ()


def test_complete():
    assert SWITCHING_COST.complete({}) == 0
    assert SWITCHING_COST.complete(read(HOLDS)) == 100
