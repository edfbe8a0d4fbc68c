from decimal import Decimal

from buying import purchases

from stages.accounts.takings import takings


def taken(text, cost_to_serve=None, add_on=None):
    return takings(
        purchases(text),
        None if cost_to_serve is None else Decimal(cost_to_serve),
        None if add_on is None else Decimal(add_on),
    )


TWO = "A 2026-01-01 1000 margin 300\nA 2026-02-01 500 margin 100"


def test_profit_is_contribution_less_the_cost_to_serve():
    assert taken(TWO, cost_to_serve=150)[:2] == (1500, 400)
    assert taken(TWO, cost_to_serve=150).profit == 250
    assert taken(TWO, cost_to_serve=900).profit == -500


def test_current_value_is_direct_and_add_on():
    assert taken(TWO, add_on=1000).current == 1400


def test_what_nobody_told_is_not_counted():
    assert (taken(TWO).profit, taken(TWO).current) == (400, 400)


def test_a_missing_margin_leaves_both_unknown():
    dark = taken(TWO + "\nA 2026-03-01 50", cost_to_serve=10, add_on=10)
    assert (dark.revenue, dark.contribution, dark.profit, dark.current) == (1550, None, None, None)
    assert dark.unknown_margins == 1
