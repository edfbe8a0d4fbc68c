"""Where connections to PostgreSQL are opened."""

import os

import psycopg2
from psycopg2 import extensions

from engine.database_url import address_of, shown
from engine.errors import Refused
from engine.message import msg
from engine.postgres.complaints import quoted, unreachable

CONNECT = 10
"""Seconds to wait for a server to answer, unless the address or PGCONNECT_TIMEOUT says otherwise."""
WAIT = 60
"""Seconds a change waits for somebody else's, and the longest one may sleep over its own."""

SETTINGS = (
    f"SET lock_timeout = '{WAIT}s'; "
    # A laptop that is shut in the middle of a change lets go of what it locked.
    f"SET idle_in_transaction_session_timeout = '{WAIT}s'; "
)
"""Sent along with the first question, so that they cost no round trip."""


def connect(url: str) -> extensions.connection:
    """A connection in autocommit mode. Raises Refused where there is no way in."""
    address = address_of(url)
    try:
        known = extensions.parse_dsn(address)
    except psycopg2.ProgrammingError as error:
        raise Refused(msg("store.bad_address", path=shown(url), why=quoted(str(error), shown(url)))) from None
    ours = {"client_encoding": "UTF8", "application_name": "dealgate", "connect_timeout": str(CONNECT)}
    if "connect_timeout" in known or "PGCONNECT_TIMEOUT" in os.environ:
        del ours["connect_timeout"]
    # With a callback libpq would not keep to the time it was given.
    extensions.set_wait_callback(None)
    try:
        made: extensions.connection = psycopg2.connect(extensions.make_dsn(address, **ours))
    except psycopg2.OperationalError as error:
        raise unreachable(error, shown(url)) from None
    made.autocommit = True
    return made
