"""What tests stand on themselves: a server of one's own, marks that say why, and nothing left behind."""

import os
import pwd
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from benchmarks import own_server
from benchmarks.own_server import QUICK, OwnServer

TESTS = Path(__file__).parent


@pytest.fixture
def server():
    with own_server.own_server(*QUICK) as made:
        yield made


def pytest_of(*words, **environ):
    """A run of its own."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("DEALGATE_TEST")}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=TESTS.parent, env={**known, **environ})


class TestAServerOfOnesOwn:
    def test_no_user_is_made_for_it(self, server):
        own = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else os.geteuid()
        assert server.process.uids().real == own

    def test_from_programs_only_their_owner_may_reach(self, tmp_path, monkeypatch):
        private = tmp_path / "private"
        private.mkdir(mode=0o700)
        home = own_server._installed().parents[1]
        for part in (home, home.with_suffix(".libs")):
            (private / part.name).symlink_to(part)
        there = private / own_server._installed().relative_to(home.parent)
        monkeypatch.setattr(own_server, "_installed", lambda: there)
        with own_server.own_server(*QUICK) as server:
            assert server.ask("SELECT 1") == [(1,)]
        assert private.stat().st_mode & 0o777 == 0o700

    def test_killed_it_comes_again_with_all_it_said_it_has(self):
        with own_server.own_server() as server:
            server.ask("CREATE TABLE kept AS SELECT 1 AS number")
            server.kill()
            server.start()
            assert server.ask("SELECT number FROM kept") == [(1,)]

    def test_nothing_of_it_stays(self):
        made = OwnServer(*QUICK)
        process, folder = made.process, Path(made._folder)
        made.close()
        process.wait(5)
        assert not folder.exists()

    def test_killed_with_whoever_asked_for_it(self):
        code = "from benchmarks.own_server import *; import time; print(OwnServer()._folder, flush=True);"
        asked = [sys.executable, "-c", f"{code} time.sleep(60)"]
        with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, cwd=TESTS.parent) as running:
            folder = Path(running.stdout.readline().strip())
            assert (folder / "data" / "postmaster.pid").exists()
            running.kill()
        give_up = monotonic() + 10
        while folder.exists() and monotonic() < give_up:
            sleep(0.02)
        assert not folder.exists()


def there(server):
    roles = "SELECT rolname FROM pg_roles WHERE NOT starts_with(rolname, 'pg_')"
    return sorted(server.ask(f"{roles} UNION ALL SELECT datname FROM pg_database"))


def test_a_server_that_is_not_ours_is_left_as_it_was(server):
    """With the login of somebody else's `db grant`, whose comment is the same."""
    server.ask("CREATE ROLE mei LOGIN")
    server.ask("COMMENT ON ROLE mei IS 'dealgate: made by db grant'")
    before = there(server)
    done = pytest_of("-n", "2", "tests/engine/postgres/test_chain.py", DEALGATE_TEST_POSTGRES=server.url)
    assert done.returncode == 0, done.stdout
    assert there(server) == before


MARKED = """
import pytest

@pytest.mark.sqlite
def test_a(database): ...

@pytest.mark.postgresql("only a server has logins")
def test_b(): ...

@pytest.mark.postgresql("only a server has logins")
def test_c(database): assert database == "postgresql"
"""


def test_a_mark_says_why_and_stands_where_it_does_something(tmp_path):
    file = tmp_path / "test_marked.py"
    file.write_text(MARKED, encoding="utf-8")
    options = (
        "-n",
        "0",
        "-p",
        "databases",
        f"--rootdir={TESTS.parent}",
        "-c",
        f"{TESTS.parent}/pyproject.toml",
    )
    done = pytest_of(*options, str(file))
    assert done.returncode == pytest.ExitCode.USAGE_ERROR, done.stdout
    said = done.stdout + done.stderr
    assert "test_a: `sqlite` without its why" in said
    assert "test_b: `postgresql` on a test that asks for no `database`" in said
    assert "test_c" not in said
    done = pytest_of(*options, str(file), "-k", "test_c")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR, "whatever is asked for"
