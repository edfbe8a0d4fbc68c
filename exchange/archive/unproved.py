"""What no history proves: rows that are believed only where they can be read as the commands read them."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.clock import OUR_TIMES, from_instant, zone
from engine.learned_table import read
from engine.money import currency_of
from engine.playbook_text.sources import read_once
from engine.working_days import days_of
from engine.workspace import HIGHEST_RATE

Row = Mapping[str, Any]


def is_readable(table: str, row: Row) -> bool:
    check = _CHECKS.get(table)
    if check is None:
        return True
    try:
        return check(row)
    except (AttributeError, InvalidOperation, LookupError, OSError, RecursionError, TypeError, ValueError):
        return False


def _workspace(row: Row) -> bool:
    zone(row["time_zone"])
    return _is_country(row["country"]) and _is_currency(row["currency"]) and _is_instant(row["created_at"])


def _working_days(row: Row) -> bool:
    year, days = row["year"], row["days"]
    if year not in OUR_TIMES or row["provisional"] not in (0, 1) or not _is_country(row["country"]):
        return False
    return len(days) == sum(1 for _ in days_of(year)) and set(days) <= {"0", "1"}


def _rate(row: Row) -> bool:
    date.fromisoformat(row["set_on"])
    value = Decimal(row["rate"])
    return _is_currency(row["currency"]) and value.is_finite() and 0 < value < HIGHEST_RATE


def _learned(row: Row) -> bool:
    read(row["playbook"], row["stage"], row["segment"], row["learned_on"], row["found"])
    return True


def _playbook(row: Row) -> bool:
    """Its source, where it has one, is that of this version; how it was read then may be another way than
    now."""
    if not _is_instant(row["installed_at"]):
        return False
    if not row["source"]:
        return True
    tree, parsed = read_once(row["source"]), json.loads(row["parsed"])
    if tree.faults:
        return False
    named = tree.data["playbook"], int(tree.data["version"]), _stages(tree.data)
    return named == (row["id"], row["version"], _stages(parsed))


def _stages(book: Row) -> list[str]:
    return [str(stage["id"]) for stage in book["stages"]]


def _request(row: Row) -> bool:
    return isinstance(json.loads(row["result"]), dict) and _is_instant(row["recorded_at"])


def _restored(row: Row) -> bool:
    return _is_instant(row["at"])


_CHECKS: Mapping[str, Callable[[Row], bool]] = {
    "workspace": _workspace,
    "working_days": _working_days,
    "rate": _rate,
    "learned": _learned,
    "playbook": _playbook,
    "request": _request,
    "restored": _restored,
}


def _is_country(code: str) -> bool:
    return re.fullmatch("[A-Z]{2}", code) is not None


def _is_currency(code: str) -> bool:
    return currency_of(code) == code


def _is_instant(text: str) -> bool:
    return from_instant(text).tzinfo is not None
