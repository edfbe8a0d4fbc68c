"""`export events --follow`: JSON lines on stdout, a cursor that is never ahead of them."""

import errno
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exchange.outgoing import cursor_file

ROOT = Path(__file__).parents[2]


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def ids(out):
    return [event["id"] for event in lines(out)]


@pytest.fixture
def office(shell):
    shell.ok("account add 'Acme Tools' --code ACME")
    shell.ok("new 'Line 3' --account ACME --amount 480000")
    return shell


@pytest.fixture
def cursor(tmp_path):
    return tmp_path / "feed.json"


@pytest.fixture
def feed(tmp_path):
    return tmp_path / "feed.jsonl"


def test_all_of_it_ends_when_it_has_caught_up(office):
    told = lines(office.ok("export events --from start"))
    assert told[-1]["id"] == "deal:ACME-1/1"
    assert told[-1]["data"]["title"] == "Line 3"
    assert [e["position"] for e in told] == sorted(e["position"] for e in told)


def test_the_table_of_events_says_the_same_of_each(office):
    told = {event["id"]: event for event in lines(office.ok("export events --from start"))}
    rows = {event["id"]: event for event in lines(office.ok("export events --format jsonl"))}
    assert {id: row["request"] for id, row in rows.items()} == dict.fromkeys(told)
    assert {id: {name: row[name] for name in told[id]} for id, row in rows.items()} == told
    assert office.data("export events") == list(rows.values())
    assert '"{""' in office.ok("export events --format csv"), "in a cell it is text"


def test_a_cursor_goes_on_where_it_ended(office, cursor):
    first = ids(office.ok(f"export events --cursor {cursor}"))
    assert office.ok(f"export events --cursor {cursor}") == ""
    office.ok("tick ACME-1 own_words")
    assert ids(office.ok(f"export events --cursor {cursor}")) == ["deal:ACME-1/2"]
    assert ids(office.ok("export events --from start")) == [*first, "deal:ACME-1/2"]


def test_from_now_on_is_from_the_moment_it_was_said(office, cursor):
    assert office.ok(f"export events --cursor {cursor} --from now") == ""
    office.ok("tick ACME-1 own_words")
    assert ids(office.ok(f"export events --cursor {cursor} --from now")) == ["deal:ACME-1/2"]


def test_from_a_position(office):
    last = lines(office.ok("export events --from start"))[-1]["position"]
    office.ok("tick ACME-1 own_words")
    assert ids(office.ok(f"export events --from {last}")) == ["deal:ACME-1/2"]


def test_nobody_at_the_client_is_named(office):
    office.ok("contact add 'Gao Yan' --account ACME --part user")
    told = office.ok("export events --from start")
    assert "contact:ACME.1" in told
    assert "Gao" not in told


def test_a_cursor_of_another_workspace(office, cursor, tmp_path):
    office.ok(f"init --db {tmp_path}/other.sqlite", by="ada")
    office.ok(f"export events --cursor {cursor} --db {tmp_path}/other.sqlite", by="ada")
    said = office(f"export events --cursor {cursor}")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("The cursor is of another workspace")
    assert "--from start" in said.err


def test_a_copy_is_the_same_history(office, cursor, databases, database):
    """From one kind of database to the other."""
    office.ok(f"export events --cursor {cursor}")
    other = databases.empty("postgresql" if database == "sqlite" else "sqlite", "copied")
    office.ok(f"db copy '{office.db}' '{other}'", by="ada")
    office.ok(f"tick ACME-1 own_words --db '{other}'")
    assert ids(office.ok(f"export events --cursor {cursor} --db '{other}'")) == ["deal:ACME-1/2"]


def test_a_database_restored_from_an_earlier_backup(office, cursor, tmp_path):
    """What was told since is no more, and something else stands in its place."""
    office.ok(f"db backup {tmp_path}/monday.sqlite", by="ada")
    office.ok("tick ACME-1 own_words")
    office.ok(f"export events --cursor {cursor}")
    said = office(f"export events --cursor {cursor} --db {tmp_path}/monday.sqlite")
    assert said.code == 1
    assert "stands at deal:ACME-1/2" in said.err
    office.ok(f"stop ACME-1 --class no_decision --reason frozen --db {tmp_path}/monday.sqlite")
    assert (
        "has something else" in office(f"export events --cursor {cursor} --db {tmp_path}/monday.sqlite").err
    )


def test_who_fails_before_the_cursor_is_saved_repeats(office, cursor, monkeypatch):
    office.ok(f"export events --cursor {cursor} --from now")
    office.ok("tick ACME-1 own_words")
    there = cursor.read_text()
    with monkeypatch.context() as patch:
        patch.setattr(cursor_file, "save", lambda path, new: new.id in there or _denied(path))
        said = office(f"export events --cursor {cursor}")
    assert (said.code, ids(said.out)) == (1, ["deal:ACME-1/2"])
    assert ids(office.ok(f"export events --cursor {cursor}")) == ["deal:ACME-1/2"]


def test_a_cursor_that_cannot_be_kept_is_said_before_anything_is_told(office, tmp_path):
    said = office(f"export events --cursor {tmp_path}/no/such/folder/feed.json")
    assert (said.code, said.out) == (1, "")


def _denied(path):
    raise PermissionError(errno.EACCES, "denied", path)


def test_a_cursor_beyond_the_end(office, cursor):
    office.ok(f"export events --cursor {cursor}")
    ahead = json.loads(cursor.read_text())
    cursor.write_text(json.dumps({**ahead, "position": ahead["position"] + 7, "id": "deal:ACME-1/8"}))
    said = office(f"export events --cursor {cursor}")
    assert said.code == 1
    assert "stands at deal:ACME-1/8" in said.err
    assert "earlier backup" in said.err


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"workspace": 1, "position": "x"}', "\x00", '"a"'])
def test_a_file_that_is_no_cursor_is_left_alone(office, cursor, text):
    cursor.write_text(text)
    said = office(f"export events --cursor {cursor}")
    assert said.code == 1
    assert "is no cursor" in said.err
    assert cursor.read_text() == text


@pytest.mark.parametrize(
    "option",
    [
        *("--from yesterday", "--from -1", "--every often --follow", "--csv --from now"),
        *("--every 0 --follow", "--every 99ms --follow", "--every 61m --follow"),
        *("--follow --format csv", "--from now --owner lin", "--every 1s --headings ids"),
    ],
)
def test_what_it_does_not_take(office, option):
    assert office(f"export events {option}").code == 2


def test_a_position_the_history_never_reached(office, cursor):
    last = lines(office.ok("export events --from start"))[-1]["position"]
    said = office(f"export events --from {last + 1} --cursor {cursor}")
    assert (said.code, said.out, cursor.exists()) == (1, "", False)
    assert f"stands at position {last}" in said.err
    assert "--from now" in said.err


def test_what_is_missing_is_said_in_one_sentence(office, tmp_path):
    said = office(f"export events --cursor {tmp_path}/no/feed.json")
    assert said.err == f"Can't use {tmp_path}/no/feed.json: no such file or folder\n"


class TestIntoAFile:
    """`--out`: what the cursor has passed stands on the disk."""

    def test_is_appended(self, office, cursor, feed):
        run = f"export events --cursor {cursor} --out {feed}"
        assert office.ok(run) == ""
        office.ok("tick ACME-1 own_words")
        office.ok(run)
        office.ok(run)
        assert feed.read_text() == office.ok("export events --from start")

    def test_half_a_line_at_its_end_comes_again_whole(self, office, cursor, feed):
        office.ok(f"export events --cursor {cursor} --out {feed}")
        there, where = feed.read_text(), cursor.read_text()
        office.ok("tick ACME-1 own_words")
        office.ok(f"export events --cursor {cursor} --out {feed}")
        feed.write_text(feed.read_text()[:-40])
        cursor.write_text(where)  # it was killed while it wrote
        office.ok(f"export events --cursor {cursor} --out {feed}")
        assert feed.read_text() == office.ok("export events --from start")
        assert feed.read_text().startswith(there)

    @pytest.mark.parametrize("half", ["{", '{"id":"deal:ACME-1/1","subj', '{"id":"' + "x" * 200_000])
    def test_half_a_first_line(self, office, feed, half):
        feed.write_text(half)
        office.ok(f"export events --from start --out {feed}")
        assert feed.read_text() == office.ok("export events --from start")

    @pytest.mark.parametrize("text", ["my notes", "my notes\n", "{}\n"])
    def test_a_file_of_something_else_is_left_alone(self, office, cursor, feed, text):
        feed.write_text(text)
        said = office(f"export events --cursor {cursor} --out {feed}")
        assert (said.code, feed.read_text(), cursor.exists()) == (1, text, False)
        assert "something other than a feed" in said.err

    def test_the_cursor_stays_where_the_disk_refuses(self, office, cursor, feed, monkeypatch):
        office.ok(f"export events --cursor {cursor} --out {feed} --from now")
        office.ok("tick ACME-1 own_words")
        there = cursor.read_text()

        safe = os.fsync

        def full(handle):
            if os.path.sameopenfile(handle, log.fileno()):
                raise OSError(errno.ENOSPC, "full")
            safe(handle)

        with monkeypatch.context() as patch, feed.open() as log:
            patch.setattr(os, "fsync", full)
            said = office(f"export events --cursor {cursor} --out {feed}")
        assert (said.code, cursor.read_text()) == (1, there)
        assert str(feed) in said.err
        office.ok(f"export events --cursor {cursor} --out {feed}")
        assert ids(feed.read_text()) == ["deal:ACME-1/2", "deal:ACME-1/2"]


def test_in_chinese_too(office, cursor):
    cursor.write_text("{}")
    assert "不是游标文件" in office(f"export events --cursor {cursor}", DEALGATE_LANG="zh").err


# ── a process of its own ──────────────────────────────────────────────────────────────────────


class Service:
    """`export --follow` as a supervisor runs it, writing into a file or a pipe."""

    def __init__(self, office, cursor, out):
        known = {
            "DEALGATE_DB": office.db,
            "DEALGATE_USER": "lin",
            "HOME": office.home,
            "PYTHONPATH": str(ROOT),
        }
        options = ["--cursor", str(cursor), "--every", "100ms", "--from", "start"]
        run = f"from cli import app; import sys; sys.argv[1:] = ['export', '--follow', *{options!r}]; app()"
        called = [sys.executable, "-c", run]
        self.process = subprocess.Popen(
            called, stdout=out, stderr=subprocess.PIPE, env={**os.environ, **known}
        )

    def ended(self, by):
        self.process.send_signal(by)
        return self.process.wait(timeout=20)


def until(seen, *, seconds=20):
    give_up = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < give_up, "it never came"
        time.sleep(0.02)


@pytest.mark.parametrize(("by", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_clean_end_loses_and_repeats_nothing(office, cursor, feed, by, code):
    with feed.open("wb") as out:
        service = Service(office, cursor, out)
        until(lambda: "deal:ACME-1/1" in feed.read_text())
        office.ok("tick ACME-1 own_words")
        until(lambda: "deal:ACME-1/2" in feed.read_text())
        assert service.ended(by) == code
    last = lines(feed.read_text())[-1]
    assert json.loads(cursor.read_text())["position"] == last["position"]
    assert office.ok(f"export events --cursor {cursor}") == ""


def test_whoever_reads_may_leave_at_any_time(office, cursor):
    service = Service(office, cursor, subprocess.PIPE)
    until(lambda: cursor.exists() and "deal:ACME-1/1" in cursor.read_text())
    service.process.stdout.close()
    assert service.process.wait(timeout=20) == 0


def test_kills_lose_nothing_and_repeat_only_at_the_seam(office, cursor, feed):
    """Killed again and again while somebody works: what is cut off in the middle of a line is no event."""
    wrote, told = [], []
    for turn in range(4):
        with feed.open("wb") as out:
            service = Service(office, cursor, out)
            for n in range(3):
                office.ok(f"tick ACME-1 own_words {'--off' if (turn + n) % 2 else ''}")
                wrote.append(f"deal:ACME-1/{len(wrote) + 2}")
            seen = f'"{wrote[-2 if turn % 2 else -1]}"'
            until(lambda seen=seen: seen in feed.read_text())
            assert service.ended(signal.SIGKILL) == -signal.SIGKILL
        whole = feed.read_text().rpartition("\n")[0]
        told.append(lines(whole))
    told.append(lines(office.ok(f"export events --cursor {cursor}")))
    everything = lines(office.ok("export events --from start"))
    assert {e["id"] for run in told for e in run} == {e["id"] for e in everything}
    for before, after in itertools.pairwise(told):
        positions = [e["position"] for e in after]
        assert positions == sorted(set(positions))
        repeated = {e["id"] for e in before} & {e["id"] for e in after}
        assert repeated <= {e["id"] for e in before[-len(repeated) :]}, "older than the seam"
