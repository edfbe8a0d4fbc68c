"""The team's own settings: where its days begin and end, its working calendar, its money."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from engine.clock import to_instant, zone
from engine.errors import Refused, Usage
from engine.message import msg
from engine.money import currency_of
from engine.store import Store, no_database
from engine.value import Value

HIGHEST_RATE = 10**12


class Workspace(Value):
    """`rates` holds what one unit of another currency is worth in `currency`, as decimal strings."""

    time_zone: str
    country: str
    currency: str
    rates: Mapping[str, str]


def create(store: Store, *, time_zone: str, country: str, currency: str, now: datetime) -> Workspace:
    """Write the one workspace of a new database; Usage for values nobody knows, Refused where one stands."""
    try:
        zone(time_zone)
    except (KeyError, ValueError, OSError):
        raise Usage(msg("store.unknown_zone", zone=time_zone)) from None
    country = country.upper()
    if not re.fullmatch("[A-Z]{2}", country):
        raise Usage(msg("store.unknown_country", country=country))
    currency = _currency(currency)
    written = store.run(
        "INSERT INTO workspace (id, time_zone, country, currency, created_at)"
        " VALUES (1, :time_zone, :country, :currency, :created_at) ON CONFLICT (id) DO NOTHING",
        time_zone=time_zone,
        country=country,
        currency=currency,
        created_at=to_instant(now),
    )
    if not written:
        raise Refused(msg("store.exists", path=store.name))
    return Workspace(time_zone, country, currency, {})


def load(store: Store) -> Workspace:
    """The workspace; NoDatabase where its creation was interrupted, so that `init` can finish it."""
    rows = store.rows(
        "SELECT w.time_zone, w.country, w.currency, r.currency AS other, r.rate"
        " FROM workspace w LEFT JOIN rate r ON 1 = 1"
    )
    if not rows:
        raise no_database(store.name)
    rates = {row["other"]: row["rate"] for row in rows if row["other"]}
    return Workspace(rows[0]["time_zone"], rows[0]["country"], rows[0]["currency"], rates)


def token(store: Store) -> str:
    """Eight characters by which what leaves this workspace is told from another's: of its first instant."""
    from zlib import crc32

    row = store.row("SELECT created_at FROM workspace")
    if row is None:
        raise no_database(store.name)
    return f"{crc32(row['created_at'].encode()):08x}"


def set_rate(store: Store, currency: str, rate: str, today: date) -> None:
    """Set what one unit of `currency` is worth in the workspace's own, from a decimal string above zero."""
    from decimal import Decimal, InvalidOperation

    currency = _currency(currency)
    if currency == load(store).currency:
        raise Usage(msg("store.own_currency", currency=currency))
    try:
        value = Decimal(rate)
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or not 0 < value < HIGHEST_RATE:
        raise Usage(msg("store.bad_rate", rate=rate))
    store.run(
        "INSERT INTO rate (currency, rate, set_on) VALUES (:currency, :rate, :set_on)"
        " ON CONFLICT (currency) DO UPDATE SET rate = excluded.rate, set_on = excluded.set_on",
        currency=currency,
        rate=f"{value:f}",
        set_on=today.isoformat(),
    )


def _currency(typed: str) -> str:
    code = currency_of(typed)
    if code is None:
        raise Usage(msg("store.unknown_currency", currency=typed))
    return code
