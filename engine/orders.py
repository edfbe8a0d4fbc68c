"""Orders: what a client has bought from us. Every change to one goes through here.

An order is told by its account's history, as the events `order`, `order_edit` and `order_drop`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from engine import accounts, history, workspace
from engine.among import among, batches
from engine.change import Change
from engine.clock import end_of_day, start_of_day
from engine.deal_fields import needed
from engine.errors import NotFound, Refused
from engine.history import Event
from engine.message import msg, step
from engine.order_fields import Brought as Brought
from engine.order_fields import read_order
from engine.state import Day, Instant
from engine.store import Store


class Order(NamedTuple):
    """Amounts in minor units, below zero for a credit note; `cost` is what it cost us, None where unknown."""

    account: str
    number: int
    on: Day
    amount: int
    cost: int | None
    currency: str
    product: str | None
    note: str | None
    deal: str | None
    dropped_at: Instant | None = None

    @property
    def key(self) -> str:
        return f"{self.account}/{self.number}"


TOLD = ("on", "amount", "cost", "currency", "product", "note", "deal")
COLUMNS = "account, number, ordered_on, amount, cost, currency, product, note, deal, dropped_at"
_SELECT = f"SELECT {COLUMNS} FROM purchase"
_INSERT = (
    "INSERT INTO purchase (account, number, ordered_on, amount, cost, currency, product, note, deal)"
    " VALUES (:account, :number, :on, :amount, :cost, :currency, :product, :note, :deal)"
)
_UPDATE = (
    "UPDATE purchase SET ordered_on = :on, amount = :amount, cost = :cost, currency = :currency,"
    " product = :product, note = :note, deal = :deal, dropped_at = :dropped_at"
    " WHERE account = :account AND number = :number"
)


# ── reading ───────────────────────────────────────────────────────────────────────────────────


def find(store: Store, key: str) -> Order:
    """By its key, `ACME/12`; one that was dropped is found too."""
    code, _, number = key.strip().upper().rpartition("/")
    if not code or not number.isdecimal():
        raise NotFound(msg("accounts.not_an_order", order=key), hint=step("account list"))
    sql = f"{_SELECT} WHERE account = :account AND number = :number"
    row = store.row(sql, account=code, number=int(number))
    if row is None:
        raise NotFound(
            msg("accounts.unknown_order", order=key), hint=step("account show", None, account=code)
        )
    return Order(*row)


def stored(store: Store, account: str) -> list[Order]:
    """Every order of an account as its row says, dropped ones too."""
    sql = f"{_SELECT} WHERE account = :account ORDER BY number"
    return [Order(*row) for row in store.rows(sql, account=account)]


def of_account(store: Store, account: str, until: Day | None = None) -> list[Order]:
    """The orders of one account by day, as they stood at the end of `until`."""
    then = None if until is None else end_of_day(date.fromisoformat(until), workspace.load(store).time_zone)
    standing = _standing(store, stored(store, account), until, then)
    return sorted(standing, key=lambda order: (order.on, order.number))


def everyone(store: Store, *, until_day: Day | None = None, until: Instant | None = None) -> Iterator[Order]:
    """All orders through `until_day`, by account and number; with `until` as they stood at that instant."""
    rows = store.rows(f"{_SELECT} ORDER BY account, number")
    return _standing(store, (Order(*row) for row in rows), until_day, until)


def of_accounts(
    store: Store, codes: Iterable[str], *, until_day: Day | None = None, until: Instant | None = None
) -> Iterator[Order]:
    """As `everyone`, of these accounts."""
    for page in batches(codes):
        names, params = among(page)
        rows = store.rows(f"{_SELECT} WHERE account IN ({names}) ORDER BY account, number", **params)
        yield from _standing(store, (Order(*row) for row in rows), until_day, until)


def are_recorded(store: Store, *, until_day: Day, until: Instant | None = None) -> bool:
    """Whether anybody has an order that counts on that day."""
    if until is not None:
        return any(everyone(store, until_day=until_day, until=until))
    sql = "SELECT 1 FROM purchase WHERE ordered_on <= :day AND dropped_at IS NULL"
    sql += " ORDER BY ordered_on LIMIT 1"
    return store.row(sql, day=until_day) is not None


def _standing(
    store: Store, orders: Iterable[Order], until_day: Day | None, until: Instant | None
) -> Iterator[Order]:
    """An order counts from its day until it is dropped."""
    corrected = _before_correction(store, until) if until else {}
    for stored in orders:
        account = stored.account
        order = corrected[account].get(stored.number) if account in corrected else stored
        if order is None or (until_day is not None and order.on > until_day):
            continue
        if order.dropped_at is None or (until is not None and order.dropped_at > until):
            yield order if order.dropped_at is None else order._replace(dropped_at=None)


def _before_correction(store: Store, until: Instant) -> dict[str, dict[int, Order]]:
    """The orders of accounts where any was corrected since, told by their history until then."""
    sql = (
        "SELECT DISTINCT subject FROM event WHERE kind = 'order_edit' AND at > :until"
        " AND subject >= 'account:' AND subject < 'account;'"
    )
    subjects = [row["subject"] for row in store.rows(sql, until=until)]
    return {s.removeprefix("account:"): told(history.events(store, s, until=until)) for s in subjects}


def told(events: Iterable[Event]) -> dict[int, Order]:
    """The orders of one account by number, as its events tell them."""
    orders: dict[int, Order] = {}
    for event in events:
        said = event.data
        if event.kind == "order":
            account = event.subject.removeprefix("account:")
            values = [said[name] for name in TOLD]
            orders[said["number"]] = Order(account, said["number"], *values)
        elif event.kind in ("order_edit", "order_drop") and said["number"] in orders:
            orders[said["number"]] = _after(orders[said["number"]], event)
    return orders


def _after(order: Order, event: Event) -> Order:
    """The order after it was corrected or dropped."""
    changed = event.data["fields"] if event.kind == "order_edit" else {"dropped_at": event.at}
    return order._replace(**changed)


# ── changing ──────────────────────────────────────────────────────────────────────────────────


def add(
    change: Change,
    account: str,
    amount: str,
    currency: str | None,
    on: Day,
    cost: str | None = None,
    product: str | None = None,
    note: str | None = None,
    deal: str | None = None,
) -> Order:
    """Enter an order; amounts as typed, in major units. Raises Usage with everything that is wrong."""
    code = accounts.open_(change, account).code
    brought = read_order(change, code, amount, currency, on, cost, product, note, deal)
    return bring_in(change, [brought])[0]


def bring_in(change: Change, batch: Sequence[Brought]) -> list[Order]:
    """Many orders of many accounts, written in bulk; what they say was read and checked before."""
    heads: dict[str, tuple[int, str]] = {}
    numbers: dict[str, int] = {}
    moments: dict[Day, Instant] = {}
    rows: list[dict[str, object]] = []
    orders: list[Order] = []
    for brought in batch:
        code, on = brought.account, brought.on
        if code not in heads:
            accounts.check_rights(change, accounts.find(change.store, code).code)
            heads[code] = history.head(change.store, f"account:{code}")
            numbers[code] = _last_number(change.store, code)
        if on not in moments:
            start = start_of_day(date.fromisoformat(on), change.workspace.time_zone)
            moments[on] = min(start, change.at)
        numbers[code] += 1
        said = {"number": numbers[code], **{name: getattr(brought, name) for name in TOLD}}
        if brought.external is not None:
            said["external"] = dict(brought.external)
        event, row = change.event(heads[code], f"account:{code}", "order", said, moments[on])
        heads[code] = (event.seq, event.hash)
        rows.append(row)
        orders.append(Order(code, numbers[code], *(said[name] for name in TOLD)))
    change.store.run_many(history.INSERT, rows)
    change.store.run_many(_INSERT, (order._asdict() for order in orders))
    accounts.keep_versions(change.store, {code: seq for code, (seq, _) in heads.items()})
    return orders


def _last_number(store: Store, account: str) -> int:
    row = store.row("SELECT max(number) AS n FROM purchase WHERE account = :account", account=account)
    return (row["n"] if row else None) or 0


def correct(change: Change, key: str, fields: Mapping[str, Any]) -> Order:
    """What a later import says otherwise of an order, by the names of `Order`; account and number stay."""
    order = find(change.store, key)
    changed = {name: value for name, value in fields.items() if getattr(order, name) != value}
    if strangers := set(changed) - set(TOLD):
        raise ValueError(f"not of an order: {strangers}")
    if not changed:
        return order
    return _record(change, order, "order_edit", {"number": order.number, "fields": changed})


def drop(change: Change, key: str, reason: str) -> Order:
    """Take an order back that was entered by mistake or cancelled; it stays in the history."""
    order = find(change.store, key)
    if order.dropped_at is not None:
        raise Refused(msg("accounts.order_dropped", order=order.key))
    return _record(change, order, "order_drop", {"number": order.number, "reason": needed(reason, "reason")})


def _record(change: Change, order: Order, kind: str, data: Mapping[str, Any]) -> Order:
    code = accounts.open_(change, order.account).code
    event = change.record(f"account:{code}", kind, data)
    after = _after(order, event)
    change.store.run(_UPDATE, **after._asdict())
    accounts.keep_versions(change.store, {code: event.seq})
    return after
