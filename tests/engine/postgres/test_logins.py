"""Logins come and go with people, and a grant that is made again changes nothing."""

from contextlib import closing
from hashlib import md5

import postgres
import psycopg2
import pytest
from offices import act
from psycopg2 import extensions, sql

from engine import staff
from engine.errors import NotAllowed
from engine.postgres.grants import TABLES, grant
from engine.postgres.grants.logins import group_of
from engine.store import open_store
from engine.tables import metadata


@pytest.fixture
def fresh(offices):
    """Before any grant. Logins belong to the whole server, so new people have names of their own."""
    url = postgres.fresh(offices)
    yield url
    postgres.drop(url)


@pytest.fixture
def named(fresh):
    """`named("fu")`: somebody new, whose login is gone with the test."""
    made = []

    def add(user, role="rep"):
        with open_store(fresh, for_writing=True) as store:
            act(store, "ada", lambda change: staff.add(change, user, role))
        made.append(user)

    yield add
    for user in made:
        if postgres.ask(fresh, "SELECT 1 FROM pg_roles WHERE rolname = %s", user):
            name = sql.Identifier(user)
            postgres.ask(fresh, sql.SQL("DROP OWNED BY {}").format(name))
            postgres.ask(fresh, sql.SQL("DROP ROLE {}").format(name))


def about(url, user):
    """Whether somebody may log in, and whether they belong to those who work here."""
    asked = """
    SELECT r.rolcanlogin, EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid
      AND m.roleid = ('"dealgate_' || current_database() || '"')::regrole)
    FROM pg_roles r WHERE r.rolname = %s"""
    return postgres.ask(url, asked, user)[0]


def made(found):
    return {login.user: login.password for login in found.there if login.made}


def test_there_is_one_for_everybody(fresh, named):
    named("fu")
    first = grant(fresh)
    assert [login.user for login in first.there] == [
        "ada",
        "bo",
        "fu",
        "han",
        "lin",
        "mei",
        "tom",
        "wei",
        "zhu",
    ]
    assert made(first)["fu"] is None
    assert about(fresh, "fu") == (True, True)


def test_made_again_nothing_changes(fresh, named):
    named("fu")
    grant(fresh)
    again = grant(fresh, passwords=True)
    assert (made(again), again.left, again.skipped) == ({}, (), ())
    policies = "SELECT tablename, policyname, qual FROM pg_policies ORDER BY 1, 2"
    before = postgres.ask(fresh, policies)
    grant(fresh)
    assert postgres.ask(fresh, policies) == before


@pytest.mark.parametrize("name", ["Fu.Wei", "付伟", 'fu"wei', "fu'; DROP ROLE bo; --", "fu%s", "select"])
def test_whatever_they_are_called(fresh, named, name):
    name = "".join(name.split())
    named(name)
    assert name in made(grant(fresh))
    with closing(psycopg2.connect(fresh, user=name)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM deal")
        assert cursor.fetchone() == (30,)


@pytest.mark.parametrize(("name", "why"), [("pg_fu", "reserved"), ("付" * 22, "too_long")])
def test_but_for_names_the_server_does_not_take(fresh, named, name, why):
    named(name)
    found = grant(fresh)
    assert [(user, said.id) for user, said in found.skipped] == [(name, f"grants.{why}")]


def test_who_stands_above_is_left_as_they_are(fresh, named):
    (owner,) = postgres.ask(fresh, "SELECT current_user")[0]
    with open_store(fresh, for_writing=True) as store:
        act(store, "ada", lambda change: staff.add(change, owner, "rep"))
    assert [user for user, _ in grant(fresh).skipped] == [owner]


class TestPasswords:
    def test_one_for_each_new_login_kept_by_the_server_as_a_digest(self, fresh, named):
        named("fu")
        password = made(grant(fresh, passwords=True))["fu"]
        assert len(password) >= 20
        ((kept,),) = postgres.ask(fresh, "SELECT rolpassword FROM pg_authid WHERE rolname = 'fu'")
        assert kept.startswith("SCRAM-SHA-256$")
        assert password not in kept

    def test_it_is_never_sent_so_never_logged(self, fresh, named, monkeypatch):
        sent = []
        run = extensions.cursor.execute

        class Overheard(extensions.cursor):
            def execute(self, query, values=None):
                sent.append(query if isinstance(query, str) else query.as_string(self))
                return run(self, query, values)

        import engine.postgres.grants as grants

        connect = grants.connect

        def overhearing(url):
            connection = connect(url)
            connection.cursor_factory = Overheard
            return connection

        monkeypatch.setattr(grants, "connect", overhearing)
        named("fu")
        password = made(grant(fresh, passwords=True))["fu"]
        assert any("CREATE ROLE" in text for text in sent)
        assert not any(password in text for text in sent)


class TestLeaving:
    def test_a_login_we_made_is_closed_and_opened_again_for_who_comes_back(self, fresh, named):
        named("fu")
        grant(fresh)
        with open_store(fresh, for_writing=True) as store:
            act(store, "ada", lambda change: staff.leave(change, "fu", "bo"))
        assert grant(fresh).left == ("fu",)
        assert about(fresh, "fu") == (False, False)
        named("fu")
        grant(fresh)
        assert about(fresh, "fu") == (True, True)

    def test_one_that_was_there_before_only_loses_this_database(self, fresh, named):
        postgres.ask(fresh, "CREATE ROLE fu LOGIN")
        named("fu")
        assert "fu" not in made(grant(fresh))
        with open_store(fresh, for_writing=True) as store:
            act(store, "ada", lambda change: staff.leave(change, "fu", "bo"))
        assert grant(fresh).left == ("fu",)
        assert about(fresh, "fu") == (True, False)

    def test_nor_is_one_closed_that_works_on_another_database(self, fresh, named, offices):
        named("fu")
        other = postgres.fresh(fresh)
        try:
            grant(fresh)
            grant(other)
            with open_store(fresh, for_writing=True) as store:
                act(store, "ada", lambda change: staff.leave(change, "fu", "bo"))
            grant(fresh)
            assert about(fresh, "fu") == (True, False)
            assert about(other, "fu") == (True, True)
        finally:
            postgres.drop(other)


def test_what_was_granted_by_hand_before_is_taken_away(fresh, named):
    named("fu")
    grant(fresh)
    postgres.ask(fresh, "GRANT ALL ON event TO fu")
    postgres.ask(fresh, "GRANT SELECT ON week TO PUBLIC")
    grant(fresh)
    asked = (
        "SELECT has_table_privilege('fu', 'event', 'DELETE'), has_table_privilege('public', 'week', 'SELECT')"
    )
    assert postgres.ask(fresh, asked) == [(False, False)]


def test_all_tables_there_are_take_part(granted):
    assert set(TABLES) == {*metadata.tables, "alembic_version"}
    asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT rowsecurity"
    assert postgres.ask(granted, asked) == []


def test_nobody_grants_but_the_owner_of_the_tables(granted):
    with pytest.raises(NotAllowed) as refused:
        grant(postgres.login(granted, "wei"))
    assert refused.value.message.id == "grants.owner_only"


def test_a_database_of_a_long_name_has_its_people_in_a_role_of_a_short_one(offices):
    url = postgres.at("sales_" * 10)
    postgres.ask(postgres.server(), sql.SQL("CREATE DATABASE {}").format(sql.Identifier("sales_" * 10)))
    try:
        with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
            group = group_of(cursor)
    finally:
        postgres.drop(url)
    assert group == f"dealgate_{md5(b'sales_' * 10).hexdigest()[:8]}"
