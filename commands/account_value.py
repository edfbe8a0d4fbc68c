"""`account value`: one client's whole picture, each figure with the reason for it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

import typer

from coach.clients.portfolio import Surveyed, read_portfolio, rules_of
from commands import portfolio_source
from commands.account import PlaybookId
from commands.desk import Desk, reading
from commands.options import AccountCode
from commands.printing import Column, pad, paint, table, width, wrapped
from commands.step_line import command_line
from engine import accounts
from engine.errors import NotFound, Refused
from engine.message import Step, msg, step
from engine.money import Money, of_major, plain
from stages.accounts.line import Line
from stages.accounts.periods import Period, over, period_of
from stages.accounts.picture import picture
from stages.accounts.purchases import revenue
from words.say import clean, say, write

_BAR = 40
"""Columns of a bar that stands for the best period."""
_PERIODS = 12
"""Periods shown: quarters while they are so few, years beyond."""

COLUMNS = ("id", "title", "value", "shown", "because", "do", "settle")


def value(ctx: typer.Context, account: AccountCode, playbook: PlaybookId = None) -> None:
    desk = reading(ctx)
    code = accounts.find(desk.store, account).code
    found = read_portfolio(desk.view, rules_of(desk.store, playbook))
    if code in found.sales.not_counted:
        currency = found.sales.unpriced[0]
        said = msg("portfolio.no_rate_for_client", account=code, currencies=found.sales.unpriced)
        raise Refused(said, hint=step("db rate", None, currency=currency, rate=None))
    if code not in found.accounts:
        raise NotFound(
            msg("accounts.not_yet", account=account, day=desk.today), hint=step("account list", None)
        )
    lines = picture(found.portfolio, code)
    told = [_data(line) for line in lines]
    data: Any = told if desk.settings.csv else {**_about(found, code), "lines": told}
    desk.emit(data, lambda: _page(desk, found, code, lines), COLUMNS)


def _about(found: Surveyed, code: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": found.accounts[code].name,
        **portfolio_source.data(found),
        "periods": [
            {"period": each.period.label, "revenue": plain(each.money(found).minor, found.portfolio.currency)}
            for each in _periods(found, code)
        ],
    }


def _data(line: Line) -> dict[str, Any]:
    """An amount as every amount is written; another figure unrounded."""
    value = f"{line.value:f}" if isinstance(line.value, Decimal) else line.value
    return {
        "id": line.id,
        "title": say(line.title),
        "value": plain(*line.shown) if isinstance(line.shown, Money) else value,
        "shown": None if line.shown is None else write(line.shown),
        "because": say(line.because),
        "do": [say(each) for each in line.do],
        "settle": [command_line(each) for each in line.settle],
    }


def _page(desk: Desk, found: Surveyed, code: str, lines: tuple[Line, ...]) -> str:
    account = found.accounts[code]
    since = found.portfolio.clients[code].since
    head = paint(f"{code}  {clean(account.name)}", "bold")
    if since:
        head += f" · {say('portfolio.known_since', on=since)}"
    column = max(width(say(line.title)) for line in lines)
    parts = [head, *portfolio_source.warnings(found), ""]
    for line in lines:
        if line.shown is not None:
            parts += _block(line, column)
    return "\n".join([*parts, *_unknown(lines, column), *_chart(found, code)])


def _block(line: Line, column: int) -> Iterator[str]:
    """The figure, why, and what to do about it."""
    indent = " " * (column + 4)
    because = say(line.because)
    if line.shown is not None:
        because = say("portfolio.value_because", value=line.shown, because=because)
    yield wrapped(f"  {pad(say(line.title), column)}  {because}", indent)
    for do in line.do:
        yield wrapped(f"{indent}{say('portfolio.do', do=do)}", indent)


def _unknown(lines: tuple[Line, ...], column: int) -> Iterator[str]:
    """What nobody knows yet, and the commands that settle it or make a figure better known."""
    unknown = [line for line in lines if line.shown is None]
    if unknown:
        yield f"\n{paint(say('portfolio.not_known_yet'), 'bold')}"
    for line in unknown:
        yield from _block(line, column)
    if settling := dict.fromkeys(_short(each) for line in lines for each in line.settle):
        yield f"\n{paint(say('portfolio.to_settle'), 'bold')}"
        yield from (f"  → {command}" for command in settling)


def _short(settle: Step) -> str:
    """A worksheet once for all its fields: without any it asks for what is missing."""
    if settle.action == "account fill":
        kept = {name: settle.args[name] for name in ("account", "worksheet")}
        settle = step("account fill", None, **kept)
    return command_line(settle)


class _Sold(NamedTuple):
    period: Period
    amount: Decimal

    def money(self, found: Surveyed) -> Money:
        return of_major(self.amount, found.portfolio.currency)


def _periods(found: Surveyed, code: str) -> list[_Sold]:
    """What was bought in each quarter, or in each year where that is more than can be seen at once."""
    bought = found.portfolio.bought[code]
    if not bought:
        return []
    today = found.portfolio.today
    for unit in ("quarter", "year"):
        periods = [*over(bought[0].on, today, unit), period_of(today, unit)]
        if len(periods) <= _PERIODS:
            break
    sums = {period: revenue(each) for period, each in groupby(bought, key=lambda p: period_of(p.on, unit))}
    return [_Sold(period, sums.get(period, Decimal(0))) for period in periods[-_PERIODS:]]


def _chart(found: Surveyed, code: str) -> Iterator[str]:
    """Orders over time, as bars."""
    periods = _periods(found, code)
    most = max((each.amount for each in periods), default=Decimal(0))
    if most <= 0:
        return
    yield ""
    columns = (
        Column(say("portfolio.col_period")),
        Column(say("portfolio.col_revenue"), right=True),
        Column(""),
    )
    rows = [
        (each.period.label, write(each.money(found)), "█" * round(_BAR * max(each.amount, Decimal(0)) / most))
        for each in periods
    ]
    yield table(rows, columns)
