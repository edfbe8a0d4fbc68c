"""The shape programs rely on: a client company."""

from typing import Any

from engine.accounts import Account


def account_data(account: Account) -> dict[str, Any]:
    """`class` as it is on record; `class_by` is `orders` or `hand`."""
    return {
        "code": account.code,
        "name": account.name,
        "version": account.version,
        "class": account.abc,
        "class_by": account.abc_by,
    }
