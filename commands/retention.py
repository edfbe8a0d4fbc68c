"""`stats retention`: who bought again, who was lost and why, and what a year may bring."""

from decimal import Decimal
from typing import Annotated, Any

import typer

from coach.clients.portfolio import Surveyed, read_portfolio, rules_of
from coach.clients.retention import Lost, Retention, Row
from coach.clients.retention import retention as read_retention
from commands import portfolio_source
from commands.account import PlaybookId
from commands.choices import chosen
from commands.desk import reading
from commands.retention_text import page, why_command
from engine.money import of_major, plain
from stages.accounts.periods import UNITS, period_of
from stages.accounts.rating import LEFT_BECAUSE
from stages.accounts.retention import Reason
from words.say import both, say

Unit = Annotated[str | None, typer.Option("--period", metavar="year|quarter", help="option.retention_period")]
All = Annotated[bool, typer.Option("--all", help="option.all")]

COLUMNS = ("period", "from", "to", "buyers", "judged", "again", "lost", "retention", "churn", "who")
"""Of a period, as CSV; `again` and what follows is empty while the next period is not over."""


def retention(
    ctx: typer.Context, period: Unit = None, playbook: PlaybookId = None, every: All = False
) -> None:
    desk = reading(ctx)
    rules = rules_of(desk.store, playbook)
    if period:
        names = {each: (both(f"retention.by_{each}"),) for each in UNITS}
        unit = chosen(period, names, "retention.unknown_period")
        rules = rules._replace(period=unit)
    survey = read_portfolio(desk.view, rules)
    found = read_retention(survey.portfolio)
    data: Any = None
    if desk.settings.csv:
        data = [_row(each) for each in found.rows]
    elif desk.settings.json:
        data = _object(survey, found)
    desk.emit(data, lambda: page(survey, found, every=every), COLUMNS)


def _object(survey: Surveyed, found: Retention) -> dict[str, Any]:
    portfolio = survey.portfolio
    return {
        "period": portfolio.rules.period,
        **portfolio_source.data(survey),
        "running": period_of(portfolio.today, portfolio.rules.period).label,
        "silent_since": found.silent_since and found.silent_since.label,
        "periods": [_row(each) for each in found.rows],
        "retention": _share(found.share),
        "churn": _share(None if found.share is None else 1 - found.share),
        "lifetime": None if found.life is None else _lifetime(found),
        "lost": _last_turn(survey, found),
        "reasons": [_reason(each) for each in found.reasons],
        "unknown_reasons": len(found.to_ask),
        "command": why_command(found),
        "sales_estimate": _estimate(survey),
    }


def _row(row: Row) -> dict[str, Any]:
    turn = row.turn
    return {
        "period": row.period.label,
        "from": row.period.first.isoformat(),
        "to": row.period.last.isoformat(),
        "buyers": row.buyers,
        "judged": turn is not None,
        "again": turn and turn.stayed,
        "lost": turn and len(turn.lost),
        "retention": _share(turn.retention) if turn else None,
        "churn": _share(turn.churn) if turn else None,
        "who": list(turn.lost) if turn else [],
    }


def _lifetime(found: Retention) -> dict[str, Any]:
    """In the periods asked for; endless where nobody was ever lost."""
    periods = found.life.periods if found.life else None
    return {"periods": None if periods is None else f"{periods:.6f}", "endless": periods is None}


def _last_turn(survey: Surveyed, found: Retention) -> dict[str, Any] | None:
    if found.turn is None:
        return None
    currency = survey.portfolio.currency
    return {
        "bought_in": found.turn.period.label,
        "not_in": found.turn.period.next.label,
        "value": _amount(sum((each.value for each in found.lost), Decimal(0)), currency),
        "of": _amount(found.bought, currency),
        "clients": [_lost(survey, each) for each in found.lost],
    }


def _lost(survey: Surveyed, each: Lost) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": survey.accounts[each.code].name,
        "last_order": each.last_order.isoformat(),
        "value": _amount(each.value, survey.portfolio.currency),
        "left_because": each.because,
        "back": each.back.isoformat() if each.back else None,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "reason": reason.id,
        "title": say(LEFT_BECAUSE[reason.id]),
        "clients": reason.n,
        "share": _share(reason.share),
        "reference": _share(Decimal(reason.reference) / 100),
    }


def _estimate(survey: Surveyed) -> dict[str, Any]:
    portfolio = survey.portfolio
    found, currency = portfolio.sales, portfolio.currency
    counted = "counted" if found.retention is not None else None
    return {
        "amount": _amount(found.total, currency),
        "customers": found.customers,
        "retention": _share(found.retention),
        "retention_from": "playbook" if portfolio.rules.retention is not None else counted,
        "purchases_per_month": None if found.per_month is None else f"{found.per_month:.6f}",
        "amount_per_purchase": _amount(found.amount, currency),
    }


def _share(share: Decimal | None) -> str | None:
    return None if share is None else f"{share:.6f}"


def _amount(value: Decimal | None, currency: str) -> str | None:
    return None if value is None else plain(of_major(value, currency).minor, currency)
