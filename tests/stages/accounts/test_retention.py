from datetime import date
from decimal import Decimal

from buying import TODAY, bought
from hypothesis import given
from hypothesis import strategies as st

from stages.accounts.purchases import Purchase, by_account
from stages.accounts.retention import REFERENCE, overall, reasons, turns

FOUR = """
    A 2023-03-01 1
    A 2024-03-01 1
    A 2025-03-01 1
    B 2023-05-01 1
    B 2024-05-01 1
    C 2023-12-31 1
    C 2025-01-01 1
    D 2023-01-01 1
    D 2026-02-01 1
"""


def test_by_year():
    # 2023: A B C D bought, A B again in 2024. 2024: A B, then A. 2025: A C are not judged: 2026 still runs
    found = turns(bought(FOUR), TODAY, "year")
    assert [(t.period.label, t.buyers, t.stayed, t.lost) for t in found] == [
        ("2023", 4, 2, ("C", "D")),
        ("2024", 2, 1, ("B",)),
    ]
    assert [(t.retention, t.churn) for t in found] == [(Decimal("0.5"), Decimal("0.5"))] * 2


def test_the_running_period_is_judged_the_day_after_it_ends():
    assert len(turns(bought(FOUR), date(2026, 12, 31), "year")) == 2
    last = turns(bought(FOUR), date(2027, 1, 1), "year")[-1]
    assert (last.period.label, last.buyers, last.lost) == ("2025", 2, ("A", "C"))


def test_by_quarter():
    text = "A 2026-01-15 1\nA 2026-04-15 1\nB 2026-02-15 1\nB 2026-09-15 1"
    found = turns(bought(text), TODAY, "quarter")
    assert [(t.period.label, t.buyers, t.lost) for t in found] == [
        ("2026-Q1", 2, ("B",)),
        ("2026-Q2", 1, ("A",)),
    ]


def test_a_period_without_buyers_has_no_retention():
    gap = turns(bought("A 2022-01-01 1\nA 2025-01-01 1"), TODAY, "year")
    assert [(t.period.label, t.retention, t.churn) for t in gap] == [
        ("2022", 0, 1),
        ("2023", None, None),
        ("2024", None, None),
    ]


def test_a_credit_note_is_no_sign_of_staying():
    (turn,) = turns(bought("A 2024-05-01 100\nA 2025-01-10 -20"), TODAY, "year")
    assert turn.lost == ("A",)


def test_overall_weighs_every_turn_by_its_buyers():
    # 2 of 4 and 1 of 2: 3 of 6
    assert overall(turns(bought(FOUR), TODAY, "year")) == Decimal("0.5")
    assert overall(turns(bought("A 2026-01-01 1"), TODAY, "year")) is None
    assert overall(turns(bought(""), TODAY, "year")) is None


def test_reasons_against_the_reference_split():
    split, unknown = reasons(["neglect", "neglect", "product", "competitor", None, None])
    assert {each.id: (each.n, each.share) for each in split if each.n} == {
        "competitor": (1, Decimal("0.25")),
        "product": (1, Decimal("0.25")),
        "neglect": (2, Decimal("0.5")),
    }
    assert unknown == 2
    assert [each.reference for each in split] == [1, 3, 6, 14, 68, 8]
    assert sum(REFERENCE.values()) == 100


def test_no_reason_is_known():
    split, unknown = reasons([None])
    assert {each.share for each in split} == {None}
    assert unknown == 1


DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 21))


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), DAYS), max_size=40), st.sampled_from(["year", "quarter"]))
def test_who_stayed_and_who_left_are_all_who_bought(days, unit):
    all = by_account([Purchase(code, day, Decimal(1)) for code, day in days], "ABCDE")
    for turn in turns(all, TODAY, unit):
        buyers = {
            p.account for each in all.values() for p in each if turn.period.first <= p.on <= turn.period.last
        }
        after = turn.period.next
        again = {p.account for each in all.values() for p in each if after.first <= p.on <= after.last}
        assert turn.buyers == len(buyers)
        assert set(turn.lost) == buyers - again
        assert after.last < TODAY
