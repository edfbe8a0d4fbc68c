"""A table of deals and a log of their history, of one source: each adds what it knows, in either order."""

import pytest

from engine.verify import verify

LOG = """
what: events
source: crm
columns: {id: no, activity: did, at: at}
activities: {Call: understand, Quote: explore, Bid: expand, Sold: execute, Lost: {stop: unknown}}
"""
HEADING = "no,did,at"
HISTORY = ("1,Call,2026-03-01T09:30", "1,Quote,2026-03-05T14:00", "2,Call,2026-03-02T08:00")
TABLE = "1,Line 3,ACME,lin,5000,Quoting,,"
DATELESS = """
source: crm
columns: {id: id, title: what, account: client, owner: rep, amount: value, stage: stage}
constants: {currency: CNY}
stages: {Lead: understand, Quoting: explore, Won: execute, Lost: [{stage: explore}, {stop: unknown}]}
"""
DATED = DATELESS.replace("Quoting: explore", "Quoting: {stage: explore, on: began}")


@pytest.fixture
def table(team):
    return lambda *rows, map=DATELESS: team.bring(*rows, map=map)


@pytest.fixture
def log(team):
    return lambda *rows: team.bring(*rows, map=LOG, heading=HEADING)


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, outcome.left_out


def test_a_table_after_the_log_adds_what_it_knows(team, log, table):
    assert counts(log(*HISTORY)) == (2, 0, 0, 0)
    assert counts(table(TABLE)) == (0, 1, 0, 0)
    deal = team.deal("D-1")
    assert (deal.title, deal.account, deal.owner, deal.amount) == ("Line 3", "ACME", "lin", 500_000)
    assert team.way("D-1") == "understand 2026-03-01 → explore 2026-03-05"


def test_neither_takes_back_what_the_other_said(team, log, table):
    log(*HISTORY)
    table(TABLE)
    assert counts(log(*HISTORY)) == (0, 0, 2, 0)
    assert counts(table(TABLE)) == (0, 0, 1, 0)
    before = team.count("event")
    log(*HISTORY)
    table(TABLE)
    assert (team.count("event"), team.deal("D-1").title) == (before, "Line 3")


def test_a_table_with_the_day_of_a_time_agrees(team, log, table):
    log(*HISTORY)
    assert counts(table(TABLE.replace("Quoting,,", "Quoting,2026-03-05,"), map=DATED)) == (0, 1, 0, 0)
    assert team.way("D-1") == "understand 2026-03-01 → explore 2026-03-05"


def test_one_with_another_day_does_not(team, log, table):
    log(*HISTORY)
    rows = (TABLE.replace("Quoting,,", "Quoting,2026-03-04,"), "9,MES,ACME,lin,1,Lead,,")
    [conflict] = table(*rows, map=DATED).conflicts
    assert (conflict.row, conflict.here, conflict.there) == (2, "2026-03-05", "2026-03-04")


def test_the_log_after_the_table_tells_how_it_came_there(team, log, table):
    table(TABLE)
    assert counts(log(*HISTORY)) == (1, 1, 0, 0)
    assert team.way("ACME-1") == "explore ? → understand 2026-03-01 → explore 2026-03-05"
    assert team.deal("ACME-1").stay.since == "2026-03-05T06:00:00.000000Z"
    assert counts(log(*HISTORY)) == (0, 0, 2, 0)
    assert verify(team.store).faults == ()


def test_a_stage_the_table_knew_first_is_dated_by_no_one_twice(team, log, table):
    """The table sees the deal won, and the log tells some days later when that was."""
    log(*HISTORY)
    assert counts(table(TABLE.replace("Quoting", "Won"))) == (0, 1, 0, 0)
    assert team.way("D-1").endswith("explore 2026-03-05 → execute 2026-11-21")
    assert counts(log(*HISTORY, "1,Sold,2026-11-18T10:00")) == (0, 0, 2, 0)
    assert (team.deal("D-1").status, verify(team.store).faults) == ("won", ())
    # What comes after that is told as ever.
    team.now = team.now.replace(day=25)
    assert counts(log(*HISTORY, "1,Sold,2026-11-18T10:00", "1,Lost,2026-11-24T10:00")) == (0, 1, 1, 0)
    assert team.deal("D-1").status == "stopped"


def test_what_no_event_says_the_log_does_not_take_away(team, log, table):
    """A log with a column for the amount, of which no row says anything."""
    with_amount = LOG.replace("at: at}", "at: at, amount: value, currency: money}")
    rows = tuple(f"{row},," for row in HISTORY)
    table(TABLE.replace("Quoting", "Lead"))
    team.bring(*rows, map=with_amount, heading=f"{HEADING},value,money")
    assert (team.deal("ACME-1").amount, team.deal("ACME-1").currency) == (500_000, "CNY")
