"""A real log of loan applications by the mapping and playbook of the docs, and the figures others counted."""

from functools import cache

import pytest
from loan_log import LAST, LOG, STAGES, ZONE, bank, brought, loans, needs_the_log

from coach.lives import WON, lives
from coach.statistics.funnel import funnels, stages_stood_in
from coach.statistics.legs import legs, ways
from coach.statistics.pile_up import pile_ups
from coach.statistics.stage_time import stage_times
from engine import playbooks
from engine.clock import end_of_day
from engine.reads import view_as_of
from engine.verify import verify


@cache
def times():
    now = end_of_day(LAST, ZONE)
    found = stage_times(loans().lives, loans().books, loans().calendar, ZONE, now)
    return {each.stage: each for each in found}


@needs_the_log
def test_every_case_comes_in():
    outcome = loans().outcome
    assert (outcome.read, outcome.cases, outcome.created) == (92_093, 13_087, 13_087)
    assert (outcome.rejected, outcome.absent, outcome.accounts, outcome.people) == ([], (), 0, 0)
    assert outcome.skipped == sum(outcome.unnamed.values()) == 43_354
    assert outcome.unnamed["A_PARTLYSUBMITTED"] == 13_087
    assert loans().seconds < 20


@needs_the_log
def test_reach_outcome_and_backward_counts():
    (funnel,) = funnels(loans().lives, loans().books)
    assert [(r.stage, r.reached) for r in funnel.rungs] == [
        ("applied", 13_087),
        ("preaccepted", 7_367),
        ("accepted", 5_113),
        ("offered", 5_015),
        ("returned", 3_254),
    ]
    assert (funnel.won, funnel.open) == (2_246, 399)
    assert funnel.lost == {"declined": 7_635, "cancelled": 2_807}
    assert (funnel.back_deals, funnel.back_moves, funnel.duplicates) == (357, 368, 0)


@needs_the_log
def test_who_is_won_has_been_everywhere_and_nobody_skips_a_stage():
    for life in loans().lives:
        assert stages_stood_in(life) == set(STAGES[: min(life.reached, 4) + 1]), life.key
    won = [life for life in loans().lives if life.outcome == WON]
    assert len(won) == 2_246
    assert all(stages_stood_in(life) == set(STAGES) for life in won)


@needs_the_log
def test_how_long_the_way_is():
    found = {each.start: each.days for each in legs(loans().lives, loans().books)}
    won = next(way.days for way in ways(loans().lives, loans().books) if way.end == WON)
    assert [
        (days.n, round(days.median, 1), round(days.p90, 1))
        for days in (found["offered"], found["returned"], won)
    ] == [(3_254, 9.0, 20.7), (2_246, 4.1, 10.0), (2_246, 14.4, 28.7)]


@needs_the_log
@pytest.mark.parametrize(("stage", "n", "of"), [("preaccepted", 375, 1_100), ("offered", 476, 1_504)])
def test_cancellations_pile_up_after_a_month(stage, n, of):
    """A time-out: on the 31st day more than on any day of the weeks around, by far."""
    time = times()[stage]
    cancelled = time.stops["cancelled"]
    assert (cancelled[30], sum(cancelled.values())) == (n, of)
    assert n > 5 * max(each for day, each in cancelled.items() if day > 8 and day != 30)
    assert any(p.stop_class == "cancelled" and p.first <= 30 <= p.last for p in pile_ups(time))
    assert time.curve.at(30) - time.curve.at(31) > 3 * (time.curve.at(27) - time.curve.at(30))


@needs_the_log
def test_the_history_is_sound_and_the_same_log_changes_nothing():
    assert verify(loans().change.store).faults == ()
    again = brought(loans().change, LOG)
    assert (again.unchanged, again.created, again.updated, again.rejected) == (13_087, 0, 0, [])


@needs_the_log
def test_a_server_tells_the_same(databases):
    change = bank(databases.empty("postgresql", "bank"))
    assert brought(change, LOG).created == 13_087
    assert lives(view_as_of(change.store, change.workspace, LAST)) == loans().lives


@needs_the_log
@pytest.mark.proof
def test_a_log_that_grew_comes_out_the_same(databases, database, tmp_path):
    """Its first 60,000 rows, then all of it: the same histories as at once."""
    lines = LOG.read_text(encoding="utf-8").splitlines(keepends=True)
    part = tmp_path / "part.csv"
    part.write_text("".join(lines[:60_000]), encoding="utf-8")
    change = bank(databases.empty(database, "bank"))
    first = brought(change, part)
    then = brought(change, LOG)
    assert (first.rejected, then.rejected, first.created + then.created) == ([], [], 13_087)
    (funnel,) = funnels(
        lives(view_as_of(change.store, change.workspace, LAST)), list(playbooks.installed(change.store))
    )
    assert [rung.reached for rung in funnel.rungs] == [13_087, 7_367, 5_113, 5_015, 3_254]
    assert (funnel.won, funnel.open, funnel.back_deals) == (2_246, 399, 357)


def test_the_ready_mapping_reads_a_log_of_its_shape(databases, database, tmp_path):
    log = tmp_path / "events.csv"
    log.write_text(
        "case_id,amount_requested,activity,timestamp,resource\n"
        "1,9000,A_SUBMITTED,2011-10-29T23:30:00.250+02:00,\n"
        "1,9000,A_PARTLYSUBMITTED,2011-10-29T23:30:00.250+02:00,\n"
        "1,9000,A_PREACCEPTED,2011-10-30T12:00:00+01:00,7\n"
        "2,500,A_SUBMITTED,2011-10-30T12:00:00+01:00,\n"
        "2,500,A_DECLINED,2011-10-30T12:00:40+01:00,8\n",
        encoding="utf-8",
    )
    change = bank(databases.empty(database, "bank"))
    outcome = brought(change, log)
    assert (outcome.created, outcome.skipped, outcome.rejected) == (2, 1, [])
    assert outcome.absent == ("A_ACCEPTED", "O_SENT", "O_SENT_BACK", "A_APPROVED", "A_CANCELLED")
    one, two = lives(view_as_of(change.store, change.workspace, LAST))
    assert [(m.stage, m.at) for m in one.moves] == [
        ("applied", "2011-10-29T21:30:00.250000Z"),
        ("preaccepted", "2011-10-30T11:00:00.000000Z"),
    ]
    assert (two.outcome, two.last.stop_class, two.value("amount")) == ("lost", "declined", 50_000)
