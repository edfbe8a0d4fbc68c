"""Purchases a line each: `ACME 2026-01-05 1000`, then maybe `margin 200` and `of valves`."""

import re
from datetime import date
from decimal import Decimal

from stages.accounts.client import Client
from stages.accounts.portfolio import survey
from stages.accounts.purchases import Purchase, by_account
from stages.accounts.rating import Rating
from stages.accounts.rules import DEFAULTS

TODAY = date(2026, 11, 21)
_LINE = re.compile(r"(\S+) (\d{4}-\d\d-\d\d) (\S+)(?: margin (\S+))?(?: of (\S+))?")


def purchases(text):
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        account, on, amount, margin, product = _LINE.fullmatch(line).groups()
        known = None if margin is None else Decimal(margin)
        found.append(Purchase(account, date.fromisoformat(on), Decimal(amount), known, product))
    return tuple(found)


def bought(text, *also):
    """By account; `also` bought nothing."""
    found = purchases(text)
    return by_account(found, dict.fromkeys([*(p.account for p in found), *also]))


def rating(**scores):
    """Numbers as they are typed: 4, "12.5"."""
    decimals = {"years_together", "share_of_wallet", "cost_to_serve", "acquisition_cost"}
    return Rating(**{k: Decimal(v) if k in decimals else v for k, v in scores.items()})


def portfolio(text, *clients, today=TODAY, convert=lambda amount, currency: None, **rules):
    """Accounts that bought something are there without being named."""
    found = purchases(text)
    named = {client.code: client for client in clients}
    others = [Client(code, code) for code in dict.fromkeys(p.account for p in found) if code not in named]
    return survey([*clients, *others], found, today, DEFAULTS._replace(**rules), "CNY", convert)
