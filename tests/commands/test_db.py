"""`db`: the database itself."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from shell import Shell


def test_a_history_that_proves_itself(work):
    proof = work.data("db verify")
    assert (proof["faults"], len(proof["digest"])) == ([], 64)
    assert work.data(f"db verify --against {proof['digest']}")["matches"] is True
    work.ok("tick ACME-1 root_cause")
    later = work(f"db verify --against {proof['digest']} --json")
    assert later.code != 0


def test_a_row_changed_behind_the_door_is_found(work):
    with closing(sqlite3.connect(work.db)) as db, db:
        db.execute("UPDATE deal SET amount = 1 WHERE key = 'ACME-1'")
    said = work("db verify")
    assert said.code == 1
    assert "deal:ACME-1" in said.out + said.err


def test_history_cannot_be_rewritten_in_place(work):
    with closing(sqlite3.connect(work.db)) as db:
        for sql in ("UPDATE event SET actor = 'x'", "DELETE FROM event"):
            with pytest.raises(sqlite3.DatabaseError, match="append"):
                db.execute(sql)


def test_a_backup_brings_everything_back(work, tmp_path):
    before = work.data("list")
    work.ok("db backup copy.sqlite")
    work.ok("stop ACME-1 --class duplicate --reason x")
    there = {"DEALGATE_DB": str(tmp_path / "new.sqlite")}
    work.ok("db restore copy.sqlite", **there)
    assert work.data("list", **there) == before
    assert work("db restore copy.sqlite --json").error["code"] == "refused", "not over living deals"
    assert work("db backup copy.sqlite --json").error["code"] == "refused", "not over a file that is there"


def test_rates_make_amounts_comparable(work):
    assert "7.12" in work.ok("db rate USD 7.12", by="ada")
    for given in ("USD zero", "USD 0", "USD -1", "CNY 2", "DOLLAR 3"):
        assert work(f"db rate {given} --json", by="ada").error["code"] == "usage"


def test_upgrading_what_is_new_changes_nothing(work):
    said = work.data("db upgrade")
    assert said["before"] == said["after"]


def test_the_doctor_knows_of_a_newer_playbook_and_it_can_be_installed(work):
    assert "playbook install" not in work("doctor").out
    with closing(sqlite3.connect(work.db)) as old, old:
        old.execute("UPDATE playbook SET version = 1, digest = 'older' WHERE id = 'client-value'")
    assert "client-value 3 came along, 1 is installed" in work("doctor").out
    assert "version 3, is installed" in work.ok("playbook install", by="ada")
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
    for id in ("database", "soundness", "person", "calendar"):
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
