"""What a page or a key is asked for goes along an index, on both databases, whatever there is in all."""

from contextlib import closing

import psycopg2
import pytest
from plans import watch
from shell import Shell

from benchmarks.big_team import client, grow
from benchmarks.common import change_on, new_database
from coach.limits.learning import relearn
from engine.change import carry_out

CODE = client(5)
DEAL = f"{CODE}-1"
READS = (
    "list",
    f"list --after {DEAL}",
    "list --owner rep5",
    "list --status won --limit 20",
    "list --stage understand",
    f"list --account {CODE}",
    f"show {DEAL}",
    f"show {CODE.lower()}-1",
    f"show {CODE[:2]}",
    f"gate {DEAL}",
    f"history {DEAL}",
    f"history {DEAL} --after 3 --limit 5",
    f"prep {DEAL}",
    "next",
    "stalled --oldest --limit 20",
    "stalled --oldest --after 2026-01-05/A-1 --limit 20 --stage understand",
    "visit list --held",
    f"visit list --held --account {CODE}",
    "visit list --agreed",
    "visit list --due",
    "visit plan",
    "report day",
    "report week",
    "account list --limit 10",
    f"account list --after {CODE} --limit 10",
    f"account show {CODE}",
    "account show 'Huanan Precision'",
    "account show 'bohai log'",
    "contact list",
    f"contact list --after {CODE}.1",
    f"contact list --account {CODE}",
    f"contact show {CODE}.1",
    "order list",
    f"order list --after {CODE}/2",
    f"order list --account {CODE}",
)
WRITES = (
    f"answer {DEAL} needs_known unsure --evidence 'they wait' --kind seller_observed",
    f"set {DEAL} amount=1000",
    f"step {DEAL} 'send the figures' --on +3d --with {CODE}.1",
    f"visit log {DEAL} --with {CODE}.1 --summary 'walked the line'",
    f"new 'Line 9' --account {CODE}",
    "new 'A call from the fair'",
    f"new 'A second line' --account {CODE}",
    f"tick {DEAL} own_words",
    f"advance {DEAL}",
    f"stop {DEAL} --class no_decision --reason frozen",
    "account add 'Huanan Precision Two'",
    f"contact add 'Li Na' --account {CODE} --part user",
    f"order add {CODE} 100",
    f"undo {DEAL}",
)


@pytest.fixture(scope="module")
def grown(databases):
    def make(url):
        with new_database(url) as store:
            grow(store, 3000)
            _fatten(store)
            _learned_long_ago(store)
        if "://" in url:
            with closing(psycopg2.connect(url)) as connection:
                connection.autocommit = True
                connection.cursor().execute("VACUUM ANALYZE")

    return databases.once("grown", make)


def _fatten(store):
    """People at the clients are few and their rows short: of many, the server too looks into an index."""
    many = [{"key": f"ZZ{n}"} for n in range(12_000)]
    with store.transaction():
        store.run_many(
            "INSERT INTO account (code, name, called, stem, version) VALUES (:key, :key, :key, :key, 1)", many
        )
        store.run_many(
            "INSERT INTO personal (digest, salt, data) VALUES (:key, 's', '{\"name\":\"N\"}')", many
        )
        store.run_many(
            "INSERT INTO contact (key, account, number, part, since, sealed, version)"
            " VALUES (:key || '.1', :key, 1, 'user', '2026-01-01', :key, 1)",
            many,
        )


def _learned_long_ago(store):
    """So that the next move learns from what came since."""
    change = change_on(store)
    carry_out(change, "limits", lambda: {"n": len(relearn(change))})
    store.run("UPDATE learned SET learned_on = '2026-01-01'")


@pytest.fixture
def big(grown, database, tmp_path):
    return Shell(grown(database), str(tmp_path))


@pytest.mark.parametrize("line", READS)
def test_what_is_read(big, line, monkeypatch):
    seen = watch(monkeypatch)
    said = big(line, by="rep5")
    assert said.code in (0, 3) or "could be any of" in said.err, said
    _along_indexes(seen)


@pytest.mark.parametrize("line", WRITES)
def test_what_a_change_reads_and_writes(big, line, monkeypatch):
    seen = watch(monkeypatch)
    said = big(f"{line} --dry-run", by="rep5")
    assert said.code in (0, 3, 4), said
    _along_indexes(seen)


@pytest.mark.parametrize(
    ("line", "asked", "index"),
    [
        ("list --owner rep5", "d.owner = :owner", "deal_of_owner"),
        ("list --stage understand", "d.stage = :stage", "deal_stage"),
        ("list --status won", "d.status = :status", "deal_status"),
        ("next", "d.owner = :owner", "deal_owner"),
        ("next", "d.wake_on <= :today", "deal_wakes (owner=? AND wake_on<?)"),
        ("next", "d.review_due <= :soon", "deal_review"),
        ("next", "AS past", "COVERING INDEX deal_past (owner=?)"),
        ("next", "AS past", "COVERING INDEX deal_account (account=?)"),
        ("next", "AS past", "account_classed (code=?)"),
        ("next", "AS past", "event_classed (subject=?)"),
        (f"show {DEAL}", "follows = :key", "deal_follows"),
        (f"new 'A second line' --account {CODE} --dry-run", "stem = :stem", "account_stem (stem=?"),
        (f"contact list --account {CODE}", "c.account = :account", "contact_account"),
        ("order list", "FROM purchase", "purchase_ordered_on"),
        ("report day", "actor = :actor", "event_actor"),
        ("report day", "kind IN ('step', 'promise')", "event_spoken"),
        ("stalled", "left_on <= :today", "contact_left"),
        ("visit list --held", 'v."by" = :by', "visit_by"),
        (
            "stalled --oldest",
            "AS found",
            "deal_live (status=? AND currency=? AND stage=? AND (stage_since,key)>(?,?) AND stage_since<?)",
        ),
        ("stalled --oldest", "SELECT min(d.currency)", "deal_live (status=? AND currency>?"),
    ],
)
def test_sqlite_takes_the_index_that_was_made_for_it(grown, tmp_path, line, asked, index, monkeypatch):
    """It knows by the figures it was given beforehand which one finds few."""
    seen = watch(monkeypatch)
    Shell(grown("sqlite"), str(tmp_path)).ok(line, by="rep5")
    plans = [" ".join(each.steps) for each in seen if asked in each.sql]
    assert plans
    assert all(index in plan for plan in plans), plans


def test_stalled_goes_through_live_deals_alone_by_what_they_are_judged_by(grown, tmp_path, monkeypatch):
    """A fifth of the deals live; of the rest, and of what the deals say, SQLite reads nothing. The server
    may, for it keeps what is long in a place of its own."""
    seen = watch(monkeypatch)
    Shell(grown("sqlite"), str(tmp_path)).ok("stalled", by="manager1")
    judged = [step for each in seen if "AS judged" in each.sql for step in each.steps if " d " in step]
    found = ["SEARCH d USING INDEX sqlite_autoindex_deal_1 (key=?)"]  # the ten that are shown
    assert {*judged} - {*found} == {
        "SEARCH d USING COVERING INDEX deal_live (status=? AND currency=? AND stage=?)"
    }


def test_of_some_it_goes_through_those_alone(grown, tmp_path, monkeypatch):
    seen = watch(monkeypatch)
    Shell(grown("sqlite"), str(tmp_path)).ok("stalled --team team0", by="manager1")
    judged = [step for each in seen if "AS judged" in each.sql for step in each.steps if " d " in step]
    found = ["SEARCH d USING INDEX sqlite_autoindex_deal_1 (key=?)"]  # the ten that are shown
    assert {*judged} - {*found} == {"SEARCH d USING INDEX deal_owner (owner=? AND status=?)"}


def _along_indexes(seen):
    assert seen
    # To find those that have stalled, every live deal is judged.
    scanned = {each.sql: each.scans for each in seen if each.scans and "AS judged" not in each.sql}
    assert scanned == {}
