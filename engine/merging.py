"""Merging an account into another: a company that was known twice goes on under one code.

Everything that hangs on it moves, each with an event in its own history: deals, people, planned visits.
Orders stop counting where they were and count in the other account from that instant, so that none counts
twice and every past day shows both as they were. It isn't taken back.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine import accounts, contacts, deals, external, history, orders, rights, visit_table, weeks
from engine.accounts import Account
from engine.change import Change
from engine.contacts import Contact
from engine.duplicates import pairs
from engine.errors import NotAllowed, Refused
from engine.message import Message, Text, msg, step
from engine.state import Filled
from engine.store import Store
from engine.worksheet import Worksheets


class Moved(NamedTuple):
    """What went from `gone` to `account`, both as they are now. `orders` by the keys they have and had;
    `doubles` people who may be one; `learned` what the account didn't know, `notes` what is worth a look."""

    account: Account
    gone: Account
    deals: tuple[str, ...]
    people: tuple[str, ...]
    orders: Mapping[str, str]
    visits: int
    weeks: int
    doubles: tuple[tuple[Contact, Contact], ...]
    learned: tuple[Message | Text, ...]
    notes: tuple[Message, ...]


def merge(change: Change, source: str, into: str, sheets: Worksheets) -> Moved:
    """`source` goes on as `into`, both by code or name. `sheets` are the worksheets of accounts.

    For a manager or an admin. Raises NotAllowed, or Refused where the two can't be one.
    """
    if not rights.may(change.actor, "merge"):
        raise NotAllowed(msg("merging.may_not", user=change.actor.user))
    gone, account = _both(change.store, source, into)
    change.expects(f"account:{account.code}", account.version)
    each = change._replace(expect=None)  # what was expected is the version of the account
    there = contacts.of_account(change.store, account.code)
    people = contacts.move(each, gone.code, account.code)
    visits = _visits(change.store, gone.code)
    keys = _deals(change.store, gone.code)
    for key in keys:
        deals.follow_account(each, key, account.code)
    filled, notes = _sheets(gone, account, sheets, change.workspace.currency)
    moving = orders.moving(change.store, gone.code, account.code)
    fields = _fields(change, gone, account)
    data = {
        "from": gone.code,
        "deals": keys,
        "people": [contact.key for contact in people],
        "orders": moving,
        "fields": fields,
        "sheets": {id: sheet._asdict() for id, sheet in filled.items()},
    }
    after, left = _written(change, gone, account, data)
    visit_table.follow_account(change.store, gone.code, account.code)
    _external(change.store, gone.code, account.code, moving)
    return Moved(
        after,
        left,
        tuple(keys),
        tuple(contact.key for contact in people),
        {f"{account.code}/{each['number']}": f"{gone.code}/{each['was']}" for each in moving},
        visits,
        weeks.follow_account(each, gone.code, account.code),
        pairs(people, there),
        (*_learned(fields), *(sheets[id].title for id in filled)),
        (*notes, *_currencies(change.store, account.code, moving)),
    )


def _both(store: Store, source: str, into: str) -> tuple[Account, Account]:
    gone, account = (accounts.find_itself(store, text) for text in (source, into))
    if gone.code == account.code:
        raise Refused(msg("merging.itself", account=gone.name, code=gone.code))
    if gone.merged_into is not None:
        raise _merged_already(store, gone)
    if account.merged_into is not None:
        holder = accounts.holder(store, account)
        hint = step("account merge", None, account=gone.code, into=holder.code)
        if holder.code == gone.code:
            hint = step("account show", None, account=gone.code)
        said = msg("merging.into_merged", code=account.code, name=holder.name, into=holder.code)
        raise Refused(said, hint=hint)
    return gone, account


def _merged_already(store: Store, gone: Account) -> Refused:
    holder = accounts.holder(store, gone)
    hint = step("account show", None, account=holder.code)
    return Refused(msg("merging.already", code=gone.code, name=holder.name, into=holder.code), hint=hint)


def _deals(store: Store, code: str) -> list[str]:
    sql = "SELECT key FROM deal WHERE account = :account ORDER BY sort_key"
    return [row["key"] for row in store.rows(sql, account=code)]


def _visits(store: Store, code: str) -> int:
    row = store.row("SELECT count(*) AS n FROM visit WHERE account = :account", account=code)
    return int(row["n"]) if row else 0


# ── what the one learns from the other ────────────────────────────────────────────────────────


def _fields(change: Change, gone: Account, account: Account) -> dict[str, Any]:
    """What the account that goes on didn't know; and when those who decide there changed, of all of them."""
    learned: dict[str, Any] = {}
    if account.place is None and gone.place is not None:
        learned["place"] = gone.place
    if account.abc is None and gone.abc is not None:
        learned |= {"abc": gone.abc, "abc_by": gone.abc_by}
    on = contacts.deciders_changed_on(change.store, account.code, change.today)
    return learned if on == account.deciders_changed_on else {**learned, "deciders_changed_on": on}


def _learned(fields: Mapping[str, Any]) -> Iterator[Message]:
    if "place" in fields:
        yield msg("merging.learned_place")
    if "abc" in fields:
        yield msg("merging.learned_class")


def _sheets(
    gone: Account, account: Account, sheets: Worksheets, currency: str
) -> tuple[dict[str, Filled], list[Message]]:
    """The worksheets that change: what stands stays, and gaps are filled. Of two in different currencies
    nothing is taken over, for nobody has said at which rate."""
    changed: dict[str, Filled] = {}
    notes = []
    for id, theirs in gone.sheets.items():
        standing = account.sheets.get(id)
        ours = standing.fields if standing else {}
        in_both = {fields.get("currency", currency) for fields in (ours, theirs.fields) if fields}
        if len(in_both) > 1:
            notes.append(msg("merging.sheet_currencies", worksheet=sheets[id].title, code=gone.code))
            continue
        known = {name: value for name, value in ours.items() if value not in (None, [], {})}
        fields = {**theirs.fields, **known}
        if fields != ours:
            sheet = sheets[id]
            changed[id] = Filled(fields, sheet.complete(fields), sheet.figures(fields))
    return changed, notes


def _currencies(store: Store, code: str, moving: Sequence[Mapping[str, Any]]) -> list[Message]:
    """Orders in more than one currency stay apart in every sum."""
    sql = (
        "SELECT DISTINCT currency FROM purchase"
        " WHERE account = :account AND dropped_at IS NULL ORDER BY currency"
    )
    known = tuple(row["currency"] for row in store.rows(sql, account=code))
    return [msg("merging.order_currencies", currencies=known)] if moving and len(known) > 1 else []


# ── writing it ────────────────────────────────────────────────────────────────────────────────


def _written(
    change: Change, gone: Account, account: Account, data: Mapping[str, Any]
) -> tuple[Account, Account]:
    """Both accounts and their orders. Orders are written before the row of their account, whose version tells
    which events are of now."""
    event = change.record(f"account:{account.code}", "merge", data)
    orders.arrive(change.store, event)
    after = accounts.apply(account, event)
    accounts.update_many(change.store, [after])
    closed = change.record(f"account:{gone.code}", "merged", {"into": account.code})
    assert closed.at is not None, "what happens now has its time"
    orders.depart(change.store, gone.code, closed.at)
    left = accounts.apply(gone, closed)
    accounts.update_many(change.store, [left])
    return after, left


def _external(store: Store, gone: str, into: str, moving: Sequence[Mapping[str, Any]]) -> None:
    """The next import of the same source finds what it brought in where it is now."""
    now = {f"account:{gone}": f"account:{into}"}
    now |= {f"order:{gone}/{each['was']}": f"order:{into}/{each['number']}" for each in moving}
    external.move(store, now)


# ── reading it ────────────────────────────────────────────────────────────────────────────────


class Merger(NamedTuple):
    """Into which account one was merged, when, and by whom."""

    into: Account
    at: str
    by: str


def merger_of(store: Store, account: Account) -> Merger | None:
    """None of one that was not merged."""
    if account.merged_into is None:
        return None
    last = next(history.newest_among(store, [f"account:{account.code}"]))
    return Merger(accounts.holder(store, account), last.at or last.recorded_at, last.actor)
