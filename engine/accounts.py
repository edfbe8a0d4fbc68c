"""Accounts: the companies deals belong to. Every change to one goes through here."""

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from engine import rights
from engine.account_code import NO_ACCOUNT as NO_ACCOUNT
from engine.account_code import check_code
from engine.account_code import code_for as code_for
from engine.account_code import free_code as free_code
from engine.among import among, batches, beginning
from engine.errors import NotAllowed, NotFound, Refused, unknown
from engine.findable import LONGEST
from engine.history import Event, canonical, events, events_among, read_event
from engine.message import msg, step
from engine.people import find_any
from engine.state import Day, Filled, Instant, merged
from engine.store import Store
from engine.value import Value

if TYPE_CHECKING:
    from engine.change import Change

CLASSES = ("A", "B", "C")
ORDERS, HAND = "orders", "hand"
"""Who gave an account its class: the ranking by orders, or a person, whom no ranking overrules."""


_MOST = 20
"""Candidates a refusal names at most."""
_STEM = 6
"""Letters of a code that stay, however long the number behind it gets."""


class Account(Value):
    """`version` is the seq of its last event, whatever that was about, orders too."""

    code: str
    name: str
    deciders_changed_on: Day | None
    abc: str | None
    abc_by: str | None
    sheets: Mapping[str, Filled]
    version: int
    place: str | None = None
    """The city or district."""
    merged_into: str | None = None
    """The code of the account that goes on for it."""


_COLUMNS = (
    *("code", "name", "deciders_changed_on", "abc", "abc_by", "sheets", "version", "place", "merged_into"),
)
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM account"
_UPDATE = (
    "UPDATE account SET name = :name, called = :called, stem = :stem, place = :place,"
    " deciders_changed_on = :deciders_changed_on, abc = :abc, abc_by = :abc_by, sheets = :sheets,"
    " version = :version, merged_into = :merged_into WHERE code = :code"
)
_THEN = "FROM event WHERE subject >= 'account:' AND subject < 'account;' AND (at IS NULL OR at <= :until)"
_VERSIONS_THEN = f"SELECT subject, max(seq) AS seq {_THEN} GROUP BY subject"
_TOLD_THEN = (
    f"SELECT subject, seq, at, recorded_at, actor, kind, data, request, hash {_THEN}"
    " AND kind NOT IN ('order', 'order_edit', 'order_drop', 'visit') ORDER BY subject, seq"
)
"""Orders and visits are most of what there is to tell of accounts, and change nothing else of them."""


# ── finding ───────────────────────────────────────────────────────────────────────────────────


def find(store: Store, text: str) -> Account:
    """By code, by name, or by the beginning of either; the one that goes on for one that was merged.

    Raises NotFound with the candidates.
    """
    if (exact := by_code(store, text.upper())) is not None:
        return holder(store, exact)
    found = (holder(store, each) for each in _named(store, text) or _beginning(store, text.strip()))
    close = list({account.code: account for account in found}.values())
    if len(close) == 1:
        return close[0]
    candidates = [f"{account.code} {account.name}" for account in close]
    id = "accounts.ambiguous" if close else "accounts.unknown"
    hint = None if close else step("account add", None, name=text)
    said = msg(id, account=text, candidates=tuple(candidates))
    raise NotFound(said, hint=hint, details={"candidates": candidates})


def find_itself(store: Store, text: str) -> Account:
    """As `find`, and one that was merged as itself, by its code or its whole name."""
    by_name = _named(store, text)
    return by_code(store, text.upper()) or (by_name[0] if len(by_name) == 1 else find(store, text))


def holder(store: Store, account: Account) -> Account:
    """The account that goes on for it, in the end; itself where it was not merged."""
    while account.merged_into is not None:
        into = by_code(store, account.merged_into)
        assert into is not None, "no account ever goes"
        account = into
    return account


def merged_of(store: Store, text: str) -> Account | None:
    """Of this code or name, one that was merged into another; the first by code."""
    one = "merged_into IS NOT NULL AND (code = :code OR called = :called) ORDER BY code LIMIT 1"
    row = store.row(f"{_SELECT} WHERE {one}", code=text.upper(), called=text.casefold())
    return _account(row) if row else None


def _named(store: Store, name: str) -> list[Account]:
    """Of this very name."""
    sql = f"{_SELECT} WHERE called = :called AND name = :name ORDER BY code LIMIT {_MOST}"
    return [_account(row) for row in store.rows(sql, called=name.casefold(), name=name)]


def _beginning(store: Store, start: str) -> list[Account]:
    """Whose code or name begins so, whether in capitals or not."""
    if not start:
        return []
    found: dict[str, Account] = {}
    for column, text in (("code", start.upper()), ("called", start.casefold())):
        sql = f"{_SELECT} WHERE {column} >= :low AND {column} < :high ORDER BY {column} LIMIT {_MOST}"
        found |= {account.code: account for account in map(_account, store.rows(sql, **beginning(text)))}
    return sorted(found.values(), key=lambda account: account.code)[:_MOST]


def by_code(store: Store, code: str) -> Account | None:
    row = store.row(f"{_SELECT} WHERE code = :code", code=code)
    return _account(row) if row else None


def by_codes(store: Store, codes: Iterable[str]) -> list[Account]:
    found = []
    for page in batches(codes):
        names, params = among(page)
        found += [_account(row) for row in store.rows(f"{_SELECT} WHERE code IN ({names})", **params)]
    return found


def everyone(store: Store, *, until: Instant | None = None) -> list[Account]:
    """All accounts but those merged into others; with `until` as they were then, told by their history."""
    if until is None:
        return [_account(row) for row in store.rows(f"{_SELECT} WHERE merged_into IS NULL ORDER BY code")]
    versions = {row["subject"]: row["seq"] for row in store.rows(_VERSIONS_THEN, until=until)}
    by_subject = groupby(store.rows(_TOLD_THEN, until=until), key=lambda row: str(row["subject"]))
    then = ((subject, fold(map(read_event, own))) for subject, own in by_subject)
    standing = ((subject, account) for subject, account in then if account and not account.merged_into)
    return [account._replace(version=versions[subject]) for subject, account in standing]


def page(store: Store, after: str | None = None, most: int | None = None) -> list[Account]:
    """By code, those behind `after`, no more than `most`."""
    sql = f"{_SELECT} WHERE code > :after AND merged_into IS NULL ORDER BY code"
    sql += "" if most is None else f" LIMIT {most}"
    return [_account(row) for row in store.rows(sql, after=(after or "").strip().upper())]


def are_classed(store: Store) -> bool:
    """Whether any has a class."""
    sql = "SELECT 1 FROM account WHERE abc IS NOT NULL AND merged_into IS NULL LIMIT 1"
    return store.row(sql) is not None


def those_as_of(store: Store, codes: Iterable[str], until: Instant) -> list[Account]:
    """As they were at an instant; one that was not added yet is left out."""
    told = events_among(store, (f"account:{code}" for code in codes), until=until)
    return [account for account in (fold(own) for _, own in told) if account is not None]


def as_of(store: Store, code: str, until: Instant) -> Account | None:
    """An account as it was at an instant; None before it was added."""
    return fold(events(store, f"account:{code}", until=until))


def _account(row: Any) -> Account:
    code, name, deciders_changed_on, abc, abc_by, sheets, version, place, merged_into = row
    filled = {id: Filled(**sheet) for id, sheet in json.loads(sheets).items()}
    return Account(code, name, deciders_changed_on, abc, abc_by, filled, version, place, merged_into)


def fold(told: Iterable[Event]) -> Account | None:
    """An account as its events tell it; None before it was added."""
    account: Account | None = None
    for event in told:
        account = _apply(account, event)
    return account


def apply(account: Account, event: Event) -> Account:
    """An account after one more event."""
    after = _apply(account, event)
    assert after is not None, "an account that is there stays"
    return after


def _apply(account: Account | None, event: Event) -> Account | None:
    data = event.data
    if event.kind == "new":
        account = Account(data["code"], data["name"], None, None, None, {}, event.seq, data.get("place"))
    if account is None:
        return None
    if event.kind == "edit":
        account = _edited(account, data)
    elif event.kind == "class":
        account = account._replace(abc=data["abc"], abc_by=ORDERS)
    elif event.kind == "deciders":
        account = account._replace(deciders_changed_on=data["on"])
    elif event.kind == "fill":
        account = _filled(account, data)
    elif event.kind == "merge":
        sheets = {id: Filled(**sheet) for id, sheet in data["sheets"].items()}
        account = account._replace(**data["fields"], sheets={**account.sheets, **sheets})
    elif event.kind == "merged":
        account = account._replace(merged_into=data["into"])
    elif event.kind == "import":
        # A visit it tells of changes nothing else of an account.
        account = _edited(account, data.get("fields", {}))
        account = _filled(account, data["filled"]) if "filled" in data else account
    return account._replace(version=event.seq)


def _edited(account: Account, data: Mapping[str, Any]) -> Account:
    account = account._replace(name=data.get("name", account.name), place=data.get("place", account.place))
    if "abc" in data:
        account = account._replace(abc=data["abc"], abc_by=HAND if data["abc"] else None)
    return account


def _filled(account: Account, data: Mapping[str, Any]) -> Account:
    standing = account.sheets.get(data["worksheet"])
    fields = merged(standing.fields if standing else {}, data["fields"])
    filled = Filled(fields, data["complete"], data["figures"])
    return account._replace(sheets={**account.sheets, data["worksheet"]: filled})


# ── changing ──────────────────────────────────────────────────────────────────────────────────


def add(change: "Change", name: str, code: str | None = None, place: str | None = None) -> Account:
    """A code that is not given is made from the name, by pinyin for Chinese."""
    name = _new_name(change.store, name)
    if code is None:
        wanted = code_for(name)
        code = free_code(wanted, _codes_like(change.store, wanted))
    else:
        code = _new_code(change.store, code)
    place = (place or "").strip() or None
    said = {"code": code, "name": name, "place": place}
    change.record(f"account:{code}", "new", said)
    account = Account(code, name, None, None, None, {}, 1, place)
    insert_many(change.store, [account])
    return account


def edit(
    change: "Change", code: str, name: str | None = None, abc: str | None = None, place: str | None = None
) -> Account:
    """A new name or place, or a class by hand: A, B or C; empty takes the place away, or leaves the class
    to the ranking again.
    """
    account = open_(change, code)
    said: dict[str, object] = {}
    if name is not None and name.strip() != account.name:
        said["name"] = _new_name(change.store, name)
    if place is not None and (place.strip() or None) != account.place:
        said["place"] = place.strip() or None
    if abc is not None:
        by_hand = account.abc if account.abc_by == HAND else None
        if (given := _class(abc) if abc.strip() else None) != by_hand:
            said["abc"] = given
    return record(change, account, "edit", said) if said else account


def classify(change: "Change", classes: Mapping[str, str]) -> dict[str, tuple[str | None, str]]:
    """The classes a ranking gives, by account code; those whose class changed, with it before and after.

    A class given by hand stands. For a coach, a manager or an admin.
    """
    if not rights.may(change.actor, "classify"):
        raise NotAllowed(msg("accounts.may_not_rank", user=change.actor.user))
    known = {account.code: account for account in everyone(change.store)}
    moved: dict[str, tuple[str | None, str]] = {}
    for code, given in classes.items():
        account, abc = known.get(code) or find(change.store, code), _class(given)
        if account.abc_by != HAND and account.abc != abc:
            record(change, account, "class", {"abc": abc})
            moved[code] = (account.abc, abc)
    return moved


def deciders_changed(change: "Change", code: str, on: Day) -> None:
    """Somebody who decides last came or went on that day, as far as is known now."""
    account = find(change.store, code)
    if account.deciders_changed_on != on:
        record(change, account, "deciders", {"on": on})


def record(change: "Change", account: Account, kind: str, data: Mapping[str, Any]) -> Account:
    """Append an event and store the account as it leaves it."""
    after = apply(account, change.record(f"account:{account.code}", kind, data))
    update_many(change.store, [after])
    return after


def insert_many(store: Store, opened: Iterable[Account]) -> None:
    """Accounts of which nothing is known yet but name and place."""
    columns = ("code", "name", "called", "stem", "place", "version")
    rows = [(a.code, a.name, *found_by(a.name), a.place, a.version) for a in opened]
    store.load("account", columns, rows)


def update_many(store: Store, changed: Iterable[Account]) -> None:
    """Accounts as their newest events leave them."""
    store.run_many(_UPDATE, map(_row, changed))


def _row(account: Account) -> dict[str, object]:
    sheets = canonical({id: filled._asdict() for id, filled in account.sheets.items()})
    called, stem = found_by(account.name)
    return {**account._asdict(), "sheets": sheets, "called": called, "stem": stem}


def found_by(name: str) -> tuple[str, str]:
    """What stands beside a name so that it is found: `called` and `stem` of the row."""
    from engine.alike import stem  # its patterns take long to compile, and few commands change a name

    return name.casefold(), stem(name)


def keep_versions(store: Store, versions: Mapping[str, int]) -> None:
    """The seq of each account's last event, where what changed stands in a table of its own."""
    sql = "UPDATE account SET version = :version WHERE code = :code"
    store.run_many(sql, ({"code": code, "version": version} for code, version in versions.items()))


def _codes_like(store: Store, code: str) -> set[str]:
    """The codes that are taken, of all that begin alike: a number behind it may take a letter."""
    sql = "SELECT code FROM account WHERE code >= :low AND code < :high"
    return {row["code"] for row in store.rows(sql, **beginning(code[:_STEM]))}


# ── who may, and what will do ─────────────────────────────────────────────────────────────────


def open_(change: "Change", code: str) -> Account:
    """The account as it stands, if this person may change it and has seen its newest version."""
    account = find(change.store, code)
    check_rights(change, account.code)
    change.expects(f"account:{account.code}", account.version)
    return account


def may_change(change: "Change", code: str) -> bool:
    """Whoever may work on a deal there; where there is no deal, anybody."""
    if rights.may(change.actor, "client"):
        return True
    sql = "SELECT DISTINCT owner FROM deal WHERE account = :account"
    owners = [row["owner"] for row in change.store.rows(sql, account=code)]
    return rights.may_change_client(change.actor, (find_any(change.store, user) for user in owners))


def check_rights(change: "Change", code: str) -> None:
    if not may_change(change, code):
        raise NotAllowed(msg("accounts.not_yours", user=change.actor.user, code=code))


def _class(typed: str) -> str:
    abc = typed.strip().upper()
    if abc not in CLASSES:
        raise unknown("accounts.unknown_class", typed, CLASSES)
    return abc


def _new_name(store: Store, name: str) -> str:
    name = name.strip()
    if not name:
        raise Refused(msg("accounts.no_name"))
    if len(name) > LONGEST:
        raise Refused(msg("accounts.long_name", most=LONGEST))
    if _named(store, name):
        raise Refused(msg("accounts.exists", account=name), hint=step("account show", None, account=name))
    return name


def _new_code(store: Store, typed: str) -> str:
    code = check_code(typed.strip().upper())
    if store.row("SELECT 1 FROM account WHERE code = :code", code=code):
        raise Refused(msg("accounts.code_taken", code=code))
    return code
