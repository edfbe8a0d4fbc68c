"""The shape programs rely on: a client company."""

from typing import TYPE_CHECKING, Any

from engine.accounts import Account
from engine.money import plain

if TYPE_CHECKING:
    from coach.clients.sales import Sold


def account_data(account: Account) -> dict[str, Any]:
    """`class` as it is on record; `class_by` is `orders` or `hand`."""
    return {
        "code": account.code,
        "name": account.name,
        "version": account.version,
        "class": account.abc,
        "class_by": account.abc_by,
        "place": account.place,
        "merged_into": account.merged_into,
    }


def sold_data(sold: "Sold") -> dict[str, Any]:
    """`orders` by currency, never converted; `orders_from` is `orders`, or `deals` where none is recorded."""
    return {
        "orders": [{"amount": plain(*money), "currency": money.currency} for money in sold.sums],
        "orders_from": sold.source,
        "last_order": sold.last.isoformat() if sold.last else None,
    }
