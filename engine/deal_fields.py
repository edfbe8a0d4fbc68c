"""What `new` and `set` may say of a deal, read and checked: amount, dates, people, behaviour."""

from collections.abc import Mapping
from typing import Any

from engine import accounts, people
from engine.change import Change
from engine.clock import no_day, parse_day
from engine.errors import Usage, unknown
from engine.message import msg
from engine.money import currency_of, minor, plain
from engine.playbook import Playbook
from engine.state import Day, Deal

FIELDS = ("title", "account", "owner", "amount", "currency", "close_date", "behaviour")


def read_fields(change: Change, playbook: Playbook, deal: Deal, raw: Mapping[str, str]) -> dict[str, Any]:
    """FIELD=VALUE as typed, to values; an empty value clears a field where it may."""
    values: dict[str, Any] = {}
    for name, typed in raw.items():
        if name not in FIELDS:
            raise unknown("deals.unknown_field", name, FIELDS)
        if name not in ("amount", "currency"):
            values[name] = _field(change, playbook, name, typed.strip())
    if "amount" in raw or "currency" in raw:
        currency = raw.get("currency") or deal.currency or change.workspace.currency
        amount = raw.get("amount", _kept(deal))
        values |= read_amount(amount or None, currency)
    return values


def _kept(deal: Deal) -> str | None:
    """The amount that stands, in major units, without decimals another currency may not have."""
    amount = plain(deal.amount, deal.currency)
    return amount.rstrip("0").rstrip(".") if amount and "." in amount else amount


def _field(change: Change, playbook: Playbook, name: str, typed: str) -> str | None:
    if name == "title":
        return needed(typed, "title")
    if name == "owner":
        return people.colleague(change.store, typed).user
    if not typed:
        return None
    if name == "account":
        return accounts.find(change.store, typed).code
    if name == "behaviour":
        return read_behaviour(playbook, typed)
    return read_day(change, typed)


def read_amount(typed: str | None, named: str) -> dict[str, Any]:
    """Amount in minor units and its currency."""
    currency = currency_of(named)
    if currency is None:
        raise Usage(msg("deals.bad_currency", currency=named))
    if typed is None:
        return {"amount": None, "currency": currency}
    amount = minor(typed, currency)
    if amount is None or amount < 0:
        raise Usage(msg("deals.bad_amount", amount=typed, currency=currency))
    return {"amount": amount, "currency": currency}


def read_behaviour(playbook: Playbook, behaviour: str | None) -> str | None:
    if behaviour is not None and behaviour not in playbook.behaviours:
        raise unknown("deals.unknown_behaviour", behaviour, playbook.behaviours)
    return behaviour


def read_day(change: Change, typed: str) -> Day:
    day = parse_day(typed, change.date)
    if day is None:
        raise Usage(no_day(typed, change.date))
    return day.isoformat()


def past_day(change: Change, on: Day | None) -> Day:
    """Today, where no day is given; what has not come yet can't be on record."""
    if on is not None and on > change.today:
        raise Usage(msg("deals.in_the_future", day=on))
    return on or change.today


def needed(text: str, what: str) -> str:
    """The text without blanks around it; a title, a reason or evidence may not be empty."""
    if not text.strip():
        raise Usage(msg(f"moves.no_{what}"))
    return text.strip()
