"""Beyond one server, as docs/postgresql.md has it: events in partitions, and a replica that is read."""

import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import postgres
import psycopg2
import pytest
from shell import Shell, clock

from benchmarks.own_server import OwnServer, own_server
from engine.postgres.statement import translated

DOCS = Path(__file__).parents[3] / "docs"
PAGES = ("postgresql.md", "postgresql.zh.md")
WAYS = ("subject", "time")
_OF_A_DEAL = "SELECT hash FROM event WHERE subject = 'deal:ACME-1' ORDER BY seq DESC LIMIT 1"


def block(page, name):
    """The SQL that stands under a mark of the page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.search(rf"<!-- partition: {name} -->\n```sql\n(.*?)```", text, re.DOTALL)[1]


def partitioning(way):
    """By subject as it stands; by time with the lines that are others."""
    whole = block("postgresql.md", "subject")
    if way == "subject":
        return whole
    create, *parts, key, unique = block("postgresql.md", "time").splitlines()
    kept = [line for line in whole.splitlines() if "PARTITION" not in line and " ADD PRIMARY" not in line]
    at = next(n for n, line in enumerate(kept) if line.startswith("INSERT INTO event_parted"))
    kept = [*kept[:at], create, *parts, *kept[at:]]
    return "\n".join(unique if "event_of_subject" in line else line for line in kept).replace(
        unique, f"{key}\n{unique}"
    )


@pytest.mark.parametrize("name", WAYS)
def test_both_pages_say_the_same(name):
    one, other = (block(page, name) for page in PAGES)
    assert one == other


@pytest.fixture(params=WAYS)
def parted(worked, request, tmp_path, monkeypatch):
    """A shell over a database with its events in partitions, its logins granted; and which way."""
    before, now = worked("postgresql")
    url = postgres.fresh(before)
    if postgres.ask(url, "SHOW server_version_num")[0][0] < "170000":
        pytest.skip("identity columns of partitioned tables came with PostgreSQL 17")
    shell = Shell(url, str(tmp_path))
    shell.now = now
    monkeypatch.setattr("commands.desk.datetime", clock(shell))
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(partitioning(request.param))
    yield shell, request.param
    postgres.drop(url)


class TestPartitions:
    def test_a_day_s_work_goes_on(self, parted, tmp_path):
        shell, _ = parted
        for line in (
            "set ACME-1 amount=500000",
            "answer ACME-1 needs_known yes --evidence 'they said it' --kind client_said --contact chen",
            "new 'Line 4' --account ACME",
            "order add ACME 100",
            "undo ACME-1",
        ):
            shell.ok(line)
        shell.ok("person leave bo --to lin", by="ada")
        assert [row["seq"] for row in shell.data("history ACME-1")] == [*range(1, 14)]
        for line in ("next", "list --as-of 2026-03-02", "report day", "stalled", "account show ACME"):
            shell.ok(line)
        assert shell.data("db verify", by="ada")["faults"] == []
        shell.ok(f"db copy {shell.db} {tmp_path}/copy.sqlite", by="ada")

    def test_so_it_does_under_one_s_own_login_and_history_is_only_added_to(self, parted, monkeypatch):
        shell, way = parted
        monkeypatch.undo()  # the server goes by its own clock
        shell.ok("db grant", by="ada")
        own = Shell(postgres.login(shell.db, "lin"), shell.home)
        own.ok("set ACME-1 amount=500000")
        own.ok("visit log ACME-1 --with chen --summary 'walked the line'")
        part = {"subject": "event_0", "time": "event_2025"}[way]
        for statement in (f"UPDATE {part} SET actor = 'x'", "DELETE FROM event", f"TRUNCATE {part}"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                postgres.ask(own.db, statement)
        assert shell.data("db verify", by="ada")["faults"] == []

    def test_a_number_is_given_once(self, parted):
        """By the key, where the table is parted by subject; by the triggers of `db grant` otherwise."""
        shell, way = parted
        again = "INSERT INTO event (subject, seq, recorded_at, actor, kind, data, hash)"
        again += " SELECT subject, seq, recorded_at, actor, kind, data, hash FROM event"
        again += " WHERE subject = 'deal:ACME-1' AND seq = 1"
        if way == "time":
            shell.ok("db grant", by="ada")
        with pytest.raises((psycopg2.errors.UniqueViolation, psycopg2.errors.InsufficientPrivilege)):
            postgres.ask(shell.db if way == "subject" else postgres.login(shell.db, "lin"), again)

    def test_what_is_asked_by_the_way_it_is_parted_is_asked_of_one_part(self, parted):
        shell, way = parted
        sql = {"subject": _OF_A_DEAL, "time": "SELECT count(*) FROM event WHERE position <= 10"}[way]
        plan = "\n".join(row[0] for row in postgres.ask(shell.db, f"EXPLAIN {translated(sql)}"))
        assert len(set(re.findall(r" on (event_\w+)", plan))) == 1, plan


@pytest.fixture(scope="module")
def standby():
    """The address of a server, and of a hot standby that follows it."""
    with own_server("fsync=off") as server:  # the position it tells is that of what was saved
        source = server.database()
        copied = OwnServer("fsync=off", copy_of=server)
        try:
            yield source, copied.at(urlsplit(source).path[1:])
        finally:
            copied.close()


READS = (
    *("list", "show HUANAN-1", "gate HUANAN-1", "history HUANAN-1", "prep HUANAN-1", "next --owner lin"),
    *("stalled", "review", "visit plan", "visit list", "account list", "account show HUANAN", "order list"),
    *("contact list", "forecast", "stats funnel", "stats time", "stats wins", "stats signs", "limits"),
    *("show HUANAN-1 --as-of 2026-11-01", "report day", "report week", "db status"),
)


@pytest.mark.proof
def test_a_replica_is_read_and_says_what_it_cannot_do(standby, tmp_path):
    source, replica = standby
    Shell(source, str(tmp_path)).ok(f"demo --db '{source}'", by="ada")
    follower = Shell(replica, str(tmp_path))
    _caught_up(source, replica)
    for line in READS:
        said = follower(line, by="wei")
        assert (said.code in (0, 3), said.err) == (True, ""), (line, said)
    for line in ("set HUANAN-1 amount=1", "set HUANAN-1 amount=1 --dry-run"):
        assert "make changes on the primary server" in follower(line, by="wei").err
    assert "no room to work out" in follower("list --as-of 2026-10-01", by="wei").err
    assert follower.data("db verify", by="ada")["faults"] == []
    follower.ok(f"db backup {tmp_path}/monday.sqlite", by="ada")
    Shell(str(tmp_path / "monday.sqlite"), str(tmp_path)).ok("list --as-of 2026-10-01", by="wei")


def _caught_up(source, replica):
    """Within some seconds, for it follows at once."""
    (last,) = postgres.ask(source, "SELECT pg_current_wal_lsn()")
    for _ in range(200):
        if postgres.ask(replica, "SELECT pg_last_wal_replay_lsn() >= %s", *last)[0][0]:
            return
        time.sleep(0.05)
    raise AssertionError("the replica stays behind")
