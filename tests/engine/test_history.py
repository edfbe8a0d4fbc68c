"""The history: canonical text, a chain of hashes, and rows that stay as they were written."""

import pytest
from databases import FORBIDDEN

from engine import deals, history
from engine.history import canonical, chain, events, next_event, since

SAID = (
    "",
    "deal:ACME-1",
    1,
    "2026-11-21T01:00:00.000000Z",
    "2026-11-21T02:00:00.000000Z",
    "lin",
    "step",
    "{}",
    "r1",
)
OTHER = ("x", "deal:ACME-2", 2, None, "2026-11-21T02:00:00.000001Z", "bo", "stop", '{"a":1}', None)


@pytest.mark.parametrize("place", range(len(SAID)))
def test_a_hash_changes_with_each_thing_an_event_says(place):
    changed = (*SAID[:place], OTHER[place], *SAID[place + 1 :])
    assert chain(*changed) != chain(*SAID)


def test_what_stands_on_a_border_can_t_slip_across_it():
    assert chain(*SAID[:5], "lina", "dd", *SAID[7:]) != chain(*SAID[:5], "lin", "add", *SAID[7:])


def test_the_text_of_a_value_is_one_whatever_the_order():
    assert (
        canonical({"b": [1, "客户"], "a": None})
        == canonical({"a": None, "b": [1, "客户"]})
        == '{"a":null,"b":[1,"客户"]}'
    )


def test_an_event_takes_the_place_after_the_last():
    event, row = next_event(
        (6, "h6"), "deal:ACME-1", "step", {"b": 1}, at=None, recorded_at="2026", actor="lin", request=None
    )
    assert (event.seq, event.at, event.data) == (7, None, {"b": 1})
    assert row["data"] == '{"b":1}'
    assert (
        row["hash"]
        == chain("h6", "deal:ACME-1", 7, None, "2026", "lin", "step", '{"b":1}', None)
        == event.hash
    )


def test_everything_done_is_told_in_order(team):
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    team.do("lin", deals.tick, "ACME-1", "listed")
    team.do("mei", deals.set_fields, "ACME-1", {"title": "Line 4"}, request="r7")
    told = events(team.store, "deal:ACME-1")
    assert [(e.seq, e.actor, e.kind, e.request) for e in told] == [
        (1, "lin", "new", None),
        (2, "lin", "tick", None),
        (3, "mei", "set", "r7"),
    ]
    assert told[2].data == {"fields": {"title": "Line 4"}}
    assert [e.seq for e in since(team.store, "deal:ACME-1", 1)] == [2, 3]
    assert history.head(team.store, "deal:ACME-1") == (3, told[2].hash)
    assert [e.seq for e in events(team.store, "deal:ACME-1", until=told[1].at)] == [1, 2]


def test_a_key_that_begins_like_another_is_another_subject(team):
    for _ in range(11):
        team.do("lin", deals.new, "Line", account="ACME", playbook="small")
    assert len(events(team.store, "deal:ACME-1")) == 1
    assert len(list(history.events_of(team.store, "deal:"))) == 11


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event SET actor = 'bo'",
        "DELETE FROM event",
        "INSERT INTO event (subject, seq, recorded_at, actor, kind, data, hash)"
        " SELECT subject, seq, recorded_at, actor, kind, data, hash FROM event WHERE subject = 'person:lin'",
        "INSERT INTO event SELECT * FROM event WHERE subject = 'person:lin'"
        " ON CONFLICT (subject, seq) DO UPDATE SET actor = 'bo'",
        pytest.param("TRUNCATE event", marks=pytest.mark.postgresql("SQLite has no such statement")),
        *(
            pytest.param(sql, marks=pytest.mark.sqlite("PostgreSQL has no such statement"))
            for sql in (
                "INSERT OR REPLACE INTO event SELECT * FROM event WHERE subject = 'person:lin'",
                "INSERT OR REPLACE INTO event (position, subject, seq, recorded_at, actor, kind, data, hash)"
                " SELECT position, 'person:nn', 1, recorded_at, actor, kind, data, hash FROM event"
                " WHERE position = 2",
            )
        ),
    ],
)
def test_the_database_keeps_what_was_written(team, sql):
    before = [tuple(row) for row in team.store.rows("SELECT * FROM event ORDER BY position")]
    with pytest.raises(FORBIDDEN):
        team.store.run(sql)
    assert [tuple(row) for row in team.store.rows("SELECT * FROM event ORDER BY position")] == before


def test_time_does_not_step_back_within_a_deal(team):
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    team.day("2026-11-01")
    team.do("lin", deals.tick, "ACME-1", "listed")
    first, second = events(team.store, "deal:ACME-1")
    assert second.at == first.at
    assert second.recorded_at < first.recorded_at
