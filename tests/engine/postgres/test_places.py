"""What the doctor says of a server, and how the places of events are mended after somebody set them back."""

import json

import postgres
import pytest

pytestmark = pytest.mark.postgresql("a server's sequence and logins")
BACK = "SELECT setval(pg_get_serial_sequence('event', 'position'), 1, {used})"


@pytest.mark.parametrize("used", ["true", "false"])
def test_where_it_was_set_back_a_write_says_who_mends_it_and_it_is_mended(work, used):
    assert checked(work)["person"]["ok"]
    assert "places" not in checked(work)
    postgres.ask(work.db, BACK.format(used=used))
    said = work("tick ACME-1 root_cause")
    assert (said.code, "its sequence was set back" in said.err, "dealgate db upgrade" in said.err) == (
        1,
        True,
        True,
    )
    assert "发号的序列被往回调过" in work("tick ACME-1 root_cause --lang zh").err
    assert not checked(work)["places"]["ok"]
    work.ok("db upgrade")
    work.ok("tick ACME-1 root_cause")
    assert "places" not in checked(work)
    assert work.data("db verify")["faults"] == []


def test_the_owner_is_nobody_here_and_that_is_fine(work):
    found = checked(work, by="")
    assert (found["person"]["ok"], "nobody in the team" in found["person"]["message"]) == (True, True)
    assert not checked(work, by="ghost")["person"]["ok"], "who says who they are has to be somebody"


def test_the_owner_stands_above_the_rights(work):
    assert "only declared" in checked(work)["rights"]["message"]
    work.ok("db grant")
    assert "above the rights" in checked(work)["rights"]["message"]


def test_rights_another_release_granted_are_told_and_granted_anew(work):
    work.ok("db grant")
    assert checked(work)["rights"]["ok"]
    postgres.ask(work.db, "COMMENT ON SCHEMA dealgate_rights IS NULL")
    found = checked(work)["rights"]
    assert (found["ok"], "granted by another release" in found["message"]) == (False, True)
    work.ok("db grant")
    assert checked(work)["rights"]["ok"]


def test_an_older_server_is_told_what_was_tried(work, monkeypatch):
    monkeypatch.setattr("engine.postgres.health.TESTED", (97, 99))
    found = checked(work)["server"]
    assert (found["ok"], "97" in found["message"], "99" in found["message"]) == (False, True, True)


def test_who_sets_up_on_a_server_is_told_of_logins(databases, work):
    said = work.ok("init", by="ada", DEALGATE_DB=databases.empty("postgresql", "new"))
    assert ("dealgate person add" in said, "dealgate db grant --passwords" in said) == (True, True)


def test_copying_where_one_may_make_no_tables_says_who_can(databases, work):
    url = databases.empty("postgresql", "theirs")
    postgres.ask(url, "DROP ROLE IF EXISTS guest")
    postgres.ask(url, "CREATE ROLE guest LOGIN")
    try:
        said = work(f"db copy {work.db} {postgres.login(url, 'guest')}")
        assert (said.code, "createdb -O" in said.err) == (4, True), said
    finally:
        postgres.ask(url, "DROP ROLE guest")


def checked(work, by="lin"):
    return {check["id"]: check for check in json.loads(work("doctor --json", by=by).out)["data"]}
