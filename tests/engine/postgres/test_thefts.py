"""What went through once, by somebody with `psql` and their own login: rows bent to events of their own."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import postgres
import psycopg2
import pytest
from offices import act
from scribbler import WEEK, scribbling

from engine import deal_table, deals, people, staff, weeks
from engine.clock import to_instant
from engine.errors import Refused
from engine.postgres.grants import grant
from engine.store import open_store

TICK = ("tick", {"item": "listed", "off": False})


@pytest.fixture
def refused():
    return pytest.raises(psycopg2.errors.InsufficientPrivilege)


def test_somebody_s_contact_becomes_nobody_s(psql, refused):
    bo = psql("bo")
    said = bo.run("SELECT part, style, since, sealed FROM contact WHERE key = 'LIN.1'")[0]
    data = dict(zip(("part", "style", "since", "sealed"), said, strict=True))
    with refused:
        bo.event("contact:BO.9", "new", {"key": "BO.9", "account": "BO", "number": 9, **data})
    bo.connection.rollback()
    bo.event("contact:BO.9", "new", {"account": "BO", **data})
    with refused:
        bo.run("UPDATE contact SET key = 'BO.9', account = 'BO', number = 9, version = 1 WHERE key = 'LIN.1'")


def test_nor_does_an_order(psql, refused):
    bo = psql("bo")
    fields = {"account": "BO", "number": 77, "amount": 1}
    with refused:
        bo.event("account:BO", "order_edit", {"number": 77, "fields": fields})
    bo.connection.rollback()
    bo.event("account:BO", "order_edit", {"number": 77, "fields": {"amount": 1}})
    with refused:
        bo.run("UPDATE purchase SET account = 'BO', number = 77, amount = 1 WHERE account = 'LIN'")


def test_nor_does_a_person(psql, refused):
    han = psql("han")
    data = {"name": "E", "role": "rep", "team": None, "position": None}
    with refused:
        han.event("person:evil", "new", {"user": "evil", **data})
    han.connection.rollback()
    han.event("person:evil", "new", data)
    with refused:
        han.run(
            "UPDATE person SET \"user\" = 'evil', name = 'E', role = 'rep', version = 1"
            " WHERE \"user\" = 'ada'"
        )


@pytest.mark.parametrize(
    "columns",
    [{"stage": "done", "status": "won"}, {"status": "stopped"}, {"amount": 99_999_999}, {"title": "Mine"}],
    ids=str,
)
def test_taking_back_a_tick_opens_nothing_else(psql, refused, columns):
    bo = psql("bo")
    version = bo.event("deal:BO-1", *TICK)
    bo.deal("BO-1", version)
    back = bo.event("deal:BO-1", "undo", {"seq": version})
    with refused:
        bo.deal("BO-1", back, **columns)


WAIVER = {
    "requirement": "item:listed",
    "stage": "meet",
    "reason": "ok",
    "until": "2199-01-01",
    "on": "2026-01-01",
}


@pytest.mark.parametrize("kind", ["tick", "undo", "back"])
def test_a_waiver_nobody_gave(psql, refused, kind):
    bo, key = psql("bo"), "BO-5" if kind == "back" else "BO-1"
    data = {"to": "meet", "status": "open", "stages": ["meet"]} if kind == "back" else TICK[1]
    version = bo.event(f"deal:{key}", "back" if kind == "back" else "tick", data)
    if kind == "undo":
        bo.deal(key, version)
        version = bo.event(f"deal:{key}", "undo", {"seq": version})
    with refused:
        bo.state(key, version, waivers=[{**WAIVER, "by": "han", "ended": False}])


def test_a_waiver_that_ended_is_not_revived(own, refused):
    with scribbling(own, "mei") as mei:
        mei.state("TOM-1", mei.event("deal:TOM-1", "waive", WAIVER),
                  waivers=[{**WAIVER, "by": "mei", "ended": False}])  # fmt: skip
        mei.connection.commit()
    with scribbling(own, "tom") as tom:
        back = ("back", {"to": "meet", "status": "open", "stages": ["meet"]})
        tom.state("TOM-1", tom.event("deal:TOM-1", *back), waivers=[{**WAIVER, "by": "mei", "ended": True}])
        version = tom.event("deal:TOM-1", *TICK)
        tom.deal("TOM-1", version)
        undo = tom.event("deal:TOM-1", "undo", {"seq": version})
        with refused:
            tom.state("TOM-1", undo, waivers=[{**WAIVER, "by": "mei", "ended": False}])


def test_every_event_has_its_own_effect(psql, refused):
    bo = psql("bo")
    bo.event("deal:BO-1", "stop", {"from": "meet", "to": "stopped", "status": "stopped", "reason": "x"})
    version = bo.event("deal:BO-1", *TICK)
    with refused:
        bo.deal("BO-1", version)


def test_who_got_a_deal_has_it(psql, refused):
    mei = psql("mei")
    version = mei.event("deal:TOM-1", "set", {"fields": {"owner": "mei"}})
    with refused:
        mei.deal("TOM-1", version)


@pytest.mark.parametrize("kind", ["order_edit", "order_drop"])
def test_an_order_is_as_told_in_the_end(psql, refused, kind):
    bo = psql("bo")
    version = bo.event(
        "account:BO", kind, {"number": 1, **({"fields": {"amount": 1}} if kind == "order_edit" else {})}
    )
    bo.run("UPDATE account SET version = %s WHERE code = 'BO'", version)
    with refused:
        bo.settle()


def test_an_order_is_told_once(psql, refused):
    with refused:
        psql("bo").event("account:BO", "order", {"number": 1, "on": "2026-01-05", "amount": 1})


@pytest.mark.parametrize(
    "columns",
    [
        {"next_what": "hacked"},
        {"follows": "BO-1"},
        {"unsure": 99},
        {"sort_key": ""},
        {"wake_on": "2099-01-01"},
        {"fresh_until": "2099-01-01"},
    ],
    ids=str,
)
def test_whoever_was_asked_rewrites_nothing(own, refused, columns):
    with open_store(own, for_writing=True) as store:
        asked = {"what": "call them", "who": "bo", "due": "2199-01-01"}
        act(store, "zhu", lambda change: deals.review(change, "LIN-1", "continue", **asked))
    with scribbling(own, "bo") as bo:
        version = bo.event("deal:LIN-1", "review_done", {"on": "2026-01-01"})
        assignments = "".join(f", {column} = %s" for column in columns)
        said = json.dumps({"version": version})
        with refused:
            bo.run(
                f"UPDATE deal SET version = %s, state = (state::jsonb || %s::jsonb)::text{assignments}"
                " WHERE key = 'LIN-1'",
                *(version, said, *columns.values()),
            )


def test_nor_what_the_review_said(own, refused):
    with open_store(own, for_writing=True) as store:
        asked = {"what": "call them", "who": "bo", "due": "2199-01-01"}
        act(store, "zhu", lambda change: deals.review(change, "LIN-1", "continue", **asked))
    with scribbling(own, "bo") as bo:
        review = json.loads(bo.one("SELECT state FROM deal WHERE key = 'LIN-1'"))["review"]
        version = bo.event("deal:LIN-1", "review_done", {"on": "2026-01-01"})
        with refused:
            bo.state("LIN-1", version, review={**review, "verdict": "stop"})


@pytest.mark.parametrize(
    "columns",
    [
        {"stage_since": "zzz"},
        {"opened_at": "garbage"},
        {"last_contact": "xyz"},
        {"won_at": "2020-01-01T00:00:00.000000Z"},
        {"review_due": "2000-01-01"},
        {"due_on": "2026-02-30"},
        {"oldest_yes": "2026-1-1"},
        {"unproven": "[1"},
        {"entered_by": "zzz"},
    ],
    ids=str,
)
def test_columns_beside_the_state(psql, columns):
    bo = psql("bo")
    version = bo.event("deal:BO-1", *TICK)
    assignments = "".join(f", {column} = %s" for column in columns)
    with pytest.raises(psycopg2.Error):
        bo.run(
            f"UPDATE deal SET version = %s, state = (state::jsonb || %s::jsonb)::text{assignments}"
            " WHERE key = 'BO-1'",
            *(version, json.dumps({"version": version}), *columns.values()),
        )


STEP = {"what": "x", "on": "2199-01-01", "contact": None}


@pytest.mark.parametrize(
    "step", [[], {}, STEP, {**STEP, "set_on": "soon"}, {**STEP, "set_on": None, "x": 1}], ids=str
)
def test_a_state_nobody_can_read(psql, step):
    bo = psql("bo")
    version = bo.event("deal:BO-1", "step", {**STEP, "set_on": None})
    with pytest.raises(psycopg2.Error):
        bo.state("BO-1", version, next_step=step)


def test_a_new_deal_with_a_hollow_state_or_a_full_one(psql, refused):
    bo = psql("bo")
    opened = {"title": "x", "account": None, "owner": "bo", "playbook": "small", "playbook_version": 1,
              "amount": None, "currency": "CNY", "close_date": None, "behaviour": None, "follows": None,
              "stage": "meet", "status": "open"}  # fmt: skip
    row = (
        "INSERT INTO deal (key, sort_key, title, owner, playbook, playbook_version, stage, status, currency,"
        " stage_since, opened_at, entered_by, unproven, version, state)"
        " VALUES ('BO-66', 'BO-000000066', 'x', 'bo', 'small', 1,"
        " 'meet', 'open', 'CNY', %s, %s, 'new', '[]', 1, %s)"
    )
    for more in ({}, {"items": ["listed"]}, {"waivers": [{**WAIVER, "by": "han", "ended": False}]}, None):
        now = to_instant(datetime.now(UTC))
        bo.event("deal:BO-66", "new", opened, at=now, recorded_at=now)
        hollow = {**{k: v for k, v in opened.items() if k != "stage"}, "key": "BO-66", "version": 1}
        stay = {"number": 1, "stage": "meet", "since": now, "by": "new", "owners": ["bo"]}
        full = {
            **json.loads(bo.one("SELECT state FROM deal WHERE key = 'BO-1'")), **hollow, "stay": stay,
            "opened_at": now, "last_at": now, "review": None, **(more or {}),
        }  # fmt: skip
        if more is None:  # as the program writes it
            bo.run(row, now, now, json.dumps(full))
            bo.settle()
        else:
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                bo.run(row, now, now, json.dumps(full if more else hollow))
        bo.connection.rollback()


@pytest.mark.parametrize(
    "row",
    ["'bo', 'garbage'", "'bo', '2026-01-06'"],
)
def test_a_week_that_is_none(psql, row):
    bo = psql("bo")
    user, monday = (part.strip(" '") for part in row.split(","))
    version = bo.event(f"week:{user}:{monday}", "plan", {"planned": []})
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        bo.run(WEEK.replace("'2026-01-05'", f"'{monday}'"), user, version)


@pytest.mark.parametrize(
    "state", ["[]", "{}", '{"focus":{},"misses":{},"plan":[],"targets":{"visits":"1"},"told":{}}']
)
def test_a_week_s_plan_is_no_target(psql, refused, state):
    bo = psql("bo")
    version = bo.event("week:bo:2026-01-05", "plan", {"planned": []})
    with pytest.raises(psycopg2.Error):
        bo.run("INSERT INTO week VALUES ('bo', '2026-01-05', %s, %s)", state, version)


@pytest.mark.parametrize(
    ("column", "value"), [("abc", "A"), ("name", "Other"), ("sheets", "[]"), ("called", "x"), ("stem", "x")]
)
def test_a_client_changes_as_its_event_says(psql, refused, column, value):
    bo = psql("bo")
    version = bo.event("account:BO", "edit", {"place": "Suzhou"})
    with refused:
        bo.run(
            f"UPDATE account SET place = 'Suzhou', {column} = %s, version = %s WHERE code = 'BO'",
            value,
            version,
        )


def test_the_clock_runs_on_while_a_transaction_stays_open(psql, refused):
    bo = psql("bo")
    earlier = to_instant(datetime.now(UTC) - timedelta(hours=1) + timedelta(seconds=1))
    bo.run("SELECT pg_sleep(1.2)")
    with refused:
        bo.event("deal:BO-1", *TICK, at=earlier, recorded_at=earlier)


def test_what_is_kept_of_a_sheet_are_digests_by_who_works_on_the_deal(psql):
    row = "INSERT INTO request VALUES (%s, %s, 'visit read', %s, '2026-01-05T08:00:00.000000Z')"
    lin = psql("lin")
    for id, result in (
        ("sheet:BO-1:x", {"deal": "BO-1", "digests": []}),
        ("sheet:LIN-1:x", {"deal": "LIN-1", "digests": ["step 00c0ffee"], "note": "the client said"}),
        ("sheet:LIN-1:x", {"deal": "LIN-1", "digests": ["the client said"]}),
        ("sheet:LIN-1:x", {"deal": "LIN-1", "digests": [1]}),
        ("sheet:LIN-1:x", {}),
    ):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            lin.run(row, id, "lin", json.dumps(result))
        lin.connection.rollback()
    lin.run(row, "sheet:LIN-1:x", "lin", json.dumps({"deal": "LIN-1", "digests": ["step 00c0ffee", "visit"]}))


def test_who_left_reads_no_request_of_theirs_and_writes_none(own, refused):
    row = "INSERT INTO request VALUES (%s, 'tom', 'x', '{}', '2026-01-05T08:00:00.000000Z')"
    with scribbling(own, "tom") as tom, open_store(own, for_writing=True) as store:
        tom.run(row, "mine")
        tom.connection.commit()
        act(store, "ada", lambda change: staff.leave(change, "tom", "lin"))
        assert tom.run("SELECT * FROM request") == []
        with refused:
            tom.run(row, "another")


def test_how_much_somebody_else_s_week_tells_is_not_to_be_guessed(own):
    planned = [weeks.Planned("2026-01-06", None, None, None, "see them")]
    with open_store(own, for_writing=True) as store:
        act(store, "zhu", lambda change: weeks.keep_plan(change, "zhu", "2026-01-05", planned))
        act(store, "ada", lambda change: staff.leave(change, "zhu", "han"))
    with scribbling(own, "bo") as bo:
        for user in ("han", "zhu"):
            why = set()
            for seq in (1, 2, 3):
                with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
                    bo.event(f"week:{user}:2026-01-05", "plan", {"planned": []}, seq=seq)
                why.add((refused.value.diag.constraint_name, refused.value.diag.message_primary))
                bo.connection.rollback()
            assert len(why) == 1


class TestGrantedByHand:
    @pytest.mark.parametrize(
        "given",
        [
            "GRANT CREATE ON SCHEMA public TO bo",
            "GRANT USAGE, UPDATE ON SEQUENCE event_position_seq TO bo",
            "GRANT SELECT (state) ON deal TO bo",
        ],
    )
    def test_is_taken_back(self, own, given):
        postgres.ask(own, given)
        grant(own)
        with scribbling(own, "bo") as bo:
            may = (
                "SELECT has_schema_privilege('public', 'CREATE'),"
                " has_sequence_privilege('event_position_seq', 'UPDATE'),"
                " EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'deal'::regclass AND attacl IS NOT NULL)"
            )
            assert bo.run(may) == [(False, False, False)]

    def test_on_the_database_too(self, own):
        [(name,)] = postgres.ask(own, "SELECT current_database()")
        postgres.ask(own, f'GRANT CREATE ON DATABASE "{name}" TO bo')
        grant(own)
        with scribbling(own, "bo") as bo:
            assert not bo.one("SELECT has_database_privilege(current_database(), 'CREATE')")

    def test_policies_of_somebody_else_s(self, own):
        postgres.ask(own, "CREATE POLICY mine ON week USING (true)")
        grant(own)
        assert postgres.ask(own, "SELECT FROM pg_policies WHERE policyname = 'mine'") == []


class TestLogins:
    def test_who_sees_past_policies_gets_none(self, own):
        postgres.ask(own, "ALTER ROLE lin BYPASSRLS")
        try:
            with open_store(postgres.login(own, "lin")) as store:
                assert store.login == "lin"
            made = grant(own)
            assert [(user, why.id) for user, why in made.skipped] == [("lin", "grants.sees_past_policies")]
            with pytest.raises(psycopg2.OperationalError):
                psycopg2.connect(postgres.login(own, "lin"))
        finally:
            postgres.ask(own, "ALTER ROLE lin NOBYPASSRLS LOGIN")

    def test_a_person_called_as_a_group_is(self, own):
        group = grant(own).group
        postgres.ask(own, "DROP ROLE IF EXISTS reporting")
        postgres.ask(own, "CREATE ROLE reporting NOLOGIN")
        try:
            with open_store(own, for_writing=True) as store:
                for user in (group, "dealgate_of_tomorrow", "reporting"):
                    act(store, "ada", lambda change, user=user: staff.add(change, user, "rep"))
                assert people.find(store, group)
            for _ in range(2):
                made = grant(own)
                assert {(user, why.id) for user, why in made.skipped} == {
                    (user, "grants.is_a_group") for user in (group, "dealgate_of_tomorrow", "reporting")
                }
        finally:
            postgres.ask(own, "DROP ROLE reporting")

    def test_first_grants_of_several_databases_at_once(self, offices):
        urls = [postgres.fresh(offices) for _ in range(3)]
        try:
            for url in urls:
                with open_store(url, for_writing=True) as store:
                    for n in range(6):
                        act(store, "ada", lambda change, n=n: staff.add(change, f"fresh{n}", "rep"))
            with ThreadPoolExecutor(3) as together:
                made = list(together.map(grant, urls))
            assert {len(each.there) for each in made} == {14}
        finally:
            for url in urls:
                postgres.drop(url)
            for n in range(6):
                postgres.ask(offices, f"DROP ROLE IF EXISTS fresh{n}")


def test_a_deal_nobody_can_read_is_named(own):
    postgres.ask(own, "UPDATE deal SET state = '{\"key\": \"BO-1\"}' WHERE key = 'BO-1'")
    with open_store(own) as store, pytest.raises(Refused) as refused:
        deal_table.load(store, "BO-1")
    assert (refused.value.message.id, refused.value.message.params["deal"]) == ("deals.unreadable", "BO-1")
    assert refused.value.hint is not None
