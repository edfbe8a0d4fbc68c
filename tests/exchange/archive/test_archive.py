"""A whole team in one file, and back: into a file or a server, whatever it came from, and whoever made it."""

import json
import os
import zipfile
from contextlib import closing
from hashlib import sha256
from tempfile import gettempdir
from typing import NamedTuple

import pytest
from at_work import Team
from releases import NUMBERS, of_release

from engine import accounts, contacts, deals, orders, sqlite_upkeep, stay_table
from engine.errors import BadFile, DealgateError, NotAllowed, Refused
from engine.message import msg
from engine.sqlite import connect
from engine.store import open_store
from engine.tables import metadata
from engine.upkeep import status
from engine.verify import verify
from exchange.archive.manifest import MANIFEST, README, Manifest, Part, file_of
from exchange.archive.reader import open_archive
from exchange.archive.restoring import restore_archive
from exchange.archive.writer import write_archive
from words.say import say

NOW = "2026-11-22T08:00:00.000000Z"
DEAL = "ACME-1"
README_TEXT = "an archive\n"


@pytest.fixture
def busy(founded, databases, database, tmp_path):
    """A team that did something of everything."""
    with databases.copy(founded(database), tmp_path / "team.sqlite") as path:
        team = Team(path)
        team.do(
            "lin", deals.new, "Line 3 中文 🦜", account="ACME", playbook="small", request="r1", command="new"
        )
        team.do(
            "lin", deals.answer, DEAL, "needs_known", "yes", evidence="50% 'off' \\ \t\r\n", kind="event_held"
        )
        team.do("mei", deals.waive, DEAL, "item:listed", reason="=1+1", until="2026-12-31")
        team.do("lin", deals.advance, DEAL)
        team.do("lin", orders.add, "ACME", "-100", None, "2026-05-01", deal=DEAL)
        team.do("lin", accounts.edit, "ACME", abc="A")
        team.do("wei", contacts.add, "ACME", "Li Wei", "decider")
        team.do("han", contacts.erase, contacts.find(team.store, "Gao Yan"))
        team.store.run("INSERT INTO rate (currency, rate, set_on) VALUES ('EUR', '7.7', '2026-11-21')")
        yield team
        team.store.close()


@pytest.fixture
def archive(busy, tmp_path):
    path = str(tmp_path / "team.dealgate.zip")
    write_archive(busy.store, path, README_TEXT, "0.1.0", NOW)
    return path


@pytest.fixture
def goal(databases, request, database):
    """Where nothing stands, of either kind."""
    return databases.empty(database, "goal")


def restored(path, url, user="wei"):
    return restore_archive(path, url, user, NOW)


def everything(url):
    """All rows of all tables, but for what the restoring itself left."""
    with open_store(url) as store:
        return {
            table.name: [
                tuple(row)
                for row in store.rows(f'SELECT {_names(table)} FROM "{table.name}" ORDER BY {_names(table)}')
            ]
            for table in metadata.sorted_tables
            if table.name not in {"restored", *stay_table.TABLES}
        }


def _names(table):
    return ", ".join(f'"{column.name}"' for column in table.columns)


def nothing_in(url):
    return ("://" not in url and not os.path.exists(url)) or ("://" in url and _empty(url))


def _empty(url):
    try:
        return status(url)["people"] == 0
    except DealgateError:
        return True


class TestThereAndBack:
    @pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
    def test_every_row_is_as_it_was(self, busy, archive, databases, kind):
        goal = databases.empty(kind, "goal")
        done = restored(archive, goal)
        assert everything(goal) == everything(busy.path)
        assert done.rows == sum(map(len, everything(goal).values()))

    def test_to_the_same_digest(self, busy, archive, goal):
        before = verify(busy.store)
        done = restored(archive, goal)
        with open_store(goal) as store:
            after = verify(store, against=before.digest)
        assert (after.digest, after.events, after.faults) == (before.digest, before.events, ())
        assert (after.since.matches, after.since.later) == (True, 0)
        assert (done.manifest.digest, done.manifest.events) == (before.digest, before.events)

    def test_who_was_erased_stays_so(self, busy, archive, goal):
        content = zipfile.ZipFile(archive).read(file_of("personal")).decode()
        assert "Gao" not in content
        assert "Li Wei" in content
        restored(archive, goal)
        with open_store(goal) as store:
            assert contacts.of_account(store, "ACME")[0].name is None

    def test_it_is_written_down_where_it_was_restored(self, busy, archive, goal):
        done = restored(archive, goal)
        assert status(goal)["restored"] == [
            {"id": done.manifest.id, "at": NOW, "by": "wei"}
            | {"digest": done.manifest.digest, "events": done.manifest.events}
        ]

    def test_work_goes_on_where_it_stopped(self, archive, goal):
        restored(archive, goal)
        team = Team(goal)
        team.do("lin", deals.tick, DEAL, "listed") if False else team.do(
            "lin", accounts.edit, "ACME", abc="B"
        )
        assert verify(team.store).faults == ()
        team.store.close()

    def test_an_archive_of_what_was_restored_tells_of_both(self, archive, goal, tmp_path):
        first = restored(archive, goal).manifest
        again = str(tmp_path / "again.zip")
        with open_store(goal) as store:
            second = write_archive(store, again, README_TEXT, "0.1.0", NOW)
        assert second.id != first.id
        assert (second.digest, second.events) == (first.digest, first.events)
        anew = str(tmp_path / "anew.sqlite")
        restored(again, anew)
        assert [each["id"] for each in status(anew)["restored"]] == sorted([first.id, second.id])

    def test_it_says_what_is_in_it(self, archive):
        with zipfile.ZipFile(archive) as file:
            manifest = json.loads(file.read(MANIFEST))
            assert file.read(README).decode() == README_TEXT
            assert manifest["dealgate_archive"] == 1
            assert manifest["tables"].keys() == metadata.tables.keys() - stay_table.TABLES
            for part in manifest["tables"].values():
                content = file.read(part["file"])
                assert (part["bytes"], part["sha256"]) == (len(content), sha256(content).hexdigest())
                rows = [json.loads(line) for line in content.splitlines()]
                assert [list(row) for row in rows] == part["rows"] * [part["columns"]]


class TestWhoMay:
    @pytest.mark.parametrize("user", ["han", "mei", "lin", "nobody"])
    def test_admins_of_the_archive_alone(self, archive, goal, user):
        with pytest.raises(NotAllowed) as caught:
            restored(archive, goal, user)
        assert caught.value.message.id == "archive.not_its_admin"
        assert nothing_in(goal)


class TestWhere:
    @pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
    def test_never_over_a_team_that_works(self, busy, archive, founded, databases, tmp_path, kind):
        with databases.copy(founded(kind), tmp_path / "other.sqlite") as other:
            team = Team(other)
            team.do("lin", deals.new, "Ours", account="ACME", playbook="small")
            team.store.close()
            before = everything(other)
            with pytest.raises(DealgateError) as caught:
                restored(archive, other)
            assert caught.value.message.id in ("store.holds_deals", "db.copy_not_empty")
            assert everything(other) == before


@pytest.mark.sqlite("an old file is an old file, wherever it goes")
@pytest.mark.parametrize("number", [number for number in NUMBERS if number >= "0006"])
@pytest.mark.parametrize("goal_kind", ["sqlite", "postgresql"])
def test_one_of_an_older_schema_is_brought_up(database, databases, tmp_path, number, goal_kind):
    old = of_release(number, "sqlite", tmp_path)
    path, goal = str(tmp_path / "old.zip"), databases.empty(goal_kind, "goal")
    up = str(tmp_path / "up.sqlite")
    with closing(connect(old)) as source, closing(connect(up)) as target:
        source.backup(target)
    sqlite_upkeep.upgrade(up)
    with open_store(up) as store:
        proof = verify(store)
        (admin,) = store.rows("""SELECT "user" FROM person WHERE role = 'admin' LIMIT 1""")
    archived_by_hand(old, path, number, proof)
    restored(path, goal, admin["user"])
    assert everything(goal) == everything(up)


def archived_by_hand(old, path, number, proof):
    """As the program of then would have written it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, closing(connect(old)) as team:
        parts = {}
        for table in sqlite_upkeep.tables_of(old):
            keys = ", ".join(f'"{key.name}"' for key in table.primary_key)
            rows = team.execute(f'SELECT {_names(table)} FROM "{table.name}" ORDER BY {keys}').fetchall()
            names = tuple(column.name for column in table.columns)
            said = "".join(json.dumps(dict(zip(names, row, strict=True))) + "\n" for row in rows).encode()
            file.writestr(file_of(table.name), said)
            parts[table.name] = Part(names, len(rows), len(said), sha256(said).hexdigest())
        made = Manifest("0.1.0", number, NOW, proof.digest, proof.events, len(proof.faults), parts)
        file.writestr(README, README_TEXT)
        file.writestr(MANIFEST, made.text)


# ── archives nobody should have ───────────────────────────────────────────────────────────────


class Forged:
    """An archive taken apart, changed, and put together again with a manifest that fits."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.content = {name: file.read(name) for name in file.namelist()}
        self.said = json.loads(self.content.pop(MANIFEST))
        self.path = path

    def rows(self, table):
        return self.content[file_of(table)].splitlines(keepends=True)

    def put(self, table, lines, **said):
        content = b"".join(lines)
        self.content[file_of(table)] = content
        part = {"rows": len(lines), "bytes": len(content), "sha256": sha256(content).hexdigest()}
        self.said["tables"][table] |= part | said

    def write(self, *more):
        tables = {
            name: Part(tuple(p["columns"]), p["rows"], p["bytes"], p["sha256"])
            for name, p in self.said["tables"].items()
            if isinstance(p, dict) and "sha256" in p
        }
        whole = Manifest(**{k: self.said[k] for k in Manifest._fields if k != "tables"}, tables=tables)
        self.said["id"] = whole.id
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in [*self.content.items(), *more]:
                file.writestr(name, content)
            file.writestr(MANIFEST, json.dumps(self.said))


def _changed(forged, old, new):
    lines = forged.rows("deal")
    forged.put("deal", [lines[0].replace(old, new), *lines[1:]])
    assert forged.rows("deal") != lines


def _as_event(forged, change):
    rows = [json.loads(line) for line in forged.rows("event")]
    change(rows)
    forged.put("event", [json.dumps(row).encode() + b"\n" for row in rows])


FORGERIES = {
    "a changed row": lambda f: _changed(f, b'"title": "Line 3', b'"title": "Line 4'),
    "a changed event": lambda f: _as_event(f, lambda rows: rows[0].update(actor="bo")),
    "an event less": lambda f: _as_event(f, lambda rows: rows.pop()),
    "events in another order": lambda f: _as_event(f, lambda rows: rows.reverse()),
    "an event twice": lambda f: _as_event(f, lambda rows: rows.append(rows[-1])),
    "a number for a text": lambda f: _changed(f, b'"owner": "lin"', b'"owner": 5'),
    "a text for a number": lambda f: _changed(f, b'"playbook_version": 1', b'"playbook_version": "1"'),
    "a fraction": lambda f: _changed(f, b'"playbook_version": 1', b'"playbook_version": 1.5'),
    "too big a number": lambda f: _changed(f, b'"playbook_version": 1', b'"playbook_version": 99999999999'),
    "a flag": lambda f: _changed(f, b'"playbook_version": 1', b'"playbook_version": true'),
    "nothing where something must be": lambda f: _changed(f, b'"owner": "lin"', b'"owner": null'),
    "a list": lambda f: _changed(f, b'"owner": "lin"', b'"owner": ["lin"]'),
    "another column": lambda f: _changed(f, b'"owner": "lin"', b'"boss": "lin"'),
    "a column twice": lambda f: _changed(f, b'"owner": "lin"', b'"owner": "lin", "owner": "bo"'),
    "no JSON": lambda f: f.put("deal", [b"deal\n"]),
    "nested without end": lambda f: f.put("deal", [b"[" * 100_000 + b"\n"]),
    "a number without end": lambda f: f.put("deal", [b'{"key": ' + b"9" * 5_000 + b"}\n"]),
    "bytes that are no text": lambda f: f.put("deal", [b'{"key": "\xff\xfe"}\n']),
    "a deal of no client": lambda f: f.put("account", []),
    "a billion rows": lambda f: f.said["tables"]["deal"].update(rows=10**9),
    "bytes without end": lambda f: f.said["tables"]["deal"].update(bytes=2**70),
    "less than nothing": lambda f: f.said["tables"]["deal"].update(rows=-1),
    "another digest of the file": lambda f: f.said["tables"]["deal"].update(sha256="0" * 64),
    "another digest of history": lambda f: f.said.update(digest="1." + "0" * 64),
    "faults it hasn't": lambda f: f.said.update(faults=3),
    "more events": lambda f: f.said.update(events=10**6),
    "a newer schema": lambda f: f.said.update(schema="9999"),
    "a schema nobody archived": lambda f: f.said.update(schema="0001"),
    "no schema": lambda f: f.said.update(schema="../0001"),
    "a schema in other digits": lambda f: f.said.update(schema="٠٠٠٧"),
    "a flag for a format": lambda f: f.said.update(dealgate_archive=True),
    "half a character": lambda f: _changed(f, b'"title": "Line 3', b'"title": "\\ud800'),
    "the bytes of half a character": lambda f: _changed(f, b'"title": "Line 3', b'"title": "\xed\xa0\x80'),
    "a newer format": lambda f: f.said.update(dealgate_archive=2),
    "a table that isn't one": lambda f: f.said["tables"].update(gifts=f.said["tables"]["deal"]),
    "no columns": lambda f: f.said["tables"]["deal"].update(columns=[]),
    "a manifest of nothing": lambda f: f.said.update(tables={}),
}


UNREADABLE = {
    "workspace": [
        {"time_zone": "Mars/X"},
        {"time_zone": "../../etc/passwd"},
        {"country": "china"},
        {"currency": "XXX"},
        {"currency": "\x1b[31mCNY"},
        {"created_at": "long ago"},
    ],
    "working_days": [{"days": "{broken"}, {"days": "1"}, {"days": "2" * 365}, {"year": 1}, {"country": ""}],
    "rate": [
        {"rate": "evil"},
        {"rate": "NaN"},
        {"rate": "-1"},
        {"rate": "1e99"},
        {"set_on": "never"},
        {"currency": "eur"},
    ],
    "learned": [{"found": "{broken"}, {"found": "[]"}, {"learned_on": "today"}],
    "playbook": [
        {"source": "owned"},
        {"source": "{"},
        {"source": "playbook: small\nversion: 2\nstages: []\n"},
        {"installed_at": "x"},
    ],
    "request": [{"result": "no JSON"}, {"result": "[]"}, {"recorded_at": ""}],
}


@pytest.mark.sqlite("what is wrong with a file is found before any database is looked at")
@pytest.mark.parametrize(
    ("table", "change"),
    [(table, change) for table, changes in UNREADABLE.items() for change in changes],
    ids=lambda each: each if isinstance(each, str) else "-".join(map(str, each.items()))[:40],
)
def test_what_no_history_proves_must_be_readable(busy, goal, tmp_path, table, change):
    """Whoever is given it would crash, or show whatever somebody wrote there."""
    store = busy.store
    store.run(
        "INSERT INTO learned (playbook, stage, segment, learned_on, found)"
        " VALUES ('small', '', '', '2026-11-01', '{}') ON CONFLICT DO NOTHING"
    )
    path = str(tmp_path / "team.zip")
    write_archive(store, path, README_TEXT, "0.1.0", NOW)
    forged = Forged(path)
    first, *others = (json.loads(row) for row in forged.rows(table))
    forged.put(table, [json.dumps(row).encode() + b"\n" for row in ({**first, **change}, *others)])
    forged.write()
    with pytest.raises(BadFile) as caught:
        restored(path, goal)
    what = caught.value.message.params["what"]
    assert (what.id, what.params) == ("archive.bad_row", {"table": table, "row": 1})
    assert nothing_in(goal)


@pytest.mark.sqlite("it is about the place where it is unpacked")
class TestNoRoomToUnpack:
    def test_is_seen_before(self, archive, goal, monkeypatch):
        with open_archive(archive) as read:
            unpacked = read.unpacked
        monkeypatch.setattr("exchange.archive.restoring.disk_usage", lambda folder: Disk(2 * unpacked))
        assert self.said(archive, goal) == gettempdir()

    def test_is_said_of_a_place_people_know(self, archive, goal, monkeypatch):
        def full(path, *, to):
            raise Refused(msg("store.full", path=path))

        monkeypatch.setattr("engine.sqlite_upkeep.create", full)
        assert self.said(archive, goal) == gettempdir()

    def said(self, archive, goal):
        with pytest.raises(Refused) as caught:
            restored(archive, goal)
        assert nothing_in(goal)
        assert caught.value.message.id == "archive.no_room"
        return caught.value.message.params["folder"]


class Disk(NamedTuple):
    free: int


@pytest.mark.sqlite("what is wrong with a file is found before any database is looked at")
class TestHostile:
    @pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
    def test_forged_with_a_manifest_that_fits(self, archive, goal, forge):
        forged = Forged(archive)
        forge(forged)
        forged.write()
        self.is_refused(archive, goal)

    def is_refused(self, archive, goal):
        with pytest.raises(DealgateError) as caught:
            restored(archive, goal)
        assert say(caught.value.message)
        assert nothing_in(goal)
        return caught.value.message

    def test_of_a_newer_program(self, archive, goal):
        forged = Forged(archive)
        forged.said.update(schema="9999")
        forged.write()
        with pytest.raises(BadFile) as caught:
            restored(archive, goal)
        assert caught.value.message.id == "archive.newer_format"

    def test_a_missing_table(self, archive, goal):
        forged = Forged(archive)
        del forged.content[file_of("deal")]
        forged.write()
        assert self.is_refused(archive, goal).id == "archive.damaged"

    def test_a_table_left_out_altogether(self, archive, goal):
        forged = Forged(archive)
        del forged.content[file_of("rate")], forged.said["tables"]["rate"]
        forged.write()
        assert self.is_refused(archive, goal).id == "archive.damaged"

    @pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "tables/../x", "tables/deal.jsonl ", "x"])
    def test_a_file_that_is_none_of_ours(self, archive, goal, name):
        Forged(archive).write((name, b"x"))
        assert self.is_refused(archive, goal).id == "archive.damaged"

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_a_file_twice(self, archive, goal):
        Forged(archive).write((file_of("deal"), b""))
        assert self.is_refused(archive, goal).id == "archive.damaged"

    def test_a_bomb(self, archive, goal, monkeypatch):
        monkeypatch.setattr("exchange.archive.reader._LARGE", 1 << 20)
        forged = Forged(archive)
        forged.put("rate", [b'{"currency": "EUR", "rate": "' + b"1" * (1 << 26) + b'", "set_on": ""}\n'])
        forged.write()
        what = self.is_refused(archive, goal).params["what"]
        assert what.id == "archive.bomb"

    def test_a_row_that_would_fill_memory(self, archive, goal, monkeypatch):
        monkeypatch.setattr("exchange.archive.reader._LONGEST", 1 << 20)
        forged = Forged(archive)
        forged.put("rate", [b'{"currency": "EUR", "rate": "' + b"1" * (1 << 23) + b'", "set_on": ""}\n'])
        forged.write()
        assert self.is_refused(archive, goal).id == "archive.damaged"

    @pytest.mark.parametrize("tenth", range(1, 10))
    def test_cut_off(self, archive, goal, tenth):
        with open(archive, "rb+") as file:
            file.truncate(os.path.getsize(archive) * tenth // 10)
        self.is_refused(archive, goal)

    def test_a_bit_that_fell_over(self, archive, goal):
        with open(archive, "rb") as file:
            content = bytearray(file.read())
        content[len(content) // 2] ^= 1
        with open(archive, "wb") as file:
            file.write(content)
        self.is_refused(archive, goal)

    def test_a_zip_of_something_else(self, tmp_path, goal):
        path = str(tmp_path / "photos.zip")
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("photo.jpg", b"x")
        assert self.is_refused(path, goal).id == "archive.none"

    def test_no_file(self, tmp_path, goal):
        assert self.is_refused(str(tmp_path / "none.zip"), goal).id == "exchange.no_file"
