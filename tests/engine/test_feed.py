"""A feed delivers all once it can be sure of it: positions are not the order in which work is saved."""

import json
import random
import threading
import time
from contextlib import ExitStack, closing, contextmanager

import psycopg2
import pytest

from engine import deals, feed, history
from engine.errors import Refused
from engine.feed import Feed
from engine.store import open_store


def delivered(feed):
    return [event for page in feed.pages() for event in page]


def all_of(feed):
    """Until everything that is on its way has come: a mark from before may stand below the newest of it."""
    told = delivered(feed)
    while (came := delivered(feed)) or feed.waits:
        told += came
    return told


def opened(team, title="Line 3"):
    return team.do("lin", deals.new, title, account="ACME", playbook="small")


def test_it_tells_every_event_in_its_order_and_nothing_twice(team):
    follower = Feed(team.store, 0)
    first = delivered(follower)
    assert [e.position for e in first] == sorted(e.position for e in first)
    assert [(e.subject, e.seq, e.hash) for e in sorted(first)] == sorted_by_position(team)
    assert delivered(follower) == []
    opened(team)
    (new,) = delivered(follower)
    assert (new.id, new.actor, new.kind) == ("deal:ACME-1/1", "lin", "new")


def sorted_by_position(team):
    rows = sorted(history.walk(team.store), key=lambda row: row["position"])
    return [(row["subject"], row["seq"], row["hash"]) for row in rows]


def test_a_line_is_one_object_with_an_id_that_stays(team):
    opened(team, "三号线\u2028二")
    told = delivered(Feed(team.store, 0))[-1]
    line = told.line()
    assert line.splitlines() == [line]
    said = json.loads(line)
    assert list(said) == [
        *("id", "position", "subject", "seq", "at", "recorded_at", "actor", "kind", "data", "hash"),
    ]
    assert (said["id"], said["data"]["title"]) == ("deal:ACME-1/1", "三号线\u2028二")


def test_nobody_at_the_client_is_named(team):
    lines = "".join(event.line() for event in delivered(Feed(team.store, 0)))
    assert "contact:ACME.1" in lines
    assert "Gao" not in lines


# ── where it begins ───────────────────────────────────────────────────────────────────────────


def test_a_cursor_goes_on_behind_the_event_it_names(team):
    opened(team)
    last = delivered(Feed(team.store, 0))[-1]
    there = feed.at(team.store, last.position)
    assert there == feed.start(team.store).behind(last)
    feed.check(team.store, there)
    opened(team, "Line 4")
    assert [e.id for e in delivered(Feed(team.store, there.position))] == ["deal:ACME-2/1"]


def test_a_cursor_of_another_workspace_is_refused(team):
    with pytest.raises(Refused) as refused:
        feed.check(team.store, feed.start(team.store)._replace(workspace="00000000"))
    assert refused.value.message.id == "feeds.other_database"


@pytest.mark.parametrize(("moved", "said"), [(1, "feeds.beyond"), (0, "feeds.other_history")])
def test_a_cursor_that_does_not_fit_the_history_is_refused(team, moved, said):
    there = feed.at(team.store, 10**6)
    with pytest.raises(Refused) as refused:
        feed.check(team.store, there._replace(position=there.position + moved, hash="0" * 64))
    assert refused.value.message.id == said


# ── others who write meanwhile ────────────────────────────────────────────────────────────────

ON_A_SERVER = pytest.mark.postgresql("a file has one writer at a time")
EVENT = (
    "INSERT INTO event (subject, seq, at, recorded_at, actor, kind, data, hash)"
    " VALUES (%s, 1, 'then', 'then', 'lin', 'new', '{}', '') RETURNING position"
)
BEGIN = "BEGIN; SELECT pg_logical_emit_message(true, 'dealgate', text '')"


class Writer:
    """A connection that writes events under our rules, and commits when it is told to."""

    def __init__(self, url):
        self.connection = psycopg2.connect(url)
        self.connection.autocommit = True

    def ask(self, sql, *values):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchone() if cursor.description else None

    def begin(self):
        self.ask(BEGIN)

    def write(self, subject):
        (position,) = self.ask(EVENT, subject)
        return position

    def end(self, how="COMMIT"):
        self.ask(how)


@contextmanager
def writers(team, n):
    with ExitStack() as stack:
        made = [Writer(team.store.url) for _ in range(n)]
        for each in made:
            stack.enter_context(closing(each.connection))
        yield made


@pytest.fixture
def follower(team):
    made = Feed(team.store, 0)
    delivered(made)
    return made


def ids(events):
    return [event.subject for event in events]


@ON_A_SERVER
def test_a_smaller_position_that_comes_later_is_not_passed_over(team, follower):
    with writers(team, 2) as (slow, quick):
        slow.begin()
        first = slow.write("x:slow")
        quick.begin()
        assert quick.write("x:quick") > first
        quick.end()
        assert delivered(follower) == []
        assert follower.waits
        slow.end()
        assert ids(delivered(follower)) == ["x:slow", "x:quick"]


@ON_A_SERVER
def test_a_younger_transaction_may_have_the_smaller_position(team, follower):
    """Its number is not below the newest that ended, so `pg_snapshot_xmax` knows nothing of it."""
    with writers(team, 2) as (old, young):
        old.begin()
        young.begin()
        assert young.write("x:young") < old.write("x:old")
        old.end()
        assert delivered(follower) == []
        young.end()
        assert ids(delivered(follower)) == ["x:young", "x:old"]


@ON_A_SERVER
def test_what_was_taken_back_holds_nobody_up_any_longer(team, follower):
    with writers(team, 2) as (one, other):
        one.begin()
        one.write("x:gone")
        other.begin()
        other.write("x:stays")
        other.end()
        assert delivered(follower) == []
        one.end("ROLLBACK")
        assert ids(delivered(follower)) == ["x:stays"]


@ON_A_SERVER
def test_who_begins_later_holds_up_nothing_that_was_there(team, follower):
    with writers(team, 2) as (one, other):
        one.begin()
        one.write("x:first")
        one.end()
        assert ids(delivered(follower)) == ["x:first"]
        one.begin()
        one.write("x:second")
        one.end()
        other.begin()
        mark = team.store.mark()
        assert not team.store.has_settled(mark)
        other.end()
        assert team.store.has_settled(mark)


@ON_A_SERVER
def test_our_own_changes_have_a_number_before_their_first_position(team):
    number = "SELECT pg_current_xact_id_if_assigned()::text AS number"
    for alone in (True, False):
        with team.store.transaction(alone=alone):
            assert team.store.row(number)["number"] is not None
    assert team.store.row(number)["number"] is None


@ON_A_SERVER
def test_every_interleaving_of_three_writers_is_delivered_whole_and_in_order(team):
    """Of all orders in which three transactions begin, write and end, a few hundred by lot."""
    chance = random.Random(8)
    with writers(team, 3) as made:
        for turn in range(60):
            follower = Feed(team.store, team.store.mark().position)
            steps = [each for each in range(3) for _ in range(3)]
            chance.shuffle(steps)
            at, told, wrote = [0, 0, 0], [], []
            for each in steps:
                writer, subject = made[each], f"x:{turn}.{each}"
                if at[each] == 0:
                    writer.begin()
                elif at[each] == 1:
                    wrote.append(subject)
                    writer.write(subject)
                else:
                    writer.end()
                at[each] += 1
                told += delivered(follower)
            told += all_of(follower)
            assert ids(told) == wrote, steps


def test_a_storm_of_writers_loses_nothing(team):
    """Each event at least once, in the order of positions; and here, with one follower, exactly once."""
    _storm(team, workers=6, each=25)


@pytest.mark.proof
def test_a_storm_of_sixteen_writers_and_5000_events(team):
    _storm(team, workers=16, each=312)


def _storm(team, *, workers, each):
    follower, told = Feed(team.store, 0), []
    delivered(follower)
    threads = [threading.Thread(target=_writes, args=(team.store.url, n, each)) for n in range(workers)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        told += delivered(follower)
    told += all_of(follower)
    positions = [event.position for event in told]
    assert positions == sorted(set(positions))
    assert sorted(ids(told)) == sorted(f"x:{n}.{m}" for n in range(workers) for m in range(each))


def _writes(url, n, each):
    chance = random.Random(n)
    with open_store(url, for_writing=True) as store:
        for m in range(each):
            with store.transaction(alone=store.kind == "sqlite"):
                time.sleep(chance.random() * 0.003)
                row = {"subject": f"x:{n}.{m}", "seq": 1, "at": None, "recorded_at": "then", "actor": "lin"}
                store.run(history.INSERT, **row, kind="new", data="{}", request=None, hash="")
                time.sleep(chance.random() * 0.003)
