"""A feed where the program's own rules reach no further: other programs' events, and a copy of the server."""

import time
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import postgres
import psycopg2
import pytest

from benchmarks.own_server import OwnServer
from engine.feed import Feed
from engine.store import open_store

pytestmark = pytest.mark.postgresql("a file has one writer at a time")

_SPY = """
CREATE FUNCTION spy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE NOTICE 'numbered: %', pg_current_xact_id_if_assigned() IS NOT NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER a_spy BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION spy();
"""
_EVENT = (
    "INSERT INTO event (subject, seq, at, recorded_at, actor, kind, data, hash)"
    " VALUES (%s, 1, 'then', 'then', 'lin', 'new', '{}', '')"
)


def test_where_rights_are_granted_every_program_has_a_number_before_a_position(shell):
    """A row has its position before its trigger is asked; without a trigger of ours it had no number then."""
    with closing(psycopg2.connect(shell.db)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(_SPY)
            # Of 32 positions the server writes one to the log, and gives a number to whoever takes that.
            for subject in ("x:1", "x:2"):
                cursor.execute(_EVENT, (subject,))
            shell.ok("db grant", by="ada")
            for subject in ("x:3", "x:4"):
                cursor.execute(_EVENT, (subject,))
        told = [notice.split()[-1] for notice in connection.notices]
        assert (told[1], told[2:]) == ("f", ["t", "t"])


@contextmanager
def copied_server():
    origin = OwnServer("fsync=off")
    with closing(origin):
        url = origin.database()
        copy = OwnServer("fsync=off", copy_of=origin)
        with closing(copy):
            yield url, copy.at(urlsplit(url).path[1:])


def caught_up(source, replica):
    (last,) = postgres.ask(source, "SELECT pg_current_wal_flush_lsn()")
    give_up = time.monotonic() + 20
    while not postgres.ask(replica, "SELECT pg_last_wal_replay_lsn() >= %s", *last)[0][0]:
        assert time.monotonic() < give_up, "the replica stays behind"
        time.sleep(0.02)


@pytest.mark.proof
def test_a_copy_of_the_server_waits_for_who_has_a_position_and_wrote_nothing_yet(shell, tmp_path):
    with copied_server() as (url, copy):
        shell.ok(f"db copy '{shell.db}' '{url}'", by="ada")
        slow, quick = psycopg2.connect(url), psycopg2.connect(url)
        with closing(slow), closing(quick), open_store(url, for_writing=True) as ours:
            taken = ours.mark().position + 1
            with ours.transaction(alone=False):
                assert ours.rows("SELECT nextval(pg_get_serial_sequence('event', 'position'))")[0][0] == taken
                with quick.cursor() as cursor:
                    cursor.execute(_EVENT, ("x:quick",))
                quick.commit()
                caught_up(url, copy)
                with open_store(copy) as there:
                    follower = Feed(there, taken - 1)
                    assert list(follower.pages()) == []
                    assert follower.waits
                    ours.run(
                        "INSERT INTO event (position, subject, seq, recorded_at, actor, kind, data, hash)"
                        f" VALUES ({taken}, 'x:slow', 1, 'then', 'lin', 'new', '{{}}', '')"
                    )
            with open_store(copy) as there:
                caught_up(url, copy)
                told = [event for page in Feed(there, taken - 1).pages() for event in page]
                assert [event.subject for event in told] == ["x:slow", "x:quick"]
