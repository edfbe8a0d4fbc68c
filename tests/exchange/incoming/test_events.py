"""A log of events: the rows of a deal, wherever they lie, become its history, whole or not at all."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from engine import deals, history
from engine.errors import BadFile
from words.say import say

DOCS = Path(__file__).parents[3] / "docs"
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = "id,did,at,value,who"
NO_AMOUNT = "isn't an amount in CNY"
MAP = """
what: events
source: log
columns: {id: id, activity: did, at: at, amount: value, account: who}
constants: {currency: CNY}
activities:
  Call: understand
  Quote: explore
  Bid: expand
  Order: execute
  Proven: done
  Lost: {stop: no_decision, reason: Lost in the log}
  Gone: {stop: cancelled}
"""


@pytest.fixture
def log(team):
    """Import these rows of the log."""
    return lambda *lines, map=MAP, **how: team.bring(*lines, map=map, heading=HEADING, **how)


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, outcome.left_out


def moves(team, key):
    """Every move with its instant, as `explore 2026-03-02T08:30:00.250000Z`."""
    for event in history.events(team.store, f"deal:{key}"):
        reached = event.data.get("opened") or event.data.get("reached")
        yield f"{reached['stage'] if reached else 'stopped'} {event.at}"


def test_rows_may_lie_apart_and_out_of_order(team, log):
    outcome = log(
        "7,Bid,2026-03-09,,",
        "8,Call,2026-03-01,20,Bohai",
        "7,Call,2026-03-01,10,Acme",
        "8,Quote,2026-03-04,,",
        "7,Quote,2026-03-02,12,Acme",
    )
    assert counts(outcome) == (2, 0, 0, 0)
    assert (outcome.read, outcome.cases, outcome.skipped) == (5, 2, 0)
    assert team.way("ACME-1") == "understand 2026-03-01 → explore 2026-03-02 → expand 2026-03-09"
    assert team.way("BOHAI-1") == "understand 2026-03-01 → explore 2026-03-04"
    deal = team.deal("ACME-1")
    assert (deal.title, deal.account, deal.owner, deal.currency) == ("7", "ACME", "wei", "CNY")
    assert deal.unproven == ("understand", "explore")


def test_what_the_last_row_says_counts_and_constants_only_where_none_says_anything(team, log):
    named = MAP.replace("constants: {", "constants: {account: Acme, ")
    log("7,Call,2026-03-01,10,Bohai", "7,Bid,2026-03-09,,", "7,Quote,2026-03-02,12,", map=named)
    assert (team.deal("BOHAI-1").amount, team.keys()) == (1_200, ["BOHAI-1"])


def test_times_are_instants_with_their_fraction_and_days_begin_here(team, log):
    log(
        "7,Call,2026-03-02,,",
        "7,Quote,2026-03-03T00:38:44.546+02:00,,",
        "7,Bid,2026-03-03T00:38:44.546+01:00,,",
        "7,Order,2026-03-04T08:00:00,,",
    )
    assert list(moves(team, "D-1")) == [
        "understand 2026-03-01T16:00:00.000000Z",
        "explore 2026-03-02T22:38:44.546000Z",
        "expand 2026-03-02T23:38:44.546000Z",
        "execute 2026-03-04T00:00:00.000000Z",
    ]


def test_of_one_instant_the_stages_go_forward_and_a_stop_comes_last(team, log):
    log("7,Lost,2026-03-02,,", "7,Bid,2026-03-02,,", "7,Call,2026-03-02,,", "7,Quote,2026-03-02,,")
    assert team.way("D-1") == " → ".join(
        f"{name} 2026-03-02" for name in ("understand", "explore", "expand", "stopped")
    )


def test_the_stage_it_stands_in_is_no_move_and_an_earlier_one_is_a_move_back(team, log):
    log(
        "7,Call,2026-03-01,,",
        "7,Call,2026-03-02,,",
        "7,Bid,2026-03-03,,",
        "7,Quote,2026-03-04,,",
        "7,Bid,2026-03-05,,",
    )
    assert team.way("D-1") == (
        "understand 2026-03-01 → expand 2026-03-03 → explore 2026-03-04 → expand 2026-03-05"
    )
    assert team.deal("D-1").stay.number == 4


def test_stopped_until_a_stage_is_named_again(team, log):
    rows = ("7,Quote,2026-03-01,,", "7,Lost,2026-03-02,,", "7,Gone,2026-03-03,,")
    log(*rows)
    closing = team.deal("D-1").closing
    assert (closing.stop_class, closing.reason) == ("no_decision", "Lost in the log")
    log(*rows, "7,Quote,2026-03-06,,")
    assert team.way("D-1") == "explore 2026-03-01 → stopped 2026-03-02 → explore 2026-03-06"
    assert (team.deal("D-1").status, team.deal("D-1").closing) == ("open", None)


def test_done_may_be_taken_back_but_not_stopped(team, log, named):
    outcome = log(
        "7,Order,2026-03-01,,",
        "7,Proven,2026-03-02,,",
        "7,Order,2026-03-03,,",
        "8,Proven,2026-03-02,,",
        "8,Gone,2026-03-03,,",
        "9,Lost,2026-03-03,,",
    )
    assert team.way("D-1") == "execute 2026-03-01 → done 2026-03-02 → execute 2026-03-03"
    assert counts(outcome) == (1, 0, 0, 2)
    assert named(outcome) == [
        "6 did: stopped after it was done; one of the two can't be right",
        "7 did: stopped before it came to any stage; under activities, name the one that began it",
    ]


def test_activities_the_mapping_does_not_name_are_skipped_and_counted(team, log):
    outcome = log("7,CALL,2026-03-01,,", "7,Sneeze,no day at all,x,", "7,Yawn,,,", "7,Sneeze,,,", "8,Yawn,,,")
    assert (outcome.created, outcome.read, outcome.skipped, outcome.cases) == (1, 5, 4, 1)
    assert dict(outcome.unnamed) == {"Sneeze": 2, "Yawn": 2}
    assert outcome.absent == ("Quote", "Bid", "Order", "Proven", "Lost", "Gone")


def test_where_no_activity_is_named_nothing_goes_in(team, log):
    with pytest.raises(BadFile) as refused:
        log("7,Sneeze,2026-03-01,,", "8,Yawn,2026-03-01,,", "8,Sneeze,2026-03-01,,")
    assert "None of the 3 rows of" in say(refused.value.message)
    assert say(refused.value.hint) == "Activities the mapping does not name: Sneeze (2 rows), Yawn (1 row)"


def test_rows_that_are_not_wanted_are_not_looked_at(team, log):
    outcome = log(
        "7,Call,2026-03-01,,Acme", "8,Sneeze,,,Bohai", "8,Call,x,,Bohai", map=MAP + "only: {who: Acme}"
    )
    assert (outcome.created, outcome.skipped, outcome.unnamed, outcome.rejected) == (1, 2, {}, [])


def test_never_half_a_deal(team, log, named):
    outcome = log(
        "7,Call,2026-03-01,,",
        "7,Quote,soon,1O,",
        "8,Call,2026-03-01,,",
        "9,Call,,,",
        "9,,2026-03-02,,",
        "10,Call",
        "10,Quote,2026-03-01,,",
        ",Call,2026-03-01,,",
        "11,Call,2027-03-01,,",
    )
    assert team.way("D-1") == "understand 2026-03-01"
    assert (team.keys(), counts(outcome)) == (["D-1"], (1, 0, 0, 4))
    # The row without an id belongs to nobody: it counts for no deal.
    assert (outcome.cases, outcome.strays) == (5, 1)
    assert named(outcome) == [
        "3 at: “soon” isn't a day; write it like 2026-03-31",
        "3 value: “1O” isn't an amount in CNY; write it like 1200000",
        "5 at: no time",
        "6 did: no activity",
        "7 -: 2 cells where the heading has 5",
        "9 id: no id",
        "10 at: 2027-03-01 has not come yet",
    ]


def test_all_or_nothing(team, log, refused):
    said = refused(log, "7,Call,2026-03-01,,", "8,Call,soon,,", all_or_nothing=True)
    assert said[0].endswith("pipeline.csv can't go in; as asked, nothing was written.")
    assert said[0].startswith("1 of the 2 deals of ")
    assert said[1].startswith("3:3 at: “soon”")
    assert team.keys() == []


def test_none_that_can_go_in(team, log):
    with pytest.raises(BadFile) as caught:
        log("8,Call,soon,,", ",Call,2026-03-01,,")
    assert (caught.value.message.id, caught.value.message.params["n"]) == ("exchange.none_in_cases", 1)


def test_rows_of_nobody_alone(team, log, refused):
    assert refused(log, ",Call,2026-03-01,,", ",Bid,2026-03-02,,")[0].startswith("None of the 2 rows of ")
    rows = (*TWO, ",Bid,2026-03-02,,")
    assert refused(log, *rows, all_or_nothing=True)[0].startswith("1 of the 3 rows of ")
    outcome = log(*rows)
    assert (counts(outcome), outcome.strays) == ((1, 0, 0, 0), 1)


def test_faults_are_named_in_the_order_of_the_rows(team, log, named):
    """What a deal tells is known when all its rows are: it is named among them all the same."""
    outcome = log("9,Lost,2026-03-03,,", "8,Call,soon,,", "7,Call,2026-03-01,,")
    assert [said.split()[0] for said in named(outcome)] == ["2", "3"]


@pytest.mark.parametrize(
    ("mark", "cell", "said"),
    [
        (
            ".",
            "7,5",
            f'{NO_AMOUNT}; if that is how the file writes decimals, say decimal: "," in the mapping',
        ),
        (
            ",",
            "1,054.50",
            f'{NO_AMOUNT}; if that is how the file writes decimals, say decimal: "." in the mapping',
        ),
        (".", "-7", "is below zero; a deal's amount can't be"),
        (".", "1O", f"{NO_AMOUNT}; write it like 1200000"),
    ],
)
def test_an_amount_with_the_other_decimal_mark(team, log, named, mark, cell, said):
    outcome = log(*TWO, f'8,Call,2026-03-01,"{cell}",', map=f'decimal: "{mark}"\n' + MAP)
    assert named(outcome) == [f"4 value: “{cell}” {said}"]


def test_a_dry_run_says_it_and_writes_nothing(team, log):
    assert counts(log("7,Call,2026-03-01,,", dry_run=True)) == (1, 0, 0, 0)
    assert team.keys() == []


# ── again ─────────────────────────────────────────────────────────────────────────────────────────

TWO = ("7,Call,2026-03-01T09:00:00Z,,", "7,Quote,2026-03-02T09:00:00Z,,")


def test_the_same_log_changes_nothing_in_whatever_order(team, log):
    log(*TWO)
    before = team.count("event")
    assert counts(log(*TWO)) == (0, 0, 1, 0)
    assert counts(log(*TWO[::-1], "7,Quote,2026-03-05,,")) == (0, 0, 1, 0)
    assert team.count("event") == before


def test_a_longer_log_adds_what_came_since_moves_back_at_their_time(team, log):
    log(*TWO)
    assert counts(log(*TWO, "7,Call,2026-03-05,,", "7,Quote,2026-03-07,,")) == (0, 1, 0, 0)
    assert team.way("D-1") == (
        "understand 2026-03-01 → explore 2026-03-02 → understand 2026-03-05 → explore 2026-03-07"
    )
    assert counts(log(*TWO, "7,Call,2026-03-05,,", "7,Quote,2026-03-07,,", "7,Gone,2026-03-08,,")) == (
        (0, 1, 0, 0)
    )
    assert team.way("D-1").endswith("explore 2026-03-07 → stopped 2026-03-08")


@pytest.mark.parametrize(
    "rows",
    [
        ("7,Call,2026-03-01T09:00:00Z,,", "7,Quote,2026-03-02T09:00:01Z,,"),
        ("7,Call,2026-03-01T09:00:00Z,,",),
        ("7,Call,2026-03-01T09:00:00Z,,", "7,Bid,2026-03-02T09:00:00Z,,"),
        (*TWO, "7,Bid,2026-03-02T08:00:00Z,,"),
        (*TWO, "7,Quote,2026-02-01,,"),
    ],
    ids=["another time", "less", "another stage", "something in between", "something before"],
)
def test_a_log_that_tells_another_story_is_named(team, log, named, rows):
    log(*TWO, "8,Call,2026-03-01,,")
    outcome = log(*rows, "8,Call,2026-03-01,,")
    assert counts(outcome) == (0, 0, 1, 1)
    story = "it tells another story than the one imported before; history is added to, never rewritten"
    assert [said.partition(" ")[2] for said in named(outcome)] == [f"at: {story}"]
    assert list(moves(team, "D-1")) == [
        "understand 2026-03-01T09:00:00.000000Z",
        "explore 2026-03-02T09:00:00.000000Z",
    ]


def test_fields_that_changed_there_change_here(team, log):
    log(*TWO)
    log(*TWO[:1], TWO[1].replace(",,", ",25,"))
    assert team.deal("D-1").amount == 2_500
    assert team.way("D-1") == "understand 2026-03-01 → explore 2026-03-02"


def test_the_reason_of_a_stop_may_be_put_better(team, log):
    rows = (*TWO, "7,Lost,2026-03-05,,")
    log(*rows)
    assert counts(log(*rows, map=MAP.replace("Lost in the log", "They chose nobody"))) == (0, 0, 1, 0)


def test_what_people_here_told_already_is_not_told_twice(team, log):
    log(*TWO)
    team.do(deals.stop, "D-1", "no_decision", reason="Budget gone")
    assert counts(log(*TWO, "7,Lost,2026-11-20,,")) == (0, 0, 1, 0)
    assert team.deal("D-1").closing.reason == "Budget gone"
    # What came after it in the log is added, and the log is recognised again.
    team.now = team.now.replace(day=25)
    rows = (*TWO, "7,Lost,2026-11-20,,", "7,Bid,2026-11-23,,")
    assert counts(log(*rows)) == (0, 1, 0, 0)
    assert counts(log(*rows, "7,Order,2026-11-24,,")) == (0, 1, 0, 0)
    assert (team.deal("D-1").stage, team.deal("D-1").status) == ("execute", "won")


def reopened(team, log, key="D-1"):
    """A deal that people here stopped and reopened."""
    log(*TWO)
    team.do(deals.stop, key, "no_decision", reason="Budget gone")
    team.do(deals.reopen, key, reason="Budget back")


def test_nor_is_a_reopening_though_the_deal_stands_elsewhere_by_then(team, log, named):
    reopened(team, log)
    told = ("7,Lost,2026-11-10,,", "7,Quote,2026-11-12,,")
    assert counts(log(*TWO, *told)) == (0, 0, 1, 0)
    # Once: a second stop before the reopening here was not made here.
    rows = (*TWO, *told, "7,Lost,2026-11-15,,", "8,Call,2026-11-01,,")
    assert named(log(*rows)) == [
        "6 at: its history here goes on to 21 Nov 2026; an earlier move can't be put before that"
    ]


@pytest.mark.parametrize("day", [20, 23])
def test_nor_is_a_move_back_whoever_told_it_first(team, log, day):
    log(*TWO)
    team.do(deals.back, "D-1", "understand", reason="They want something else")
    team.now = team.now.replace(day=25)
    assert counts(log(*TWO, f"7,Call,2026-11-{day},,")) == (0, 0, 1, 0)


def test_nor_is_a_stop_the_log_tells_late(team, log):
    log(*TWO)
    team.do(deals.stop, "D-1", "no_decision", reason="Budget gone")
    team.now = team.now.replace(day=25)
    assert counts(log(*TWO, "7,Gone,2026-11-23,,")) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("told", "stands"), [("Call", "understand 2026-11-23"), ("Lost", "stopped 2026-11-23")]
)
def test_what_came_after_the_moves_made_here_is_added(team, log, told, stands):
    reopened(team, log)
    team.now = team.now.replace(day=25)
    assert counts(log(*TWO, f"7,{told},2026-11-23,,")) == (0, 1, 0, 0)
    assert team.way("D-1").endswith(f"explore 2026-03-02 → {stands}")


def test_a_move_before_one_made_here_does_not_fit(team, log, named):
    log(*TWO)
    team.do(deals.back, "D-1", "understand", reason="They want something else")
    rows = (*TWO, "7,Bid,2026-03-05,,")
    assert named(log(*rows, "8,Call,2026-03-01,,")) == [
        "4 at: its history here goes on to 21 Nov 2026; an earlier move can't be put before that"
    ]


def test_on_the_day_of_a_move_here_the_hour_gives_way(team, log):
    log(*TWO)
    team.do(deals.back, "D-1", "understand", reason="They want something else")
    rows = (*TWO, "7,Bid,2026-11-21,,")
    assert counts(log(*rows)) == (0, 1, 0, 0)
    assert team.deal("D-1").stage == "expand"
    assert counts(log(*rows, "7,Order,2026-11-21T06:30:00Z,,")) == (0, 1, 0, 0)
    assert team.deal("D-1").stage == "execute"


# ── the mapping ───────────────────────────────────────────────────────────────────────────────────


def test_faults_of_the_mapping(team, log, refused):
    wrong = """what: events
source: log
columns: {id: id, did: did, at: at}
activities:
  Call: {stage: understand, stop: cancelled}
  Quote: {at: explore}
"""
    assert refused(log, "7,Call,2026-03-01,,", map=wrong)[1:] == [
        "3:1 columns.activity: activity is missing",
        "3:19 columns.did: unknown key; did you mean id?",
        "5:3 activities.Call: an activity means either a stage or a stop",
        "6:11 activities.Quote.at: unknown key; the keys here are stage, stop, reason",
    ]
    both = MAP.replace("Call: understand", "Call: {stage: understand, stop: cancelled}")
    assert refused(log, "7,Call,2026-03-01,,", map=both)[1:] == [
        "7:3 activities.Call: an activity means either a stage or a stop"
    ]


def test_columns_and_activities_are_told_at_once(team, log, refused):
    wrong = MAP.replace("at: at", "at: att").replace("Bid: expand", "Bid: expnd")
    assert refused(log, "7,Call,2026-03-01,,", map=wrong)[1:] == [
        "4:34 columns.at: the file has no column att; did you mean at?",
        "9:3 activities.Bid.stage: no stage expnd; did you mean expand?",
    ]


def test_faults_against_the_playbook(team, log, refused):
    wrong = MAP.replace("Bid: expand", "Bid: expnd").replace("stop: cancelled", "stop: canceled")
    assert refused(log, "7,Call,2026-03-01,,", map=wrong)[1:] == [
        "9:3 activities.Bid.stage: no stage expnd; did you mean expand?",
        "13:10 activities.Gone.stop: no stop class canceled; did you mean cancelled?",
    ]


def test_a_stop_nobody_knows_the_reason_of(team, log):
    log(*TWO, "7,Gone,2026-03-05,,", map=MAP.replace("stop: cancelled", "stop: unknown"))
    assert team.deal("D-1").closing.stop_class is None


@pytest.mark.parametrize("page", ["import.md", "import.zh.md"])
def test_the_mapping_of_the_page_reads_a_log(team, page):
    text = (DOCS / page).read_text(encoding="utf-8")
    (mapping,) = (block for block in BLOCK.findall(text) if block.startswith("what: events"))
    names = YAML(typ="safe").load(mapping)
    columns, activities = names["columns"], list(names["activities"])
    rows = [f"7,2026-03-0{day},5,{activity}" for day, activity in enumerate(activities[:5], 1)]
    rows += [f"8,2026-03-01,5,{activities[0]}", f"8,2026-03-02,5,{activities[5]}"]
    heading = ",".join(columns[field] for field in ("id", "at", "amount", "activity"))
    outcome = team.bring(*rows, map=mapping, heading=heading)
    assert (counts(outcome), outcome.absent) == ((2, 0, 0, 0), (activities[6],))
    assert (team.deal("D-1").status, team.deal("D-2").closing.stop_class) == ("done", "lost_to_competitor")
