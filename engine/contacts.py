"""Contacts: the people at the client, their part in the decision and their manner.

What says who a person is, `engine.personal` keeps: history carries a digest alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from engine import accounts, history, personal
from engine.among import among, batches
from engine.clock import END_OF_TIME
from engine.errors import NotAllowed, NotFound, Refused, Usage, unknown
from engine.facts import PARTS, STYLES, ContactFact
from engine.history import Event
from engine.message import Message, msg, step
from engine.personal import NOTHING_KNOWN
from engine.personal import Details as Details
from engine.rights import may
from engine.state import Day, Instant
from engine.store import Store
from engine.value import Value

if TYPE_CHECKING:
    from engine.change import Change

_NAMED = 20
"""Candidates a refusal names at most."""
DECIDING = ("economic_buyer", "decider")
"""Parts whose coming or going makes earlier yeses stale."""
SEALS = frozenset(("sealed", "told"))
"""What of an event is a digest of personal data: of what stands, and of what a table said."""


class Contact(Value):
    """`name` is None once the person was erased."""

    key: str
    account: str
    name: str | None
    part: str
    style: str | None
    since: Day
    left_on: Day | None
    version: int
    details: Details = NOTHING_KNOWN

    @property
    def fact(self) -> ContactFact:
        return ContactFact(self.key, self.part, self.style, self.since, self.left_on)


_SELECT = (
    "SELECT c.key, c.account, p.data, c.part, c.style, c.since, c.left_on, c.version"
    " FROM contact c LEFT JOIN personal p ON p.digest = c.sealed"
)


def _contact(row: Any) -> Contact:
    key, account, data, part, style, since, left_on, version = row
    name, details = personal.unsealed(data)
    return Contact(key, account, name, part, style, since, left_on, version, details)


def of_account(store: Store, account: str | None) -> list[Contact]:
    if account is None:
        return []
    sql = f"{_SELECT} WHERE c.account = :account ORDER BY c.number"
    return [_contact(row) for row in store.rows(sql, account=account)]


class Known(Value):
    """What a gate may see of an account."""

    people: tuple[ContactFact, ...] = ()
    deciders_changed_on: Day | None = None
    abc: str | None = None


_KNOWN = (
    "SELECT a.deciders_changed_on, a.abc, c.key, c.part, c.style, c.since, c.left_on FROM account a"
    " LEFT JOIN contact c ON c.account = a.code WHERE a.code = :account ORDER BY c.number"
)


def known(store: Store, account: str | None) -> Known:
    rows = store.rows(_KNOWN, account=account) if account else ()
    if not rows:
        return Known()
    people = tuple(ContactFact(*row[2:]) for row in map(tuple, rows) if row[2] is not None)
    return Known(people, rows[0][0], rows[0][1])


def of_accounts(store: Store, codes: Iterable[str]) -> list[Contact]:
    """The people at these accounts, account by account."""
    found = []
    for page in batches(sorted(set(codes))):
        names, params = among(page)
        sql = f"{_SELECT} WHERE c.account IN ({names}) ORDER BY c.account, c.number"
        found += [_contact(row) for row in store.rows(sql, **params)]
    return found


def by_keys(store: Store, keys: Iterable[str]) -> list[Contact]:
    """In the order in which they are asked for."""
    asked = list(dict.fromkeys(keys))
    found: dict[str, Contact] = {}
    for page in batches(asked):
        names, params = among(page)
        known = map(_contact, store.rows(f"{_SELECT} WHERE c.key IN ({names})", **params))
        found |= {contact.key: contact for contact in known}
    return [found[key] for key in asked if key in found]


def as_of(store: Store, contact: Contact, today: Day, until: Instant = END_OF_TIME) -> Contact | None:
    """A contact as they were on a day, by the name they have now; None before they came.

    `until` is the day's last instant: what was known of them by then, or first, where they came before
    they were entered.
    """
    then: Contact | None = None
    account: str | None = None
    sealed: str | None = None
    for event in history.events(store, f"contact:{contact.key}"):
        data, known = event.data, (event.at or "") <= until
        account = data["account"] if "account" in data and (account is None or known) else account
        version = event.seq if then is None or known else then.version
        if "sealed" in data and (sealed is None or known):
            sealed = data["sealed"]
        if "since" in data and data["since"] <= today:
            now = {name: data[name] for name in ("part", "style", "since")}
            then = contact._replace(**now, left_on=then.left_on if then else None, version=version)
        if then is not None and "left_on" in data and (data["left_on"] or "") <= today:
            then = then._replace(left_on=data["left_on"], version=version)
    if then is None:
        return None
    return then._replace(account=account or then.account, details=personal.under(store, sealed)[1])


def everyone(store: Store) -> list[Contact]:
    return [_contact(row) for row in store.rows(f"{_SELECT} ORDER BY c.account, c.number")]


def who_left(store: Store) -> list[Contact]:
    """Those for whom it is on record when they leave, past or to come."""
    return [_contact(row) for row in store.rows(f"{_SELECT} WHERE c.left_on IS NOT NULL")]


def page(
    store: Store, account: str | None, after: str | None = None, most: int | None = None
) -> list[Contact]:
    """Of one account or of all, by account and number, those behind the key `after`, no more than `most`."""
    code, number = _place(store, (after or "").strip().upper())
    where = "(c.account, c.number) > (:code, :number)"
    where += "" if account is None else " AND c.account = :account"
    sql = f"{_SELECT} WHERE {where} ORDER BY c.account, c.number" + ("" if most is None else f" LIMIT {most}")
    return [_contact(row) for row in store.rows(sql, account=account, code=code, number=number)]


def _place(store: Store, key: str) -> tuple[str, int]:
    """Account and number of whoever has this key; they may have come from another account. Of nobody's key,
    where they would be."""
    row = store.row("SELECT account, number FROM contact WHERE key = :key", key=key)
    if row is not None:
        return row["account"], row["number"]
    code, _, number = key.rpartition(".")
    return (code, int(number)) if number.isdecimal() else (key, 0)


def _pool(store: Store, wanted: str) -> list[Contact]:
    """Of everybody, who might be called so; a name is too deep inside what is sealed for an index, so most
    are told apart before it is read."""
    named = json.dumps(wanted, ensure_ascii=False)[:-1]
    rows = store.rows(_SELECT)
    return [_contact(row) for row in rows if f'"name":{named}' in (row["data"] or "").casefold()]


def find(store: Store, text: str, account: str | None = None) -> Contact:
    """By key or by name, whole or from its beginning, in one account or in all."""
    wanted = text.strip().casefold()
    if account is None and (known := by_keys(store, [text.strip().upper()])):
        return known[0]
    pool = _pool(store, wanted) if account is None else of_account(store, account)
    exact = [c for c in pool if c.key == text.upper() or (c.name or "").casefold() == wanted]
    found = exact or [c for c in pool if (c.name or "").casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    close = found or pool or page(store, None, most=_NAMED)
    candidates = [f"{c.key} {c.name or ''}".strip() for c in close[:_NAMED]]
    hint = None
    if not found:
        hint = step("contact add", None, name=text, account=account, part=None)
    id = "contacts.ambiguous" if found else "contacts.unknown"
    raise NotFound(
        msg(id, contact=text, candidates=tuple(candidates)), hint=hint, details={"candidates": candidates}
    )


def finder(store: Store, account: str | None) -> Callable[[str], str | Message]:
    """Finds the key of somebody at this account, by key or by name; or says why not."""

    def find_key(text: str) -> str | Message:
        if account is None:
            return msg("contacts.no_account", contact=text)
        try:
            return find(store, text, account).key
        except NotFound as error:
            return error.message

    return find_key


def add(
    change: "Change",
    account: str,
    name: str,
    part: str,
    style: str | None = None,
    since: Day | None = None,
    details: Details = NOTHING_KNOWN,
) -> Contact:
    """`since`: since when they have this part; a decider new today makes older yeses stale."""
    _check(part, style)
    details = personal.with_told(NOTHING_KNOWN, details._asdict())
    name = _named(name)
    code = accounts.find(change.store, account).code
    accounts.check_rights(change, code)
    there = of_account(change.store, code)
    if any(c.name == name and c.left_on is None for c in there):
        edit_them = step("contact edit", None, contact=name, part=None)
        raise Refused(msg("contacts.exists", contact=name, account=code), hint=edit_them)
    number = len(there) + 1
    key = f"{code}.{number}"
    since = _past(change, since)
    sealed = personal.seal(change.store, name, details)
    data = {"account": code, "part": part, "style": style, "since": since, "sealed": sealed}
    change.record(f"contact:{key}", "new", data)
    insert_many(change.store, [{"key": key, "number": number, **data}])
    if part in DECIDING:
        _deciders_changed(change, code)
    return Contact(key, code, name, part, style, since, None, 1, details)


def edit(
    change: "Change",
    contact: Contact,
    *,
    name: str | None = None,
    part: str | None = None,
    style: str | None = None,
    since: Day | None = None,
    details: Mapping[str, str] | None = None,
) -> Contact:
    """What is None stays. A part that changes begins today unless `since` says otherwise.

    `since` alone corrects since when they have had their part; an empty detail is taken away.
    """
    _check(part or contact.part, style)
    new_part = part or contact.part
    moved = new_part != contact.part
    new_since = _past(change, since) if since or moved else contact.since
    data: dict[str, object] = {"part": new_part, "style": style or contact.style, "since": new_since}
    new_name = contact.name if name is None else _named(name)
    known = personal.with_told(contact.details, details or {})
    if (new_name, known) != (contact.name, contact.details):
        if new_name is None:
            raise Refused(msg("contacts.erased_already", contact=contact.key))
        data["sealed"] = personal.seal(change.store, new_name, known)
    elif (new_part, data["style"], new_since) == (contact.part, contact.style, contact.since):
        return contact
    version = _update(change, contact, "edit", data)
    if new_part in DECIDING or contact.part in DECIDING:
        _deciders_changed(change, contact.account)
    return contact._replace(
        name=new_name,
        part=new_part,
        style=style or contact.style,
        since=new_since,
        version=version,
        details=known,
    )


def leave(change: "Change", contact: Contact, on: Day) -> Contact:
    """The person left the client, or this decision."""
    if contact.left_on is not None:
        raise Refused(msg("contacts.left_already", contact=contact.name or contact.key))
    on = _past(change, on)
    version = _update(change, contact, "leave", {"left_on": on})
    if contact.part in DECIDING:
        _deciders_changed(change, contact.account)
    return contact._replace(left_on=on, version=version)


def erase(change: "Change", contact: Contact) -> Contact:
    """Blank who the person was, everywhere; the digests stay and history still proves itself.

    It can't be taken back, so it takes a manager or an admin.
    """
    from engine import external
    from engine.change import forget_requests

    if not may(change.actor, "erase"):
        raise NotAllowed(msg("contacts.may_not_erase", user=change.actor.user))
    if contact.name is None:
        raise Refused(msg("contacts.erased_already", contact=contact.key))
    version = _update(change, contact, "erase", {})
    external.forget(change.store, f"contact:{contact.key}")
    for event in history.events(change.store, f"contact:{contact.key}"):
        for name in SEALS & event.data.keys():
            personal.blank(change.store, event.data[name])
        if event.request is not None:
            forget_requests(change.store, "id = :id", id=event.request)
    return contact._replace(name=None, version=version, details=NOTHING_KNOWN)


def move(change: "Change", source: str, into: str) -> list[Contact]:
    """Everybody at an account belongs to another, under the keys they have; numbered behind those there."""
    there, moved = len(of_account(change.store, into)), []
    sql = "UPDATE contact SET account = :account, number = :number, version = :version WHERE key = :key"
    for number, contact in enumerate(of_account(change.store, source), start=there + 1):
        data = {"account": into, "number": number}
        event = change.record(f"contact:{contact.key}", "merge", data)
        change.store.run(sql, key=contact.key, version=event.seq, **data)
        moved.append(contact._replace(account=into, version=event.seq))
    return moved


def insert_many(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """People who have just come, by the names of the columns."""
    store.run_many(
        "INSERT INTO contact (key, number, account, part, style, since, sealed, version)"
        " VALUES (:key, :number, :account, :part, :style, :since, :sealed, 1)",
        rows,
    )


def update_many(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """All of their part and of their time; a seal that is None stands as it is."""
    store.run_many(
        "UPDATE contact SET part = :part, style = :style, since = :since, left_on = :left_on,"
        " sealed = coalesce(:sealed, sealed), version = :version WHERE key = :key",
        rows,
    )


def deciders_changed_on(store: Store, account: str, today: Day) -> Day | None:
    """When somebody who decides last came or went, by `today`: yeses older than that no longer count."""
    rows = store.rows("SELECT key FROM contact WHERE account = :account ORDER BY number", account=account)
    return last_change(store, (row["key"] for row in rows), today)


def last_change(store: Store, keys: Iterable[str], today: Day) -> Day | None:
    """The same, of the people with these keys."""
    told = history.events_among(store, (f"contact:{key}" for key in keys))
    days = [day for _, own in told for day in _changes(own)]
    return max((day for day in days if day <= today), default=None)


def _changes(events: Iterable[Event]) -> list[Day]:
    """The days on which one person began or ceased to decide; a day corrected later takes the new one."""
    days: list[Day] = []
    part = since = None
    for event in events:
        said = event.data
        if "part" in said:
            if said["part"] != part and (part in DECIDING or said["part"] in DECIDING):
                days.append(said["since"])
            else:
                days = [said["since"] if day == since else day for day in days]
            part, since = said["part"], said["since"]
        if said.get("left_on") and part in DECIDING:
            days.append(said["left_on"])
    return days


def deciders_may_have_changed(change: "Change", codes: Iterable[str]) -> None:
    """Of accounts where somebody who decides came or went."""
    for account in sorted(codes):
        _deciders_changed(change, account)


def _deciders_changed(change: "Change", account: str) -> None:
    on = deciders_changed_on(change.store, account, change.today)
    assert on is not None, "somebody who decides came or went"
    accounts.deciders_changed(change, account, on)


def _update(change: "Change", contact: Contact, kind: str, data: Mapping[str, object]) -> int:
    accounts.check_rights(change, contact.account)
    change.expects(f"contact:{contact.key}", contact.version)
    event = change.record(f"contact:{contact.key}", kind, data)
    assignments = "".join(f", {column} = :{column}" for column in data)
    change.store.run(
        f"UPDATE contact SET version = :version{assignments} WHERE key = :key",
        version=event.seq,
        key=contact.key,
        **data,
    )
    return event.seq


def _named(name: str) -> str:
    if not name.strip():
        raise Refused(msg("contacts.no_name"))
    return name.strip()


def _past(change: "Change", day: Day | None) -> Day:
    """Somebody comes or goes on a day that was; what is only announced changes no answer yet."""
    if day is not None and day > change.today:
        raise Usage(msg("contacts.in_the_future", day=day))
    return day or change.today


def _check(part: str, style: str | None) -> None:
    if part not in PARTS:
        raise unknown("contacts.unknown_part", part, PARTS)
    if style is not None and style not in STYLES:
        raise unknown("contacts.unknown_style", style, STYLES)
