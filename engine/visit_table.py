"""Visits and calls across deals and accounts: who was met where, and when last.

A projection of their visit events, written together with them. A visit belongs to the client its
deal belongs to now, for a deal may get its account late.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from engine.among import among, batches, literal
from engine.clock import END_OF_TIME
from engine.history import Event
from engine.reads import View
from engine.state import CHANNELS, Day, Visit
from engine.store import Store
from engine.value import Value

MEETINGS = CHANNELS[:2]
"""The channels that make a contact a visit; a call is none."""
_ASKED_FOR = 500
"""So many accounts are named in a statement; of more, all are read."""

_LOOKED_BACK_ON = 20
"""Visits to one client that a sheet is made from."""


class Held(Value):
    """A visit or call as the event at (`subject`, `seq`) tells it."""

    subject: str
    seq: int
    account: str | None
    deal: str | None
    on: Day
    channel: str
    two_sided: bool
    by: str
    contact: str | None

    @property
    def key(self) -> str:
        """ACME-1:7 is told by the seventh event of ACME-1."""
        return f"{self.subject.partition(':')[2]}:{self.seq}"


class LastContact(Value):
    """The last two-sided visit, and the last two-sided call."""

    visit_on: Day | None
    call_on: Day | None

    @property
    def of_any_kind(self) -> Day | None:
        return max(filter(None, self), default=None)


NEVER = LastContact(None, None)
_COLUMNS = 'v.subject, v.seq, v.account, v.deal, v.held_on, v.channel, v.two_sided, v."by", v.contact'


# ── reading ───────────────────────────────────────────────────────────────────────────────────


def held(
    view: View,
    *,
    since: Day | None = None,
    until: Day | None = None,
    by: str | None = None,
    account: str | None = None,
    after: Held | None = None,
    most: int | None = None,
) -> list[Held]:
    """Visits and calls, newest first; `since` and `until` are days and both count. `after` is the last of the
    page before, and of `most` there are no more."""
    source, where, params = _asked(view, since, until, by, account, after)
    rows = view.store.rows(
        f"SELECT {_COLUMNS} FROM {source} WHERE {where} ORDER BY v.held_on DESC, v.subject DESC, v.seq DESC"
        + ("" if most is None else f" LIMIT {most}"),
        **params,
    )
    return [_held(row) for row in rows]


def count(view: View, *, by: str | None = None, account: str | None = None, after: Held | None = None) -> int:
    """How many `held` would find."""
    source, where, params = _asked(view, None, None, by, account, after)
    row = view.store.row(f"SELECT count(*) AS n FROM {source} WHERE {where}", **params)
    return row["n"] if row else 0


def find(store: Store, key: str) -> Held | None:
    """By its key."""
    named, _, seq = key.strip().rpartition(":")
    sort = "deal" if "-" in named else "account"
    if not seq.isdecimal():
        return None
    sql = f"SELECT {_COLUMNS} FROM visit v WHERE v.subject = :subject AND v.seq = :seq"
    row = store.row(sql, subject=f"{sort}:{named.upper()}", seq=int(seq))
    return _held(row) if row else None


def _asked(
    view: View, since: Day | None, until: Day | None, by: str | None, account: str | None, after: Held | None
) -> tuple[str, str, dict[str, object]]:
    """The tables, the conditions and their parameters."""
    wanted = {
        "v.held_on >= :since": since,
        "v.held_on <= :until": until,
        'v."by" = :by': by,
        "v.account = :account": account,
        "(v.held_on, v.subject, v.seq) < (:on, :subject, :seq)": after,
    }
    source, then = _known(view)
    where = [condition for condition, value in wanted.items() if value is not None]
    params = {"since": since, "until": until, "by": by, "account": account, "now": view.until}
    behind = {"on": after.on, "subject": after.subject, "seq": after.seq} if after else {}
    return source, " AND ".join([*where, *then]) or "1 = 1", {**params, **behind}


def told_of(view: View, account: str) -> list[tuple[Held, Visit]]:
    """The visits and calls to one client with all that was told of each, newest first."""
    rows = view.store.rows(
        f"SELECT e.data, {_COLUMNS} FROM {_then(view)}"
        " JOIN event e ON e.subject = v.subject AND e.seq = v.seq"
        " WHERE v.account = :account AND e.at <= :now ORDER BY v.held_on DESC, e.at DESC, e.position DESC",
        account=account,
        now=view.until or END_OF_TIME,
    )
    visits = [(_held(row), data) for data, *row in rows]
    return [(visit, _visit(data, visit.by)) for visit, data in visits]


def pages(
    view: View, most: int, *, account: str | None = None, by: str | None = None
) -> Iterator[list[tuple[Held, Visit]]]:
    """Visits and calls by subject and seq, at most so many at a time, each with all that was told of it."""
    wanted = {"v.account = :account": account, 'v."by" = :by': by}
    where = [condition for condition, value in wanted.items() if value is not None]
    sql = (
        f"SELECT e.data, {_COLUMNS} FROM {_then(view)}"
        " JOIN event e ON e.subject = v.subject AND e.seq = v.seq"
        f" WHERE {' AND '.join(['e.at <= :now', '(v.subject, v.seq) > (:subject, :seq)', *where])}"
        f" ORDER BY v.subject, v.seq LIMIT {most}"
    )
    last: tuple[str, int] = ("", 0)
    while rows := view.store.rows(
        sql, now=view.until or END_OF_TIME, subject=last[0], seq=last[1], account=account, by=by
    ):
        page = [(_held(row), data) for data, *row in rows]
        yield [(held, _visit(data, held.by)) for held, data in page]
        last = page[-1][0].subject, page[-1][0].seq


def others_met(view: View, found: Iterable[Held]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Who was met beside the contact, by subject and seq of the visits; no entry where nobody was."""
    told = {}
    for page in batches(sorted({each.subject for each in found})):
        subjects, params = among(page)
        rows = view.store.rows(
            'SELECT v.subject, v.seq, v."by", e.data FROM visit v'
            " JOIN event e ON e.subject = v.subject AND e.seq = v.seq"
            f" WHERE v.subject IN ({subjects}) AND e.at <= :now",
            now=view.until or END_OF_TIME,
            **params,
        )
        for subject, seq, by, data in rows:
            if others := _visit(data, by).others:
                told[subject, seq] = others
    return told


def told_to(view: View, accounts: Iterable[str]) -> dict[str, list[Visit]]:
    """By client, the visits and calls told of it, the newest first; no more than one looks back on."""
    codes, params = among(sorted(accounts))
    rows = view.store.rows(
        'SELECT account, "by", data FROM (SELECT v.account, v."by", e.data, row_number() OVER'
        " (PARTITION BY v.account ORDER BY v.held_on DESC, e.at DESC, e.position DESC) AS place"
        f" FROM {_then(view)} JOIN event e ON e.subject = v.subject AND e.seq = v.seq"
        f" WHERE v.account IN ({codes}) AND e.at <= :now) AS t"
        f" WHERE place <= {_LOOKED_BACK_ON} ORDER BY account, place",
        now=view.until or END_OF_TIME,
        **params,
    )
    found: dict[str, list[Visit]] = {}
    for account, by, data in rows:
        found.setdefault(account, []).append(_visit(data, by))
    return found


def last_contacts(
    view: View, accounts: Iterable[str] | None = None, by: Iterable[str] | None = None
) -> dict[str, LastContact]:
    """By account, where there was any two-sided contact; `by`: the sellers whose contacts count."""
    wanted = None if accounts is None else set(accounts)
    sellers = None if by is None else set(by)
    if wanted == set() or sellers == set():
        return {}
    params: dict[str, object] = {"now": view.until}
    source, then = _known(view)
    where = ["v.two_sided = 1", "v.account IS NOT NULL", *then]
    if wanted is not None and len(wanted) <= _ASKED_FOR:
        codes, named = among(sorted(wanted), "a")
        where.append(f"v.account IN ({codes})")
        params |= named
    if sellers is not None:
        users, named = among(sorted(sellers), "b")
        where.append(f'v."by" IN ({users})')
        params |= named
    rows = view.store.rows(
        f"SELECT v.account, v.channel, max(v.held_on) AS last_on FROM {source}"
        f" WHERE {' AND '.join(where)} GROUP BY v.account, v.channel",
        **params,
    )
    found: dict[str, LastContact] = {}
    for code, channel, on in rows:
        if wanted is None or code in wanted:
            visit_on, call_on = found.get(code, NEVER)
            if channel in MEETINGS:
                visit_on = max(visit_on or on, on)
            else:
                call_on = max(call_on or on, on)
            found[code] = LastContact(visit_on, call_on)
    return found


def last_visitors(view: View, accounts: Iterable[str]) -> dict[str, tuple[Day, str]]:
    """By account, the day of the last two-sided visit and who made it."""
    source, then = _known(view)
    marks = ", ".join(f"'{channel}'" for channel in MEETINGS)
    found: dict[str, tuple[Day, str]] = {}
    for page in batches(sorted(set(accounts))):
        codes, params = among(page)
        where = ["v.two_sided = 1", f"v.account IN ({codes})", f"v.channel IN ({marks})", *then]
        rows = view.store.rows(
            f'SELECT v.account, max(v.held_on) AS last_on, v."by" FROM {source}'
            f" WHERE {' AND '.join(where)}"
            ' GROUP BY v.account, v."by"',
            now=view.until,
            **params,
        )
        for code, on, user in rows:
            found[code] = max(found.get(code, (on, user)), (on, user))
    return found


def last_met(view: View, accounts: Iterable[str]) -> dict[str, str]:
    """By account, the contact key of whom we spoke to last."""
    found: dict[str, str] = {}
    for page in batches(sorted(set(accounts))):
        codes, params = among(page)
        sql = (
            f"SELECT account, contact FROM visit WHERE two_sided = 1 AND account IN ({codes})"
            " AND contact IS NOT NULL AND held_on <= :today ORDER BY held_on, subject, seq"
        )
        found |= {row[0]: row[1] for row in view.store.rows(sql, today=view.today.isoformat(), **params)}
    return found


def _known(view: View) -> tuple[str, list[str]]:
    """The table, and what of it was known on the view's day."""
    if view.until is None:
        return "visit v", []
    return f"{_then(view)} JOIN event e ON e.subject = v.subject AND e.seq = v.seq", ["e.at <= :now"]


def _then(view: View) -> str:
    """The table `v`, its accounts as they were on the view's day where some were merged since."""
    if view.until is None:
        return "visit v"
    from engine.homes import homes

    moved = homes(view.store, view.until).visits
    if not moved:
        return "visit v"
    cases = " ".join(f"WHEN {literal(subject)} THEN {literal(code)}" for subject, code in moved.items())
    columns = _COLUMNS.replace("v.account", f"CASE v.subject {cases} ELSE v.account END AS account")
    return f"(SELECT {columns} FROM visit v) AS v"


def _visit(text: str, by: str) -> Visit:
    """By the data of its event, which of one that was brought in has it inside."""
    from engine.fold import visit_told

    data = json.loads(text)
    return visit_told(data.get("visit", data), by)


def _held(row: Any) -> Held:
    subject, seq, account, deal, on, channel, two_sided, by, contact = row
    return Held(subject, seq, account, deal, on, channel, bool(two_sided), by, contact)


# ── writing, by the doors of deals and accounts ───────────────────────────────────────────────


def keep(store: Store, visit: Held) -> None:
    keep_many(store, [visit])


def keep_many(store: Store, visits: Iterable[Held]) -> None:
    store.run_many(
        'INSERT INTO visit (subject, seq, account, deal, held_on, channel, two_sided, "by", contact)'
        " VALUES (:subject, :seq, :account, :deal, :on, :channel, :two_sided, :by, :contact)",
        ({**visit._asdict(), "two_sided": int(visit.two_sided)} for visit in visits),
    )


def move(store: Store, subject: str, account: str | None) -> None:
    """A deal went to another account, and its visits with it."""
    store.run(
        "UPDATE visit SET account = :account WHERE subject = :subject", subject=subject, account=account
    )


def follow_account(store: Store, source: str, into: str) -> None:
    """What was told of an account, or of one it goes on for, belongs to the one it is merged into."""
    store.run("UPDATE visit SET account = :now WHERE account = :before", before=source, now=into)


# ── proving ───────────────────────────────────────────────────────────────────────────────────


def visit_of(subject: str, seq: int, by: str, data: Mapping[str, Any], account: str | None) -> Held:
    """The visit an event's data tell of; `account` is the one its deal belongs to."""
    deal = subject.removeprefix("deal:") if subject.startswith("deal:") else None
    channel = data.get("channel", CHANNELS[0])
    return Held(subject, seq, account, deal, data["on"], channel, data["two_sided"], by, data["contact"])


def told(events: Iterable[Event], account: str | None) -> list[Held]:
    """What the table has to say of one subject."""
    from engine.fold import visit_in

    visits = ((event, visit_in(event)) for event in events)
    return [visit_of(e.subject, e.seq, said[1], said[0], account) for e, said in visits if said]
