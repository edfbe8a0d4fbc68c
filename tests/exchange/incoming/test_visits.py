"""Visits, calls and other activities as a CRM exports them: told of their deal or client, as of their day."""

from datetime import date

import pytest
from proven import verified

from engine import accounts, contacts, deals, history, reads, staff, visit_table
from engine.change import carry_out
from engine.clock import day_of

MAP = """
source: crm
what: visits
columns:
  id: Activity ID
  on: Date
  summary: [Subject, Notes]
  deal: Opportunity
  account: Account Name
  contact: Name
  channel: Type
  owner: Assigned
channels: {Call: call, Meeting: in_person, Video: online}
one_sided: [Email]
"""
HEADING = "Activity ID,Date,Subject,Notes,Opportunity,Account Name,Name,Type,Assigned"
CALL = "00T1,2026-11-10 09:30,Prices,they want a quote,1,,,Call,Lin Tao"
DEAL = "1,Line 2,Acme Steel,Lin Tao,100,Talking,2026-03-01,"
PEOPLE = """
source: crm
what: contacts
columns: {id: id, name: name, account: account}
constants: {part: user}
"""


def bring(team, *lines, **how):
    return team.bring(*lines, map=how.pop("map", MAP), heading=how.pop("heading", HEADING), **how)


def people(team, *lines):
    team.bring(*lines, map=PEOPLE, heading="id,name,account")


def counts(outcome):
    return (outcome.created, outcome.updated, outcome.unchanged, len(outcome.rejected))


def act(team, work, user="wei"):
    change = team.change(user)
    carry_out(change, "test", lambda: {"done": str(work(change))})


def view(team, on="2026-11-21"):
    day = date.fromisoformat(on)
    return reads.view_as_of(team.store, team.change().workspace, day)


def test_a_call_to_a_deal_is_one_of_its_visits_on_its_own_day(team):
    team.bring(DEAL)
    outcome = bring(team, CALL)
    (visit,) = team.deal("ACME-1").visits
    assert (visit.on, visit.channel, visit.two_sided, visit.by) == ("2026-11-10", "call", True, "lin")
    assert visit.summary == "Prices · they want a quote"
    event = history.events(team.store, "deal:ACME-1")[-1]
    assert (event.kind, event.at) == ("import", "2026-11-10T01:30:00.000000Z")
    assert (event.actor, event.data["external"]) == ("wei", {"source": "crm/visits", "id": "00T1"})
    assert counts(outcome) == (1, 0, 0, 0)
    verified(team.store)


def test_a_deal_silent_for_long_is_silent_no_more(team):
    team.bring(DEAL)
    bring(team, CALL.replace("2026-11-10 09:30", "2026-09-22").replace("00T1", "00T0"))
    assert team.deal("ACME-1").last_contact == "2026-09-22"
    bring(team, CALL)
    row = team.store.row("SELECT last_contact FROM deal WHERE key = 'ACME-1'")
    assert (row["last_contact"], team.deal("ACME-1").last_contact) == ("2026-11-10", "2026-11-10")
    bring(team, CALL.replace("00T1", "00T2").replace("2026-11-10", "2026-10-01"))
    assert team.deal("ACME-1").last_contact == "2026-11-10"
    assert [v.on for v in team.deal("ACME-1").visits] == ["2026-09-22", "2026-10-01", "2026-11-10"]
    verified(team.store)


def test_what_was_only_sent_ends_no_silence(team):
    team.bring(DEAL)
    bring(team, CALL.replace(",Call,", ",Email,"))
    (visit,) = team.deal("ACME-1").visits
    assert (visit.two_sided, visit.channel, team.deal("ACME-1").last_contact) == (False, "online", None)


def test_a_visit_without_a_deal_is_one_to_the_client(team):
    bring(team, "00T1,2026-11-10,Tour,,,华南精密,,Meeting,Lin Tao")
    (held,) = visit_table.held(view(team))
    assert (held.subject, held.account, held.deal, held.by) == ("account:HUANAN", "HUANAN", None, "lin")
    assert visit_table.last_contacts(view(team))["HUANAN"].visit_on == "2026-11-10"
    assert accounts.by_code(team.store, "HUANAN").version == 2
    verified(team.store)


def test_as_of_a_day_before_it_nobody_knew(team):
    team.bring(DEAL)
    bring(team, CALL, "00T2,2026-11-12,Tour,,,Acme Steel,,Meeting,Lin Tao")
    assert reads.deal(view(team, "2026-11-09"), "ACME-1").visits == ()
    assert len(reads.deal(view(team, "2026-11-10"), "ACME-1").visits) == 1
    assert [held.on for held in visit_table.held(view(team, "2026-11-11"))] == ["2026-11-10"]
    assert [visit.summary for _, visit in visit_table.told_of(view(team), "ACME")] == [
        "Tour",
        "Prices · they want a quote",
    ]


def test_the_same_again_changes_nothing_and_a_changed_one_is_named(team, named):
    team.bring(DEAL)
    bring(team, CALL)
    assert counts(bring(team, CALL)) == (0, 0, 1, 0)
    outcome = bring(team, CALL.replace("quote", "discount"), CALL.replace("00T1", "00T2"))
    assert named(outcome) == [
        "2 -: it came in as ACME-1:2 before (10 Nov 2026, by phone), and what was told of a visit is not"
        " rewritten"
    ]
    assert [v.summary for v in team.deal("ACME-1").visits] == ["Prices · they want a quote"] * 2


def test_who_was_met_is_found_by_name_and_by_id_else_named(team):
    team.bring(DEAL)
    people(team, "003A,Gao Yan,Acme Steel", "003B,Wu Bin,Acme Steel")
    outcome = bring(team, CALL.replace(",1,,,", ",1,,wu  bin；Li Na; GAO YAN,"))
    (visit,) = team.deal("ACME-1").visits
    assert visit.people == ("ACME.2", "ACME.1")
    assert visit.summary == "Prices · they want a quote (Li Na)"
    assert dict(outcome.strangers) == {"Li Na": 1}
    by_id = MAP.replace("contact: Name", "contact_id: Name")
    bring(team, CALL.replace("00T1", "00T2").replace(",1,,,", ",1,,003A;003Z,"), map=by_id)
    assert team.deal("ACME-1").visits[1].people == ("ACME.1",)
    assert visit_table.others_met(view(team), visit_table.held(view(team))) == {
        ("deal:ACME-1", 2): ("ACME.1",)
    }
    verified(team.store)


def test_the_seller_may_have_left_and_an_unknown_one_is_registered(team):
    team.bring(DEAL)
    act(team, lambda c: staff.add(c, "bo", "rep", name="Bo Li"))
    act(team, lambda c: staff.leave(c, "bo", "lin"))
    outcome = bring(
        team, CALL.replace("Lin Tao", "Bo Li"), CALL.replace("00T1", "00T2").replace("Lin Tao", "Chen Yu")
    )
    assert [v.by for v in team.deal("ACME-1").visits] == ["bo", "chen.yu"]
    assert outcome.people == 1
    verified(team.store)


def test_what_is_still_to_come_is_no_visit(team, named):
    team.bring(DEAL)
    outcome = bring(team, CALL, CALL.replace("00T1", "00T2").replace("2026-11-10", "2026-12-10"))
    assert named(outcome) == ["3 Date: 2026-12-10 09:30 has not come yet"]


def test_what_cannot_be_understood_is_named(team, named):
    team.bring(DEAL)
    outcome = bring(
        team,
        CALL,
        "00T2,2026-11-10,Prices,,99,,,Call,",
        "00T3,2026-11-10,Prices,,,,,Fax,",
        "00T4,,,,1,,,,",
    )
    assert named(outcome) == [
        "3 Opportunity: there is no deal “99”, by its key here or by the id this source's deals came in"
        " under",
        "4 Type: the mapping does not say how one speaks by “Fax”; add it under channels as in_person, online"
        " or call, or under one_sided if the client took no part",
        "4 Opportunity: no deal and no account, so nobody knows whom it was with",
        "5 Date: no day",
        "5 Type: no channel; constants: {channel: call} in the mapping would stand in for empty cells",
        "5 Subject: nothing says what it was about",
    ]


def test_one_column_may_name_deals_and_clients_by_id(team, named):
    map = MAP.replace(
        "deal: Opportunity\n  account: Account Name", "deal: Related To\n  account_id: Related To"
    )
    heading = HEADING.replace("Opportunity,Account Name", "Related To")
    team.bring(DEAL)
    team.bring(
        "001A,Bohai", map="{source: crm, what: accounts, columns: {id: id, name: name}}", heading="id,name"
    )
    row = "00T1,2026-11-10,Tour,,{},,Meeting,"
    outcome = bring(
        team, row.format("1"), row.format("001A").replace("T1", "T2"), row.format("x").replace("T1", "T3"),
        map=map, heading=heading,
    )  # fmt: skip
    assert sorted(held.key for held in visit_table.held(view(team))) == ["ACME-1:2", "BOHAI:2"]
    assert named(outcome) == ["4 Related To: “x” is neither a deal nor an account here; import those first"]


def test_a_deal_may_be_named_by_a_title_only_it_has(team, named):
    team.bring(DEAL, DEAL.replace("1,Line 2", "2,Line 3"), DEAL.replace("1,Line 2", "3,Line 3"))
    outcome = bring(
        team, CALL.replace(",1,", ",99;Line 2,"), CALL.replace("00T1", "00T2").replace(",1,", ",Line 3,")
    )
    assert len(team.deal("ACME-1").visits) == 1
    assert [said.partition(",")[0] for said in named(outcome)] == ["3 Opportunity: there is no deal “Line 3”"]


@pytest.mark.parametrize(("cell", "two_sided"), [("Yes", True), ("否", False), ("", True)])
def test_a_column_says_whether_the_client_took_part(team, cell, two_sided):
    map = MAP.replace("  channel: Type\n", "  channel: Type\n  two_sided: Both\n")
    team.bring(DEAL)
    bring(team, f"{CALL},{cell}", map=map, heading=f"{HEADING},Both")
    assert team.deal("ACME-1").visits[0].two_sided is two_sided


def test_people_here_go_on_where_the_table_ends(team):
    team.bring(DEAL)
    bring(team, CALL)
    people(team, "003A,Gao Yan,Acme Steel")
    team.do(
        deals.log_visit,
        "ACME-1",
        contact="Gao Yan",
        on="2026-11-20",
        summary="signed",
        two_sided=True,
        user="lin",
    )
    team.bring(DEAL.replace("Talking,2026-03-01,", "Won,2026-03-01,2026-11-20"))
    deal = team.deal("ACME-1")
    assert (deal.stage, [v.on for v in deal.visits]) == ("execute", ["2026-11-10", "2026-11-20"])
    bring(team, CALL.replace("00T1", "00T2").replace("2026-11-10", "2026-11-15"))
    assert [v.on for v in team.deal("ACME-1").visits] == ["2026-11-10", "2026-11-15", "2026-11-20"]
    act(team, lambda c: contacts.leave(c, contacts.of_account(c.store, "ACME")[0], "2026-11-21"))
    verified(team.store)


def test_the_day_is_the_workspaces(team):
    team.bring(DEAL)
    bring(team, CALL.replace("2026-11-10 09:30", "2026-11-10T20:00:00Z"))
    event = history.events(team.store, "deal:ACME-1")[-1]
    assert team.deal("ACME-1").visits[0].on == "2026-11-11" == day_of(event.at, "Asia/Shanghai").isoformat()


@pytest.mark.sqlite("a mapping is read before any database")
def test_it_has_to_be_said_how_they_spoke(team, refused):
    said = refused(bring, team, CALL, map=MAP.replace("  channel: Type\n", ""))
    assert any("constants: {channel: call}" in each for each in said)
