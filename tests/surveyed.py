"""Columns as they stand in a table of orders: cells in, how they are read out."""

from datetime import date

from engine.state import Instant
from exchange.plans.orders import OrderColumns, OrderPlan
from exchange.rows.order_row import OrderReader, OrderRow
from exchange.styles.survey import Survey, survey
from exchange.tables.table import Form, Table
from stages.worksheets import WORKSHEETS
from words.say import say

HEADING = ("client", "day", "value", "cost", "currency", "due")
NOW: Instant = "2026-11-21T04:00:00.000000Z"


def plan(**said) -> OrderPlan:
    given = {"on": "day", "amount": "value", "account": "client", "cost": "cost", "currency": "currency"}
    columns = OrderColumns(**{**given, **said.pop("columns", {})})
    return OrderPlan(what="orders", source="books", columns=columns, **said)


def table(rows) -> Table:
    numbered = ((n, [row.get(name, "") for name in HEADING]) for n, row in enumerate(rows, 2))
    return Table(HEADING, numbered, len(rows), Form(), [])


def found(*rows, currency="CNY", zone="Asia/Shanghai", country="", **said) -> Survey:
    """What is found out of these rows, each a dict of a few cells."""
    return survey(table(rows), plan(**said), zone, currency, WORKSHEETS, country)


def column(name, *cells, **said) -> Survey:
    return found(*({name: cell} for cell in cells), **said)


def read(*rows, currency="CNY", **said) -> list[OrderRow | list[str]]:
    """Every row as it is read, or what is wrong with it."""
    known = found(*rows, currency=currency, **said)
    reader = OrderReader(plan(**said), HEADING, known, NOW, currency)
    filled = ({"client": "Acme", "day": "2024-01-02", "value": "1", **row} for row in rows)
    results = [reader.read(number, cells) for number, cells in table(list(filled)).rows]
    return [row or [f"{r.column}: {say(r.reason)}" for r in refusals] for row, refusals in results]


def amounts(*cells, currency="CNY", **said) -> list[int | str]:
    """Minor units, or what is wrong."""
    rows = read(*({"value": cell} for cell in cells), currency=currency, **said)
    return [row.amount if isinstance(row, OrderRow) else row[0] for row in rows]


def days(*cells, **said) -> list[str]:
    rows = read(*({"day": cell} for cell in cells), **said)
    return [row.on if isinstance(row, OrderRow) else row[0] for row in rows]


def iso(*ymd) -> str:
    return date(*ymd).isoformat()
