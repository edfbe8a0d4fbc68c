"""So many rows a transaction: what is in stays whatever happens, and nobody waits for long."""

import threading

import pytest

from engine import accounts, deals, staff
from engine.change import carry_out
from engine.errors import BadFile, Conflict, NotFound, Refused
from engine.store import open_store
from engine.verify import verify
from exchange.incoming.importer import stopped
from words.say import say

LEADS = [f"{n},Deal {n},ACME {n},lin,{n},Lead,," for n in range(10)]
LOG = """
what: events
source: crm
columns: {id: no, activity: did, at: at}
activities: {Call: understand, Quote: explore, Bid: expand, Lost: {stop: unknown, reason: Lost}}
"""
LOG_HEADING = "no,did,at"


@pytest.fixture
def small(monkeypatch):
    for name in ("row_import", "chunks", "log_chunks"):
        monkeypatch.setattr(f"exchange.incoming.{name}.BATCH", 4)


@pytest.fixture
def transactions(team, monkeypatch):
    """How many there were."""
    begun = []
    begin = type(team.store)._begin
    monkeypatch.setattr(
        type(team.store), "_begin", lambda self, **how: (begun.append(how["alone"]), begin(self, **how))[1]
    )
    return begun


def stop_after(rows, error=KeyboardInterrupt):
    def progress(done, lines):
        if done >= rows:
            raise error

    return progress


def test_a_transaction_for_each_batch_and_alone_in_it(team, small, transactions):
    assert team.bring(*LEADS).created == 10
    assert transactions == [True, True, True]
    assert sorted(team.keys())[:3] == ["ACME-1", "ACME10-1", "ACME2-1"]


def test_all_or_nothing_and_a_dry_run_are_one(team, small, transactions):
    team.bring(*LEADS, dry_run=True)
    assert (len(transactions), team.keys()) == (1, [])
    with pytest.raises(BadFile):
        team.bring(*LEADS, "10,No stage,,lin,1,,,", all_or_nothing=True)
    assert (len(transactions), team.keys(), team.count("account")) == (2, [], 0)


def test_stopped_half_way_it_goes_on_from_there(team, small):
    outcome = team.bring(*LEADS, progress=stop_after(4))
    assert (outcome.complete, outcome.settled, outcome.created) == (False, 4, 4)
    outcome = team.bring(*LEADS)
    assert (outcome.complete, outcome.created, outcome.unchanged) == (True, 6, 4)
    assert verify(team.store).faults == ()


@pytest.mark.parametrize(
    ("move", "error"),
    [
        (lambda change: staff.leave(change, "mia", "lin"), NotFound),
        (lambda change: staff.add(change, "mia", "rep"), Conflict),
    ],
    ids=["leaves", "is no manager any more"],
)
def test_who_may_not_any_longer_is_stopped_at_the_next_batch(team, small, move, error):
    def do(change, act):
        carry_out(change, "person", lambda: (act(change), {})[1])

    do(team.change(), lambda change: staff.add(change, "mia", "manager", name="Mia"))

    def meanwhile(done, lines):
        if done == 4:
            with open_store(team.store.url, for_writing=True) as store:
                do(team.change()._replace(store=store), move)

    with pytest.raises(error):
        team.bring(*LEADS, user="mia", progress=meanwhile)
    assert len(team.keys()) == 4, "what is in stays"
    assert team.bring(*LEADS).created == 6
    assert verify(team.store).faults == ()


def test_stopped_before_the_first_batch_nothing_is_in(team, small):
    def stop(table):
        raise KeyboardInterrupt

    outcome = team.bring(*LEADS, rejects=stop)
    assert (team.keys(), team.count("account")) == ([], 0)
    assert (outcome.complete, say(stopped(outcome, outcome.lines))) == (
        False,
        "Stopped before anything was in; run it again to begin anew.",
    )


def test_a_log_that_is_stopped_while_it_is_gathered_has_nothing_in(team, small):
    log = """
what: events
source: log
columns: {id: id, activity: did, at: at}
activities: {Call: understand}
"""
    rows = [f"{n},{did},2026-01-0{n}" for n in (1, 2, 3, 4) for did in ("Call", "Nap", "Nap")]
    outcome = team.bring(*rows, map=log, heading="id,did,at", progress=stop_after(4))
    assert (outcome.complete, outcome.settled, outcome.lines, team.keys()) == (False, 0, 12, [])


def test_a_batch_of_refused_rows_is_not_kept(team, small):
    outcome = team.bring(*["1,No stage,,lin,1,,,"] * 4, *LEADS, progress=stop_after(4))
    assert (outcome.settled, outcome.created, outcome.lines) == (0, 0, 14)


def test_an_error_half_way_says_how_far_it_came(team, small):
    full = Refused(deals.msg("store.full", path="there"))
    with pytest.raises(Refused) as refused:
        team.bring(*LEADS, progress=stop_after(8, full))
    assert (refused.value.hint.id, refused.value.hint.params["n"]) == ("importing.stopped", 8)
    assert len(team.keys()) == 8


def test_a_log_too(team, small):
    rows = [f"{n},{did},2026-0{at}-01" for at, did in ((1, "Call"), (2, "Quote")) for n in range(6)]

    def progress(done, lines):
        if len(team.keys()) >= 4:
            raise KeyboardInterrupt

    outcome = team.bring(*rows, map=LOG, heading=LOG_HEADING, progress=progress)
    assert (outcome.complete, outcome.created, len(team.keys())) == (False, 4, 4)
    outcome = team.bring(*rows, map=LOG, heading=LOG_HEADING)
    assert (outcome.cases, outcome.created, outcome.unchanged) == (6, 2, 4)
    keys = team.keys()
    assert all(team.way(key) == "understand 2026-01-01 → explore 2026-02-01" for key in keys)


def test_an_id_twice_is_found_across_batches(team, small, named):
    outcome = team.bring(*LEADS, LEADS[0])
    assert named(outcome) == ["12 id: the id 0 stands in row 2 already"]


def test_rows_without_an_id_are_counted_across_batches(team, small):
    no_id = team.MAP.replace("id: id, ", "")
    twins = ["x,Line 3,ACME,lin,1,Lead,,"] * 9
    assert team.bring(*twins, map=no_id).created == 9
    assert team.bring(*twins, "x,Line 3,ACME,lin,1,Lead,,", map=no_id).created == 1


def test_what_others_do_between_two_batches_counts(team, small):
    """They open an account the file names, and change a deal it brought."""
    meanwhile = []

    def progress(done, lines):
        if not meanwhile:
            with open_store(team.store.url, for_writing=True) as store:
                other = team.change("lin")._replace(store=store)
                carry_out(other, "add", lambda: {"code": accounts.add(other, "ACME 9", "NINE").code})
                theirs = deals.set_fields
                carry_out(other, "set", lambda: {"v": theirs(other, "ACME-1", {"title": "Mine"}).version})
            meanwhile.append(done)

    outcome = team.bring(*LEADS, progress=progress)
    assert (outcome.created, outcome.accounts) == (10, 9)
    assert team.way("NINE-1") == "understand ?"
    assert team.deal("ACME-1").title == "Mine"


def test_two_imports_at_once(team, small, tmp_path):
    """Of two sources, naming the same accounts: no account twice, no key twice."""
    found = []

    def import_too():
        second = type(team)(team.store.url, tmp_path / "second")
        found.append(second.bring(*LEADS, map=team.MAP.replace("source: crm", "source: two")))
        second.store.close()

    (tmp_path / "second").mkdir()
    other = threading.Thread(target=import_too)
    other.start()
    mine = team.bring(*LEADS)
    other.join()
    assert (mine.created, found[0].created) == (10, 10)
    assert mine.accounts + found[0].accounts == 10
    assert len(set(team.keys())) == 20
    assert verify(team.store).faults == ()


def test_a_file_without_rows_is_refused_as_before(team):
    with pytest.raises(BadFile):
        team.bring()
