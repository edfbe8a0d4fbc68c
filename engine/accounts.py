"""Accounts: the companies deals belong to. Every change to one goes through here."""

import unicodedata
from typing import NamedTuple

from engine.change import Change
from engine.errors import NotAllowed, NotFound, Refused
from engine.history import events_of
from engine.message import msg, step
from engine.people import find_any, may_work_on
from engine.state import Day, Instant
from engine.store import Store

NO_ACCOUNT = "D"
"""The code that begins the keys of deals without an account; no account may take it."""
_LONGEST_CODE = 12


class Account(NamedTuple):
    code: str
    name: str
    deciders_changed_on: Day | None
    version: int


_SELECT = "SELECT code, name, deciders_changed_on, version FROM account"


def find(store: Store, text: str) -> Account:
    """By code, by name, or by the beginning of either. Raises NotFound with the candidates."""
    rows = store.rows(f"{_SELECT} WHERE code = :code", code=text.upper())
    rows = rows or store.rows(f"{_SELECT} WHERE name = :name", name=text)
    start = text.strip().replace("%", "").replace("_", "")
    if not rows and start:
        sql = f"{_SELECT} WHERE lower(name) LIKE :start OR code LIKE :code ORDER BY code LIMIT 20"
        rows = store.rows(sql, start=f"{start.lower()}%", code=f"{start.upper()}%")
    if len(rows) == 1:
        return Account(*rows[0])
    candidates = [f"{row['code']} {row['name']}" for row in rows]
    id = "accounts.ambiguous" if rows else "accounts.unknown"
    hint = None if rows else step("account add", None, name=text)
    said = msg(id, account=text, candidates=tuple(candidates))
    raise NotFound(said, hint=hint, details={"candidates": candidates})


def everyone(store: Store, *, until: Instant | None = None) -> list[Account]:
    """All accounts; with `until` as they were then, told by their history."""
    if until is None:
        return [Account(*row) for row in store.rows(f"{_SELECT} ORDER BY code")]
    then: dict[str, Account] = {}
    for event in events_of(store, "account:", until=until):
        code = event.subject.removeprefix("account:")
        before = then.get(code) or Account(code, "", None, 0)
        name, on = event.data.get("name", before.name), event.data.get("on")
        changed_on = max(filter(None, (before.deciders_changed_on, on)), default=None)
        then[code] = Account(code, name, changed_on, event.seq)
    return list(then.values())


def add(change: Change, name: str, code: str | None = None) -> Account:
    """A code that is not given is made from the name, by pinyin for Chinese."""
    name = _new_name(change.store, name)
    if code is None:
        code = free_code(code_for(name), _taken(change.store))
    else:
        code = code.strip().upper()
        _check_code(change.store, code)
    account = Account(code, name, None, 1)
    change.record(f"account:{code}", "new", {"code": code, "name": name})
    change.store.run(
        "INSERT INTO account (code, name, version) VALUES (:code, :name, 1)",
        code=code,
        name=name,
    )
    return account


def may_change(change: Change, code: str) -> bool:
    """A manager or admin, and whoever may work on a deal there; where there is no deal, anybody."""
    if change.actor.role in ("manager", "admin"):
        return True
    sql = "SELECT DISTINCT owner FROM deal WHERE account = :account"
    owners = [row["owner"] for row in change.store.rows(sql, account=code)]
    return not owners or any(may_work_on(change.actor, find_any(change.store, user)) for user in owners)


def check_rights(change: Change, code: str) -> None:
    if not may_change(change, code):
        raise NotAllowed(msg("accounts.not_yours", user=change.actor.user, code=code))


def edit(change: Change, code: str, name: str) -> Account:
    account = find(change.store, code)
    check_rights(change, account.code)
    change.expects(f"account:{account.code}", account.version)
    if name.strip() == account.name:
        return account
    name = _new_name(change.store, name)
    event = change.record(f"account:{account.code}", "edit", {"name": name})
    change.store.run(
        "UPDATE account SET name = :name, version = :version WHERE code = :code",
        name=name,
        version=event.seq,
        code=account.code,
    )
    return account._replace(name=name, version=event.seq)


def _new_name(store: Store, name: str) -> str:
    name = name.strip()
    if not name:
        raise Refused(msg("accounts.no_name"))
    if store.row("SELECT 1 FROM account WHERE name = :name", name=name):
        raise Refused(msg("accounts.exists", account=name), hint=step("account show", None, account=name))
    return name


def deciders_changed(change: Change, code: str, on: Day) -> None:
    """Somebody who decides last came or went on that day, as far as is known now."""
    account = find(change.store, code)
    if account.deciders_changed_on == on:
        return
    event = change.record(f"account:{code}", "deciders", {"on": on})
    sql = "UPDATE account SET version = :version, deciders_changed_on = :on WHERE code = :code"
    change.store.run(sql, version=event.seq, on=on, code=code)


def _taken(store: Store) -> set[str]:
    return {row["code"] for row in store.rows("SELECT code FROM account")}


def _check_code(store: Store, code: str) -> None:
    if code == NO_ACCOUNT or not code.isascii() or not code.isalnum() or len(code) > _LONGEST_CODE:
        raise Refused(msg("accounts.bad_code", code=code, longest=_LONGEST_CODE))
    if store.row("SELECT 1 FROM account WHERE code = :code", code=code):
        raise Refused(msg("accounts.code_taken", code=code))


def code_for(name: str) -> str:
    """The first word of the name in capitals; a Chinese name by the first pinyin syllables."""
    if any("\u4e00" <= c <= "\u9fff" for c in name):
        from pypinyin import Style, lazy_pinyin  # large, and needed for a new Chinese account alone

        syllables = lazy_pinyin(name, style=Style.NORMAL, errors="ignore")
        word = "".join(syllables[:2]) or "".join(c for c in name if c.isascii())
    else:
        plain = unicodedata.normalize("NFKD", name)
        words = ["".join(c for c in w if c.isascii() and c.isalnum()) for w in plain.split()]
        word = next((w for w in words if w), "")
    return word.upper()[:_LONGEST_CODE] or "ACCOUNT"


def free_code(code: str, taken: set[str]) -> str:
    """The code itself, or with the first number that makes it new."""
    if code != NO_ACCOUNT and code not in taken:
        return code
    number = 2
    while f"{code[: _LONGEST_CODE - len(str(number))]}{number}" in taken:
        number += 1
    return f"{code[: _LONGEST_CODE - len(str(number))]}{number}"
