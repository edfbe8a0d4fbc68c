"""Stays are counted once: what is learned later goes on from there, and says what counting anew would say."""

import json
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from counted import learned_step_by_step

from coach.limits import counting
from coach.limits.learning import relearn
from coach.limits.lengths import read_lengths
from engine import deals, stay_table, workspace
from engine.store import open_store

FIRST, SECOND, THIRD = "ACME-1", "ACME-2", "ACME-3"


def opened(team, *amounts, user="lin"):
    for amount in amounts:
        team.do(user, deals.new, "Line 3", account="ACME", playbook="small", amount=amount)


def stopped(team, key, user="lin", cause="no_decision"):
    team.do(user, deals.stop, key, cause, reason="they bought nothing")


@pytest.fixture
def learned(team):
    """Three deals, one of them stopped after ten days, learned from."""
    team.day("2026-03-02")
    opened(team, "100", "2000", None)
    team.day("2026-03-16")
    stopped(team, FIRST)
    team.do("wei", relearn)
    return team


def of_understand(team):
    found = team.do("wei", relearn)
    return read_lengths(
        next(each.found for each in found if (each.stage, each.segment) == ("understand", ""))
    )


@pytest.fixture
def reads_all(monkeypatch):
    """How often the whole history was read."""
    read = []

    def each_life(view, real=counting.each_life):
        read.append(view)
        return real(view)

    monkeypatch.setattr(counting, "each_life", each_life)
    return read


def test_what_was_counted_is_not_read_again(learned, reads_all):
    learned.day("2026-03-23")
    stopped(learned, SECOND)
    opened(learned, "300")
    found = of_understand(learned)
    assert (found.n, found.ended, found.longest) == (4, 2, 15)
    assert reads_all == []
    learned_step_by_step(learned.as_("wei"))


def test_a_deal_that_goes_on_is_counted_as_it_is_now(learned, reads_all):
    learned.day("2026-03-20")
    stopped(learned, SECOND)
    of_understand(learned)
    learned.do("lin", deals.undo, SECOND)
    learned.do("lin", deals.set_fields, THIRD, {"amount": "70000"})
    found = of_understand(learned)
    assert (found.n, found.ended) == (3, 1)
    assert reads_all == []
    learned_step_by_step(learned.as_("wei"))


def test_a_duplicate_is_taken_out_again(learned, reads_all):
    learned.day("2026-03-20")
    stopped(learned, SECOND)
    of_understand(learned)
    learned.do("mei", deals.reopen, SECOND, reason="they are back")
    stopped(learned, SECOND, cause="duplicate")
    assert of_understand(learned).n == 2
    assert reads_all == []


def test_another_first_end_makes_others_early_so_all_is_counted_again(team, reads_all):
    team.day("2026-03-02")
    opened(team, "100", "200")
    team.do("wei", relearn)
    team.day("2026-03-16")
    stopped(team, FIRST)
    reads_all.clear()
    assert of_understand(team).early == 2
    assert len(reads_all) == 1


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("UPDATE working_days SET days = replace(days, '11111', '11110') WHERE year = 2026", True),
        ("UPDATE working_days SET days = replace(days, '11111', '11110') WHERE year = 2027", False),
        ("UPDATE workspace SET time_zone = 'America/New_York'", True),
        ("UPDATE counted SET basis = '[]'", True),
        ("UPDATE counted SET basis = '{}'", True),
        ("UPDATE counted SET basis = replace(basis, 'record', 'recorded')", True),
        ("UPDATE counted SET basis = replace(basis, 'sorting', 'sorted')", True),
        ("UPDATE segment_count SET since = 'long ago' WHERE since > ''", True),
        ("DELETE FROM counted", True),
    ],
)
def test_what_the_counts_rest_on(learned, reads_all, said, again):
    """Days are counted by other rules, or what stands there was never counted by us."""
    learned.store.run(said)
    learned.day("2026-03-20")
    stopped(learned, FIRST) if learned.deal(FIRST).status == "open" else stopped(learned, SECOND)
    learned.do("mei", deals.reopen, FIRST, reason="they are back")
    learned.do("wei", relearn)
    assert bool(reads_all) is again
    learned_step_by_step(learned.as_("wei"))


def test_a_stage_that_wins_now_is_counted_as_one(learned, reads_all):
    learned.install(
        json.dumps(
            [
                {"id": "understand", "gate": [{"decision": "needs_known"}]},
                {"id": "expand", "status": "won", "gate": [{"decision": "will_buy"}]},
            ]
        ),
        version=2,
    )
    learned.do("wei", relearn)
    assert len(reads_all) == 1


def test_a_clock_that_was_fast(learned, reads_all):
    """What lies ahead is counted again until its day has come."""
    now = learned.now
    learned.now += timedelta(days=3)
    stopped(learned, SECOND)
    learned.now = now
    assert of_understand(learned).ended == 1
    learned.now += timedelta(days=4)
    assert of_understand(learned).ended == 2
    reads_all.clear()
    assert of_understand(learned).ended == 2
    assert reads_all == []
    learned_step_by_step(learned.as_("wei"))


@contextmanager
def somebody_stops(team, key):
    """On a connection of their own: the event has its position, and is not seen yet."""
    with open_store(team.path, for_writing=True) as theirs:
        change = team.as_("lin")._replace(store=theirs)
        with theirs.transaction(alone=False):
            deals.stop(change, key, "no_decision", reason="they bought nothing")
            yield


@pytest.mark.postgresql("a file of SQLite has one writer at a time")
def test_somebody_who_writes_meanwhile_is_counted_next_time(learned, reads_all):
    learned.day("2026-03-20")
    stopped(learned, THIRD)
    with somebody_stops(learned, SECOND):
        learned.do("wei", relearn)
        assert stay_table.counted_apart(learned.store) == {THIRD: 2}
    assert of_understand(learned).ended == 3
    assert stay_table.counted_apart(learned.store) == {}
    assert reads_all == []
    learned_step_by_step(learned.as_("wei"))


@pytest.mark.postgresql("a file of SQLite has one writer at a time")
def test_where_somebody_writes_while_all_is_counted(learned, reads_all):
    with somebody_stops(learned, SECOND):
        learned.do("wei", relearn, anew=True)
        assert stay_table.counted_apart(learned.store) == {FIRST: 2, SECOND: 1, THIRD: 1}
    reads_all.clear()
    assert of_understand(learned).ended == 2
    assert reads_all == []
    learned_step_by_step(learned.as_("wei"))


def test_a_kind_none_is_left_of_is_forgotten(learned):
    for key, behaviour in ((SECOND, "project"), (THIRD, "profit"), (FIRST, "relationship")):
        learned.do("wei", deals.set_fields, key, {"behaviour": behaviour})
    learned.day("2026-03-23")
    stopped(learned, SECOND)
    assert "project" in {each.segment for each in learned.do("wei", relearn)}
    learned.do("wei", deals.undo, SECOND)
    learned.do("wei", deals.set_fields, SECOND, {"behaviour": "profit"})
    learned_step_by_step(learned.as_("wei"))
    assert "project" not in {each.segment for each in learned.do("wei", relearn)}


@pytest.fixture
def sized(team):
    """So many deals that what counts as a small one is known: up to 2 000."""
    team.day("2026-03-02")
    opened(team, *(str(100 * n) for n in range(1, 61)))
    team.day("2026-03-16")
    stopped(team, FIRST)
    team.do("wei", relearn)
    return team


def segments(team):
    """How many stays last in each."""
    found = Counter()
    for kind, number in stay_table.load_segments(team.store).items():
        found[kind.segment] += number.n if kind.since else 0
    return +found


def test_where_what_is_small_changes_deals_are_sorted_anew_and_no_history_is_read(sized, reads_all):
    assert segments(sized) == {"/small": 19, "/medium": 20, "/large": 20}
    opened(sized, *("9900" for _ in range(30)))
    sized.do("wei", relearn)
    assert segments(sized) == {"/small": 29, "/medium": 30, "/large": 30}
    assert reads_all == []
    learned_step_by_step(sized.as_("wei"))


def test_where_behaviours_come_to_be_known_deals_are_sorted_by_them_as_well(sized, reads_all):
    for n in range(2, 61):
        sized.do("wei", deals.set_fields, f"ACME-{n}", {"behaviour": "project"})
    sized.do("wei", relearn)
    assert segments(sized) == {"project/small": 19, "project/medium": 20, "project/large": 20}
    assert reads_all == []
    learned_step_by_step(sized.as_("wei"))


def test_another_rate_makes_other_amounts_small(sized, reads_all):
    sized.do("lin", deals.set_fields, SECOND, {"amount": "400", "currency": "EUR"})
    for rate, small in (("8", 262_50), ("2", 1_000_00)):
        workspace.set_rate(sized.store, "EUR", rate, date(2026, 3, 16))
        sized.do("wei", relearn)
        assert stay_table.reach(sized.store).basis["sorting"]["small"]["cuts"]["EUR"][0] == small
    assert reads_all == []
    learned_step_by_step(sized.as_("wei"))


def test_days_go_by_for_the_stays_that_last(learned, reads_all):
    assert of_understand(learned).watched == 0
    learned.day("2026-06-15")
    assert of_understand(learned).watched == 2
    assert reads_all == []
    learned_step_by_step(learned.as_("wei"))


@pytest.mark.parametrize("table", ["stay_count", "segment_count"])
def test_counts_that_cannot_have_been_right_are_made_anew(learned, reads_all, table):
    learned.store.run(f"DELETE FROM {table} WHERE since > ''")
    learned.day("2026-03-20")
    stopped(learned, SECOND)
    assert of_understand(learned).ended == 2
    assert len(reads_all) == 1
    learned_step_by_step(learned.as_("wei"))
