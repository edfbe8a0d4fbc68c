"""What may be said of an order that is entered, read and checked: amounts, the day, the deal it came from."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from typing import NamedTuple

from engine.change import Change
from engine.errors import Usage
from engine.message import Message, msg
from engine.money import currency_of, minor
from engine.state import Day


class Brought(NamedTuple):
    """An order on its way in; `external` is the source it comes from and its id there."""

    account: str
    on: Day
    amount: int
    currency: str
    cost: int | None = None
    product: str | None = None
    note: str | None = None
    deal: str | None = None
    external: Mapping[str, str] | None = None


def read_order(
    change: Change,
    account: str,
    amount: str,
    currency: str | None,
    on: Day,
    cost: str | None,
    product: str | None,
    note: str | None,
    deal: str | None,
) -> Brought:
    """An order as typed. Raises Usage with everything that is wrong."""
    named = currency or change.workspace.currency
    key = (_text(deal) or "").upper() or None
    worth, spent = _worth(amount, named), _worth(cost, named) if cost else None
    amiss = (
        worth,
        None if spent == worth else spent,
        _refund(worth, spent),
        _future(change, on),
        _stranger(change, key, account),
    )
    faults = [what for what in amiss if isinstance(what, Message)]
    if faults or isinstance(worth, Message) or isinstance(spent, Message):
        raise Usage(msg("accounts.bad_order", faults=reduce(_and, faults)))
    return Brought(account, on, worth, currency_of(named) or named, spent, _text(product), _text(note), key)


def _and(first: Message, then: Message) -> Message:
    return msg("accounts.order_faults", first=first, then=then)


def _worth(typed: str, named: str) -> int | Message:
    """Minor units; below zero for a credit note."""
    currency = currency_of(named)
    if currency is None:
        return msg("deals.bad_currency", currency=named)
    amount = minor(typed, currency)
    return msg("accounts.order_amount", amount=typed, currency=currency) if amount is None else amount


def _refund(worth: int | Message, spent: int | Message | None) -> Message | None:
    """What we deliver costs something or nothing; only what comes back lowers a cost."""
    if isinstance(worth, int) and isinstance(spent, int) and worth > 0 > spent:
        return msg("accounts.order_cost_below_zero")
    return None


def _future(change: Change, on: Day) -> Message | None:
    return msg("accounts.order_future", day=date.fromisoformat(on)) if on > change.today else None


def _stranger(change: Change, deal: str | None, account: str) -> Message | None:
    """Why a deal can't be the one the order came from."""
    if deal is None:
        return None
    row = change.store.row("SELECT account FROM deal WHERE key = :key", key=deal)
    if row is None:
        return msg("deals.unknown", deal=deal, candidates=())
    return None if row["account"] == account else msg("accounts.order_elsewhere", deal=deal, account=account)


def _text(typed: str | None) -> str | None:
    return (typed or "").strip() or None
