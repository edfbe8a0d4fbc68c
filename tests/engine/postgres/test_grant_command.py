"""`db grant` at the command line, and acting as whoever one is connected as."""

import json

import postgres
import pytest
from offices import STAFF
from shell import Shell

pytestmark = pytest.mark.postgresql("only a server has logins")


@pytest.fixture
def owner(offices, tmp_path):
    """The command line of the owner of the tables, before anything was granted."""
    url = postgres.fresh(offices)
    yield Shell(url, str(tmp_path))
    postgres.drop(url)


def by(owner, user):
    return Shell(postgres.login(owner.db, user), owner.home)


@pytest.fixture
def newcomer(owner):
    postgres.ask(owner.db, "DROP ROLE IF EXISTS fu")
    owner.ok("person add fu --role rep", by="ada")
    yield "fu"
    postgres.ask(owner.db, "DROP OWNED BY fu")
    postgres.ask(owner.db, "DROP ROLE fu")


def test_it_says_who_may_connect_and_what_is_left_to_do(owner, newcomer):
    said = owner.ok("db grant")
    assert " ".join(said.split()).startswith(f"{len(STAFF) + 2} people can connect to postgresql://")
    assert "\nNew logins: " in said
    assert "fu" in said
    assert "\\password LOGIN in psql sets one" in " ".join(said.split())
    assert "New logins" not in owner.ok("db grant")


def test_in_chinese(owner, newcomer):
    owner.lang = "zh"
    said = owner.ok("db grant")
    assert "个人可以各用自己的登录名连接" in said
    assert "新建的登录名：" in said


def test_a_password_is_shown_once(owner, newcomer):
    data = owner.data("db grant --passwords")
    shown = {login["user"]: login["password"] for login in data["logins"] if login["made"]}
    assert len(shown["fu"]) >= 20
    assert all(login["password"] is None for login in owner.data("db grant --passwords")["logins"])


def test_and_printed_beside_its_login(owner, newcomer):
    lines = owner.ok("db grant --passwords").splitlines()
    at = next(n for n, line in enumerate(lines) if line.split() == ["Login", "Password"])
    assert any(line.split()[0] == "fu" and len(line.split()[1]) >= 20 for line in lines[at + 1 :])


def test_it_is_for_the_owner_of_the_tables(owner):
    owner.ok("db grant")
    said = by(owner, "wei")("db grant", by="")
    assert (said.code, said.err) == (
        4,
        "wei can't grant anything; connect as the owner of the tables.\n",
    )


class TestWhoActs:
    def test_the_login_and_not_whoever_sits_here(self, owner):
        owner.ok("db grant")
        lin = by(owner, "lin")
        assert lin("tick LIN-1 listed", by="", LOGNAME="somebody").code == 0
        assert owner.data("history LIN-1", by="ada")[-1]["actor"] == "lin"

    def test_nobody_acts_as_somebody_else(self, owner):
        owner.ok("db grant")
        lin = by(owner, "lin")
        for said in (lin("tick LIN-1 listed --as mei", by=""), lin("tick LIN-1 listed", by="mei")):
            assert said.code == 4
            assert said.err.startswith("You are connected as lin, and can't act as mei.\n")
        assert lin("tick LIN-1 listed --as lin", by="").code == 0

    def test_the_owner_of_the_tables_says_who(self, owner):
        owner.ok("db grant")
        assert owner("tick LIN-1 listed --as mei", by="").code == 0

    def test_a_check_up_is_of_whoever_is_connected(self, owner):
        owner.ok("db grant")
        said = by(owner, "lin")("doctor --json", by="", LOGNAME="x")
        assert {"id": "person", "ok": True} in [
            {name: check[name] for name in ("id", "ok")} for check in json.loads(said.out)["data"]
        ]


class TestComingAndGoing:
    def test_who_comes_or_goes_needs_a_grant(self, owner, newcomer):
        before = owner.ok("person add fu --role coach", by="ada")
        owner.ok("db grant")
        after = owner.ok("person add fu --role rep", by="ada")
        line = "For the login on the server, let the owner of the tables run dealgate db grant.\n"
        assert (line in before, line in after) == (False, True)
        assert line in by(owner, "han").ok("person leave fu --to bo", by="")
        said = owner.ok("db grant")
        assert "May connect no longer: fu" in said
