"""`db verify` on a server: beside others who write, and by people's own logins."""

import threading
from contextlib import closing

import postgres
import psycopg2
import pytest
from offices import STAFF

from engine import deals, people, staff, weeks, workspace
from engine.change import Change, carry_out
from engine.clock import from_instant
from engine.errors import NotAllowed
from engine.store import open_store
from engine.verify import verify
from stages.worksheets import WORKSHEETS


@pytest.mark.parametrize("user", STAFF)
def test_everybody_verifies_what_they_may_see(granted, user):
    with open_store(postgres.login(granted, user)) as store:
        proof = verify(store)
    assert (proof.faults, proof.digest, proof.no_digest.id) == ((), None, "db.digest_by_owner")


def test_but_compares_it_with_no_digest(granted):
    with open_store(granted) as store:
        noted = verify(store).digest
    with open_store(postgres.login(granted, "lin")) as store, pytest.raises(NotAllowed):
        verify(store, noted)


WRITE = (
    "INSERT INTO event (subject, seq, recorded_at, actor, kind, data, hash)"
    " VALUES ('test:{n}', 1, '', '', '', '{{}}', '{n}')"
)


def test_a_digest_waits_for_whoever_is_writing(own):
    """Two write at once; the one that began first, at the earlier place, is done last."""
    with closing(psycopg2.connect(own)) as slow, closing(psycopg2.connect(own)) as quick:
        slow.autocommit = quick.autocommit = False
        for each, n in ((slow, 1), (quick, 2)):
            with each.cursor() as cursor:
                cursor.execute("SET session_replication_role = replica")
                cursor.execute("LOCK TABLE deal IN ROW EXCLUSIVE MODE")
                cursor.execute(WRITE.format(n=n))
        quick.commit()
        found = []
        with open_store(own) as store:
            (before,) = store.row("SELECT max(position) FROM event")
            asking = threading.Thread(target=lambda: found.append(_digest(own)))
            asking.start()
            asking.join(1)
            assert found == [], "it waits"
            slow.commit()
            asking.join(30)
            (noted,) = found
            assert noted.startswith(f"{before}.")
            assert verify(store, noted).since.matches, "what was on its way then is in it"


def _digest(url):
    with open_store(url) as store:
        return verify(store).digest


def test_others_write_while_it_reads(own):
    """A change every few milliseconds; what is seen is one moment, with no fault."""
    stop = threading.Event()

    def writing():
        with open_store(own) as store:
            n = 0
            while not stop.is_set():
                n += 1
                change = acting(store, "wei")
                carry_out(
                    change,
                    "test",
                    lambda c=change, n=n: deals.set_fields(c, "LIN-1", {"title": f"T{n}"}) and {},
                )

    person = threading.Thread(target=writing)
    with open_store(own) as store:
        noted = verify(store).digest
        person.start()
        try:
            proofs = [verify(store, noted) for _ in range(5)]
        finally:
            stop.set()
            person.join()
    assert {proof.faults for proof in proofs} == {()}
    assert all(proof.since.matches for proof in proofs)
    later = [proof.since.later for proof in proofs]
    assert later == sorted(later)
    assert later[-1] > 0


def acting(store, user):
    now = from_instant("2026-11-22T08:00:00.000000Z")
    return Change(store, workspace.load(store), WORKSHEETS, people.find(store, user), now)


def test_a_manager_s_own_login_hands_everything_over(own):
    from datetime import UTC, datetime

    with open_store(postgres.login(own, "han"), for_writing=True) as store:
        change = acting(store, "han")._replace(now=datetime.now(UTC))
        monday = weeks.monday_of(change.date)
        planned = weeks.Planned(change.today, "LIN", None, None, "call")
        carry_out(change, "plan", lambda: weeks.keep_plan(change, "lin", monday, [planned]) and {})
        handed = []
        carry_out(change, "leave", lambda: handed.append(staff.leave(change, "lin", "tom")) or {})
    assert handed[0].deals == 5
    assert handed[0].visits == 1
    with open_store(own) as store:
        assert verify(store).faults == ()
        assert store.row("SELECT count(*) FROM deal WHERE owner = 'lin'")[0] == 0
        assert [each.account for each in weeks.load(store, "tom", monday).plan][-1] == "LIN"
