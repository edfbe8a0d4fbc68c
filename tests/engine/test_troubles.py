"""What happens to a file, in a sentence, with the right exit code, and nothing lost."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from trouble import as_somebody_else, told, told_outside, with_disks_of_its_own

import engine.sqlite
from engine import accounts
from engine.errors import Refused
from engine.store import open_store
from engine.verify import verify

pytestmark = pytest.mark.sqlite("what can happen to a file")
WRITING = "tick ACME-1 root_cause"


@pytest.fixture
def whole(work):
    """Nothing was lost and nothing half done, whatever a test did."""
    with open_store(work.db) as store:
        before = verify(store)
    yield work
    with open_store(work.db) as store:
        after = verify(store, before.digest)
    assert (after.faults, after.since.matches) == ((), True)


@contextmanager
def rights(path, folder, file):
    """The rights of a folder and of all that lies in it, for a while."""
    inside = [os.path.join(path, name) for name in os.listdir(path)]
    for each in inside:
        os.chmod(each, file)
    os.chmod(path, folder)
    try:
        yield
    finally:
        os.chmod(path, 0o700)
        for each in inside:
            os.chmod(each, 0o600)


@pytest.fixture
def apart(whole, tmp_path):
    """A folder that holds the database and nothing else."""
    folder = tmp_path / "apart"
    folder.mkdir()
    path = str(folder / "team.sqlite")
    shutil.copy(whole.db, path)
    return path


class TestReadOnly:
    def test_the_file(self, apart):
        with rights(os.path.dirname(apart), 0o700, 0o400):
            said = told_outside(apart, WRITING, before=as_somebody_else())
        assert (said.code, "can't be written to" in said.en, "是只读的" in said.zh) == (1, True, True)

    def test_the_folder_too(self, apart):
        with rights(os.path.dirname(apart), 0o500, 0o400):
            said = told_outside(apart, WRITING, before=as_somebody_else())
            assert os.listdir(os.path.dirname(apart)) == ["team.sqlite"]
        assert (said.code, "can't be written to" in said.en) == (1, True)

    @pytest.mark.parametrize("file", [0o400, 0o600])
    def test_what_may_only_be_read_can_be_read(self, apart, file):
        with rights(os.path.dirname(apart), 0o500, file):
            shown = outside(apart, "list")
            proof = outside(apart, "db verify")
        assert (shown.returncode, "ACME-1" in shown.stdout) == (0, True), shown
        assert "nothing amiss" in proof.stdout, proof

    def test_and_where_somebody_else_is_writing(self, apart, whole):
        """Their log is read along."""
        with open_store(apart, for_writing=True) as store:
            store.run("UPDATE rate SET rate = '1' WHERE 0 = 1")
            store.run("INSERT INTO rate (currency, rate, set_on) VALUES ('EUR', '7.7', '2026-11-21')")
            with rights(os.path.dirname(apart), 0o500, 0o400):
                assert outside(apart, "list").returncode == 0

    def test_a_log_that_can_t_be_read_is_named(self, apart):
        with open_store(apart, for_writing=True) as store:
            store.run("INSERT INTO rate (currency, rate, set_on) VALUES ('EUR', '7.7', '2026-11-21')")
            log = Path(f"{apart}-wal").read_bytes()
        Path(f"{apart}-wal").write_bytes(log)  # as after a power cut: the log is there, its index isn't
        with rights(os.path.dirname(apart), 0o500, 0o400):
            said = told_outside(apart, "list", before=as_somebody_else())
        assert (said.code, "-wal file" in said.en, "-wal 文件" in said.zh) == (1, True, True)
        with open_store(apart) as store:  # whoever may write there reads it
            assert store.row("SELECT rate FROM rate WHERE currency = 'EUR'")["rate"] == "7.7"

    def test_a_file_that_changes_while_it_is_read_so(self, apart, monkeypatch):
        monkeypatch.setattr(os, "statvfs", lambda where: SimpleNamespace(f_flag=os.ST_RDONLY))
        with open_store(apart) as reader:
            assert reader.row("SELECT count(*) FROM deal")[0] == 3
            with closing(sqlite3.connect(apart)) as writer, writer:
                writer.execute("INSERT INTO rate (currency, rate, set_on) VALUES ('EUR', '7.7', 'x')")
            with pytest.raises(Refused) as caught:
                reader.row("SELECT count(*) FROM deal")
        assert caught.value.message.id == "store.changed_meanwhile"

    def test_a_file_nobody_may_read(self, apart):
        with rights(os.path.dirname(apart), 0o700, 0o000):
            said = told_outside(apart, "list", before=as_somebody_else())
        assert (said.code, "can't be opened" in said.en, "无法打开" in said.zh) == (1, True, True)


def outside(db, line):
    known = {"DEALGATE_DB": db, "DEALGATE_USER": "ada", "DEALGATE_LANG": "en"}
    command = [*as_somebody_else(), os.path.join(os.path.dirname(sys.executable), "dealgate"), *line.split()]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **known})


FULL = """
import json, os, resource, shutil, subprocess, sys
source, folder, program, disk = sys.argv[1:]
os.makedirs(folder)
if disk == "of its own":
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=True)
path, told = os.path.join(folder, "team.sqlite"), []
shutil.copy(source, path)
environ = {**os.environ, "DEALGATE_DB": path, "DEALGATE_USER": "ada"}
spare = int(os.environ["SPARE"])
def type_(*words, language, full=False):
    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (spare, spare))
    return subprocess.run(
        [program, *words], capture_output=True, text=True, env={**environ, "DEALGATE_LANG": language},
        preexec_fn=limited if full and disk == "limited" else None,
    )
if disk == "of its own":
    with open(os.path.join(folder, "filler"), "wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(4096))
        except OSError:
            pass
        filler.truncate(max(0, filler.tell() - spare))
visit = ["visit", "log", "ACME-1", "--with", "chen", "--summary", "x" * 60000]
for words in (visit, ["db", "backup", path + ".copy"]):
    for language in ("en", "zh"):
        answer = type_(*words, language=language, full=True)
        told.append([answer.returncode, answer.stderr.strip()])
left = sorted(os.listdir(folder))
if disk == "of its own":
    os.unlink(os.path.join(folder, "filler"))
after = type_("db", "verify", "--against", os.environ["NOTED"], "--json", language="en")
again = type_("tick", "ACME-1", "root_cause", language="en")
print(json.dumps({"told": told, "left": left, "after": json.loads(after.stdout), "again": again.returncode}))
"""
WAYS = {"of its own": with_disks_of_its_own(), "limited": ()}
"""A small disk, where one may be mounted; everywhere files that may grow no further, told in other words."""
SAID = {"of its own": ("disk is full", "磁盘已满"), "limited": ("The disk failed", "磁盘出错")}


class TestAFullDisk:
    @pytest.mark.parametrize("spare", [0, 40960, 80000])
    @pytest.mark.parametrize("disk", [disk for disk, how in WAYS.items() if how is not None])
    def test_for_real(self, whole, tmp_path, disk, spare):
        with open_store(whole.db) as store:
            noted = verify(store).digest
        program = os.path.join(os.path.dirname(sys.executable), "dealgate")
        done = subprocess.run(
            [*WAYS[disk], sys.executable, "-c", FULL, whole.db, str(tmp_path / "disk"), program, disk],
            capture_output=True,
            text=True,
            env={**os.environ, "SPARE": str(spare), "NOTED": noted},
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        for code, sentence in found["told"]:
            assert code == 1, found
            assert any(said in sentence for said in SAID[disk]), found
            assert "Traceback" not in sentence
        assert not [name for name in found["left"] if "copy" in name], "no half a backup"
        proof = found["after"]["data"]
        assert (proof["faults"], proof["matches"], proof["later"]) == ([], True, 0), "nothing half done"
        assert found["again"] == 0, "with room it goes on"

    def test_a_file_that_may_grow_no_further(self, apart):
        """A quota, as it were: a limit on the size of files."""
        size = os.path.getsize(apart) // 2
        code = (
            "import os, resource, sys\n"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.RLIM_INFINITY))\n"
            "os.execvp(sys.argv[1], sys.argv[1:])"
        )
        line = f"db backup {apart}.copy"
        said = told_outside(apart, line, before=(sys.executable, "-c", code))
        assert (said.code, "The disk failed" in said.en, "磁盘出错" in said.zh) == (1, True, True)
        assert os.listdir(os.path.dirname(apart)) == ["team.sqlite"]
        assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != size

    def test_the_database_itself_takes_the_whole_transaction_back(self, team):
        store = team.store
        rate = "INSERT INTO rate (currency, rate, set_on) VALUES (:currency, :rate, '2026-11-21')"
        store.run("PRAGMA max_page_count = 1")
        many = [{"currency": f"{number}" * 100, "rate": "1"} for number in range(1000)]
        with pytest.raises(Refused) as caught, store.transaction():
            store.run_many(rate, many)
        assert caught.value.message.id == "store.full"
        assert store.rows("SELECT currency FROM rate") == []


class TestLocked:
    def test_by_somebody_who_writes_for_too_long(self, whole, monkeypatch):
        monkeypatch.setattr(engine.sqlite, "WAIT", 0.1)
        with closing(sqlite3.connect(whole.db, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            said = told(whole, WRITING)
            assert whole("list").code == 0, "reading goes on"
        assert (said.code, "busy with" in said.en, "占用" in said.zh) == (1, True, True)
        assert whole(WRITING, by="ada").code == 0

    def test_by_somebody_who_wants_it_for_themselves(self, whole, monkeypatch):
        monkeypatch.setattr(engine.sqlite, "WAIT", 0.1)
        with closing(sqlite3.connect(whole.db, isolation_level=None)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            assert told(whole, "list").code == 1
            assert "busy with" in told(whole, WRITING).en


class TestFilesThatAreNone:
    def refused(self, path):
        with pytest.raises(Refused) as caught:
            open_store(path)
        return caught.value.message.id

    def test_damaged(self, apart):
        with open(apart, "r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 100_000)
        assert self.refused(apart) == "store.damaged"

    def test_a_text_that_is_none_any_more(self, team):
        team.store.run("UPDATE account SET name = CAST(x'ff41' AS TEXT)")
        with pytest.raises(Refused) as caught:
            accounts.everyone(team.store)
        assert caught.value.message.id == "store.damaged"
        assert [flaw.subject for flaw in verify(team.store).faults] == ["account:ACME"]

    def test_a_folder_that_is_none(self, work, tmp_path):
        (tmp_path / "file").touch()
        said = told(work, f"--db {tmp_path}/file/team.sqlite init")
        assert (said.code, "can't be opened" in said.en) == (1, True)

    def test_a_page_cut_off(self, apart):
        os.truncate(apart, os.path.getsize(apart) - 5000)
        assert self.refused(apart) == "store.damaged"
