"""`db grant` at the command line, and acting as whoever one is connected as."""

import json

import postgres
import pytest
from offices import STAFF
from shell import Shell

from engine.database_url import shown


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
    lines = owner.ok("db grant").splitlines()
    assert lines[0].startswith(f"{len(STAFF) + 2} people can connect")
    assert "  " + shown(owner.db) in lines, "on a line of its own, to be copied"
    assert lines[-1] == "  → dealgate db grant --reset LOGIN"
    assert sum("fu" in line.replace(",", " ").split() for line in lines) == 1
    assert "New logins" not in owner.ok("db grant")


def test_in_chinese(owner, newcomer):
    owner.lang = "zh"
    lines = owner.ok("db grant").splitlines()
    assert lines[0].startswith(f"{len(STAFF) + 2} 个人可以各用自己的登录名连接，")
    assert "  " + shown(owner.db) in lines
    assert [line for line in lines if line.startswith("新建的登录名：") and "fu" in line]
    assert lines[-1] == "  → dealgate db grant --reset 登录名"


def passwords(data):
    return {login["user"]: login["password"] for login in data["logins"] if login["password"]}


class TestPasswords:
    def test_one_is_shown_once(self, owner, newcomer):
        shown = passwords(owner.data("db grant --passwords"))
        assert len(shown["fu"]) >= 20
        assert passwords(owner.data("db grant --passwords")) == {}

    def test_printed_beside_its_login_and_the_login_nowhere_else(self, owner, newcomer):
        said = owner.ok("db grant --passwords")
        lines = said.splitlines()
        at = next(n for n, line in enumerate(lines) if line.split() == ["Login", "Password"])
        assert [(w[0], len(w[1]) >= 20) for w in map(str.split, lines[at + 1 :]) if w[0] == "fu"] == [
            ("fu", True)
        ]
        assert said.replace(",", " ").split().count("fu") == 1
        assert "  → dealgate db password" in lines

    def test_who_had_a_login_before_keeps_theirs_and_that_is_said(self, owner, newcomer):
        owner.ok("db grant")
        said = " ".join(owner.ok("db grant --passwords").split())
        assert "fu, han, lin, mei, tom, wei, zhu had a login already; their password stays." in said
        assert "→ dealgate db grant --reset LOGIN" in said
        assert "had a login already" not in owner.ok("db grant"), "only where passwords were asked for"

    def test_a_new_one_for_who_wants_it(self, owner, newcomer):
        owner.ok("db grant --passwords")
        before = kept(owner, "fu")
        data = owner.data("db grant --reset fu")
        assert list(passwords(data)) == ["fu"]
        assert not any(login["made"] for login in data["logins"])
        assert kept(owner, "fu").startswith("SCRAM-SHA-256$")
        assert kept(owner, "fu") != before
        lines = owner.ok("db grant --reset fu").splitlines()
        assert lines[-1].split()[0] == "fu"

    def test_and_for_who_comes_back(self, owner, newcomer):
        owner.ok("db grant")
        owner.ok("person leave fu --to bo", by="ada")
        owner.ok("db grant")
        owner.ok("person add fu --role rep", by="ada")
        assert "fu" in owner.ok("db grant --passwords").partition("had a login already")[0]

    @pytest.mark.parametrize("user", ["nobody", "postgres"])
    def test_not_for_who_has_no_login_here(self, owner, user):
        said = owner(f"db grant --reset {user}", by="")
        assert (said.code, said.err.splitlines()[0]) == (
            1,
            f"Nobody was given a password: {user} can't log in here.",
        )


def kept(owner, user):
    return postgres.ask(owner.db, "SELECT rolpassword FROM pg_authid WHERE rolname = %s", user)[0][0]


class TestOwnPassword:
    @pytest.fixture
    def types(self, monkeypatch):
        def typed(*lines):
            left = list(lines)
            monkeypatch.setattr("getpass.getpass", lambda prompt: left.pop(0))

        return typed

    def test_is_changed_by_whoever_has_it(self, owner, newcomer, types):
        owner.ok("db grant")
        types("open sesame 芝麻", "open sesame 芝麻")
        assert by(owner, "fu").ok("db password", by="").startswith("fu has a new password.")
        assert kept(owner, "fu").startswith("SCRAM-SHA-256$")

    @pytest.mark.parametrize(
        ("typed", "said"), [(("",), "No password was typed"), (("one", "two"), "The two differ")]
    )
    def test_stays_where_none_was_typed_twice(self, owner, newcomer, types, typed, said):
        owner.ok("db grant")
        types(*typed)
        answer = by(owner, "fu")("db password", by="")
        assert (answer.code, said in answer.err) == (2, True)
        assert kept(owner, "fu") is None

    def test_is_nothing_for_programs(self, owner):
        assert owner("db password --no-input").code == 2


def test_it_is_for_the_owner_of_the_database(owner):
    owner.ok("db grant")
    (me,) = postgres.ask(owner.db, "SELECT current_user")[0]
    said = by(owner, "wei")("db grant", by="")
    assert (said.code, said.err) == (
        4,
        f"wei can't give anybody a login; that takes {me}, the owner of the database.\n"
        "  Let them run it, or connect by their login.\n",
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


CLOSED = "until the owner of the database runs dealgate db grant."
OPENS = "can log in once the owner of the database runs dealgate db grant.\n"


class TestComingAndGoing:
    def test_who_comes_or_goes_needs_a_grant(self, owner, newcomer):
        owner.ok("db grant")
        owner.ok("person leave fu --to bo", by="ada")
        assert "May connect no longer: fu" in owner.ok("db grant")
        assert f"fu {OPENS}" in owner.ok("person add fu --role rep", by="ada")
        owner.ok("db grant")
        said = by(owner, "han").ok("person leave fu --to bo", by="")
        assert f"fu can still log in, and see nothing, {CLOSED}\n" in said

    def test_for_programs_it_is_a_field(self, owner, newcomer):
        assert owner.data("person add fu --role coach", by="ada")["then"] is None, "nothing was granted yet"
        owner.ok("db grant")
        assert owner.data("person add fu --role rep", by="ada")["then"] is None
        assert owner.data("person leave fu --to bo", by="ada")["then"] == "dealgate db grant"

    @pytest.mark.parametrize("change", ["--role coach", "--role rep --team east"])
    def test_a_role_or_a_team_needs_none(self, owner, newcomer, change):
        owner.ok("db grant")
        assert "db grant" not in owner.ok(f"person add fu {change}", by="ada")


class TestWhoLeft:
    """And whose login no `db grant` has closed yet: the database is there, and shows them nothing."""

    @pytest.fixture
    def gone(self, owner, newcomer):
        owner.ok("db grant")
        owner.ok("person leave fu --to bo", by="ada")
        return by(owner, "fu")

    @pytest.mark.parametrize(
        "line",
        [
            "next",
            "list",
            "show LIN-1",
            "set LIN-1 title=Mine",
            "person list",
            "init",
            "doctor",
            "db status",
            "db verify",
            "db upgrade",
            "db grant",
            "db rate USD 7",
            "db backup elsewhere.sqlite",
        ],
    )
    def test_is_told_so_by_every_command(self, gone, line):
        said = gone(line, by="")
        assert (said.code, said.out, said.err.splitlines()) == (
            4,
            "",
            [f"fu isn't registered at {shown(gone.db)}, or has left.", "  Ask an admin."],
        )

    def test_for_programs(self, gone):
        assert gone("db verify --json", by="").error["code"] == "not_allowed"

    def test_in_chinese(self, gone):
        gone.lang = "zh"
        assert (
            gone("db verify", by="").err
            == f"fu 没有在 {shown(gone.db)} 登记，或者已经离开。\n  请找管理员。\n"
        )

    def test_and_so_is_who_never_came(self, owner, newcomer):
        owner.ok("db grant")
        postgres.ask(owner.db, "DROP ROLE IF EXISTS stranger")
        postgres.ask(owner.db, "CREATE ROLE stranger LOGIN")
        try:
            (database,) = postgres.ask(owner.db, "SELECT current_database()")[0]
            postgres.ask(owner.db, f'GRANT CONNECT ON DATABASE "{database}" TO stranger')
            said = by(owner, "stranger")("db verify", by="")
            assert (said.code, "stranger isn't registered at" in said.err) == (4, True)
            postgres.ask(owner.db, f'REVOKE CONNECT ON DATABASE "{database}" FROM stranger')
            said = by(owner, "stranger")("next", by="")
            assert (said.code, said.err.splitlines()[1]) == (4, "  Ask an admin.")
            assert said.err.startswith("This login may not enter postgresql://stranger@")
        finally:
            postgres.ask(owner.db, "DROP OWNED BY stranger")
            postgres.ask(owner.db, "DROP ROLE stranger")

    def test_once_their_login_is_closed_they_can_t_enter(self, owner, gone):
        owner.ok("db grant")
        said = gone("list", by="")
        assert (said.code, said.err.startswith("This login may not enter postgresql://fu@")) == (4, True)
        gone.lang = "zh"
        assert gone("list", by="").err.startswith("这个登录名进不了 ")


class TestAnOwnerWhoIsNoSuperuser:
    """Who makes a role belongs to it, from PostgreSQL 16 on."""

    @pytest.fixture
    def chief(self, owner):
        (me, database) = postgres.ask(owner.db, "SELECT current_user, current_database()")[0]
        postgres.ask(owner.db, "DROP ROLE IF EXISTS chief")
        postgres.ask(owner.db, "CREATE ROLE chief LOGIN CREATEROLE")
        postgres.ask(owner.db, f'ALTER DATABASE "{database}" OWNER TO chief')
        postgres.ask(owner.db, "ALTER SCHEMA public OWNER TO chief")
        for (table,) in postgres.ask(owner.db, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
            postgres.ask(owner.db, f'ALTER TABLE "{table}" OWNER TO chief')
        yield by(owner, "chief")
        postgres.ask(owner.db, f"REASSIGN OWNED BY chief TO {me}")
        postgres.ask(owner.db, "DROP OWNED BY chief")
        for user in ("fu", f"dealgate_{database}"):
            if postgres.ask(owner.db, "SELECT 1 FROM pg_roles WHERE rolname = %s", user):
                postgres.ask(owner.db, f'DROP OWNED BY "{user}"')
                postgres.ask(owner.db, f'DROP ROLE "{user}"')
        postgres.ask(owner.db, "DROP ROLE chief")

    def test_is_not_among_those_who_left(self, owner, chief):
        postgres.ask(owner.db, "DROP ROLE IF EXISTS fu")
        chief.ok("person add fu --role rep", by="ada")
        for _ in range(2):
            data = chief.data("db grant --passwords")
            assert data["left"] == []
        chief.ok("person leave fu --to bo", by="ada")
        assert chief.data("db grant")["left"] == ["fu"]
        assert chief.data("db grant")["left"] == []
        assert by(owner, "fu")("list", by="").code == 4
