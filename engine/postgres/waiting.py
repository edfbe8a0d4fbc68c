"""Waiting for the server so that Ctrl-C is heard, however long somebody else's change takes."""

from contextlib import suppress
from select import select
from threading import current_thread, main_thread

import psycopg2
from psycopg2 import extensions


def hear_interrupts() -> None:
    """Ctrl-C comes to the main thread. The driver has one callback for all: set while another thread is in
    the middle of a question, it costs that one its connection, so the threads of a server go without."""
    if current_thread() is main_thread():
        extensions.set_wait_callback(wait)


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
