"""`db verify` against a thorough forger: chains made anew, rows made to agree, events no door writes."""

import json

import pytest
from databases import unguarded
from forger import DEAL, SUBJECT, found, refit, rewrite

from engine import deals, history, staff
from engine.errors import Refused
from engine.playbook import Stage
from engine.verify import verify

GATE = {"requirement": "item:listed", "stage": "understand", "until": "2026-12-31", "reason": "r"}


def forged(team, kind, data, actor="lin"):
    """What verify says of a deal whose last event, the eighth, was forged with all that depends on it."""

    def append(rows):
        rows.append({**rows[-1], "kind": kind, "data": data, "actor": actor, "request": None})

    rewrite(team, append)
    refit(team)
    return found(team)


def waived(change):
    return lambda rows: rows[2].update(change) if "actor" in change else rows[2]["data"].update(change)


class TestWaivers:
    @pytest.mark.parametrize(
        "change",
        [
            {"requirement": "nonsense"},
            {"requirement": "worksheet:client_profile"},
            {"stage": "expand"},
            {"until": "2026-11-20"},
            {"reason": ""},
            {"actor": "bo"},
            {"actor": "wei"},
        ],
        ids=[
            "no requirement",
            "of another stage",
            "another stage",
            "over already",
            "no reason",
            "a rep",
            "an admin",
        ],
    )
    def test_what_no_door_lets_through(self, worked_on, change):
        rewrite(worked_on, waived(change))
        refit(worked_on)
        assert (SUBJECT, 3, "db.against_rules") in found(worked_on)

    def test_what_may_never_be_waived(self, worked_on):
        data = {**GATE, "requirement": "worksheet:client_profile", "stage": "expand", "on": "2026-11-21"}
        assert forged(worked_on, "waive", data, "mei") == [(SUBJECT, 7, "db.against_rules")]

    def test_but_what_may_be(self, worked_on):
        data = {**GATE, "requirement": "decision:will_buy", "stage": "expand", "on": "2026-11-21"}
        assert forged(worked_on, "waive", data, "mei") == []


ANSWER = {"point": "will_buy", "answer": "yes", "kind": "event_held", "contact": None, "on": "2026-11-20"}
REVIEW = {"verdict": "continue", "what": None, "who": None, "due": None, "on": "2026-11-21", "kept": None}


class TestOtherEvents:
    @pytest.mark.parametrize(
        ("kind", "data", "actor"),
        [
            ("tick", {"item": "nonsense", "off": False}, "lin"),
            ("set", {"fields": {"owner": "ghost"}}, "lin"),
            ("set", {"fields": {"title": ""}}, "lin"),
            ("set", {"fields": {"behaviour": "odd"}}, "lin"),
            ("answer", {**ANSWER, "evidence": "e", "point": "nonsense"}, "lin"),
            ("answer", {**ANSWER, "evidence": "e", "answer": "perhaps"}, "lin"),
            ("answer", {**ANSWER, "evidence": "e", "kind": "client_said"}, "lin"),
            ("answer", {**ANSWER, "evidence": ""}, "lin"),
            (
                "fill",
                {
                    "worksheet": "client_profile",
                    "fields": {},
                    "complete": 0,
                    "figures": {},
                    "settles": {"status": "won"},
                },
                "lin",
            ),
            ("step", {"what": "x", "on": "2026-11-01", "contact": None, "set_on": "2026-11-21"}, "lin"),
            ("promise", {"what": "x", "by": "them", "on": "2026-12-01", "kept": False}, "lin"),
            ("wait", {"until": "2026-11-01", "reason": "r", "on": "2026-11-21"}, "lin"),
            ("undo", {"seq": 1, "kind": "new"}, "lin"),
            ("undo", {"seq": 5, "kind": "set"}, "lin"),
            ("review", {**REVIEW, "level": "none", "signs": []}, "bo"),
            ("review", {**REVIEW, "level": "none", "signs": [], "who": "ghost"}, "mei"),
            ("review_done", {"on": "2026-11-21"}, "lin"),
            ("review_handed", {"who": "bo"}, "lin"),
            ("import", {"fields": {"amount": 1}}, "lin"),
            ("stop", {"from": "expand", "class": "odd", "reason": "r", "wake": None}, "lin"),
        ],
    )
    def test_what_no_door_writes(self, worked_on, kind, data, actor):
        assert forged(worked_on, kind, data, actor) == [(SUBJECT, 7, "db.against_rules")]

    @pytest.mark.parametrize("actor", ["bo", "lin"])
    def test_what_somebody_else_did_is_taken_back_by_a_coach_alone(self, worked_on, actor):
        worked_on.do("mei", deals.set_fields, DEAL, {"title": "Line 9"})
        taken_back = forged(worked_on, "undo", {"seq": 7, "kind": "set"}, actor)
        assert taken_back == [(SUBJECT, 8, "db.against_rules")]

    def test_by_a_coach(self, worked_on):
        worked_on.do("lin", deals.set_fields, DEAL, {"title": "Line 9"})
        assert forged(worked_on, "undo", {"seq": 7, "kind": "set"}, "mei") == []

    def test_an_opening_further_on(self, worked_on):
        rewrite(worked_on, lambda rows: rows[0]["data"].update(stage="expand"))
        refit(worked_on)
        assert (SUBJECT, 1, "db.against_rules") in found(worked_on)

    def test_nobody_who_was_ever_here(self, worked_on):
        data = {"item": "listed", "off": False}
        assert forged(worked_on, "tick", data, "ghost") == [(SUBJECT, 7, "db.nobody_then")]

    def test_somebody_who_came_later(self, worked_on):
        worked_on.do("wei", staff.add, "zoe", "coach")
        rewrite(worked_on, lambda rows: rows[2].update(actor="zoe"), in_place=True)
        refit(worked_on)
        assert found(worked_on) == [(SUBJECT, 3, "db.nobody_then")]

    def test_a_role_somebody_got_later(self, worked_on):
        worked_on.do("wei", staff.add, "bo", "coach")
        rewrite(worked_on, lambda rows: rows[2].update(actor="bo"), in_place=True)
        refit(worked_on)
        assert found(worked_on) == [(SUBJECT, 3, "db.against_rules")]

    def test_whoever_made_themself_an_admin(self, worked_on):
        said = {"name": "bo", "role": "admin", "team": "west", "position": None}

        def append(rows):
            rows.append({**rows[-1], "kind": "edit", "data": said, "actor": "bo"})

        rewrite(worked_on, append, "person:bo")
        worked_on.store.run("UPDATE person SET role = 'admin', version = 2 WHERE \"user\" = 'bo'")
        assert ("person:bo", 2, "db.against_rules") in found(worked_on)


def write(store, subject, kind, data, *, actor="wei", text=None):
    """An event behind the last of its subject, chained as it should be."""
    at = "2026-11-22T10:00:00.000000Z"
    previous = history.head(store, subject)
    _, row = history.next_event(
        previous, subject, kind, data, at=at, recorded_at=at, actor=actor, request=None
    )
    if text is not None:
        row["data"] = text
        row["hash"] = history.chain(previous[1], subject, row["seq"], at, at, actor, kind, text, None)
    store.run(history.INSERT, **row)
    return row["seq"]


class TestWhatTheProgramDoesNotWrite:
    @pytest.mark.parametrize("subject", ["foo:1", "Deal:X", "deal", "deal:", ""])
    def test_of_a_sort_there_is_not(self, worked_on, subject):
        write(worked_on.store, subject, "bar", {})
        assert found(worked_on) == [(subject, 1, "db.unknown_kind")]

    @pytest.mark.parametrize(
        ("subject", "table"),
        [("account:ACME", "account"), ("person:bo", "person"), ("playbook:small", None), (SUBJECT, "deal")],
    )
    def test_of_a_kind_there_is_not(self, worked_on, subject, table):
        seq = write(worked_on.store, subject, "nonsense", {"x": 1})
        if table and table != "deal":
            key = {"account": "code", "person": '"user"'}[table]
            name = subject.partition(":")[2]
            worked_on.store.run(f"UPDATE {table} SET version = :v WHERE {key} = :n", v=seq, n=name)
        assert found(worked_on) == [(subject, seq, "db.unknown_kind")]

    @pytest.mark.parametrize("depth", [1_200, 100_000])
    def test_what_is_nested_too_deep_hides_nothing_else(self, worked_on, depth):
        write(worked_on.store, SUBJECT, "tick", {}, text="[" * depth + "]" * depth)
        worked_on.store.run("UPDATE account SET name = 'Other' WHERE code = 'ACME'")
        assert found(worked_on) == [
            ("account:ACME", 0, "db.differs_from_history"),
            (SUBJECT, 0, "db.unreadable"),
        ]

    def test_nor_does_it_where_the_limit_is_only_just_kept(self, worked_on):
        deep = json.loads("[" * 900 + "]" * 900)
        write(worked_on.store, SUBJECT, "set", {"fields": {"title": deep}}, actor="lin")
        assert SUBJECT in {subject for subject, _, _ in found(worked_on)}

    def test_a_reader_is_told_which_event_it_is(self, worked_on):
        write(worked_on.store, SUBJECT, "tick", {}, text="[" * 2_000 + "]" * 2_000)
        with pytest.raises(Refused) as caught:
            history.events(worked_on.store, SUBJECT)
        assert (caught.value.message.id, caught.value.message.params) == (
            "db.unreadable_event",
            {"subject": SUBJECT, "seq": "7"},
        )


@pytest.mark.sqlite("PostgreSQL lets nothing in that is no UTF-8")
class TestTextThatIsNone:
    @pytest.mark.parametrize(
        ("sql", "flaw"),
        [
            ("UPDATE event SET data = CAST(x'ff' AS TEXT) WHERE subject = :s AND seq = 3", (3, "db.hash")),
            ("UPDATE deal SET title = CAST(x'ff' AS TEXT) WHERE 'deal:' || key = :s", (6, "db.row_differs")),
        ],
    )
    def test_it_is_named_where_it_stands(self, worked_on, sql, flaw):
        worked_on.store.run(sql, s=SUBJECT)
        assert found(worked_on) == [(SUBJECT, *flaw)]

    @pytest.mark.parametrize("page", [1, 2, 3])
    @pytest.mark.parametrize("octets", ["80", "ff"])
    def test_as_a_subject_it_neither_hides_others_nor_is_read_for_ever(
        self, worked_on, monkeypatch, page, octets
    ):
        monkeypatch.setattr(history, "_PAGE", page)
        (n,) = worked_on.store.row("SELECT count(*) FROM event")
        worked_on.store.run(
            f"UPDATE event SET subject = CAST(x'6465616c3a{octets}' AS TEXT) WHERE subject = :s", s=SUBJECT
        )
        proof = verify(worked_on.store)
        assert "deal:\N{REPLACEMENT CHARACTER}" in {flaw.subject for flaw in proof.faults}
        with worked_on.store.any_text():
            assert len(list(history.walk(worked_on.store))) == n


class TestTheGuards:
    def test_they_stand(self, team):
        assert verify(team.store).guarded

    @pytest.mark.sqlite("triggers of a file")
    @pytest.mark.parametrize("name", ["event_never_changed", "event_never_deleted", "event_never_replaced"])
    def test_one_gone(self, team, name):
        team.store.run(f"DROP TRIGGER {name}")
        assert not verify(team.store).guarded

    @pytest.mark.sqlite("triggers of a file")
    def test_one_that_does_nothing(self, team):
        team.store.run("DROP TRIGGER event_never_changed")
        team.store.run("CREATE TRIGGER event_never_changed BEFORE UPDATE ON event BEGIN SELECT 1; END")
        assert not verify(team.store).guarded

    @pytest.mark.postgresql("triggers of a server")
    @pytest.mark.parametrize(
        "sql",
        [
            "DROP TRIGGER event_never_changed ON event",
            "DROP TRIGGER event_never_emptied ON event",
            "ALTER TABLE event DISABLE TRIGGER event_never_changed",
            "ALTER TABLE event ENABLE REPLICA TRIGGER event_never_changed",
            "CREATE OR REPLACE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RETURN NEW; END $$",
        ],
    )
    def test_or_on_a_server(self, team, sql):
        team.store.run(sql)
        assert not verify(team.store).guarded


@pytest.mark.parametrize("subject", ["deal:NOPE-1", "order:ACME/9"])
def test_what_an_import_remembers_and_is_not_there(team, subject):
    unguarded(team.store)
    team.store.run(
        "INSERT INTO external (source, id, subject, digest) VALUES ('crm', '1', :s, 'd')", s=subject
    )
    assert found(team) == [(subject, 0, "db.forgotten")]


def test_a_move_back_that_the_playbook_does_not_allow(worked_on, monkeypatch):
    worked_on.do("lin", deals.back, DEAL, "understand", reason="they doubt")
    assert found(worked_on) == []
    monkeypatch.setattr(Stage, "ways_back", lambda self, earlier: ())
    assert found(worked_on) == [(SUBJECT, 7, "db.against_rules")]
