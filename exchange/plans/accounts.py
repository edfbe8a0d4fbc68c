"""A table of accounts: which column is what."""

from typing import Literal

from engine.playbook_text.notation import Currency, Words
from exchange.plans.notation import Strict
from exchange.plans.source import Source


class AccountColumns(Strict):
    name: Words
    id: Words | None = None
    code: Words | None = None
    """The short code keys begin with; made from the name where none is given."""
    place: Words | None = None
    abc: Words | None = None
    """The class: A, B or C."""
    currency: Words | None = None


class AccountConstants(Strict):
    place: Words | None = None
    currency: Currency | None = None
    """Of the amounts in worksheets."""


class AccountPlan(Source):
    what: Literal["accounts"]
    columns: AccountColumns
    constants: AccountConstants = AccountConstants()
    classes: dict[str, Literal["A", "B", "C"]] = {}
    """By a value of the class column, what it means here."""
    worksheets: dict[str, dict[str, Words]] = {}
    """By worksheet of the account and field, the column."""
