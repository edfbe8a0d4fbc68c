"""The forecast and its record as programs get them."""

from typing import Any

from coach.enough import TooFew
from coach.forecast.carried import Carried
from coach.forecast.draw import Interval
from coach.forecast.forecast import Forecast, Month, Total, Worth
from coach.forecast.record import Entry, Record
from commands.stats_data import few, figure
from engine.money import Money, plain

COLUMNS = (
    *("from", "to", "wins.median", "wins.low", "wins.high", "wins.share"),
    *("value.median", "value.low", "value.high", "own.deals", "own.value", "currency"),
)
RECORD_COLUMNS = (
    *("origin", "from", "to", "deals", "wins.median", "wins.low", "wins.high", "wins.share"),
    *("actual", "inside", "new", "own"),
)
DEALS_COLUMNS = ("deal", "title", "owner", "chance", "value", "currency", "usual")
_FIRST = 5
"""Deals that stand with the forecast; --deals has them all."""


def forecast_data(found: Forecast | TooFew) -> dict[str, Any]:
    if isinstance(found, TooFew):
        return few(found)
    usual = found.prices.usual
    return {
        "origin": found.origin.isoformat(),
        "currency": found.currency,
        "deals": found.deals,
        "unknown": found.unknown,
        "unlearned": found.unlearned,
        "history": found.n_history,
        "earlier": found.earlier,
        "imported_later": found.late,
        "ended": found.ended.isoformat() if found.ended else None,
        "usual_amount": plain(*usual) if usual else None,
        "unpriced": found.prices.unpriced,
        "no_rate": dict(found.prices.no_rate),
        "periods": [_month(month) for month in found.months],
        "total": _total(found.total),
        "first": [_deal(each, found.currency) for each in found.carried[:_FIRST]],
        "own": {name: getattr(found.own, name) for name in ("overdue", "later", "undated")},
    }


def period_rows(found: Forecast | TooFew) -> list[dict[str, Any]]:
    if isinstance(found, TooFew):
        return []
    return [{**_month(month), "currency": found.currency} for month in found.months]


def _month(month: Month) -> dict[str, Any]:
    return {
        "from": month.period.first.isoformat(),
        "to": month.period.last.isoformat(),
        **_total(month),
    }


def _total(found: Month | Total) -> dict[str, Any]:
    return {
        "wins": _wins(found.wins),
        "value": _worth(found.value),
        "own": {"deals": found.own_n, "value": _amount(found.own_value)},
    }


def deal_rows(found: Forecast | TooFew) -> list[dict[str, Any]]:
    return [] if isinstance(found, TooFew) else [_deal(each, found.currency) for each in found.carried]


def deals_data(found: Forecast | TooFew) -> dict[str, Any]:
    """Every deal that is forecast, those first that bring the most by the end of the last period."""
    if isinstance(found, TooFew):
        return few(found)
    return {
        "origin": found.origin.isoformat(),
        "to": found.months[-1].period.last.isoformat(),
        "deals": deal_rows(found),
    }


def _deal(each: Carried, currency: str) -> dict[str, Any]:
    return {
        "deal": each.key,
        "title": each.title,
        "owner": each.owner,
        "chance": figure(each.chance),
        "value": _amount(each.value),
        "currency": currency,
        "usual": each.usual,
    }


def _wins(wins: Interval) -> dict[str, Any]:
    return {"median": wins.median, "low": wins.low, "high": wins.high, "share": figure(wins.share)}


def _worth(worth: Worth | None) -> dict[str, Any] | None:
    return None if worth is None else {name: _amount(each) for name, each in worth._asdict().items()}


def _amount(money: Money | None) -> str | None:
    return plain(*money) if money else None


def record_data(found: Record | TooFew) -> dict[str, Any]:
    if isinstance(found, TooFew):
        return few(found)
    held, misses = found.inside, found.misses
    names = ("n", "held", "rate", "low", "high")
    return {
        "unit": found.unit,
        "periods": [_entry(entry) for entry in found.entries],
        "inside": dict(zip(names, (held.n, held.won, *map(figure, held[2:])), strict=True)) if held else None,
        "promised": figure(found.promised),
        "bias": few(found.bias) if isinstance(found.bias, TooFew) else figure(found.bias),
        "idle": found.idle,
        "ended": found.ended.isoformat() if found.ended else None,
        "misses": dict(zip(("periods", "forecast", "own"), misses, strict=True)) if misses else None,
    }


def record_rows(found: Record | TooFew) -> list[dict[str, Any]]:
    return [] if isinstance(found, TooFew) else [_entry(entry) for entry in found.entries]


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "origin": entry.origin.isoformat(),
        "from": entry.period.first.isoformat(),
        "to": entry.period.last.isoformat(),
        "deals": entry.deals,
        "wins": _wins(entry.wins),
        "actual": entry.actual,
        "inside": entry.inside,
        "new": entry.new,
        "own": entry.own,
    }
