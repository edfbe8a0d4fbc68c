"""What somebody with `psql` and their own login might try: nothing of it gets through."""

import io
import json
from pathlib import Path

import postgres
import psycopg2
import pytest
from offices import act, change_by
from psycopg2 import extensions
from scribbler import WEEK, Scribbler, scribbling

from engine import contacts, deals, people, staff
from engine.change import carry_out
from engine.errors import NotAllowed, Refused
from engine.postgres.grants import grant
from engine.store import open_store
from engine.verify import verify
from words.grants import WORDS as SAID

NOT_FOR_THEM = [
    line
    for line in Path(__file__).with_name("not_for_them.sql").read_text(encoding="utf-8").splitlines()
    if not line.startswith("--")
]


@pytest.mark.parametrize("statement", NOT_FOR_THEM)
def test_what_is_refused_as_it_stands(psql, statement):
    with pytest.raises(psycopg2.Error) as refused:
        psql("lin").run(statement)
    # No privilege, or nothing that goes with row-level security.
    assert refused.value.pgcode in ("42501", "0A000"), refused.value


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET role = 'admin', version = version + 1 WHERE \"user\" = 'lin'",
        "UPDATE personal SET data = NULL",
        "UPDATE request SET command = ''",
        "UPDATE rate SET rate = '1'",
        "UPDATE working_days SET days = ''",
        "UPDATE external SET digest = ''",
        "UPDATE week SET version = 1",
    ],
)
def test_what_finds_no_row_of_theirs(psql, statement):
    lin = psql("lin")
    with lin.connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 0


def test_events_come_by_no_copy(psql):
    waiting = extensions.get_wait_callback()
    extensions.set_wait_callback(None)  # the store's; COPY goes without
    try:
        copying = "COPY event (subject, seq, recorded_at, actor, kind, hash) FROM STDIN"
        cursor = psql("lin").connection.cursor()
        with pytest.raises(psycopg2.errors.FeatureNotSupported, match="row-level security"):
            cursor.copy_expert(copying, io.StringIO("x\n"))
    finally:
        extensions.set_wait_callback(waiting)


def test_what_is_theirs_to_see_they_can_t_give_to_others(psql):
    lin = psql("lin")
    lin.run("GRANT SELECT ON week TO PUBLIC")  # a warning, and nothing happens
    assert not lin.one("SELECT has_table_privilege('public', 'week', 'SELECT')")


LATER, EARLIER = "2199-01-01T00:00:00.000000Z", "2026-01-01T00:00:00.000000Z"
TICK = {"item": "listed", "off": False}


@pytest.mark.parametrize(
    ("subject", "kind", "data", "forged", "why"),
    [
        ("deal:LIN-1", "tick", TICK, {"data": "[]"}, "data"),
        ("deal:LIN-1", "tick", TICK, {"actor": "han"}, "actor"),
        ("deal:LIN-1", "tick", TICK, {"seq": 99}, "seq"),
        ("deal:LIN-1", "tick", TICK, {"seq": 1}, "seq"),
        ("deal:LIN-1", "tick", TICK, {"hash": "0" * 64}, "hash"),
        ("deal:LIN-1", "tick", TICK, {"recorded_at": EARLIER, "at": EARLIER}, "clock"),
        ("deal:LIN-1", "tick", TICK, {"recorded_at": LATER, "at": LATER}, "clock"),
        ("deal:LIN-1", "tick", TICK, {"recorded_at": "yesterday"}, "time"),
        ("deal:LIN-1", "tick", TICK, {"at": EARLIER}, "time"),
        ("deal:LIN-1", "tick", TICK, {"at": LATER}, "time"),
        ("deal:LIN-1", "tick", TICK, {"at": None}, "time"),
        ("account:LIN", "order", {"number": 2}, {"at": LATER}, "time"),
        ("deal:LIN-1", "gift", {}, {}, "subject"),
        ("order:LIN", "new", {}, {}, "subject"),
        ("deal:", "tick", TICK, {}, "subject"),
        ("deal:LIN-9", "tick", TICK, {}, "subject"),
        ("deal:LIN-1", "new", {"owner": "lin"}, {}, "subject"),
        ("deal:LIN-1", "set", {"opened": {"owner": "lin"}, "fields": {"stage": "done"}}, {}, "fields"),
        ("deal:LIN-9", "new", {"owner": "bo"}, {}, "not_yours"),
        ("deal:LIN-9", "new", {"owner": "lin", "playbook": "small", "playbook_version": 1,
                               "stage": "deliver", "status": "won"}, {}, "stage"),
        ("deal:LIN-9", "import", {"opened": {"owner": "lin"}}, {}, "not_yours"),
        ("deal:LIN-1", "import", {"fields": {}}, {}, "kind"),
        ("deal:LIN-1", "waive", {"requirement": "item:listed"}, {}, "kind"),
        ("deal:LIN-1", "review", {"verdict": "continue"}, {}, "kind"),
        ("deal:LIN-4", "reopen", {"to": "deliver", "status": "won"}, {}, "kind"),
        ("deal:LIN-4", "back", {"to": "deliver", "status": "won"}, {}, "stage"),
        ("deal:LIN-1", "undo", {"seq": 2}, {}, "undo_others"),
        ("deal:LIN-1", "upgrade", {"playbook": "small", "playbook_version": 2}, {}, "kind"),
        ("deal:LIN-5", "undo", {"seq": 5, "batch": "small#3"}, {}, "kind"),
        ("deal:BO-1", "upgrade", {"playbook": "small", "playbook_version": 2}, {}, "not_yours"),
        ("playbook:small", "upgrade", {"batch": "small#4", "deals": []}, {}, "kind"),
        ("playbook:small", "upgrade_back", {"batch": "small#3"}, {}, "kind"),
        ("deal:LIN-1", "undo", {"seq": 1}, {}, "undo"),
        ("deal:LIN-1", "undo", {}, {}, "undo"),
        ("deal:LIN-1", "set", {"fields": {"owner": "bo"}}, {}, "not_yours_to_give"),
        ("deal:LIN-1", "set", {"fields": {"owner": "nobody"}}, {}, "not_yours_to_give"),
        ("deal:LIN-1", "fill", {"settles": {"owner": "bo"}}, {}, "fields"),
        ("deal:LIN-1", "fill", {"settles": {"stay": {}}}, {}, "fields"),
        ("deal:BO-1", "tick", TICK, {}, "not_yours"),
        ("deal:TOM-1", "review_done", {"on": "2026-01-01"}, {}, "not_yours"),
        ("account:LIN", "class", {"abc": "A"}, {}, "kind"),
        ("account:BO", "edit", {"place": "Suzhou"}, {}, "not_yours"),
        ("account:ACME", "new", {}, {"seq": 2}, "seq"),
        ("contact:BO.2", "new", {"account": "BO"}, {}, "not_yours"),
        ("contact:BO.2", "new", {"account": "LIN"}, {}, "subject"),
        ("contact:LIN.1", "erase", {}, {}, "kind"),
        ("person:lin", "edit", {"role": "admin"}, {}, "kind"),
        ("person:eve", "new", {"role": "rep"}, {}, "kind"),
        ("week:lin:2026-01-05", "target", {"targets": {}}, {}, "not_yours"),
        ("week:tom:2026-01-05", "plan", {"planned": []}, {}, "not_yours"),
        ("week:nobody:2026-01-05", "plan", {"planned": []}, {}, "nobody_there"),
        ("playbook:small", "install", {"version": 9, "digest": "x"}, {}, "kind"),
    ],
)  # fmt: skip
def test_an_event_that_may_not_be(psql, subject, kind, data, forged, why):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        psql("lin").event(subject, kind, data, **forged)
    assert refused.value.diag.constraint_name == why


@pytest.mark.parametrize(
    "columns",
    [
        {"owner": "bo"},
        {"owner": "tom"},
        {"status": "won"},
        {"stage": "deliver", "status": "won"},
        {"playbook_version": 2},
        {"title": "Line 1, all of it"},
        {"amount": 1},
        {"account": "TOM"},
        {"close_date": "2199-01-01"},
    ],
    ids=str,
)
def test_a_row_that_says_more_than_its_event(psql, columns):
    lin = psql("lin")
    version = lin.event("deal:LIN-1", "tick", TICK)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        lin.deal("LIN-1", version, **columns)


def test_a_row_and_the_state_behind_it_say_the_same(psql):
    lin = psql("lin")
    version = lin.event("deal:LIN-1", "tick", TICK)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        lin.run("UPDATE deal SET version = %s WHERE key = 'LIN-1'", version)


def test_a_row_changes_what_its_event_is_about(psql):
    lin = psql("lin")
    version = lin.event("deal:LIN-1", "tick", TICK)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        lin.state("LIN-1", version, answers={"needs_known": {"answer": "yes"}})


def test_and_becomes_what_its_event_says(psql):
    lin = psql("lin")
    version = lin.event("deal:LIN-1", "set", {"fields": {"title": "Line 1a"}})
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        lin.deal("LIN-1", version, title="Line 1b")
    lin.connection.rollback()
    lin.deal("LIN-1", lin.event("deal:LIN-1", "set", {"fields": {"title": "Line 1a"}}), title="Line 1a")


def test_whoever_was_asked_changes_nothing_else_of_somebody_s_deal(own):
    with open_store(own, for_writing=True) as store:
        asked = {"what": "call them", "who": "bo", "due": "2199-01-01"}
        act(store, "zhu", lambda change: deals.review(change, "LIN-1", "continue", **asked))
    with scribbling(own, "bo") as bo:
        done = ("deal:LIN-1", "review_done", {"on": "2026-01-01"})
        bo.deal("LIN-1", bo.event(*done))
        bo.settle()
        bo.connection.rollback()
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            bo.deal("LIN-1", bo.event(*done), title="Mine")


@pytest.mark.parametrize("columns", [{"owner": "bo"}, {"playbook_version": 2}], ids=str)
def test_taking_back_brings_nothing_that_never_was(psql, columns):
    """After it a deal is told anew, so anything in it may change, but for what its history tells of."""
    lin = psql("lin")
    lin.deal("LIN-1", lin.event("deal:LIN-1", "tick", TICK))
    seq = lin.one("SELECT max(seq) FROM event WHERE subject = 'deal:LIN-1'")
    version = lin.event("deal:LIN-1", "undo", {"seq": seq})
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        lin.deal("LIN-1", version, **columns)


def test_a_deal_opened_for_oneself_is_nobody_else_s(psql):
    lin = psql("lin")
    opened = {"owner": "lin", "playbook": "small", "playbook_version": 1, "stage": "meet", "status": "open"}
    lin.event("deal:LIN-9", "new", opened)
    same = "title, account, playbook, playbook_version, stage, status, amount, currency"
    copied = (
        f"INSERT INTO deal (key, owner, version, state, {same}) SELECT 'LIN-9', %s, 1,"
        " (replace(state, '\"LIN-1\"', '\"LIN-9\"')::jsonb"
        " || jsonb_build_object('version', 1, 'owner', %s))::text,"
        f" {same} FROM deal WHERE key = 'LIN-1'"
    )
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        lin.run(copied, "bo", "bo")
    assert refused.value.diag.constraint_name == "owner"


def test_a_visit_is_whoever_s_tells_of_it(psql):
    lin = psql("lin")
    told = {"contact": None, "on": "2026-01-06", "two_sided": True, "channel": "call"}
    seq = lin.event("account:LIN", "visit", told)
    row = (
        'INSERT INTO visit (subject, seq, account, held_on, channel, two_sided, "by")'
        " VALUES ('account:LIN', %s, 'LIN', '2026-01-06', 'call', 1, 'tom')"
    )
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        lin.run(row, seq)


def test_a_week_does_not_change_without_an_event(own):
    again = "UPDATE week SET state = '[]' WHERE \"user\" = 'lin'"
    with scribbling(own, "lin") as lin, scribbling(own, "mei") as mei:
        lin.run(WEEK, "lin", lin.event("week:lin:2026-01-05", "plan", {"planned": []}))
        lin.connection.commit()
        for somebody in (lin, mei):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                somebody.run(again)


def test_an_event_without_its_row_does_not_last(psql):
    lin = psql("lin")
    lin.event("deal:LIN-1", "tick", TICK)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        lin.connection.commit()
    assert refused.value.diag.constraint_name == "without_row"


@pytest.mark.parametrize(
    ("subject", "kind", "data"),
    [
        ("account:LIN", "visit", {"on": "2026-01-01"}),
        ("account:LIN", "order", {"number": 2}),
        ("week:lin:2026-01-05", "plan", {"planned": []}),
        ("contact:LIN.1", "leave", {"left_on": "2026-01-01"}),
    ],
)
def test_nor_does_one_of_anything_else(psql, subject, kind, data):
    lin = psql("lin")
    version = lin.event(subject, kind, data)
    if subject == "account:LIN":
        lin.run("UPDATE account SET version = %s WHERE code = 'LIN'", version)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        lin.settle()


def test_a_playbook_comes_with_its_event(psql):
    han = psql("han")
    han.run(
        "INSERT INTO playbook (id, version, digest, parsed, source, installed_at)"
        " VALUES ('small', 9, 'x', '{}', '', '')"
    )
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        han.settle()


def test_only_who_was_erased_is_blanked(psql):
    han = psql("han")
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        han.run("UPDATE personal SET data = NULL")
    han.connection.rollback()
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        han.run('UPDATE personal SET data = \'{"name": "Somebody else"}\'')


class TestShadows:
    """Names of one's own before those of the database."""

    def waive(self, lin):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            lin.event("deal:LIN-1", "waive", {"requirement": "item:listed"})

    def test_tables(self, psql):
        lin = psql("lin")
        lin.run("CREATE TEMPORARY TABLE person AS SELECT * FROM public.person")
        lin.run("UPDATE person SET role = 'manager'")
        lin.run("CREATE TEMPORARY TABLE deal AS SELECT * FROM public.deal")
        lin.run("CREATE TEMPORARY TABLE event AS SELECT * FROM public.event")
        lin.run("SET LOCAL search_path = pg_temp, public")
        self.waive(lin)

    def test_functions_and_operators(self, psql):
        lin = psql("lin")
        lin.run("CREATE FUNCTION pg_temp.same(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'")
        lin.run("CREATE OPERATOR pg_temp.= (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.same)")
        lin.run("CREATE OPERATOR pg_temp.<> (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.same)")
        lin.run(
            "CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT NULL::timestamptz'"
        )
        lin.run(
            "CREATE FUNCTION pg_temp.split_part(text, text, int) RETURNS text LANGUAGE sql AS 'SELECT $1'"
        )
        lin.run("SET LOCAL search_path = pg_temp, pg_catalog, public")
        self.waive(lin)

    def test_a_view_with_the_eyes_of_its_maker(self, psql):
        lin = psql("lin")
        lin.run("CREATE TEMPORARY VIEW everybody AS SELECT * FROM public.week")
        assert lin.run("SELECT * FROM everybody") == []


REQUEST = (
    "INSERT INTO request (id, actor, command, result, recorded_at)"
    " VALUES (%s, %s, 'x', '{}', '2026-01-05T08:00:00.000000Z')"
)


class TestSeeing:
    @pytest.fixture
    def busy(self, own):
        """Lin, bo and mei each with a plan for the week and a request remembered."""
        for user in ("lin", "bo", "mei"):
            with scribbling(own, user) as somebody:
                version = somebody.event(f"week:{user}:2026-01-05", "plan", {"planned": []})
                somebody.run(WEEK, user, version)
                somebody.run(REQUEST, f"request of {user}", user)
                somebody.connection.commit()
        return own

    @pytest.mark.parametrize(
        ("user", "weeks"),
        [("lin", ["lin"]), ("mei", ["lin", "mei"]), ("han", ["bo", "lin", "mei"]), ("tom", [])],
    )
    def test_of_weeks_and_their_history_what_the_table_says(self, busy, user, weeks):
        with scribbling(busy, user) as somebody:
            assert somebody.run('SELECT "user" FROM week ORDER BY 1') == [(w,) for w in weeks]
            told = (
                "SELECT DISTINCT split_part(subject, ':', 2) FROM event WHERE subject >= 'week:' ORDER BY 1"
            )
            assert somebody.run(told) == [(w,) for w in weeks]
            assert somebody.one("SELECT count(*) FROM deal") == 30

    @pytest.mark.parametrize(("user", "n"), [("lin", 1), ("mei", 1), ("han", 3), ("tom", 0)])
    def test_requests_of_one_s_own_and_all_for_who_may_erase(self, busy, user, n):
        with scribbling(busy, user) as somebody:
            assert somebody.one("SELECT count(*) FROM request") == n

    def test_somebody_else_s_request_id_is_taken(self, busy):
        with open_store(postgres.login(busy, "bo"), for_writing=True) as store:
            change = change_by(store, "bo")._replace(request="request of lin")
            with pytest.raises(Refused) as refused:
                carry_out(change, "x", dict)
        assert refused.value.message.id == "deals.request_reused"

    def test_a_sheet_somebody_read_back_is_known_to_all(self, own):
        with scribbling(own, "mei") as mei:
            kept = json.dumps({"deal": "LIN-1", "digests": ["step 00c0ffee"]})
            mei.run(REQUEST.replace("'{}'", "%s"), "sheet:LIN-1:x", "mei", kept)
            mei.connection.commit()
        with scribbling(own, "lin") as lin:
            assert lin.one("SELECT count(*) FROM request") == 1


class TestComingAndGoing:
    def test_who_left_sees_and_writes_nothing_from_that_moment(self, own):
        with scribbling(own, "tom") as tom, open_store(own, for_writing=True) as store:
            assert tom.one("SELECT count(*) FROM deal") == 30
            tom.connection.rollback()
            act(store, "ada", lambda change: staff.leave(change, "tom", "lin"))
            assert tom.one("SELECT count(*) FROM deal") == 0
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                tom.event("deal:TOM-1", "tick", TICK)

    def test_and_after_the_next_grant_can_t_connect(self, own):
        with open_store(own, for_writing=True) as store:
            act(store, "ada", lambda change: staff.leave(change, "tom", "lin"))
        assert grant(own).left == ("tom",)
        try:
            with pytest.raises(psycopg2.OperationalError, match=r"permission denied|not permitted to log in"):
                Scribbler(own, "tom")
        finally:  # other tests' databases have a tom as well
            postgres.ask(own, "ALTER ROLE tom LOGIN")

    def test_a_role_that_changes_counts_at_once(self, own):
        with scribbling(own, "lin") as lin, open_store(own, for_writing=True) as store:
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                lin.event("deal:BO-1", "tick", TICK)
            lin.connection.rollback()
            act(store, "ada", lambda change: staff.add(change, "lin", "manager"))
            lin.event("deal:BO-1", "tick", TICK)

    def test_a_login_that_is_nobody_s_sees_nothing(self, own):
        group = grant(own).group
        postgres.ask(own, "DROP ROLE IF EXISTS stranger")
        postgres.ask(own, "CREATE ROLE stranger LOGIN")
        try:
            with pytest.raises(psycopg2.OperationalError, match="permission denied for database"):
                Scribbler(own, "stranger")
            postgres.ask(own, f'GRANT "{group}" TO stranger')
            with scribbling(own, "stranger") as stranger:
                assert stranger.one("SELECT count(*) FROM deal") == 0
                assert stranger.one("SELECT count(*) FROM person") == 0
                with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
                    stranger.event("deal:LIN-9", "new", {"owner": "lin"})
            assert refused.value.diag.constraint_name == "nobody"
        finally:
            postgres.ask(own, f'REVOKE "{group}" FROM stranger')
            postgres.ask(own, "DROP ROLE stranger")

    def test_who_was_erased_is_read_by_nobody(self, own):
        with open_store(postgres.login(own, "han"), for_writing=True) as store:
            act(store, "han", lambda change: contacts.erase(change, contacts.find(store, "LIN.1")))
        with scribbling(own, "han") as han:
            asked = (
                "SELECT p.data FROM contact c JOIN personal p ON p.digest = c.sealed WHERE c.key = 'LIN.1'"
            )
            assert han.run(asked) == [(None,)]


class TestWhatIsSaid:
    """To whoever comes by `psql`: a sentence, and where to go."""

    def refused(self, psql, user, *event, **forged):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
            psql(user).event(*event, **forged)
        psql(user).connection.rollback()
        return refused.value.diag

    def test_why(self, psql):
        said = self.refused(psql, "lin", "deal:LIN-1", "waive", {"requirement": "item:listed"})
        assert said.message_primary == (
            "lin may not write waive of deal:LIN-1: your role may not write such an event"
        )
        assert said.message_hint.startswith("Use dealgate")

    def test_that_it_is_not_theirs_comes_before_how_it_is_written(self, psql):
        said = self.refused(psql, "lin", "deal:BO-1", "tick", TICK, seq=99)
        assert said.constraint_name == "not_yours"

    @pytest.mark.parametrize("why", sorted(key for key in SAID if key.startswith("why_")))
    def test_as_dealgate_says_it_in_english(self, granted, why):
        asked = "SELECT dealgate_rights.sentence(%s)"
        assert postgres.ask(granted, asked, why.removeprefix("why_")) == [(SAID[why][1],)]


class TestProgram:
    def test_what_the_database_refuses_is_said_as_one_sentence(self, granted):
        with open_store(postgres.login(granted, "lin"), for_writing=True) as store:
            change = change_by(store, "lin")._replace(actor=people.find(store, "han"))
            with pytest.raises(NotAllowed) as refused, store.transaction():
                change.record("deal:BO-1", "tick", TICK)
        assert refused.value.message.id == "store.database_refuses"
        assert refused.value.message.params["why"].id == "grants.why_actor"

    def test_a_move_whose_facts_do_not_pass_is_verify_s_to_find(self, own):
        """The gate itself is nothing the database can judge."""
        with scribbling(own, "lin") as lin:
            move = {
                "from": "meet",
                "to": "deliver",
                "status": "won",
                "proven": True,
                "inputs": {},
                "verdict": {},
            }
            lin.deal("LIN-1", lin.event("deal:LIN-1", "advance", move), stage="deliver", status="won")
            lin.connection.commit()
        with open_store(own) as store:
            faults = verify(store).faults
        assert {fault.subject for fault in faults} == {"deal:LIN-1"}

    def test_the_owner_of_the_tables_stands_above(self, own):
        with open_store(own, for_writing=True) as store:
            assert store.login is None
            act(store, "bo", lambda change: change.record("deal:BO-1", "tick", TICK))
