"""A cell that changed in the table and here, to something else: named, never overwritten unasked."""

import pytest

from engine import deals, history
from engine.money import Money
from engine.verify import verify
from exchange.incoming.difference import OURS, SHOW, THEIRS, Clash, fields

TALKING = "1,Line 3,ACME,lin,5000,Talking,2026-03-02,"
DEARER = TALKING.replace("5000", "7000")


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, len(outcome.conflicts)


def told(conflict):
    row, subject, column, field, here, there = conflict
    return f"row {row} {subject} {column} ({field}): {here} here, {there} there"


def quoted(team, amount="6000"):
    team.bring(TALKING)
    team.do(deals.set_fields, "ACME-1", {"amount": amount})


def test_it_is_shown_with_both_and_nothing_is_written(team):
    quoted(team)
    before = team.count("event")
    outcome = team.bring(DEARER)
    assert counts(outcome) == (0, 0, 1, 1)
    assert told(outcome.conflicts[0]) == (
        f"row 2 deal:ACME-1 value (amount): {Money(600_000, 'CNY')} here, {Money(700_000, 'CNY')} there"
    )
    assert (team.deal("ACME-1").amount, team.count("event")) == (600_000, before)


def test_it_is_said_again_until_both_agree(team):
    quoted(team)
    assert len(team.bring(DEARER).conflicts) == 1
    assert len(team.bring(DEARER).conflicts) == 1
    team.do(deals.set_fields, "ACME-1", {"amount": "7000"})
    assert team.bring(DEARER).conflicts == []
    assert counts(team.bring(DEARER)) == (0, 0, 1, 0)


def test_the_rest_of_the_row_goes_in(team):
    quoted(team)
    outcome = team.bring(DEARER.replace("Line 3", "Line 5"))
    assert counts(outcome) == (0, 1, 0, 1)
    assert (team.deal("ACME-1").title, team.deal("ACME-1").amount) == ("Line 5", 600_000)


def test_theirs_writes_what_the_table_says(team):
    quoted(team)
    assert counts(team.bring(DEARER, conflicts=THEIRS)) == (0, 1, 0, 0)
    assert team.deal("ACME-1").amount == 700_000
    assert counts(team.bring(DEARER)) == (0, 0, 1, 0)


def test_ours_stands_and_is_asked_about_no_more(team):
    quoted(team)
    assert counts(team.bring(DEARER, conflicts=OURS)) == (0, 0, 1, 0)
    assert team.deal("ACME-1").amount == 600_000
    last = history.events(team.store, "deal:ACME-1")[-1]
    assert (last.kind, last.data["fields"]) == ("import", {})
    assert last.data["said"] == {"amount": 700_000, "currency": "CNY"}
    assert counts(team.bring(DEARER)) == (0, 0, 1, 0)
    assert verify(team.store).faults == ()
    # Who changes their mind takes the table's all the same.
    assert counts(team.bring(DEARER, conflicts=THEIRS)) == (0, 1, 0, 0)
    assert team.deal("ACME-1").amount == 700_000
    assert counts(team.bring(DEARER, conflicts=THEIRS)) == (0, 0, 1, 0)
    team.do(deals.set_fields, "ACME-1", {"amount": "6000"})
    assert counts(team.bring(DEARER, conflicts=THEIRS)) == (0, 0, 1, 0), "nobody but people changed it"
    # What the table says next is new to both.
    assert len(team.bring(DEARER.replace("7000", "8000")).conflicts) == 1


def test_where_both_changed_to_the_same_there_is_none(team):
    quoted(team, "7000")
    assert team.bring(DEARER).conflicts == []
    assert team.deal("ACME-1").amount == 700_000


def test_a_field_the_table_does_not_have_is_never_in_doubt(team):
    quoted(team)
    without = team.MAP.replace(", amount: value", "")
    assert counts(team.bring(DEARER.replace("Line 3", "Line 5"), map=without)) == (0, 1, 0, 0)
    assert (team.deal("ACME-1").title, team.deal("ACME-1").amount) == ("Line 5", 600_000)


def test_an_owner_both_changed(team):
    team.bring(TALKING, "2,MES,,Gao Min,1,Lead,,")
    team.do(deals.set_fields, "ACME-1", {"owner": "wei"})
    outcome = team.bring(TALKING.replace("lin", "Gao Min"))
    assert [told(c) for c in outcome.conflicts] == ["row 2 deal:ACME-1 rep (owner): wei here, gao.min there"]


# ── by itself ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("told", "table", "here", "way", "written", "said", "clashes"),
    [
        (1, 1, 1, SHOW, {}, {}, []),
        (1, 1, 9, SHOW, {}, {}, []),
        (1, 2, 1, SHOW, {"a": 2}, {}, []),
        (1, 2, 2, SHOW, {"a": 2}, {}, []),
        (1, 2, 9, SHOW, {}, {}, [Clash("a", 9, 2)]),
        (1, 2, 9, THEIRS, {"a": 2}, {}, []),
        (1, 2, 9, OURS, {}, {"a": 2}, []),
        (1, None, 9, SHOW, {}, {}, [Clash("a", 9, None)]),
        (1, None, 1, OURS, {"a": None}, {}, []),
    ],
)
def test_told_before_in_the_table_now_and_standing_here(told, table, here, way, written, said, clashes):
    assert fields({"a": told}, {"a": table}, {"a": here}, way) == (written, said, clashes)


def test_an_amount_is_not_written_without_its_currency():
    told, table, here = {"m": 5, "c": "CNY"}, {"m": 6, "c": "CNY"}, {"m": 5, "c": "USD"}
    assert fields(told, table, here, SHOW, (("m", "c"),)) == ({}, {}, [Clash("c", "USD", "CNY")])
