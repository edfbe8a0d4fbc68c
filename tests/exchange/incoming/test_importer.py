"""A first import: what the rows say, and what can't go in."""

import time

import pytest

from engine.errors import BadFile, NotAllowed
from engine.message import msg
from exchange.incoming.outcome import Outcome
from exchange.rows.refusal import Refusal

PIPELINE = (
    "1,Line 3 upgrade,ACME Corp,Lin Tao,5000,Lead,,",
    "2,Scanners,ACME Corp,Gao Min,,Talking,2026-03-02,",
    "3,MES,,Gao Min,9000.50,Won,2026-03-02,2026-04-10",
    "4,Spares,Bohai,Gao Min,0,Lost,2026-03-02,2026-05-06",
)


def test_rows_become_deals_with_their_history(team):
    outcome = team.bring(*PIPELINE)
    assert (outcome.read, outcome.created, outcome.accounts, outcome.people) == (4, 4, 2, 1)
    assert team.keys() == ["ACME-1", "ACME-2", "BOHAI-1", "D-1"]
    assert team.way("ACME-1") == "understand ?"
    assert team.way("ACME-2") == "explore 2026-03-02"
    assert team.way("D-1") == "explore 2026-03-02 → execute 2026-04-10"
    assert team.way("BOHAI-1") == "explore 2026-03-02 → stopped 2026-05-06"


def test_what_the_file_does_not_say_is_not_invented(team):
    team.bring(*PIPELINE)
    lead, scanners, mes, spares = (team.deal(key) for key in ("ACME-1", "ACME-2", "D-1", "BOHAI-1"))
    assert lead.stay.since is None
    assert lead.opened_at is None
    assert (scanners.amount, spares.amount, mes.amount) == (None, None, 900_050)
    assert mes.account is None
    assert spares.closing.stop_class is None
    assert spares.closing.reason == "Lost in the CRM"


def test_stages_reached_without_a_gate_are_unproven(team):
    team.bring(*PIPELINE)
    assert team.deal("ACME-1").unproven == ()
    assert team.deal("ACME-2").unproven == ("understand",)
    won = team.deal("D-1")
    assert (won.status, won.unproven) == ("won", ("understand", "explore", "expand"))
    assert won.won_at == "2026-04-09T16:00:00.000000Z"


def test_owners_are_found_by_name_or_join_as_reps(team):
    team.bring(*PIPELINE)
    assert team.deal("ACME-1").owner == "lin"
    assert team.deal("ACME-2").owner == "gao.min"
    row = team.store.row("SELECT name, role FROM person WHERE \"user\" = 'gao.min'")
    assert tuple(row) == ("Gao Min", "rep")


def test_a_deal_without_an_owner_belongs_to_whoever_imports_it(team):
    team.bring("1,Line 3,,,10,Lead,,")
    assert team.deal("D-1").owner == "wei"


def test_a_stage_on_the_way_without_its_day_is_left_out(team):
    team.bring("1,Line 3,,lin,10,Won,,2026-04-10", "2,MES,,lin,10,Lost,,2026-04-10")
    assert team.way("D-1") == "execute 2026-04-10"
    assert team.way("D-2") == "explore ? → stopped 2026-04-10"


def test_bad_rows_are_named_and_the_good_ones_go_in(team, named):
    outcome = team.bring(
        "1,Line 3,ACME,lin,ten,Lead,,",
        "2,MES,Newcomer,Nobody,10,Won,2026-03-02,2026-02-01",
        "3,MES,,lin,10,Won,2026-03-02,",
        "4,,,lin,10,Lead,,",
        "5,MES,,lin,10,Wonn,,",
        "6,MES,,lin,10,Talking,2026-12-24,",
        "7,MES,,lin,10,Talking,2 March,",
        ",MES,,lin,-1,,,",
        "9,MES",
        "10,Good,,lin,10,Lead,,",
        "10,Twin,,lin,10,Lead,,",
    )
    assert named(outcome) == [
        "2 value: “ten” isn't an amount in CNY; write it like 1200000",
        "3 closed: earlier than the step before it (began)",
        "4 closed: no day, though the step before it has one (began)",
        "5 what: no title",
        "6 stage: the mapping does not say what the stage “Wonn” means; is it “Won”?",
        "7 began: 2026-12-24 has not come yet",
        "8 began: “2 March” isn't a day; write it like 2026-03-31",
        "9 id: no id",
        "9 value: “-1” is below zero; a deal's amount can't be",
        "9 stage: no stage",
        "10 -: 2 cells where the heading has 8",
        "12 id: the id 10 stands in row 11 already",
    ]
    assert (outcome.read, outcome.created, outcome.rejected_rows) == (11, 1, 10)
    # Nothing of a refused row stays behind.
    assert (team.keys(), team.count("account"), team.count("person")) == (["D-1"], 0, 2)


def test_names_and_ids_too_long_to_be_found_by(team, named):
    # No two characters alike, or a database would store it shorter.
    long = "".join(chr(0x4E00 + n) for n in range(200))
    outcome = team.bring(f"{long},Line 3,{long},{long},10,Lead,,", f"{long}x,MES,{long}x,{long}x,10,Lead,,")
    why = "more than 200 characters, too many to be found by"
    assert named(outcome) == [f"3 {column}: {why}" for column in ("id", "client", "rep")]
    assert outcome.created == 1
    assert team.bring(f"{long},Line 3,{long},{long},10,Lead,,").unchanged == 1


def test_all_or_nothing_leaves_nothing(team, refused):
    found = refused(team.bring, PIPELINE[0], "2,,,lin,10,Lead,,", all_or_nothing=True)
    assert found[0].startswith("1 of the 2 rows of ")
    assert found[1:] == ["3:2 what: no title"]
    assert (team.keys(), team.count("account"), team.count("external")) == ([], 0, 0)


def test_a_file_of_which_no_row_can_go_in_is_a_bad_file(team, refused):
    found = refused(team.bring, *(f"{n},,,lin,10,Lead,," for n in range(30)))
    assert found[0].startswith("None of the 30 rows of ")
    assert len(found) == 21


def test_a_dry_run_says_what_the_run_says_and_writes_nothing(team):
    said = team.bring(*PIPELINE, dry_run=True)
    assert (team.keys(), team.count("account"), team.count("person")) == ([], 0, 2)
    assert team.bring(*PIPELINE) == said


def test_only_a_manager_or_an_admin_imports(team):
    with pytest.raises(NotAllowed):
        team.bring(*PIPELINE, user="lin")


def test_a_name_two_people_bear_needs_the_login(team, named):
    from engine import staff
    from engine.change import carry_out

    change = team.change()
    carry_out(change, "x", lambda: {"u": staff.add(change, "lin2", "rep", name="Lin Tao").user})
    outcome = team.bring("1,A,,Lin Tao,1,Lead,,", "2,B,,lin2,1,Lead,,")
    assert named(outcome) == [
        "2 rep: more than one person is called Lin Tao; write the login name in the file"
    ]
    assert team.deal("D-1").owner == "lin2"


def test_chinese_names_get_codes_and_logins_people_can_type(team):
    team.bring("1,三号产线,华南精工,陈宇,10,Lead,,")
    assert team.deal("HUANAN-1").owner == "chenyu"


def test_a_title_of_several_columns_and_other_ways_to_write(team):
    map = """
source: crm2
columns: {title: [what, client], stage: stage, amount: value, currency: rep}
dates: "%d.%m.%Y"
decimal: ","
join: " / "
nulls: ["n/a"]
stages: {Talking: {stage: explore, on: began}}
"""
    team.bring('1,Line 3,n/a,EUR,"1.054,50",talking,02.03.2026,', "2,MES,ACME,JPY,7,Talking,n/a,", map=map)
    first, second = team.deal("D-1"), team.deal("D-2")
    assert (first.title, first.amount, first.currency) == ("Line 3", 105_450, "EUR")
    assert (second.title, second.amount, second.currency) == ("MES / ACME", 7, "JPY")
    assert (team.way("D-1"), team.way("D-2")) == ("explore 2026-03-02", "explore ?")


def test_a_buying_behaviour_is_one_of_the_playbook(team, named):
    map = team.MAP.replace("id: id, ", "id: id, behaviour: closed, ")
    outcome = team.bring("1,A,,lin,1,Lead,,project", "2,B,,lin,1,Lead,,projct", map=map)
    assert team.deal("D-1").behaviour == "project"
    assert named(outcome) == [
        "3 closed: there is no buying behaviour “projct”; choose from profit, project, relationship"
    ]


def test_a_deal_may_come_in_done(team):
    done = team.MAP.replace("{stage: execute, on: closed}", "{stage: done, on: closed}")
    team.bring("1,Line 3,,lin,10,Won,2026-03-02,2026-04-10", map=done)
    deal = team.deal("D-1")
    assert (deal.status, deal.stage, deal.won_at) == ("done", "done", "2026-04-09T16:00:00.000000Z")


def test_the_file_may_be_longer_than_a_batch(team, monkeypatch):
    monkeypatch.setattr("exchange.incoming.chunks.BATCH", 2)
    seen = []
    rows = [f"{n},Deal {n},ACME,lin,1,Lead,," for n in range(5)]
    outcome = team.bring(*rows, progress=lambda done, lines: seen.append((done, lines)))
    assert (outcome.created, team.keys()) == (5, [f"ACME-{n}" for n in range(1, 6)])
    assert seen == [(2, 5), (4, 5)]


def test_an_empty_column_of_ids_is_refused_whole(team):
    with pytest.raises(BadFile):
        team.bring(",A,,lin,1,Lead,,")


def test_a_row_with_something_under_no_column_is_refused(team):
    outcome = team.bring(
        "1,Line 3,ACME Corp,Gao Min,5000,Lead,,,surplus", "2,Line 4,ACME Corp,Gao Min,1,Lead,,,"
    )
    assert [(r.row, r.reason.id) for r in outcome.rejected] == [(2, "exchange.surplus")]
    assert outcome.created == 1


def test_all_faults_are_counted_and_the_first_are_named(monkeypatch):
    monkeypatch.setattr("exchange.incoming.outcome.KEPT", 3)
    outcome = Outcome("deals", read=4)
    why = msg("exchange.surplus")
    for row in (2, 3, 4):
        outcome.reject(Refusal(row, "amount", why), Refusal(row, "day", why))
    assert [(r.row, r.column) for r in outcome.rejected] == [(2, "amount"), (2, "day"), (3, "amount")]
    assert (outcome.faults, outcome.rejected_rows, outcome.left_out) == (6, 3, 3)


def test_thousands_of_stages_nobody_knows_take_no_time(team, refused):
    """Which one was meant is looked for among those of the mapping, for every row: a while only."""
    stages = "".join(f"  S{n}: understand\n" for n in range(3000))
    rows = [f"{n},x,ACME,lin,5,Leed{n},," for n in range(3000)]
    began = time.process_time()
    found = refused(team.bring, *rows, map=team.MAP + stages)
    assert "is it “Lead”?" in found[1]
    assert time.process_time() - began < 15
