"""Whether accounts were merged as their histories tell, and everything went along that belonged there."""

from collections.abc import Iterator, Mapping, Sequence

from engine import orders
from engine.history import Event
from engine.message import Message, msg
from engine.orders import TOLD, Order
from engine.store import Row

Rows = Mapping[str, list[Row]]

HOLDERS = """
WITH RECURSIVE upward AS (
  SELECT code, merged_into AS holder FROM account WHERE merged_into IS NOT NULL
  UNION SELECT u.code, a.merged_into FROM upward u JOIN account a ON a.code = u.holder
    WHERE a.merged_into IS NOT NULL)
SELECT code, holder FROM upward u
WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.code = u.holder AND a.merged_into IS NOT NULL) AND code
"""
"""Of accounts that were merged, the one that goes on in the end."""
INTO = "SELECT code, merged_into FROM account WHERE code"


def came_from(subject: str, events: Sequence[Event]) -> list[str]:
    """The account itself, and those that were merged into it."""
    own = subject.partition(":")[2]
    return [own, *(str(_said(event).get("from")) for event in events if event.kind == "merge")]


def left(subject: str, events: Sequence[Event]) -> list[str]:
    """The accounts a deal or a person belonged to when they were merged."""
    return [before for before, _, _ in _moves(events)]


def flaws(
    code: str, events: Sequence[Event], accounts: Rows, purchases: Rows
) -> Iterator[tuple[int, Message]]:
    """What is amiss with an account that others were merged into, or that was merged itself, by seq.

    `accounts` and `purchases` have the rows of all of them, by code.
    """
    if events[-1].kind != "merged" and any(event.kind == "merged" for event in events):
        yield events[-1].seq, msg("db.after_merge")
    for event in events:
        if event.kind == "merge":
            gone = str(event.data["from"])
            row = next(iter(accounts.get(gone, ())), None)
            if row is None or row["merged_into"] != code or not _all_came(gone, event, purchases):
                yield event.seq, msg("db.merge_differs", account=gone)


def _all_came(gone: str, event: Event, purchases: Rows) -> bool:
    """Whether the orders that counted there until then are those that came, each once."""
    left = [Order(*row) for row in purchases.get(gone, ())]
    then = [_terms(order) for order in left if order.dropped_at == event.at]
    numbers = [each["was"] for each in event.data["orders"]]
    came = zip(numbers, orders.come_by(event), strict=True)
    return then == sorted((was, *_terms(order)[1:]) for was, order in came)


def _terms(order: Order) -> tuple[object, ...]:
    """Its number, and all that was told of it."""
    return order.number, *(getattr(order, name) for name in TOLD)


def strays(events: Sequence[Event], accounts: Rows) -> Iterator[tuple[int, Message]]:
    """Of a deal or a person, the moves to another account that no merge explains, by seq."""
    for before, into, seq in _moves(events):
        row = next(iter(accounts.get(before, ())), None)
        if row is None or row["merged_into"] != into:
            yield seq, msg("db.against_rules")


def _moves(events: Sequence[Event]) -> Iterator[tuple[str, str, int]]:
    """From which account to which, at which seq. A deal says from where; a person was where they came."""
    account = ""
    for event in events:
        said = _said(event)
        into = str(said.get("account", account))
        if event.kind == "merge":
            yield str(said.get("from", account)), into, event.seq
        account = into


def _said(event: Event) -> Mapping[str, object]:
    """Nothing of a forged one that says no such thing as an event does."""
    return event.data if isinstance(event.data, Mapping) else {}
