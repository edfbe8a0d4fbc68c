"""Proving the history: whatever somebody changes behind our back is found and named."""

import json
from hashlib import sha256

import pytest
from databases import FORBIDDEN, unguarded
from forger import DEAL, SUBJECT, found, refit, rewrite
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine import account_visits, accounts, contacts, deals, history, orders, weeks
from engine.errors import Conflict, Usage
from engine.heads import Heads
from engine.tables import metadata
from engine.verify import verify


class TestTheChain:
    @pytest.mark.parametrize(
        "change",
        [
            "data = replace(data, 'they said so', 'they signed')",
            "data = data || ' '",
            "data = 'no json'",
            "actor = 'bo'",
            "kind = 'tick'",
            "at = NULL",
            "recorded_at = '2026-01-01T00:00:00.000000Z'",
            "request = 'r9'",
            "hash = 'f'",
        ],
    )
    def test_anything_changed_in_an_event(self, worked_on, change):
        worked_on.store.run(f"UPDATE event SET {change} WHERE subject = :s AND seq = 2", s=SUBJECT)
        assert found(worked_on) == [(SUBJECT, 2, "db.hash")]

    def test_an_event_removed(self, worked_on):
        worked_on.store.run("DELETE FROM event WHERE subject = :s AND seq = 3", s=SUBJECT)
        assert found(worked_on) == [(SUBJECT, 4, "db.gap")]

    def test_removed_and_closed_up(self, worked_on):
        worked_on.store.run("DELETE FROM event WHERE subject = :s AND seq = 3", s=SUBJECT)
        worked_on.store.run("UPDATE event SET seq = seq - 1 WHERE subject = :s AND seq > 3", s=SUBJECT)
        assert found(worked_on) == [(SUBJECT, 3, "db.hash")]

    def test_two_swapped(self, worked_on):
        for old, new in ((5, 99), (6, 5), (99, 6)):
            worked_on.store.run(
                "UPDATE event SET seq = :n WHERE subject = :s AND seq = :o", s=SUBJECT, n=new, o=old
            )
        assert found(worked_on) == [(SUBJECT, 5, "db.hash")]

    def test_one_inserted(self, worked_on):
        worked_on.store.run("UPDATE event SET seq = 7 WHERE subject = :s AND seq = 6", s=SUBJECT)
        columns = "at, recorded_at, actor, kind, data, request, hash"
        worked_on.store.run(
            f"INSERT INTO event (subject, seq, {columns}) SELECT :s, 6, {columns} FROM event"
            " WHERE subject = :s AND seq = 5",
            s=SUBJECT,
        )
        assert found(worked_on) == [(SUBJECT, 6, "db.hash")]

    def test_moved_to_another_deal(self, worked_on):
        worked_on.store.run(
            "UPDATE event SET subject = 'deal:ACME-2', seq = 2 WHERE subject = :s AND seq = 6", s=SUBJECT
        )
        assert ("deal:ACME-2", 2, "db.hash") in found(worked_on)

    @pytest.mark.parametrize("subject", ["person:lin", "account:ACME", "contact:ACME.1", "playbook:small"])
    def test_not_only_of_deals(self, worked_on, subject):
        worked_on.store.run("UPDATE event SET actor = 'bo' WHERE subject = :s AND seq = 1", s=subject)
        assert found(worked_on) == [(subject, 1, "db.hash")]


class TestTheDeal:
    @pytest.mark.parametrize(
        "change",
        [
            "amount = 1",
            "stage = 'execute'",
            "owner = 'bo'",
            "unproven = '[]'",
            "fresh_until = '2030-01-01'",
            "version = 5",
            "state = replace(state, 'Line 3a', 'Line 3b')",
        ],
    )
    def test_a_row_changed(self, worked_on, change):
        worked_on.store.run(f"UPDATE deal SET {change} WHERE key = :key", key=DEAL)
        assert found(worked_on) == [(SUBJECT, 6, "db.row_differs")]

    def test_a_tail_cut_off(self, worked_on):
        worked_on.store.run("DELETE FROM event WHERE subject = :s AND seq = 6", s=SUBJECT)
        assert found(worked_on) == [(SUBJECT, 5, "db.row_differs"), (SUBJECT, 6, "db.visit_differs")]

    def test_a_row_gone(self, worked_on):
        worked_on.store.run("DELETE FROM deal WHERE key = :key", key=DEAL)
        assert found(worked_on) == [(SUBJECT, 0, "db.no_row")]

    def test_a_history_gone(self, worked_on):
        worked_on.store.run("DELETE FROM event WHERE subject = :s", s=SUBJECT)
        assert found(worked_on) == [(SUBJECT, 0, "db.no_history")]


class TestForgery:
    """The chain made anew, and the row with it: what is left is whether the rules allow the story."""

    def test_the_same_story_told_again_is_no_forgery(self, worked_on):
        rewrite(worked_on, lambda rows: None)
        assert found(worked_on) == []

    @pytest.mark.parametrize(
        ("seq", "change"),
        [
            (2, lambda e: e["data"].update(kind="seller_observed")),
            (2, lambda e: e["data"].update(answer="unsure")),
            (2, lambda e: e["data"].update(on="2026-01-01")),
            (4, lambda e: e["data"].update(proven=True)),
            (4, lambda e: e["data"]["verdict"].update({"item:listed": "met"})),
            (4, lambda e: e["data"]["inputs"].update(today="2027-11-21")),
            (4, lambda e: e["data"]["inputs"].update(deciders_changed_on="2027-01-01")),
        ],
    )
    def test_an_advance_whose_facts_do_not_pass(self, worked_on, seq, change):
        rewrite(worked_on, lambda rows: change(rows[seq - 1]))
        refit(worked_on)
        assert found(worked_on) == [(SUBJECT, 4, "db.gate_not_passed")]

    def test_an_advance_that_owns_up_to_what_was_missing(self, worked_on):
        def forge(rows):
            rows[1]["data"]["answer"] = "unsure"
            rows[3]["data"]["verdict"]["decision:needs_known"] = "unmet"

        rewrite(worked_on, forge)
        refit(worked_on)
        assert found(worked_on) == [(SUBJECT, 4, "db.gate_not_passed")]

    def test_an_advance_without_the_answer_before_it(self, worked_on):
        rewrite(worked_on, lambda rows: rows.pop(1))
        refit(worked_on)
        assert found(worked_on) == [(SUBJECT, 3, "db.gate_not_passed")]

    @pytest.mark.parametrize(
        ("seq", "change"),
        [
            (4, lambda e: e["data"].update(to="execute", status="won")),
            (4, lambda e: e["data"].update(status="won")),
            (5, lambda e: e["data"]["fields"].update(status="won")),
            (3, lambda e: e.update(actor="lin")),
            (6, lambda e: e.update(kind="reopen", data={"to": "confirm", "status": "won"})),
            (
                6,
                lambda e: e.update(
                    kind="back", data={"to": "confirm", "status": "won", "stages": [], "points": []}
                ),
            ),
        ],
        ids=[
            "skips a stage",
            "wins early",
            "sets what can't be set",
            "waives for oneself",
            "reopens ahead",
            "back ahead",
        ],
    )
    def test_what_the_rules_do_not_know(self, worked_on, seq, change):
        rewrite(worked_on, lambda rows: change(rows[seq - 1]))
        refit(worked_on)
        assert found(worked_on) == [(SUBJECT, seq, "db.against_rules")]

    @pytest.mark.parametrize(
        "change",
        [
            lambda rows: rows[4].update(data={}),
            lambda rows: rows[4].update(data=[]),
            lambda rows: rows[0]["data"].pop("title"),
            lambda rows: rows[0]["data"].update(playbook="other"),
        ],
    )
    def test_what_can_t_be_replayed_at_all(self, worked_on, change):
        rewrite(worked_on, change)
        assert found(worked_on) == [(SUBJECT, 0, "db.unreadable")]


class TestTheDigest:
    """`POSITION.SHA256`, noted somewhere else and compared with later."""

    def since(self, team, noted):
        proof = verify(team.store, noted)
        assert proof.faults == (), "nothing else finds it"
        return proof.since

    @pytest.fixture
    def noted(self, worked_on):
        return verify(worked_on.store).digest

    def test_it_is_where_history_stood_and_sha_256_over_the_last_event_of_every_chain(self, worked_on, noted):
        rows = worked_on.store.rows(
            "SELECT e.subject, e.seq, e.hash FROM event e"
            " WHERE e.seq = (SELECT max(seq) FROM event WHERE subject = e.subject) ORDER BY subject"
        )
        said = json.dumps([list(row) for row in rows], separators=(",", ":"), ensure_ascii=False)
        (last,) = worked_on.store.row("SELECT max(position) FROM event")
        assert noted == f"{last}.{sha256(said.encode()).hexdigest()}"

    def test_nothing_came_since(self, worked_on, noted):
        assert self.since(worked_on, noted) == (True, False, 0)
        assert verify(worked_on.store).digest == noted

    def test_honest_work_later_leaves_it_of_use(self, worked_on, noted):
        worked_on.do("lin", deals.set_fields, "ACME-2", {"title": "Line 5"})
        worked_on.do("lin", deals.new, "Line 6", account="ACME", playbook="small")
        assert self.since(worked_on, noted) == (True, False, 2)
        assert verify(worked_on.store).digest != noted

    def test_a_deal_that_vanished_whole(self, worked_on, noted):
        worked_on.store.run("DELETE FROM event WHERE subject = 'deal:ACME-2'")
        worked_on.store.run("DELETE FROM deal WHERE key = 'ACME-2'")
        assert self.since(worked_on, noted) == (False, False, 0)

    def test_a_tail_cut_off_and_the_row_with_it(self, worked_on, noted):
        worked_on.store.run("DELETE FROM event WHERE subject = :s AND seq = 6", s=SUBJECT)
        refit(worked_on)
        assert self.since(worked_on, noted) == (False, True, 0)

    def test_and_work_went_on_behind_the_cut(self, worked_on, noted):
        worked_on.store.run("DELETE FROM event WHERE subject = :s AND seq = 6", s=SUBJECT)
        refit(worked_on)
        for title in ("Line 5", "Line 6"):
            worked_on.do("lin", deals.set_fields, DEAL, {"title": title})
        assert self.since(worked_on, noted)[:2] == (False, False)

    def test_a_chain_made_anew(self, worked_on, noted):
        rewrite(worked_on, lambda rows: rows[5]["data"].update(summary="met twice"))
        refit(worked_on)
        assert not self.since(worked_on, noted).matches

    def test_one_event_told_otherwise_where_it_stood(self, worked_on, noted):
        rewrite(worked_on, lambda rows: rows[5]["data"].update(summary="met twice"), in_place=True)
        refit(worked_on)
        assert self.since(worked_on, noted) == (False, False, 0)

    def test_one_of_before_there_were_positions_holds_while_nothing_is_written(self, worked_on, noted):
        early = noted.partition(".")[2]
        assert self.since(worked_on, early).matches
        worked_on.do("lin", deals.set_fields, "ACME-2", {"title": "Line 5"})
        assert not self.since(worked_on, early).matches

    @pytest.mark.parametrize("typed", ["", "12", "12.", ".ab", "x.y", f"-1.{'0' * 64}", f"1.{'g' * 64}"])
    def test_what_is_no_digest(self, team, typed):
        with pytest.raises(Usage) as caught:
            verify(team.store, typed)
        assert caught.value.message.id == "db.bad_digest"

    @given(heads=st.lists(st.tuples(st.text(), st.integers(1, 99), st.text()), unique_by=lambda h: h[0]))
    def test_gathered_one_by_one_it_is_the_digest_of_the_whole_list(self, heads):
        gathered = Heads(None)
        for subject, seq, mark in heads:
            gathered.add(subject, [{"seq": seq, "hash": mark}])
        assert gathered.sha == sha256(history.canonical(heads).encode()).hexdigest()


class TestPersonalData:
    def test_whoever_was_erased_is_named_and_history_still_holds(self, worked_on):
        worked_on.do("han", contacts.erase, contacts.find(worked_on.store, "Gao Yan"))
        proof = verify(worked_on.store)
        assert (proof.faults, proof.erased) == ((), ("ACME.1",))

    def test_also_of_what_was_known_of_them_before(self, worked_on):
        worked_on.do(
            "lin", contacts.edit, contacts.find(worked_on.store, "Gao Yan"), details={"job": "buyer"}
        )
        assert found(worked_on) == []
        worked_on.do("han", contacts.erase, contacts.find(worked_on.store, "Gao Yan"))
        assert found(worked_on) == []
        assert [tuple(row) for row in worked_on.store.rows("SELECT data FROM personal")] == [(None,)] * 2

    @pytest.mark.parametrize(
        "sql",
        [
            """UPDATE personal SET data = '{"name":"Li"}'""",
            "UPDATE personal SET salt = 'x'",
            "UPDATE personal SET data = NULL",
            "DELETE FROM personal",
        ],
        ids=["another name", "another salt", "blanked by no erasure", "gone"],
    )
    def test_what_is_not_as_it_was_sealed(self, worked_on, sql):
        worked_on.store.run(sql)
        assert found(worked_on) == [("contact:ACME.1", 0, "db.seal")]

    def test_a_name_that_came_back_after_it_was_erased(self, worked_on):
        (data,) = worked_on.store.row("SELECT data FROM personal")
        worked_on.do("han", contacts.erase, contacts.find(worked_on.store, "Gao Yan"))
        worked_on.store.run("UPDATE personal SET data = :data", data=data)
        assert found(worked_on) == [("contact:ACME.1", 0, "db.not_erased")]


def test_it_counts_what_it_read(worked_on):
    (n,) = worked_on.store.row("SELECT count(*) FROM event")
    assert verify(worked_on.store).events == n


class TestRegisters:
    @pytest.mark.parametrize(
        ("sql", "subject"),
        [
            ("UPDATE person SET role = 'admin' WHERE \"user\" = 'lin'", "person:lin"),
            ("UPDATE account SET name = 'Other' WHERE code = 'ACME'", "account:ACME"),
            ("UPDATE contact SET part = 'economic_buyer' WHERE key = 'ACME.1'", "contact:ACME.1"),
            ("UPDATE contact SET left_on = '2026-11-01' WHERE key = 'ACME.1'", "contact:ACME.1"),
        ],
    )
    def test_people_accounts_and_contacts_say_what_their_history_says(self, worked_on, sql, subject):
        worked_on.store.run(sql)
        assert (subject, 0, "db.differs_from_history") in found(worked_on)


class TestVisits:
    """The table of visits, beside the deals and accounts they belong to."""

    @pytest.fixture
    def met(self, worked_on):
        told = {"contact": "Gao Yan", "on": "2026-11-02", "summary": "courtesy", "two_sided": True}
        worked_on.do("lin", account_visits.log_visit, "ACME", **told)
        assert verify(worked_on.store).faults == ()
        return worked_on

    @pytest.mark.parametrize("subject", [SUBJECT, "account:ACME"])
    @pytest.mark.parametrize(
        "change",
        [
            "held_on = '2026-11-20'",
            "channel = 'call'",
            "two_sided = 0",
            "\"by\" = 'bo'",
            "contact = 'ACME.9'",
        ],
    )
    def test_one_changed(self, met, subject, change):
        met.store.run(f"UPDATE visit SET {change} WHERE subject = :s", s=subject)
        assert [(s, what) for s, _, what in found(met)] == [(subject, "db.visit_differs")]

    def test_one_given_to_another_client(self, met):
        met.do("wei", accounts.add, "Beta")
        met.store.run("UPDATE visit SET account = 'BETA' WHERE subject = :s", s=SUBJECT)
        assert found(met) == [(SUBJECT, 6, "db.visit_differs")]

    def test_one_gone_and_one_from_nowhere(self, met):
        met.store.run("DELETE FROM visit WHERE subject = :s", s=SUBJECT)
        copied = 'account, deal, held_on, channel, two_sided, "by", contact'
        met.store.run(f"INSERT INTO visit (subject, seq, {copied}) SELECT subject, 9, {copied} FROM visit")
        assert sorted(found(met)) == [
            ("account:ACME", 9, "db.visit_differs"),
            (SUBJECT, 6, "db.visit_differs"),
        ]

    def test_one_of_a_subject_without_history(self, met):
        met.store.run("UPDATE visit SET subject = 'deal:GHOST-1' WHERE subject = :s", s=SUBJECT)
        assert ("deal:GHOST-1", 0, "db.no_history") in found(met)


class TestAccountsAndOrders:
    @pytest.fixture
    def ordering(self, worked_on):
        for amount in ("100", "200", "300"):
            worked_on.do("lin", orders.add, "ACME", amount, None, "2026-05-01")
        worked_on.do("lin", orders.drop, "ACME/2", "entered twice")
        worked_on.do("wei", orders.correct, "ACME/3", {"amount": 500})
        worked_on.do("lin", accounts.edit, "ACME", abc="A")
        assert verify(worked_on.store).faults == ()
        return worked_on

    def faults(self, team):
        return [(f.subject, f.what.id, f.what.params.get("order")) for f in verify(team.store).faults]

    @pytest.mark.parametrize(
        "change",
        [
            "abc = 'B'",
            "abc_by = 'orders'",
            "name = 'Other'",
            "called = 'other'",
            "stem = 'other'",
            "place = 'Wuxi'",
            "version = 2",
            "deciders_changed_on = '2026-01-01'",
            """sheets = '{"x":{"fields":{},"complete":0,"figures":{}}}'""",
        ],
    )
    def test_an_account_changed(self, ordering, change):
        ordering.store.run(f"UPDATE account SET {change}")
        assert self.faults(ordering) == [("account:ACME", "db.differs_from_history", None)]

    @pytest.mark.parametrize(
        ("sql", "id", "order"),
        [
            ("UPDATE purchase SET amount = 1 WHERE number = 1", "db.order_differs", "ACME/1"),
            ("UPDATE purchase SET amount = 30000 WHERE number = 3", "db.order_differs", "ACME/3"),
            ("UPDATE purchase SET dropped_at = NULL WHERE number = 2", "db.order_differs", "ACME/2"),
            ("UPDATE purchase SET ordered_on = '2026-05-02' WHERE number = 1", "db.order_differs", "ACME/1"),
            ("DELETE FROM purchase WHERE number = 3", "db.order_missing", "ACME/3"),
            (
                "INSERT INTO purchase (account, number, ordered_on, amount, currency)"
                " VALUES ('ACME', 4, '2026-05-01', 1, 'CNY')",
                "db.order_stray",
                "ACME/4",
            ),
        ],
    )
    def test_an_order_changed_gone_or_come_from_nowhere(self, ordering, sql, id, order):
        ordering.store.run(sql)
        assert self.faults(ordering) == [("account:ACME", id, order)]

    def test_an_account_without_a_history(self, ordering):
        ordering.store.run("INSERT INTO account (code, name, version) VALUES ('GHOST', 'Ghost', 1)")
        assert self.faults(ordering) == [("account:GHOST", "db.no_history", None)]

    def test_a_history_without_its_account(self, ordering):
        ordering.do("wei", accounts.add, "Beta")
        ordering.store.run("DELETE FROM account WHERE code = 'BETA'")
        assert self.faults(ordering) == [("account:BETA", "db.no_row", None)]

    @pytest.mark.parametrize("data", ["{}", "[]", '{"number":1}'])
    def test_a_forged_history_that_can_t_be_read(self, ordering, data):
        rewrite(ordering, lambda rows: rows[1].update(data=json.loads(data)), "account:ACME")
        assert self.faults(ordering) == [("account:ACME", "db.unreadable", None)]


def test_a_move_made_before_accounts_had_classes_is_judged_as_it_was(worked_on):
    rewrite(worked_on, lambda rows: rows[3]["data"]["inputs"].pop("account_class"))
    refit(worked_on)
    assert found(worked_on) == []


def test_an_order_of_no_account_is_found(team):
    unguarded(team.store)
    team.store.run(
        "INSERT INTO purchase (account, number, ordered_on, amount, currency)"
        " VALUES ('GHOST', 1, '2026-01-01', 100, 'CNY')"
    )
    assert [(f.subject, f.what.id) for f in verify(team.store).faults] == [("account:GHOST", "db.no_history")]


_PROVED = ("event", "deal", "account", "contact", "visit", "purchase", "week", "person", "playbook")
_NOT_PROVED = {("event", "position"), ("playbook", "source")}
"""What docs/history.md names: the order among subjects, and how a playbook was laid out."""


@pytest.fixture
def everything(worked_on):
    """Something in every table that has a history."""
    told = {"contact": "Gao Yan", "on": "2026-11-02", "summary": "courtesy", "two_sided": True}
    worked_on.do("lin", account_visits.log_visit, "ACME", **told)
    worked_on.do("lin", orders.add, "ACME", "100", None, "2026-05-01")
    worked_on.do("lin", orders.add, "ACME", "200", None, "2026-05-02", product="Pump")
    worked_on.do("lin", orders.drop, "ACME/2", "entered twice")
    worked_on.do("lin", accounts.edit, "ACME", abc="A", place="Wuxi")
    worked_on.do("lin", accounts.add, "华南精工", "HNJG")
    worked_on.do("lin", weeks.set_focus, "lin", "2026-11-24", "close")
    worked_on.do("lin", contacts.edit, contacts.find(worked_on.store, "Gao Yan"), style="amiable")
    assert found(worked_on) == []
    return worked_on


class _Undo(Exception):
    pass


def after(team, work):
    """The faults somebody's work leaves; then it is taken back. None where the database refuses it."""
    seen = []
    try:
        with team.store.transaction():
            work(team.store)
            seen.append(verify(team.store).faults)
            raise _Undo
    except (_Undo, Conflict, *FORBIDDEN):
        return seen[0] if seen else None


def columns():
    return [
        (name, column.name, column.nullable)
        for name in _PROVED
        for column in metadata.tables[name].columns
        if (name, column.name) not in _NOT_PROVED
    ]


def test_whatever_is_changed_in_any_column_is_found(everything):
    missed = []
    for table, column, nullable in columns():
        whole = metadata.tables[table].columns[column].type.__class__.__name__.endswith("Integer")
        changes = [f'"{column}" + 7' if whole else f"""COALESCE("{column}", '') || 'x'"""]
        changes += ["NULL"] if nullable else []
        for change in changes:
            differs = f'"{column}" IS NOT NULL' if change == "NULL" or whole else "1 = 1"
            sql = f'UPDATE "{table}" SET "{column}" = {change} WHERE {differs}'
            if after(everything, lambda store, sql=sql: store.run(sql)) == ():
                (n,) = everything.store.row(f'SELECT count(*) FROM "{table}" WHERE {differs}')
                missed += [(table, column, change)] if n else []
    assert missed == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_single_change_to_any_row_is_found(everything, data):
    store = everything.store
    table, column, nullable = data.draw(st.sampled_from(columns()), label="column")
    keys = [each.name for each in metadata.tables[table].primary_key]
    rows = store.rows(f'SELECT * FROM "{table}"')
    row = data.draw(st.sampled_from(sorted(rows, key=lambda row: [row[key] for key in keys])), label="row")
    text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
    whole = (
        isinstance(row[column], int)
        or "Integer" in type(metadata.tables[table].columns[column].type).__name__
    )
    values = st.integers(-(2**31), 2**31 - 1) if whole else text
    elsewhere = st.sampled_from(sorted({other[column] for other in rows} - {None}) or [None])
    value = data.draw((values | elsewhere | st.none()) if nullable else values | elsewhere, label="value")
    assume(value != row[column] and (nullable or value is not None))
    where = " AND ".join(f'"{key}" = :key_{key}' for key in keys)
    sql = f'UPDATE "{table}" SET "{column}" = :value WHERE {where}'
    faults = after(everything, lambda s: s.run(sql, value=value, **{f"key_{key}": row[key] for key in keys}))
    assert faults is None or faults != ()


def test_an_order_of_writing_that_goes_backwards_within_a_chain(everything):
    def swap(store):
        rows = store.rows(
            "SELECT position FROM event WHERE subject = :s AND seq IN (2, 3) ORDER BY seq", s=SUBJECT
        )
        (first,), (second,) = rows
        for old, new in ((first, -1), (second, first), (-1, second)):
            store.run("UPDATE event SET position = :new WHERE position = :old", old=old, new=new)

    faults = after(everything, swap)
    assert [(f.subject, f.seq, f.what.id) for f in faults] == [(SUBJECT, 3, "db.out_of_place")]
