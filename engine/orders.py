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
    """Amounts in minor units, below zero for a credit note; `cost` is what it cost us, None where unknown.

    `entered_at`: since when it counts here, where it came with another account.
    """

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
    entered_at: Instant | None = None

    @property
    def key(self) -> str:
        return f"{self.account}/{self.number}"


TOLD = ("on", "amount", "cost", "currency", "product", "note", "deal")
COLUMNS = "account, number, ordered_on, amount, cost, currency, product, note, deal, dropped_at, entered_at"
_SELECT = f"SELECT {COLUMNS} FROM purchase"
_INSERT = (
    "INSERT INTO purchase"
    " (account, number, ordered_on, amount, cost, currency, product, note, deal, entered_at)"
    " VALUES (:account, :number, :on, :amount, :cost, :currency, :product, :note, :deal, :entered_at)"
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


def by_keys(store: Store, keys: Iterable[str]) -> list[Order]:
    """Several by their keys as they stand in the database; one that is not there is left out."""
    found: list[Order] = []
    for page in batches(keys):
        params: dict[str, object] = {}
        for at, key in enumerate(page):
            code, _, number = key.rpartition("/")
            params |= {f"code{at}": code, f"number{at}": int(number)}
        wanted = ", ".join(f"(:code{at}, :number{at})" for at in range(len(page)))
        found += [
            Order(*row)
            for row in store.rows(f"{_SELECT} WHERE (account, number) IN (VALUES {wanted})", **params)
        ]
    return found


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
    """An order counts from its day until it is dropped; one that came with another account since it came."""
    corrected = _before_correction(store, until) if until else {}
    for stored in orders:
        account = stored.account
        order = corrected[account].get(stored.number) if account in corrected else stored
        if order is None or (until_day is not None and order.on > until_day):
            continue
        if until is not None and (order.entered_at or "") > until:
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
        elif event.kind == "merge":
            orders |= {order.number: order for order in come_by(event)}
        elif event.kind == "merged":
            orders = {number: _gone(order, event) for number, order in orders.items()}
    return orders


def come_by(event: Event) -> list[Order]:
    """The orders that came with another account, as the event `merge` tells them."""
    account = event.subject.removeprefix("account:")
    return [
        Order(account, each["number"], *(each[name] for name in TOLD))._replace(entered_at=event.at)
        for each in event.data["orders"]
    ]


def _gone(order: Order, event: Event) -> Order:
    """The order when its account was merged into another: it counts there from then on."""
    return order._replace(dropped_at=order.dropped_at or event.at)


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
    heads = _heads(change, {brought.account for brought in batch})
    numbers = _last_numbers(change.store, heads)
    moments: dict[Day, Instant] = {}
    rows: list[dict[str, object]] = []
    orders: list[Order] = []
    for brought in batch:
        code, on = brought.account, brought.on
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
    history.append(change.store, rows)
    change.store.load("purchase", COLUMNS.split(", "), orders)
    accounts.keep_versions(change.store, {code: seq for code, (seq, _) in heads.items()})
    return orders


def moving(store: Store, source: str, into: str) -> list[dict[str, Any]]:
    """The orders of an account that count, as they are to stand in another, for the event `merge`.

    `number` is the one each gets there, `was` the one it had.
    """
    standing = [order for order in stored(store, source) if order.dropped_at is None]
    first = _last_number(store, into) + 1
    return [
        {"number": number, "was": order.number, **{name: getattr(order, name) for name in TOLD}}
        for number, order in enumerate(standing, start=first)
    ]


def arrive(store: Store, event: Event) -> None:
    """The orders an event `merge` tells of stand in their new account."""
    store.run_many(_INSERT, (order._asdict() for order in come_by(event)))


def depart(store: Store, account: str, at: Instant) -> None:
    """No order of an account counts there any more."""
    sql = "UPDATE purchase SET dropped_at = :at WHERE account = :account AND dropped_at IS NULL"
    store.run(sql, account=account, at=at)


def _heads(change: Change, codes: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Seq and hash of the newest event of each account, of those this person may change. Raises NotFound,
    NotAllowed."""
    subjects = {f"account:{code}": code for code in sorted(codes)}
    newest = history.newest_among(change.store, subjects)
    heads = {subjects[event.subject]: (event.seq, event.hash) for event in newest}
    for code in subjects.values():
        accounts.check_rights(change, code if code in heads else accounts.find(change.store, code).code)
    return heads


def _last_number(store: Store, account: str) -> int:
    return _last_numbers(store, [account])[account]


def _last_numbers(store: Store, codes: Iterable[str]) -> dict[str, int]:
    """The number of the last order of each account; 0 where there is none."""
    found = dict.fromkeys(codes, 0)
    for page in batches(found):
        names, params = among(page)
        sql = f"SELECT account, max(number) AS n FROM purchase WHERE account IN ({names}) GROUP BY account"
        found |= {row["account"]: row["n"] for row in store.rows(sql, **params)}
    return found


def correct(change: Change, key: str, fields: Mapping[str, Any]) -> Order:
    """What a later import says otherwise of an order, by the names of `Order`; account and number stay."""
    order = find(change.store, key)
    changed = {name: value for name, value in fields.items() if getattr(order, name) != value}
    if strangers := set(changed) - set(TOLD):
        raise ValueError(f"not of an order: {strangers}")
    if not changed:
        return order
    return _record(change, order, "order_edit", {"number": order.number, "fields": changed})


def correct_many(change: Change, batch: Sequence[tuple[Order, Mapping[str, Any]]]) -> None:
    """Many, each with what is said otherwise of it, by the names of TOLD."""
    heads = _heads(change, {order.account for order, _ in batch})
    rows, after = [], []
    for order, fields in batch:
        code = order.account
        data = {"number": order.number, "fields": dict(fields)}
        event, row = change.event(heads[code], f"account:{code}", "order_edit", data, change.at)
        heads[code] = (event.seq, event.hash)
        rows.append(row)
        after.append(_after(order, event))
    history.append(change.store, rows)
    change.store.run_many(_UPDATE, (order._asdict() for order in after))
    accounts.keep_versions(change.store, {code: seq for code, (seq, _) in heads.items()})


def drop(change: Change, key: str, reason: str) -> Order:
    """Take an order back that was entered by mistake or cancelled; it stays in the history."""
    order = find(change.store, key)
    if order.dropped_at is not None:
        raise _counts_no_more(change.store, order)
    return _record(change, order, "order_drop", {"number": order.number, "reason": needed(reason, "reason")})


def _counts_no_more(store: Store, order: Order) -> Refused:
    """It was dropped, or counts at the account that its own was merged into."""
    account = accounts.by_code(store, order.account)
    into = account.merged_into if account else None
    told = history.events(store, f"account:{into}") if into else []
    merge = next((e for e in told if e.kind == "merge" and e.data["from"] == order.account), None)
    came = [each["number"] for each in merge.data["orders"] if each["was"] == order.number] if merge else []
    if not came:
        return Refused(msg("accounts.order_dropped", order=order.key))
    now = f"{into}/{came[0]}"
    return Refused(
        msg("merging.order_moved", order=order.key, now=now), hint=step("order drop", None, order=now)
    )


def _record(change: Change, order: Order, kind: str, data: Mapping[str, Any]) -> Order:
    code = accounts.open_(change, order.account).code
    event = change.record(f"account:{code}", kind, data)
    after = _after(order, event)
    change.store.run(_UPDATE, **after._asdict())
    accounts.keep_versions(change.store, {code: event.seq})
    return after
