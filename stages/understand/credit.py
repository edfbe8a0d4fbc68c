"""The credit limit: receivables and notes together must not pass a ceiling per client.

(The method, section 6.1.) Amounts are in major units of one currency.
"""

from decimal import Decimal


def credit_left(limit: Decimal, receivables: Decimal, notes: Decimal) -> Decimal:
    """What may still be owed; below zero by how much the ceiling is passed."""
    return limit - receivables - notes


def within_credit(limit: Decimal, receivables: Decimal, notes: Decimal) -> bool:
    """The ceiling itself is still within."""
    return credit_left(limit, receivables, notes) >= 0


def credit_used(limit: Decimal, receivables: Decimal, notes: Decimal) -> Decimal | None:
    """In per cent of the limit, unrounded; None where there is no limit to use."""
    return (receivables + notes) / limit * 100 if limit else None
