"""What a server, the way to it or the clock can do: a sentence, the right exit code, and nothing lost."""

import json
import socket
import threading
from contextlib import closing

import psycopg2
import pytest
from shell import Shell
from trouble import told

from benchmarks.own_server import QUICK, OwnServer
from engine import upkeep
from engine.change import carry_out
from engine.copying import copy
from engine.database_url import shown
from engine.errors import DealgateError, Refused
from engine.store import open_store
from engine.verify import verify

WRITING = "tick ACME-1 root_cause"


@pytest.fixture(scope="module")
def server(worked):
    """A server with a database `sales` in which people worked, and a login that has to give a password."""
    made = OwnServer(*QUICK, "max_connections=20", tcp=True)
    made.ask("CREATE DATABASE sales TEMPLATE template0 ENCODING 'UTF8'")
    copy(worked("postgresql")[0], made.at("sales"))
    made.ask("CREATE ROLE lin LOGIN PASSWORD 's3cret-Pass'")
    yield made
    made.close()


@pytest.fixture
def sales(server):
    """A database of its own for each test, at work; whatever happened, nothing of it is lost or half done."""
    server.ask("CREATE DATABASE office TEMPLATE sales")
    server_url = server.at("office")
    with open_store(server_url) as store:
        before = verify(store)
    yield server_url
    with open_store(server_url) as store:
        after = verify(store, before.digest)
    assert (after.faults, after.since.matches) == ((), True)
    server.ask("DROP DATABASE office WITH (FORCE)")


@pytest.fixture
def shell(sales, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Shell(sales, str(tmp_path))


def said_of(shell, url, line="list"):
    """What a command says of another address; never with a password in it."""
    said = told(Shell(url, shell.home), line)
    assert "s3cret" not in said.en + said.zh
    return said


class TestNoWayIn:
    def test_a_wrong_password(self, shell, server):
        said = said_of(shell, server.over_tcp("office", "lin", "s3cret-other"))
        assert (said.code, "doesn't accept this login" in said.en, "不接受" in said.zh) == (1, True, True)
        assert ("~/.pgpass" in said.en, "重设一个" in said.zh) == (True, True)
        assert shown(server.over_tcp("office", "lin")) in said.en

    def test_no_password(self, shell, server, monkeypatch):
        monkeypatch.setenv("PGPASSFILE", "/nonexistent")
        said = said_of(shell, server.over_tcp("office", "lin", None))
        assert (said.code, "asks for a password" in said.en, "要求密码" in said.zh) == (1, True, True)
        assert "set PGPASSWORD" in said.en

    def test_a_login_nobody_has(self, shell, server):
        by_password = said_of(shell, server.over_tcp("office", "ghost"))
        by_socket = said_of(shell, server.at("office", "ghost"))
        assert by_password.code == by_socket.code == 1
        assert "doesn't accept this login" in by_password.en
        assert "doesn't accept this login" in by_socket.en

    def test_a_login_that_may_not_come_in(self, shell, server):
        server.ask("ALTER ROLE lin NOLOGIN")
        try:
            said = said_of(shell, server.over_tcp("office", "lin"))
        finally:
            server.ask("ALTER ROLE lin LOGIN")
        assert (said.code, shown(server.over_tcp("office", "lin")) in said.en) == (4, True)

    def test_another_database(self, shell, server):
        said = said_of(shell, server.at("nowhere"))
        assert (said.code, "no such database" in said.en, "没有这个数据库" in said.zh) == (1, True, True)
        assert said.en.splitlines()[1].startswith("  Check the name after the last /.")
        assert "createdb" in said.en

    def test_a_port_nobody_listens_at(self, shell):
        with closing(socket.socket()) as held:
            held.bind(("127.0.0.1", 0))
            said = said_of(shell, f"postgresql://lin:s3cret@127.0.0.1:{held.getsockname()[1]}/office")
        assert (said.code, "No database server answers" in said.en, "没有数据库服务器" in said.zh) == (
            1,
            True,
            True,
        )
        assert ("Is the server running?" in said.en, "服务器开着吗？" in said.zh) == (True, True)
        assert "onnection" not in said.en + said.zh

    def test_a_socket_nobody_made(self, shell, tmp_path):
        said = said_of(shell, f"postgresql:///office?host={tmp_path}")
        assert ("No database server answers" in said.en, "没有数据库服务器" in said.zh) == (True, True)

    def test_a_port_there_can_t_be(self, shell):
        for port in ("99999", "x"):
            said = said_of(shell, f"postgresql://lin:s3cret@127.0.0.1:{port}/office")
            assert ("The port in" in said.en, "端口不对" in said.zh) == (True, True)
            assert "like postgresql://lin@server:5432/sales" in said.en

    def test_a_host_nobody_knows(self, shell):
        said = said_of(shell, "postgresql://lin:s3cret@no-such-host.invalid/office")
        assert (said.code, "Nobody knows the server" in said.en, "no-such-host.invalid" in said.zh) == (
            1,
            True,
            True,
        )

    def test_somebody_who_never_answers(self, shell):
        with closing(socket.socket()) as mute:
            mute.bind(("127.0.0.1", 0))
            mute.listen()
            port = mute.getsockname()[1]
            said = said_of(shell, f"postgresql://lin:s3cret@127.0.0.1:{port}/office?connect_timeout=2")
        assert (said.code, "no answer in time" in said.en, "没有回应" in said.zh) == (1, True, True)

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://lin:s3cret/x@server/sales",
            "postgresql://lin:s3cret#x@server/sales",
            "postgresql://lin:s3cret%zz@server/sales",
            "postgresql://lin@server/sales?password=s3cret&what=1",
        ],
    )
    def test_an_address_that_can_t_be_read_shows_no_password(self, shell, url):
        assert said_of(shell, url).code == 1

    def test_not_in_unicode(self, shell, server):
        server.ask("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1'")
        said = said_of(shell, server.at("latin"), "init")
        assert (said.code, "LATIN1" in said.en, "UTF8" in said.zh) == (1, True, True)

    def test_no_connection_to_spare_for_this_database(self, shell, server):
        server.ask("ALTER DATABASE office CONNECTION LIMIT 0")
        said = said_of(shell, server.over_tcp("office", "lin"))
        server.ask("ALTER DATABASE office CONNECTION LIMIT -1")
        assert (said.code, "no connection to spare" in said.en, "连接数已满" in said.zh) == (1, True, True)

    def test_no_connection_to_spare_on_the_server(self, shell, server):
        """`lin` is no administrator, for whom some are kept."""
        held = []
        try:
            while len(held) < 30:
                held.append(psycopg2.connect(server.over_tcp("office", "lin")))
        except psycopg2.OperationalError:
            said = said_of(shell, server.over_tcp("office", "lin"))
        finally:
            for each in held:
                each.close()
        assert (said.code, "no connection to spare" in said.en) == (1, True)


class TestOnlyToRead:
    def test_a_database_set_to_be_read_only(self, shell, server):
        server.ask("ALTER DATABASE office SET default_transaction_read_only = on")
        said = told(shell, WRITING)
        assert (said.code, "for reading only" in said.en, "只读" in said.zh) == (1, True, True)
        assert shell("list").code == 0
        server.ask("ALTER DATABASE office RESET default_transaction_read_only")

    def test_a_replica(self, shell, server):
        copied = OwnServer(*QUICK, copy_of=server)
        try:
            there = Shell(copied.at("office"), shell.home)
            said = told(there, WRITING)
            assert (said.code, "for reading only" in said.en, "只读" in said.zh) == (1, True, True)
            assert there.data("list") == shell.data("list")
            assert there.data("db status")["replica"] is True
            assert looked_at(there)["replica"]["ok"]
            noted = shell.data("db verify")["digest"]
            proof = there.data(f"db verify --against {noted}")
            assert (proof["faults"], proof["matches"], proof["digest"]) == ([], True, None)
            assert "No digest can be taken here" in there("db verify").out
            assert told(there, "db upgrade").code == 1
        finally:
            copied.close()


def cut(url):
    """Ends every other connection to a database, as its administrator may."""
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


class TestInTheMiddle:
    """Of a change, after it has written; the door is asked, and what the command would say is looked at."""

    @pytest.fixture
    def changing(self, sales):
        from at_work import Team

        team = Team(sales)
        yield team
        team.store.close()

    def interrupted(self, team, interrupt):
        change = team.as_("ada")

        def work():
            team.store.run("UPDATE deal SET title = 'never'")
            interrupt()
            team.store.row("SELECT 1")
            return {}

        with pytest.raises(DealgateError) as caught:
            carry_out(change, "test", work)
        return caught.value

    def test_the_connection_is_ended(self, changing, sales):
        error = self.interrupted(changing, lambda: cut(sales))
        assert error.message.id in ("store.server_stopped", "store.connection_lost")
        assert error.exit_code == 1

    @pytest.mark.parametrize("how", ["stop", "kill"])
    def test_the_server_is_gone(self, changing, server, how):
        def go():
            getattr(server, how)()
            if how == "kill":  # what it was made of may live for a moment
                cut_off.wait(2)

        cut_off = threading.Event()
        try:
            error = self.interrupted(changing, go)
        finally:
            _up_again(server)
        assert error.message.id in ("store.server_stopped", "store.connection_lost")

    def test_somebody_cancels_it(self, changing, server):
        def cancel():
            changing.store.run("SELECT set_config('statement_timeout', '50', true)")
            changing.store.run("SELECT pg_sleep(5)")

        assert self.interrupted(changing, cancel).message.id == "store.cancelled"

    def test_it_sleeps_for_too_long(self, changing):
        def sleep():
            changing.store.run("SELECT set_config('idle_in_transaction_session_timeout', '50', true)")
            threading.Event().wait(0.4)

        assert self.interrupted(changing, sleep).message.id in (
            "store.waited_too_long",
            "store.connection_lost",
        )

    def test_while_it_is_saved_nobody_knows(self, changing, server, sales):
        """A trigger makes saving slow; then the connection is ended."""
        with closing(psycopg2.connect(sales)) as raw, raw, raw.cursor() as cursor:
            cursor.execute(
                "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN PERFORM pg_sleep(10); RETURN NULL; END $$;"
                "CREATE CONSTRAINT TRIGGER slowly AFTER UPDATE ON deal DEFERRABLE INITIALLY DEFERRED"
                " FOR EACH ROW EXECUTE FUNCTION slowly()"
            )
        timer = threading.Timer(0.5, cut, [sales])
        timer.start()
        with pytest.raises(Refused) as caught, changing.store.transaction():
            changing.store.run("UPDATE deal SET title = 'never' WHERE key = 'D-1'")
        timer.join()
        assert caught.value.message.id == "store.commit_unknown"
        with closing(psycopg2.connect(sales)) as raw, raw, raw.cursor() as cursor:
            cursor.execute("DROP TRIGGER slowly ON deal")

    def test_somebody_holds_it_for_too_long(self, shell, sales, monkeypatch):
        monkeypatch.setattr("engine.postgres.store.SETTINGS", "SET lock_timeout = '100ms'; ")
        with closing(psycopg2.connect(sales)) as other, other.cursor() as cursor:
            cursor.execute("LOCK TABLE deal IN ACCESS EXCLUSIVE MODE")
            said = told(shell, WRITING)
        assert (said.code, "busy with" in said.en, "占用" in said.zh) == (1, True, True)


def _up_again(server):
    for _ in range(20):
        try:
            server.start()
            return
        except OSError:
            pass
        except Exception:
            threading.Event().wait(0.5)
    raise AssertionError("the server did not come up again")


class TestTheClock:
    @pytest.mark.parametrize(
        ("seconds", "english", "chinese"),
        [
            (600, "10 minutes ahead of", "快 10 分钟"),
            (-600, "10 minutes behind", "慢 10 分钟"),
            (-7260, "2 hours behind", "慢 2 小时"),
            (90_000, "25 hours ahead of", "快 25 小时"),
            (260_000, "3 days ahead of", "快 3 天"),
        ],
    )
    def test_a_clock_that_is_wrong(self, shell, monkeypatch, seconds, english, chinese):
        from time import time

        monkeypatch.setattr("engine.postgres.store.time", lambda: time() + seconds)
        said = told(shell, WRITING)
        assert (said.code, english in said.en, chinese in said.zh) == (1, True, True)
        assert "Set the clock first" in said.en
        assert shell("list").code == 0, "reading goes on"

    def test_one_that_is_nearly_right(self, shell, monkeypatch):
        from time import time

        monkeypatch.setattr("engine.postgres.store.time", lambda: time() + 100)
        assert shell(WRITING, by="ada").code == 0


def looked_at(shell):
    """What the doctor says, by what it looked at."""
    return {check["id"]: check for check in json.loads(shell("doctor --json").out)["data"]}


class TestTheDoctor:
    def test_of_a_server_that_is_well(self, shell):
        found = looked_at(shell)
        for id in ("server", "encoding", "clock", "connection", "rights", "files", "database"):
            assert found[id]["ok"], found[id]
        assert {"replica", "soundness"}.isdisjoint(found), "of its files nothing can be told from here"
        assert "on this computer" in shell("doctor").out
        assert found["clock"]["message"] == "This computer's clock agrees with the server's"

    def test_of_one_that_is_not_there(self, shell, server):
        answer = Shell(server.at("nowhere"), shell.home)("doctor")
        assert "no such database" in answer.out + answer.err
        assert "    Check the name after the last /." in answer.out

    def test_a_hint_for_programs(self, shell, server):
        assert "last /" in looked_at(Shell(server.at("nowhere"), shell.home))["database"]["hint"]
        assert looked_at(shell)["database"]["hint"] is None

    def test_of_a_clock_that_is_wrong(self, shell, monkeypatch):
        from time import time

        monkeypatch.setattr("engine.postgres.health.now", lambda: time() - 90_000)
        clock = looked_at(shell)["clock"]
        assert (clock["ok"], clock["hint"]) == (False, "Set the clock first.")
        assert clock["message"] == "This computer's clock is 25 hours behind the server's"
        assert "比服务器慢 25 小时" in shell("doctor --lang zh").out

    def test_after_rights_were_granted(self, shell, sales, server):
        from engine.postgres.grants import grant

        assert "only declared" in shell("doctor").out
        grant(sales)
        assert "above the rights" in shell("doctor").out, "as its owner"
        assert upkeep.status(sales)["rights"] is True
