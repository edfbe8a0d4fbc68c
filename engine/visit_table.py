"""Visits and calls across deals and accounts: who was met where, and when last.

A projection of their visit events, written together with them. A visit belongs to the client its
deal belongs to now, for a deal may get its account late.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from engine.clock import END_OF_TIME
from engine.fold import visit_told
from engine.history import Event
from engine.reads import View
from engine.state import CHANNELS, Day, Visit
from engine.store import Store

MEETINGS = CHANNELS[:2]
"""The channels that make a contact a visit; a call is none."""
_ASKED_FOR = 500
"""So many accounts are named in a statement; of more, all are read."""

_LOOKED_BACK_ON = 20
"""Visits to one client that a sheet is made from."""


class Held(NamedTuple):
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


class LastContact(NamedTuple):
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
) -> list[Held]:
    """Visits and calls, newest first; `since` and `until` are days and both count."""
    wanted = {
        "v.held_on >= :since": since,
        "v.held_on <= :until": until,
        'v."by" = :by': by,
        "v.account = :account": account,
    }
    where = [condition for condition, value in wanted.items() if value is not None]
    source, then = _known(view)
    rows = view.store.rows(
        f"SELECT {_COLUMNS} FROM {source} WHERE {' AND '.join([*where, *then]) or '1 = 1'}"
        " ORDER BY v.held_on DESC, v.subject, v.seq DESC",
        since=since,
        until=until,
        by=by,
        account=account,
        now=view.until,
    )
    return [_held(row) for row in rows]


def told_of(view: View, account: str) -> list[tuple[Held, Visit]]:
    """The visits and calls to one client with all that was told of each, newest first."""
    rows = view.store.rows(
        f"SELECT e.data, {_COLUMNS} FROM visit v JOIN event e ON e.subject = v.subject AND e.seq = v.seq"
        " WHERE v.account = :account AND e.at <= :now ORDER BY v.held_on DESC, e.at DESC",
        account=account,
        now=view.until or END_OF_TIME,
    )
    visits = [(_held(row), json.loads(data)) for data, *row in rows]
    return [(visit, visit_told(data, visit.by)) for visit, data in visits]


def others_met(view: View, found: Iterable[Held]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Who was met beside the contact, by subject and seq of the visits; no entry where nobody was."""
    subjects = sorted({each.subject for each in found})
    params: dict[str, object] = {"now": view.until or END_OF_TIME}
    among = [_among("subject", "s", subjects, params)] if len(subjects) <= _ASKED_FOR else []
    rows = view.store.rows(
        "SELECT subject, seq, actor, data FROM event"
        f" WHERE {' AND '.join([*among, 'at <= :now'])} AND kind = 'visit'",
        **params,
    )
    told = {(subject, seq): visit_told(json.loads(data), by).others for subject, seq, by, data in rows}
    return {each: others for each, others in told.items() if others}


def told_to(view: View, accounts: Iterable[str]) -> dict[str, list[Visit]]:
    """By client, the visits and calls told of it, the newest first; no more than one looks back on."""
    params: dict[str, object] = {"now": view.until or END_OF_TIME}
    among = _among("v.account", "a", sorted(accounts), params)
    rows = view.store.rows(
        'SELECT account, "by", data FROM (SELECT v.account, v."by", e.data, row_number() OVER'
        " (PARTITION BY v.account ORDER BY v.held_on DESC, e.at DESC) AS place"
        " FROM visit v JOIN event e ON e.subject = v.subject AND e.seq = v.seq"
        f" WHERE {among} AND e.at <= :now) AS t WHERE place <= {_LOOKED_BACK_ON} ORDER BY account, place",
        **params,
    )
    found: dict[str, list[Visit]] = {}
    for account, by, data in rows:
        found.setdefault(account, []).append(visit_told(json.loads(data), by))
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
        where.append(_among("v.account", "a", sorted(wanted), params))
    if sellers is not None:
        where.append(_among('v."by"', "b", sorted(sellers), params))
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


def last_visitors(view: View) -> dict[str, tuple[Day, str]]:
    """By account, the day of the last two-sided visit and who made it."""
    source, then = _known(view)
    marks = ", ".join(f"'{channel}'" for channel in MEETINGS)
    where = ["v.two_sided = 1", "v.account IS NOT NULL", f"v.channel IN ({marks})", *then]
    rows = view.store.rows(
        f'SELECT v.account, max(v.held_on) AS last_on, v."by" FROM {source}'
        f" WHERE {' AND '.join(where)}"
        ' GROUP BY v.account, v."by"',
        now=view.until,
    )
    found: dict[str, tuple[Day, str]] = {}
    for code, on, user in rows:
        found[code] = max(found.get(code, (on, user)), (on, user))
    return found


def _known(view: View) -> tuple[str, list[str]]:
    """The table, and what of it was known on the view's day."""
    if view.until is None:
        return "visit v", []
    return "visit v JOIN event e ON e.subject = v.subject AND e.seq = v.seq", ["e.at <= :now"]


def _among(column: str, mark: str, values: Iterable[str], params: dict[str, object]) -> str:
    named = {f"{mark}{at}": value for at, value in enumerate(values)}
    if not named:
        return "1 = 0"
    params.update(named)
    return f"{column} IN ({', '.join(f':{name}' for name in named)})"


def _held(row: Any) -> Held:
    subject, seq, account, deal, on, channel, two_sided, by, contact = row
    return Held(subject, seq, account, deal, on, channel, bool(two_sided), by, contact)


# ── writing, by the doors of deals and accounts ───────────────────────────────────────────────


def keep(store: Store, visit: Held) -> None:
    store.run(
        'INSERT INTO visit (subject, seq, account, deal, held_on, channel, two_sided, "by", contact)'
        " VALUES (:subject, :seq, :account, :deal, :on, :channel, :two_sided, :by, :contact)",
        **{**visit._asdict(), "two_sided": int(visit.two_sided)},
    )


def move(store: Store, subject: str, account: str | None) -> None:
    """A deal went to another account, and its visits with it."""
    store.run(
        "UPDATE visit SET account = :account WHERE subject = :subject", subject=subject, account=account
    )


# ── proving ───────────────────────────────────────────────────────────────────────────────────


def visit_of(subject: str, seq: int, by: str, data: Mapping[str, Any], account: str | None) -> Held:
    """The visit an event's data tell of; `account` is the one its deal belongs to."""
    deal = subject.removeprefix("deal:") if subject.startswith("deal:") else None
    channel = data.get("channel", CHANNELS[0])
    return Held(subject, seq, account, deal, data["on"], channel, data["two_sided"], by, data["contact"])


def told(events: Iterable[Event], account: str | None) -> list[Held]:
    """What the table has to say of one subject."""
    return [visit_of(e.subject, e.seq, e.actor, e.data, account) for e in events if e.kind == "visit"]


def stored(store: Store, subject: str) -> list[Held]:
    """What it does say, by seq."""
    sql = f"SELECT {_COLUMNS} FROM visit v WHERE v.subject = :subject ORDER BY v.seq"
    return [_held(row) for row in store.rows(sql, subject=subject)]
