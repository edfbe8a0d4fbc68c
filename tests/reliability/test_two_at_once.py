"""Two people, a process each: who is told what, on both kinds of database."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest
from at_work import Team

from engine import accounts, deals, people, staff
from engine.errors import DealgateError
from engine.store import open_store

PROGRAM = (sys.executable, "-c", "from cli import app; app()")


def starts(work, line, *argv, by):
    environ = {**os.environ, "DEALGATE_DB": work.db, "DEALGATE_USER": by, "DEALGATE_LANG": "en"}
    return subprocess.Popen(
        [*PROGRAM, *line.split(), *argv],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ends(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def at_once(work, *lines):
    """Each in a process of its own; nobody waits for anybody."""
    return [ends(process) for process in [starts(work, line, by=by) for by, line in lines]]


def version(work, deal="ACME-1"):
    return work.data(f"show {deal}")["version"]


class TestConflict:
    def test_whoever_saw_an_older_version_is_told_who_changed_what(self, work):
        seen = version(work)
        work.ok("set ACME-1 title='Line 4'", by="wei")
        work.ok("step ACME-1 'call' --on +1d", by="mia")
        code, out, err = ends(starts(work, f"set ACME-1 title=mine --expect {seen}", by="lin"))
        assert (code, out) == (6, "")
        assert "mia" in err
        error = work(f"set ACME-1 title=mine --expect {seen} --json").error
        assert error["code"] == "conflict"
        assert [(c["actor"], c["kind"]) for c in error["details"]["changes"]] == [
            ("wei", "set"),
            ("mia", "step"),
        ]
        assert (error["details"]["expected"], error["details"]["version"]) == (seen, seen + 2)
        assert work.data("show ACME-1")["title"] == "Line 4"

    def test_of_two_at_once_who_saw_the_same_one_is_told_of_the_other(self, work):
        seen = version(work)
        told = at_once(
            work,
            ("lin", f"set ACME-1 title=one --expect {seen} --json"),
            ("wei", f"set ACME-1 title=two --expect {seen} --json"),
        )
        assert sorted(code for code, _, _ in told) == [0, 6]
        winner = work.data("show ACME-1")["title"]
        [lost] = [json.loads(out)["error"] for code, out, _ in told if code == 6]
        [change] = lost["details"]["changes"]
        assert change["actor"] == {"one": "lin", "two": "wei"}[winner]
        assert version(work) == seen + 1

    def test_two_at_once_who_expect_nothing_both_succeed(self, work):
        seen = version(work)
        told = at_once(
            work,
            ("lin", "promise ACME-1 one --by us --on +2d --json"),
            ("wei", "promise ACME-1 two --by us --on +2d --json"),
        )
        assert [code for code, _, _ in told] == [0, 0], told
        assert sorted(json.loads(out)["data"]["version"] for _, out, _ in told) == [seen + 1, seen + 2]
        assert {p["what"] for p in work.data("show ACME-1")["promises"]} >= {"one", "two"}


def test_two_processes_with_the_same_request_get_the_same_answer(work):
    seen = version(work)
    line = "promise ACME-1 same --by us --on +2d --request r-77 --json"
    told = at_once(work, *[("lin", line)] * 3)
    assert [code for code, _, _ in told] == [0, 0, 0], told
    first, *others = [json.loads(out)["data"] for _, out, _ in told]
    assert others == [first, first]
    assert version(work) == seen + 1


# ── a slow client ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def slow(work):
    """A second connection, to stand in the middle of a change of ACME-1."""
    with open_store(work.db, for_writing=True) as store:
        yield store


def middle(store, **how):
    store._begin(**how)
    store.run("UPDATE deal SET title = 'half written' WHERE key = 'ACME-1'")


@pytest.mark.postgresql("a file has one writer at a time")
@pytest.mark.parametrize("again", [False, True], ids=["first try", "again"])
def test_who_is_slow_on_one_deal_holds_up_no_other(work, slow, again):
    middle(slow, alone=False, again=again)
    code, _, err = ends(starts(work, "set ACME-2 title=quick", by="lin"))
    assert (code, err) == (0, "")
    assert slow.in_transaction
    slow._rollback()


@pytest.mark.postgresql("a file has one writer at a time")
def test_who_is_slow_on_the_same_deal_is_waited_for(work, slow):
    middle(slow, alone=False, again=False)
    waiting = starts(work, "set ACME-1 title=after", by="lin")
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(timeout=1.5)
    slow._commit()
    code, _, err = ends(waiting)
    assert (code, err) == (0, "")
    assert work.data("show ACME-1")["title"] == "after"


@pytest.mark.postgresql("a file has one writer at a time")
def test_who_waits_to_be_alone_lets_others_pass(work, slow):
    """One is slow on ACME-1, one waits until nobody writes; who only writes on ACME-2 waits for neither."""
    middle(slow, alone=False, again=False)
    verifying = starts(work, "db verify", by="ada")  # its digest wants a moment in which nobody writes
    time.sleep(1)
    began = time.monotonic()
    code, _, err = ends(starts(work, "set ACME-2 title=quick", by="lin"))
    assert (code, err) == (0, "")
    assert time.monotonic() - began < 5
    assert verifying.poll() is None
    slow._rollback()
    assert ends(verifying)[0] == 0


def test_whoever_waits_for_a_writer_goes_on_as_soon_as_it_is_through(work, slow):
    """Also on a file: no "locked" while somebody writes for a while."""
    slow._begin(alone=True, again=False)
    waiting = starts(work, "set ACME-2 title=after", by="lin")
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(timeout=1.5)
    slow._rollback()
    let_go = time.monotonic()
    code, _, err = ends(waiting)
    assert (code, err) == (0, "")
    assert time.monotonic() - let_go < 2


def test_who_waits_hears_ctrl_c(work, slow):
    slow._begin(alone=True, again=False)
    waiting = starts(work, "set ACME-2 title=never", by="lin")
    time.sleep(2)
    called = time.monotonic()
    waiting.send_signal(signal.SIGINT)
    code, _, err = ends(waiting)
    assert time.monotonic() - called < 5
    assert (code, "Traceback" in err) == (130, False)
    slow._rollback()
    assert work.data("show ACME-2")["title"] == "Old scanners"


def test_reading_waits_for_nobody(work, slow):
    slow._begin(alone=True, again=False)
    assert work.data("show ACME-2")["key"] == "ACME-2"
    assert work("stalled").code == 0
    slow._rollback()


# ── two changes that do not see each other ────────────────────────────────────────────────────


def crossing(team, *ways):
    """Each of `(user, first, second)` in a thread of its own: all have done their first before any does its
    second, but on a file, where one writes after the other. What the refused were told."""
    met, told = threading.Barrier(len(ways)), []

    def goes(user, first, second):
        def work(change):
            first(change)
            with suppress(threading.BrokenBarrierError):
                met.wait(timeout=0.3)
            second(change)

        rival = Team(team.path)
        try:
            rival.do(user, work)
        except DealgateError as no:
            told.append(no.message.id)
        rival.store.close()

    seats = [threading.Thread(target=goes, args=way) for way in ways]
    for seat in seats:
        seat.start()
    for seat in seats:
        seat.join(30)
    assert not any(seat.is_alive() for seat in seats)
    return told


def retitles(key, user):
    return lambda change: deals.set_fields(change, key, {"title": f"{user} was here"})


def looks_at_deals_of(user):
    return lambda change: change.store.rows("SELECT key FROM deal WHERE owner = :owner", owner=user)


@pytest.fixture
def two_deals(team):
    for _ in range(2):
        team.do("lin", deals.new, "Line", account="ACME", playbook="small")
    return team


def test_a_deadlock_never_reaches_anybody(two_deals):
    """One goes from the first deal to the second, the other the other way, and they meet in the middle."""
    ways = [
        ("han", retitles("ACME-1", "han"), retitles("ACME-2", "han")),
        ("mei", retitles("ACME-2", "mei"), retitles("ACME-1", "mei")),
    ]
    assert crossing(two_deals, *ways) == []
    assert [two_deals.deal(key).version for key in ("ACME-1", "ACME-2")] == [3, 3]
    # Whoever came last did so on both: their changes did not mix.
    assert two_deals.deal("ACME-1").title == two_deals.deal("ACME-2").title


def test_who_leaves_is_given_nothing_at_that_very_moment(two_deals):
    """Neither change touches what the other writes: only what the other has looked at."""
    ways = [
        ("wei", looks_at_deals_of("bo"), lambda change: staff.leave(change, "bo", "lin")),
        (
            "han",
            lambda change: people.find(change.store, "bo"),
            lambda change: deals.set_fields(change, "ACME-1", {"owner": "bo"}),
        ),
    ]
    assert crossing(two_deals, *ways) in ([], ["people.has_left"])
    assert two_deals.deal("ACME-1").owner == "lin"


def test_of_two_admins_who_unseat_each_other_one_stays(team):
    team.do("wei", staff.add, "ada", "admin")

    def admins(change):
        return change.store.rows("SELECT \"user\" FROM person WHERE role = 'admin'")

    ways = [
        ("wei", admins, lambda change: staff.add(change, "ada", "manager")),
        ("ada", admins, lambda change: staff.add(change, "wei", "manager")),
    ]
    crossing(team, *ways)
    assert len([p for p in people.everyone(team.store) if p.role == "admin"]) == 1


def test_two_clients_of_one_name_are_not_made(team):
    def look(change):
        return change.store.row("SELECT 1 FROM account WHERE name = 'Same'")

    ways = [
        (user, look, lambda change, code=code: accounts.add(change, "Same", code))
        for user, code in (("lin", "S1"), ("bo", "S2"))
    ]
    assert crossing(team, *ways) == ["accounts.exists"]
