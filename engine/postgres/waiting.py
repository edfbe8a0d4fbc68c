"""Waiting for the server so that Ctrl-C is heard, however long somebody else's change takes."""

from contextlib import suppress
from select import select

import psycopg2
from psycopg2 import extensions


def wait(connection: extensions.connection) -> None:
    """For `extensions.set_wait_callback`. Interrupted, what was asked for is called off; the driver then
    closes the connection, and the server takes the rest back."""
    try:
        _poll(connection)
    except KeyboardInterrupt:
        with suppress(psycopg2.Error):
            connection.cancel()
        raise


def _poll(connection: extensions.connection) -> None:
    while (state := connection.poll()) != extensions.POLL_OK:
        if state == extensions.POLL_READ:
            select([connection.fileno()], [], [])
        else:
            select([], [connection.fileno()], [])
