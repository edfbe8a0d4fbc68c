"""`db`: the database itself."""

import json
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from databases import ask
from helpers import METHOD_VERSION
from shell import Shell


def test_a_history_that_proves_itself(work):
    proof = work.data("db verify")
    position, _, sha256 = proof["digest"].partition(".")
    assert (proof["faults"], int(position) > 0, len(sha256)) == ([], True, 64)
    assert work.data(f"db verify --against {proof['digest']}")["matches"] is True
    work.ok("tick ACME-1 root_cause")
    later = work.data(f"db verify --against {proof['digest']}")
    assert (later["matches"], later["later"]) == (True, 1)


def test_a_row_changed_behind_the_door_is_found(work):
    ask(work.db, "UPDATE deal SET amount = 1 WHERE key = 'ACME-1'")
    said = work("db verify")
    assert said.code == 1
    assert "deal:ACME-1" in said.out + said.err


def test_history_cannot_be_rewritten_in_place(work):
    for sql in ("UPDATE event SET actor = 'x'", "DELETE FROM event"):
        with pytest.raises((sqlite3.DatabaseError, psycopg2.Error), match="append"):
            ask(work.db, sql)


def test_a_backup_brings_everything_back(work, tmp_path):
    before = work.data("list")
    work.ok("db backup copy.sqlite")
    work.ok("stop ACME-1 --class duplicate --reason x")
    there = {"DEALGATE_DB": str(tmp_path / "new.sqlite")}
    work.ok("db restore copy.sqlite", **there)
    assert work.data("list", **there) == before
    assert work("db restore copy.sqlite --json").error["code"] == "refused", "not over living deals"
    assert work("db backup copy.sqlite --json").error["code"] == "refused", "not over a file that is there"


def test_a_whole_team_is_copied_from_one_database_to_another(work, databases, database):
    other = databases.empty("sqlite" if database == "postgresql" else "postgresql", "other")
    noted = work.data("db verify")["digest"]
    said = work.ok(f"db copy {work.db} {other}")
    assert f"export DEALGATE_DB={shlex.quote(other)}" in said
    assert ("dealgate db grant" in said) is ("://" in other)
    there = {"DEALGATE_DB": other}
    assert work.data("list", **there) == work.data("list")
    assert work.data("show ACME-1", **there) == work.data("show ACME-1")
    assert work.data(f"db verify --against {noted}", **there)["later"] == 0
    again = work(f"db copy {work.db} {other} --json")
    assert (again.code, "holds data already" in again.error["message"]) == (1, True)


def test_a_copy_as_a_program_reads_it(work, databases, tmp_path):
    done = work.data(f"db copy {work.db} new.sqlite")
    assert done == {
        "from": work.db,
        "to": "new.sqlite",
        "rows": done["rows"],
        "events": work.data("db verify")["events"],
        "digest": work.data("db verify")["digest"],
        "faults": 0,
    }


def test_what_came_since_a_digest_was_noted(work):
    noted = work.data("db verify")["digest"]
    assert "nothing came since" in work.ok(f"db verify --against {noted}")
    work.ok("tick ACME-1 root_cause")
    assert "1 event came since" in work.ok(f"db verify --against {noted}")
    position, _, sha = noted.partition(".")
    said = work(f"db verify --against {position}.{sha[::-1]}")
    assert (said.code, "not what it was" in said.out) == (1, True)
    said = work(f"db verify --against 999999.{sha}")
    assert (said.code, "its end was cut off" in said.out) == (1, True)
    assert work("db verify --against nonsense").code == 2


def test_where_it_is_and_whether_it_sees_to_rights(work, database):
    said = work.ok("db status")
    assert ("Journal: wal" in said) is (database == "sqlite")
    assert ("declared, not enforced" in said) is (database == "postgresql")
    assert "PostgreSQL" not in said or database == "postgresql"


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (800, "0.8 kB"),
        (9_874_321, "9.9 MB"),
        (999_960, "1.0 MB"),
        (1_499_000_000, "1.5 GB"),
        (2 * 10**15, "2000.0 TB"),
    ],
)
def test_how_large_it_is_in_both_languages(work, monkeypatch, octets, said):
    monkeypatch.setattr("engine.upkeep.status", lambda url: {"size": octets})
    assert work.data("db status") == {"size": octets}
    assert work.ok("db status") == f"Size: {said}\n"
    assert work.ok("db status --lang zh") == f"大小：{said}\n"


def test_rates_make_amounts_comparable(work):
    assert "7.12" in work.ok("db rate USD 7.12", by="ada")
    for given in ("USD zero", "USD 0", "USD -1", "CNY 2", "DOLLAR 3"):
        assert work(f"db rate {given} --json", by="ada").error["code"] == "usage"


def test_upgrading_what_is_new_changes_nothing(work):
    said = work.data("db upgrade")
    assert said["before"] == said["after"]


def test_the_doctor_knows_of_a_newer_playbook_and_it_can_be_installed(work):
    assert "playbook install" not in work("doctor").out
    ask(work.db, "UPDATE playbook SET version = 1, digest = 'older' WHERE id = 'client-value'")
    assert f"client-value {METHOD_VERSION} came along, 1 is installed" in work("doctor").out
    assert f"version {METHOD_VERSION}, is installed" in work.ok("playbook install", by="ada")
    assert "stands here already" in work.ok("playbook install", by="ada")
    assert "playbook install" not in work("doctor").out


def test_a_rep_installs_nothing_and_a_bad_playbook_is_refused(work, tmp_path):
    said = work("playbook install", by="bo")
    assert (said.code, "bo may not install a playbook" in said.err) == (4, True)
    ours = tmp_path / "ours.yaml"
    ours.write_text("playbook: ours\nversion: 1\n", encoding="utf-8")
    said = work(f"playbook install {ours}", by="ada")
    assert (said.code, "ours.yaml:1:1  title  title is missing" in said.err) == (7, True)


def test_the_doctor_looks_at_it(work):
    found = {c["id"]: c["ok"] for c in json.loads(work("doctor --json").out)["data"]}
    for id in ("database", "files" if "://" in work.db else "soundness", "person", "calendar"):
        assert found[id] is True


def test_trying_out_a_change_does_not_upgrade(tmp_path):
    older = tmp_path / "older.sqlite"
    with closing(sqlite3.connect(older)) as team:
        team.executescript((Path(__file__).parents[1] / "engine/team_0002.sql").read_text(encoding="utf-8"))
    before = older.read_bytes()
    shell = Shell(str(older), str(tmp_path))
    assert shell("target lin visits=3 --dry-run", by="lin").code == 5
    assert older.read_bytes() == before


def test_who_may_not_install_is_not_sent_to_mend_the_file(work, tmp_path):
    (tmp_path / "faulty.yaml").write_text("playbook: one\n", encoding="utf-8")
    assert work(f"playbook install {tmp_path}/faulty.yaml", by="lin").code == 4
    assert work(f"playbook install {tmp_path}/faulty.yaml", by="ada").code == 7


def test_a_backup_of_what_does_not_prove_itself_says_so(work):
    assert "the copy is sound" in work.ok("db backup good.sqlite")
    ask(work.db, "UPDATE deal SET amount = 1 WHERE key = 'ACME-1'")
    said = work.ok("db backup bad.sqlite")
    assert ("1 fault came along" in said, "sound" in said) == (True, False)
    assert work.data("db backup worse.sqlite")["faults"] == 1


@pytest.mark.parametrize("command", ["db copy nope.sqlite new.sqlite", "db restore nope.sqlite"])
def test_who_names_a_database_that_is_not_there_is_not_sent_to_make_one(work, tmp_path, command):
    said = work(command, DEALGATE_DB=str(tmp_path / "other.sqlite"))
    assert said.code == 1
    assert ["nope.sqlite" in said.err, "Check the name" in said.err, "init" in said.err] == [
        True,
        True,
        False,
    ]


@pytest.mark.sqlite("triggers of a file")
def test_where_the_guards_are_gone_the_doctor_and_verify_say_so(work):
    assert work.data("db verify")["guarded"] is True
    ask(work.db, "DROP TRIGGER event_never_changed")
    assert "may rewrite it" in work("doctor").out
    said = work("db verify")
    assert (said.code, "may rewrite it" in said.out) == (1, True)
    assert "可以改写历史" in work("db verify --lang zh").out


def test_an_event_that_can_t_be_read_is_named_to_who_reads_the_deal(work):
    deep = "[" * 2_000 + "]" * 2_000
    ask(
        work.db,
        "INSERT INTO event (subject, seq, at, recorded_at, actor, kind, data, hash) SELECT subject, 999, at,"
        f" recorded_at, actor, 'tick', '{deep}', 'h' FROM event WHERE subject = 'deal:ACME-1' AND seq = 1",
    )
    said = work("history ACME-1")
    assert (said.code, "What event 999 of deal:ACME-1 says can't be read" in said.err) == (1, True)
    assert "dealgate db verify" in said.err
    assert "deal:ACME-1" in work("db verify").out
