"""Accounts as the register has them, many at a time: code, name, and who goes on for one that was merged."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.among import among, batches
from engine.store import Store

_PAGE = 1000
_SELECT = "SELECT code, name, called, stem, merged_into FROM account WHERE"


class Entry(NamedTuple):
    """`called` is the name as the database finds it, in small letters; `stem` as its double is found."""

    code: str
    name: str
    called: str
    stem: str
    merged_into: str | None


def pages(store: Store) -> Iterator[Sequence[Entry]]:
    """All there are, merged ones too, by code; never more at a time than a page."""
    after = ""
    while rows := store.rows(f"{_SELECT} code > :after ORDER BY code LIMIT {_PAGE}", after=after):
        page = [Entry(*row) for row in rows]
        yield page
        after = page[-1].code


def by_codes(store: Store, codes: Collection[str]) -> list[Entry]:
    return list(_found(store, "code", codes))


def called(store: Store, names: Collection[str]) -> list[Entry]:
    """Those of these names in small letters."""
    return list(_found(store, "called", names))


def holders(store: Store, entries: Sequence[Entry]) -> dict[str, str]:
    """By code the account that goes on for each: itself unless merged, perhaps into one that was merged."""
    into = {entry.code: entry.merged_into or entry.code for entry in entries}
    while asked := set(into.values()) - into.keys():
        on = by_codes(store, asked)
        into |= {code: code for code in asked}
        into |= {entry.code: entry.merged_into or entry.code for entry in on}
    return {entry.code: _end_of(entry.code, into) for entry in entries}


def taken(store: Store, codes: Iterable[str]) -> set[str]:
    """Which of these codes an account has."""
    return {entry.code for entry in _found(store, "code", codes)}


def _found(store: Store, column: str, values: Iterable[str]) -> Iterator[Entry]:
    for page in batches(sorted(set(values))):
        marks, params = among(page)
        rows = store.rows(f"{_SELECT} {column} IN ({marks}) ORDER BY code", **params)
        yield from (Entry(*row) for row in rows)


def _end_of(code: str, into: dict[str, str]) -> str:
    while into[code] != code:
        code = into[code]
    return code
