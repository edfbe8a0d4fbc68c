"""The same source read again: nothing changes, or what changed there is added to the history here."""

from engine import deals, history
from engine.verify import verify
from exchange.incoming.difference import OURS, THEIRS
from exchange.incoming.outcome import Conflict

TALKING = "1,Line 3,ACME,lin,5000,Talking,2026-03-02,"
WON = "1,Line 3,ACME,lin,5000,Won,2026-03-02,2026-04-10"
OTHER = "2,MES,,lin,1,Lead,,"
LOST = "1,Line 3,ACME,lin,5000,Lost,2026-03-02,2026-04-10"


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, outcome.rejected_rows


def test_the_same_file_changes_nothing(team):
    team.bring(TALKING, "2,MES,,lin,0,Lead,,")
    before = team.count("event")
    assert counts(team.bring(TALKING, "2,MES,,lin,0,Lead,,")) == (0, 0, 2, 0)
    assert team.count("event") == before


def test_a_deal_that_moved_on_there_moves_on_here(team):
    team.bring("1,Line 3,ACME,lin,5000,Lead,,")
    assert counts(team.bring(TALKING)) == (0, 1, 0, 0)
    assert counts(team.bring(WON)) == (0, 1, 0, 0)
    assert team.way("ACME-1") == "understand ? → explore 2026-03-02 → execute 2026-04-10"
    assert team.deal("ACME-1").unproven == ("understand", "explore", "expand")
    assert counts(team.bring(WON)) == (0, 0, 1, 0)


def test_one_that_was_lost_and_won_after_all(team):
    team.bring(LOST)
    team.bring("1,Line 3,ACME,lin,5000,Won,2026-03-02,2026-06-01")
    assert team.way("ACME-1") == "explore 2026-03-02 → stopped 2026-04-10 → execute 2026-06-01"
    assert (team.deal("ACME-1").status, team.deal("ACME-1").closing) == ("won", None)


def test_one_moved_back_there_gets_there_now(team):
    team.bring(WON)
    team.bring(TALKING)
    assert team.way("ACME-1").endswith("→ execute 2026-04-10 → explore 2026-11-21")
    assert (team.deal("ACME-1").status, team.deal("ACME-1").won_at) == ("open", None)
    assert counts(team.bring(TALKING)) == (0, 0, 1, 0)
    assert counts(team.bring(TALKING.replace("5000", "6000"))) == (0, 1, 0, 0)


def test_fields_that_changed_there_change_here(team):
    team.bring(TALKING)
    team.bring("1,Line 3 and 4,Bohai,wei,7000,Talking,2026-03-02,")
    deal = team.deal("ACME-1")
    assert (deal.title, deal.account, deal.owner, deal.amount) == ("Line 3 and 4", "BOHAI", "wei", 700_000)


def test_a_field_people_changed_here_stays_theirs(team):
    team.bring(TALKING)
    team.do(deals.set_fields, "ACME-1", {"amount": "9999"})
    team.bring(WON.replace("Line 3", "Line 5"))
    deal = team.deal("ACME-1")
    assert (deal.title, deal.amount, deal.status) == ("Line 5", 999_900, "won")


def test_a_move_before_the_last_one_made_here_does_not_fit(team, named):
    team.bring("1,Line 3,ACME,lin,5000,Lead,,", OTHER)
    team.do(deals.stop, "ACME-1", "no_decision", reason="Budget gone")
    team.do(deals.reopen, "ACME-1", reason="Budget back")
    assert named(team.bring(TALKING, OTHER)) == [
        "2 stage: its history here goes on to 21 Nov 2026; an earlier move can't be put before that"
    ]
    assert team.way("ACME-1") == "understand ?"
    # The same day is no contradiction: the file does not know the hour.
    assert counts(team.bring(TALKING.replace("2026-03-02", "2026-11-21"), OTHER)) == (0, 1, 1, 0)
    assert team.way("ACME-1") == "understand ? → explore 2026-11-21"


def test_a_deal_people_stopped_here_already_is_not_stopped_again(team):
    team.bring(TALKING)
    team.do(deals.stop, "ACME-1", "no_decision", reason="Budget gone")
    assert counts(team.bring(LOST)) == (0, 0, 1, 0)
    assert team.deal("ACME-1").closing.reason == "Budget gone"


def test_a_day_nobody_knew_may_be_added(team):
    team.bring("1,Line 3,ACME,lin,5000,Talking,,")
    team.bring(TALKING)
    assert team.deal("ACME-1").stay.since == "2026-03-01T16:00:00.000000Z"


def test_a_day_corrected_there_is_a_conflict(team, named):
    """History is not rewritten; the rest of the row goes in all the same."""
    team.bring(WON, "2,MES,,lin,1,Lead,,")
    corrected = WON.replace("2026-04-10", "2026-04-09").replace("Line 3", "Line 5")
    outcome = team.bring(corrected, "2,MES,,lin,1,Lead,,")
    assert named(outcome) == []
    assert outcome.conflicts == [Conflict(2, "deal:ACME-1", "closed", "days", "2026-04-10", "2026-04-09")]
    assert (team.way("ACME-1"), team.deal("ACME-1").title) == (
        "explore 2026-03-02 → execute 2026-04-10",
        "Line 5",
    )
    assert len(team.bring(corrected).conflicts) == 1
    assert len(team.bring(corrected, conflicts=THEIRS).conflicts) == 1


def test_ours_silences_it_until_the_table_says_another_day(team):
    team.bring(WON)
    corrected = WON.replace("2026-03-02", "2026-03-01")
    kept = team.bring(corrected, conflicts=OURS)
    assert (counts(kept), kept.kept, kept.conflicts) == ((0, 0, 1, 0), 1, [])
    assert history.events(team.store, "deal:ACME-1")[-1].data["said"] == {"days": {"explore": "2026-03-01"}}
    again = team.bring(corrected.replace("5000", "6000"))
    assert (counts(again), again.conflicts) == ((0, 1, 0, 0), [])
    [conflict] = team.bring(WON.replace("2026-03-02", "2026-02-28")).conflicts
    assert (conflict.column, conflict.here, conflict.there) == ("began", "2026-03-02", "2026-02-28")
    assert verify(team.store).faults == ()


def test_a_mapping_that_learned_more_is_a_change(team):
    team.bring("1,Line 3,ACME,lin,77,Lead,,", map=team.MAP.replace(", amount: value", ""))
    assert team.deal("ACME-1").amount is None
    assert counts(team.bring("1,Line 3,ACME,lin,77,Lead,,")) == (0, 1, 0, 0)
    assert team.deal("ACME-1").amount == 7_700


def test_rows_without_an_id_are_told_apart_by_content_and_occurrence(team):
    no_id = team.MAP.replace("id: id, ", "")
    twin = "x,Line 3,ACME,lin,1,Lead,,"
    assert counts(team.bring(twin, twin, "y,MES,,lin,1,Lead,,", map=no_id)) == (3, 0, 0, 0)
    assert counts(team.bring(twin, twin, "y,MES,,lin,1,Lead,,", map=no_id)) == (0, 0, 3, 0)
    assert counts(team.bring(twin, twin, twin, map=no_id)) == (1, 0, 2, 0)


def test_sources_keep_their_ids_apart(team):
    team.bring(TALKING)
    assert counts(team.bring(TALKING, map=team.MAP.replace("source: crm", "source: other"))) == (1, 0, 0, 0)


def test_stages_left_before_by_an_earlier_import_are_not_listed_twice(team):
    team.bring(TALKING)
    team.bring(WON)
    events = history.events(team.store, "deal:ACME-1")
    assert [(e.data.get("opened") or e.data["reached"])["unproven"] for e in events] == [
        ["understand"],
        ["explore", "expand"],
    ]


def test_one_that_people_moved_back_before_the_file_did_stays_as_it_is(team):
    team.bring(WON)
    team.do(deals.back, "ACME-1", "explore", reason="They want another quote")
    assert counts(team.bring(TALKING)) == (0, 0, 1, 0)
    assert team.way("ACME-1") == "explore 2026-03-02 → execute 2026-04-10"
