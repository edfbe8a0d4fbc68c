"""Accounts a table tells of, on their way in: opened, and told on by what it says later.

What it says later stands in their history as `import`: `fields` and `filled` are what became of it, `said`
what was not taken. So the next table shows what changed there, and what only here.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engine import accounts, history, rights
from engine.accounts import Account
from engine.among import among, batches
from engine.arrivals import Happening
from engine.change import Change
from engine.errors import NotAllowed
from engine.message import msg
from engine.store import Store


class Opening(NamedTuple):
    """An account that was never here; one of a table of accounts has an `external`: the source and its id
    there."""

    code: str
    name: str
    place: str | None = None
    external: Mapping[str, str] | None = None


def open_many(change: Change, batch: Sequence[Opening]) -> list[Account]:
    """Their codes are free and have the right form. Two may have one name: nobody but people joins them."""
    may_bring_in(change)
    rows, opened = [], []
    for code, name, place, external in batch:
        said: dict[str, Any] = {"code": code, "name": name, "place": place}
        if external is not None:
            said["external"] = dict(external)
        event, row = change.event((0, ""), f"account:{code}", "new", said, change.at)
        account = accounts.fold([event])
        assert account is not None, "its first event opens it"
        rows.append(row)
        opened.append(account)
    history.append(change.store, rows)
    accounts.insert_many(change.store, opened)
    return opened


class Told(NamedTuple):
    """What tables have told so far of an account: by field, and of its worksheets what each filled in."""

    fields: Mapping[str, Any]
    filled: Sequence[Mapping[str, Any]]
    kept: frozenset[str] = frozenset()
    """Fields in which what stood here was to stand, whatever the table said."""


def told(store: Store, codes: Iterable[str]) -> dict[str, Told]:
    """By code; of an account no table of accounts ever told of there is nothing."""
    found: dict[str, Told] = {}
    for page in batches(codes):
        marks, params = among(f"account:{code}" for code in page)
        for row in store.rows(_TOLD.format(among=marks), **params):
            code, data = row["subject"].removeprefix("account:"), json.loads(row["data"])
            before = found.get(code, Told({}, ()))
            own = {n: data[n] for n in ("name", "place")} if row["kind"] == "new" else data.get("fields", {})
            filled = (*before.filled, data["filled"]) if "filled" in data else before.filled
            said = data.get("said", {})
            kept = (before.kept - own.keys()) | said.keys()
            found[code] = Told({**before.fields, **own, **said}, filled, kept)
    return found


_TOLD = """
SELECT subject, kind, data FROM event WHERE subject IN ({among})
  AND (kind = 'new' AND data LIKE '%"external":%' OR kind = 'import' AND data NOT LIKE '%"visit":%')
ORDER BY subject, seq
"""


def tell_on(change: Change, told: Mapping[str, Sequence[Happening]]) -> dict[str, Account]:
    """What tables say of accounts, by code; the accounts as that leaves them."""
    may_bring_in(change)
    subjects = {f"account:{code}": code for code in told}
    heads = {e.subject: (e.seq, e.hash) for e in history.newest_among(change.store, subjects)}
    standing = {account.code: account for account in accounts.by_codes(change.store, told)}
    rows = []
    for subject, code in subjects.items():
        for at, data, text in told[code]:
            event, row = change.event(heads[subject], subject, "import", data, at, text)
            heads[subject] = (event.seq, event.hash)
            standing[code] = accounts.apply(standing[code], event)
            rows.append(row)
    history.append(change.store, rows)
    accounts.update_many(change.store, standing.values())
    return standing


def may_bring_in(change: Change) -> None:
    if not rights.may(change.actor, "bring_in"):
        raise NotAllowed(msg("exchange.may_not_import", user=change.actor.user))
