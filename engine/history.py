"""The append-only history: events, their order, and the hash chain that makes a change to the past show."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from json.encoder import encode_basestring as _quoted
from typing import Any, NamedTuple

from engine.among import among, batches
from engine.errors import Refused, Usage
from engine.message import msg, step
from engine.state import Day, Instant
from engine.store import Row, Store


class Event(NamedTuple):
    """`at` is when it happened (None: unknown, before everything), `recorded_at` when it was written."""

    subject: str
    seq: int
    at: Instant | None
    recorded_at: Instant
    actor: str
    kind: str
    data: Mapping[str, Any]
    request: str | None
    hash: str


# Made once: `json.dumps` would make one for each event.
_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted keys, no spaces."""
    return _canonical(value)


def holdable(text: str) -> str:
    """A text, or JSON, as it is. Raises Usage for a NUL in it, of which PostgreSQL keeps none, in no form."""
    if "\0" in text or ("\\" in text and "\\u0000" in text.replace("\\\\", "")):
        raise Usage(msg("store.nul"))
    return text


def chain(
    previous: str,
    subject: str,
    seq: int,
    at: Instant | None,
    recorded_at: Instant,
    actor: str,
    kind: str,
    data: str,
    request: str | None,
) -> str:
    """SHA-256 over the subject's previous hash and all this event says; `data` is canonical text."""
    from hashlib import sha256  # loads OpenSSL: a quarter of a bare start, for those who write

    # The JSON list of all these, as `json.dumps(…, ensure_ascii=False)` writes it in twice the time.
    when = "null" if at is None else _quoted(at)
    asked = "null" if request is None else _quoted(request)
    said = (
        f"[{_quoted(previous)}, {_quoted(subject)}, {seq}, {when}, {_quoted(recorded_at)}, {_quoted(actor)},"
        f" {_quoted(kind)}, {_quoted(data)}, {asked}]"
    )
    return sha256(said.encode()).hexdigest()


COLUMNS = ("subject", "seq", "at", "recorded_at", "actor", "kind", "data", "request", "hash")
INSERT = f"INSERT INTO event ({', '.join(COLUMNS)}) VALUES ({', '.join(f':{name}' for name in COLUMNS)})"
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM event"


def next_event(
    previous: tuple[int, str],
    subject: str,
    kind: str,
    data: Mapping[str, Any],
    *,
    at: Instant | None,
    recorded_at: Instant,
    actor: str,
    request: str | None,
    text: str | None = None,
) -> tuple[Event, dict[str, object]]:
    """The event after `previous` (its seq and hash), and its row for INSERT. Raises Usage as `holdable`.

    `text` is the canonical text of `data`, where it is known already.
    """
    seq = previous[0] + 1
    text = holdable(canonical(data) if text is None else text)
    holdable(f"{subject}{request or ''}")
    hash = chain(previous[1], subject, seq, at, recorded_at, actor, kind, text, request)
    event = Event(subject, seq, at, recorded_at, actor, kind, data, request, hash)
    row: dict[str, object] = {
        "subject": subject,
        "seq": seq,
        "at": at,
        "recorded_at": recorded_at,
        "actor": actor,
        "kind": kind,
        "data": text,
        "request": request,
        "hash": hash,
    }
    return event, row


def append(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """Many events in one go, as `next_event` gives their rows."""
    store.load("event", COLUMNS, [tuple(row.values()) for row in rows])


def head(store: Store, subject: str) -> tuple[int, str]:
    """Seq and hash of the newest event of a subject; (0, "") before the first."""
    sql = "SELECT seq, hash FROM event WHERE subject = :subject ORDER BY seq DESC LIMIT 1"
    row = store.row(sql, subject=subject)
    return (row["seq"], row["hash"]) if row else (0, "")


def heads(store: Store, subjects: Iterable[str]) -> dict[str, tuple[int, str]]:
    """The same of several, by subject; one that has no event yet is left out."""
    return {event.subject: (event.seq, event.hash) for event in newest_among(store, subjects)}


def events(
    store: Store, subject: str, *, until: Instant | None = None, after: int = 0, most: int | None = None
) -> list[Event]:
    """A subject's events by seq; `until` leaves out what happened later. Of a page, those behind the seq
    `after`, and no more than `most`."""
    known = "" if until is None else " AND (at IS NULL OR at <= :until)"
    sql = f"{_SELECT} WHERE subject = :subject AND seq > :after{known} ORDER BY seq"
    sql += "" if most is None else f" LIMIT {most}"
    return [read_event(row) for row in store.rows(sql, subject=subject, after=after, until=until)]


def events_among(
    store: Store, subjects: Iterable[str], *, until: Instant | None = None
) -> Iterator[tuple[str, list[Event]]]:
    """Several subjects, each with its events by seq; one that has none is left out."""
    known = "" if until is None else " AND (at IS NULL OR at <= :until)"
    for page in batches(subjects):
        names, params = among(page)
        sql = f"{_SELECT} WHERE subject IN ({names}){known} ORDER BY subject, seq"
        told = map(read_event, store.rows(sql, until=until, **params))
        yield from ((subject, list(own)) for subject, own in groupby(told, key=lambda e: e.subject))


def newest_among(store: Store, subjects: Iterable[str]) -> Iterator[Event]:
    """The newest event of each of several subjects, by subject; one that has none is left out."""
    for page in batches(subjects):
        names, params = among(page)
        last = "seq = (SELECT max(seq) FROM event l WHERE l.subject = event.subject)"
        sql = f"{_SELECT} WHERE subject IN ({names}) AND {last} ORDER BY subject"
        yield from map(read_event, store.rows(sql, **params))


def newest_standing(events: Sequence[Event]) -> Event | None:
    """Of one subject's events by seq the last that was not taken back."""
    undone = {event.data["seq"] for event in events if event.kind == "undo"}
    return next((e for e in reversed(events) if e.kind != "undo" and e.seq not in undone), None)


def events_of(store: Store, prefix: str, *, until: Instant | None = None) -> Iterable[Event]:
    """Events of all subjects of one sort (`deal:`), subject by subject, each by seq."""
    sql = f"{_SELECT} WHERE subject >= :low AND subject < :high ORDER BY subject, seq"
    for row in store.rows(sql, low=prefix, high=prefix[:-1] + chr(ord(prefix[-1]) + 1)):
        if until is None or row["at"] is None or row["at"] <= until:
            yield read_event(row)


def stored(store: Store) -> Sequence[Row]:
    """Every event as its row, `data` still text; by subject, then seq."""
    return store.rows(f"{_SELECT} ORDER BY subject, seq")


_PAGE = 2000


def id_of(subject: str, seq: int) -> str:
    """An event's name, here and elsewhere: `deal:ACME-3/5`."""
    return f"{subject}/{seq}"


def walk(store: Store) -> Iterator[Row]:
    """The same with their positions, page by page: there may be more than fit into memory."""
    columns = _SELECT.replace("SELECT", "SELECT position,", 1)
    page = store.rows(f"{columns} ORDER BY subject, seq LIMIT {_PAGE}")
    # By its place, for a subject that is no text can't be given back as it stands.
    last = ", ".join(f"(SELECT {name} FROM event WHERE position = :last)" for name in ("subject", "seq"))
    while page:
        yield from page
        sql = f"{columns} WHERE (subject, seq) > ({last}) ORDER BY subject, seq LIMIT {_PAGE}"
        page = store.rows(sql, last=page[-1]["position"])


def since(store: Store, subject: str, seq: int) -> list[Event]:
    """What came after `seq`: who changed what, for the loser of a race."""
    sql = f"{_SELECT} WHERE subject = :subject AND seq > :seq ORDER BY seq"
    return [read_event(row) for row in store.rows(sql, subject=subject, seq=seq)]


def acted(store: Store, actor: str, first: Instant, last: Instant) -> list[Event]:
    """What somebody did between two instants, both counted, in its order."""
    sql = f"{_SELECT} WHERE at >= :first AND at <= :last AND actor = :actor ORDER BY at, subject, seq"
    return [read_event(row) for row in store.rows(sql, first=first, last=last, actor=actor)]


def speaking_of(store: Store, day: Day) -> list[str]:
    """Deals for which a step was agreed or a promise made for a day."""
    sql = (
        "SELECT DISTINCT subject FROM event WHERE kind IN ('step', 'promise')"
        " AND subject >= 'deal:' AND subject < 'deal;' AND data LIKE :said ORDER BY subject"
    )
    return [row["subject"] for row in store.rows(sql, said=f'%"on":"{day}"%')]


def read_event(row: Any) -> Event:
    """Raises Refused where what it says can't be read: no JSON, or nested too deep."""
    try:
        data = json.loads(row["data"])
    except (TypeError, ValueError, RecursionError):
        said = msg("db.unreadable_event", subject=str(row["subject"]), seq=str(row["seq"]))
        raise Refused(said, hint=step("db verify")) from None
    return Event(
        row["subject"],
        row["seq"],
        row["at"],
        row["recorded_at"],
        row["actor"],
        row["kind"],
        data,
        row["request"],
        row["hash"],
    )
