"""Proving the history: every hash recomputed, every deal and account replayed, every move judged again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from typing import Any, NamedTuple

from engine import history, playbooks
from engine.database_url import SQLITE
from engine.errors import NotAllowed, Refused
from engine.heads import Heads, Noted, read_digest
from engine.history import Event, chain, read_event
from engine.lawful import Books
from engine.message import Message, msg
from engine.replay import Flaw as Flaw
from engine.replay import replay
from engine.staff_then import StaffThen, Turn, turns
from engine.store import Row, Store

_AT_ONCE = 200
"""Subjects whose rows are asked for together."""

Progress = Callable[[int, int | None], None]


class Since(NamedTuple):
    """How history stands to a digest noted earlier.

    `cut_off`: it ends before what was noted. `later`: how many events came since.
    """

    matches: bool
    cut_off: bool
    later: int


class Proof(NamedTuple):
    """`digest` covers the end of every chain: noted outside, it shows later that none was cut or remade.
    Where there is none, `no_digest` says why.

    `erased` are the contacts nobody can name any more, as was asked for; `guarded` whether the database
    still refuses to change history.
    """

    events: int
    digest: str | None
    no_digest: Message | None
    faults: tuple[Flaw, ...]
    erased: tuple[str, ...]
    since: Since | None
    guarded: bool


def verify(store: Store, against: str | None = None, progress: Progress = lambda done, of: None) -> Proof:
    """`against`: a digest noted earlier. All of it is read as of one moment, whatever others write meanwhile.

    Held in memory are the events of a few hundred subjects at a time. Raises Usage for what is no digest,
    NotAllowed for a login that sees only a part of what it covers.
    """
    noted = read_digest(against) if against is not None else None
    if noted and store.login is not None:
        raise NotAllowed(msg("db.digest_by_owner", login=store.login))
    newest = _settled(store)
    with store.any_text(), store.snapshot():
        last, events = _last(store), _count(store)
        books, staff = cache(partial(playbooks.load, store)), turns(store)
        now = Heads(last if isinstance(newest, Message) else newest)
        then = Heads(noted.position if noted else None)
        faults: list[Flaw] = []
        erased: list[str] = []
        for done, told in _chunks(store):
            for subject, rows in told.items():
                now.add(subject, rows)
                then.add(subject, rows)
                erased += _erased(subject, rows)
            faults += _flaws(store, told, books, staff)
            progress(done, events)
        faults += (Flaw(row["subject"], 0, msg("db.no_history")) for row in store.rows(_STRAYS))
        faults += (Flaw(row["subject"], 0, msg("db.forgotten")) for row in store.rows(_FORGOTTEN))
        faults += (Flaw(row["subject"], 0, msg("db.left_behind")) for row in store.rows(_LEFT_BEHIND))
        since = _since(store, noted, then, last) if noted else None
    digest, why = (None, newest) if isinstance(newest, Message) else (now.digest, None)
    return Proof(events, digest, why, tuple(faults), tuple(erased), since, store.is_guarded())


def _since(store: Store, noted: Noted, then: Heads, last: int) -> Since:
    if noted.position is None:
        return Since(noted.sha == then.sha, cut_off=False, later=0)
    cut_off = noted.position > last
    return Since(noted.sha == then.sha and not cut_off, cut_off, _count(store, noted.position))


# ── the digest's place ────────────────────────────────────────────────────────────────────────


def _settled(store: Store) -> int | Message:
    """The place of the newest event, none before it being still on its way; or why it can't be told.

    A server gives places out before what takes them is committed, so it is asked while nobody writes.
    """
    if store.kind == SQLITE or store.in_transaction:
        return _last(store)
    if store.login is not None:
        return msg("db.digest_by_owner", login=store.login)
    try:
        with store.transaction(alone=True):
            return _last(store)
    except (Refused, NotAllowed) as error:
        return error.message


def _last(store: Store) -> int:
    row = store.row("SELECT max(position) AS last FROM event")
    return (row["last"] if row else None) or 0


def _count(store: Store, after: int | None = None) -> int:
    where = "" if after is None else " WHERE position > :after"
    row = store.row(f"SELECT count(*) AS n FROM event{where}", after=after)
    return int(row["n"]) if row else 0


# ── the events, subject by subject ────────────────────────────────────────────────────────────


def _chunks(store: Store) -> Iterator[tuple[int, Mapping[str, list[Row]]]]:
    """Some subjects of one sort with their rows by seq, and how many rows were read so far."""
    done = 0
    told: dict[str, list[Row]] = {}
    for subject, own in groupby(history.walk(store), key=lambda row: str(row["subject"])):
        if told and (len(told) == _AT_ONCE or _sort(subject) != _sort(next(iter(told)))):
            yield done, told
            told = {}
        told[subject] = list(own)
        done += len(told[subject])
    if told:
        yield done, told


def _sort(subject: str) -> str:
    return subject.partition(":")[0]


def _erased(subject: str, rows: Sequence[Row]) -> Iterator[str]:
    """The contact's key, once erased."""
    if _sort(subject) == "contact" and any(row["kind"] == "erase" for row in rows):
        yield subject.partition(":")[2]


def _flaws(
    store: Store, told: Mapping[str, Sequence[Row]], books: Books, staff: Sequence[Turn]
) -> Iterator[Flaw]:
    """A chain that is broken tells nothing; the others are replayed."""
    whole: dict[str, list[Event]] = {}
    for subject, rows in told.items():
        if broken := _broken(subject, rows):
            yield broken
            continue
        try:
            whole[subject] = [read_event(row) for row in rows]
        except Refused:
            yield Flaw(subject, 0, msg("db.unreadable"))
    if whole:
        places = {(subject, row["seq"]): row["position"] for subject in whole for row in told[subject]}
        yield from replay(store, whole, books, StaffThen(staff, places))


def _broken(subject: str, rows: Sequence[Any]) -> Flaw | None:
    """Where a chain breaks first. The hash is taken over the text as it stands."""
    previous, place = "", 0
    for expected, row in enumerate(rows, start=1):
        position, *said, found = row
        if row["seq"] != expected:
            return Flaw(subject, row["seq"], msg("db.gap", expected=expected))
        if _chained(previous, said) != found:
            return Flaw(subject, expected, msg("db.hash"))
        if position <= place:
            return Flaw(subject, expected, msg("db.out_of_place"))
        previous, place = found, position
    return None


def _chained(previous: str, said: Sequence[Any]) -> str | None:
    try:
        return chain(previous, *said)
    except TypeError:  # what is no text any more
        return None


_SUBJECTS = {
    "deal": "'deal:' || key",
    "account": "'account:' || code",
    "contact": "'contact:' || key",
    "person": """'person:' || "user\"""",
    "week": """'week:' || "user" || ':' || monday""",
    "playbook": "'playbook:' || id",
    "purchase": "'account:' || account",
    "visit": "subject",
}
_STRAYS = (
    "SELECT subject FROM ("
    + " UNION ".join(f"SELECT {subject} AS subject FROM {table}" for table, subject in _SUBJECTS.items())
    + ") AS standing WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.subject = standing.subject)"
    " ORDER BY subject"
)
"""What stands in a table without any history."""
_LEFT_BEHIND = (
    "SELECT 'account:' || code AS subject FROM account WHERE merged_into IS NOT NULL AND ("
    "EXISTS (SELECT 1 FROM deal d WHERE d.account = code)"
    " OR EXISTS (SELECT 1 FROM contact c WHERE c.account = code)"
    " OR EXISTS (SELECT 1 FROM visit v WHERE v.account = code)"
    " OR EXISTS (SELECT 1 FROM purchase p WHERE p.account = code AND p.dropped_at IS NULL)) ORDER BY subject"
)
"""Accounts that were merged, and something hangs on them still."""
_FORGOTTEN = (
    "SELECT subject FROM external EXCEPT SELECT subject FROM event"
    " EXCEPT SELECT 'order:' || account || '/' || number FROM purchase"
    " EXCEPT SELECT 'visit:' || CASE WHEN deal IS NULL THEN substr(subject, 9) ELSE deal END || ':' || seq"
    " FROM visit"
    " ORDER BY subject"
)
"""What an import remembers and isn't there: `deal:ACME-3`, `order:ACME/12`, `visit:ACME-3:7`."""
