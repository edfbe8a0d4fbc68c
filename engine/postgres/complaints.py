"""What a PostgreSQL server, the way to it or somebody else's change can do, as sentences.

The codes are SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

import re

import psycopg2
from psycopg2 import extensions

from engine.errors import DealgateError, NotAllowed, Refused, Usage
from engine.message import msg, step
from engine.store import Raced

_RACED = {
    "40001",  # serialization_failure
    "40P01",  # deadlock_detected
    "23505",  # unique_violation: what we looked for and did not find has been written meanwhile
}
_SENTENCES = {
    "28P01": "store.wrong_password",
    "28000": "store.not_let_in",
    "3D000": "store.no_such_database",
    "53100": "store.full",
    "53300": "store.too_many_connections",
    "55P03": "store.locked",
    "57014": "store.cancelled",
    "57P01": "store.server_stopped",
    "57P02": "store.server_stopped",
    "57P03": "store.server_starting",
    "25006": "store.server_only_reads",
    "25P03": "store.waited_too_long",
    "58030": "store.disk_error",
    "XX001": "store.damaged",
    "XX002": "store.damaged",
}
_BEFORE_ANY_CODE = {
    "password authentication failed": "store.wrong_password",
    "no password supplied": "store.no_password",
    "no pg_hba.conf entry": "store.not_let_in",
    "the database system is starting up": "store.server_starting",
    "the database system is shutting down": "store.server_stopped",
    "the database system is in recovery mode": "store.server_starting",
    "too many connections": "store.too_many_connections",
    "too many clients": "store.too_many_connections",
    "remaining connection slots": "store.too_many_connections",
    "certificate": "store.certificate",
    "SSL": "store.certificate",
    "Connection refused": "store.refused_there",
    "No such file or directory": "store.refused_there",
    "could not translate host name": "store.no_such_host",
    "timeout expired": "store.timed_out",
    "timed out": "store.timed_out",
    "Network is unreachable": "store.no_route",
    "No route to host": "store.no_route",
    "invalid port number": "store.bad_port",
    'for connection option "port"': "store.bad_port",
}
"""A refused connection has no code in libpq, only the server's words. In another language they are shown."""
_HINTS = {
    "store.wrong_password": "store.check_password",
    "store.no_password": "store.give_password",
    "store.refused_there": "store.is_it_running",
    "store.no_such_host": "store.is_the_name_right",
    "store.timed_out": "store.is_the_network_up",
    "store.no_route": "store.is_the_network_up",
    "store.bad_port": "store.address_looks_so",
}


class refusals:
    """Turn what the server, the network or the neighbours do into a refusal; faulty SQL stays loud.

    Raises Raced where another transaction got in between, Usage for a text with a NUL in it. It stands around
    every statement, and a generator would take five times as long.
    """

    __slots__ = ("_connection", "_name")

    def __init__(self, name: str, connection: extensions.connection | None = None) -> None:
        self._name, self._connection = name, connection

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ValueError) and "NUL" in str(error):  # psycopg2's own, of what it won't send
            raise Usage(msg("store.nul")) from error
        if isinstance(error, psycopg2.Error):
            lost = self._connection is not None and self._connection.closed != 0
            said = _said(error, self._name, lost=lost)
            if said is not None:
                raise said from error


def _said(error: psycopg2.Error, name: str, *, lost: bool) -> DealgateError | Raced | None:
    if error.pgcode == "23505" and error.diag.constraint_name == "event_pkey":
        # Places come from a sequence: that one is taken is no race, and trying again would never end.
        return Refused(msg("store.places_behind", path=name), hint=step("db upgrade"))
    if error.pgcode in _RACED:
        return Raced(error.pgcode)
    return _refusal(error, name, lost=lost)


def _refusal(error: psycopg2.Error, name: str, *, lost: bool) -> DealgateError | None:
    if error.pgcode == "42501":  # insufficient_privilege, row-level security included
        if error.diag.schema_name == "dealgate_rights":  # by the triggers of `db grant`
            return NotAllowed(
                msg("store.database_refuses", path=name, why=msg(f"grants.why_{error.diag.constraint_name}"))
            )
        why = (error.diag.message_primary or str(error)).strip()
        return NotAllowed(msg("store.database_refuses", path=name, why=why))
    sentence = _SENTENCES.get(error.pgcode or "")
    if sentence is None and lost:
        sentence = "store.connection_lost"
    return None if sentence is None else Refused(msg(sentence, path=name))


_CLOSED = ("permission denied for database", "is not permitted to log in")
"""What a server says to a login `db grant` has closed, or has not let in yet."""


def unreachable(error: psycopg2.OperationalError, name: str) -> DealgateError:
    """Why there was no connection at all, and what to look at."""
    said = str(error)
    if any(words in said for words in _CLOSED):
        return NotAllowed(msg("grants.may_not_enter", path=name), hint=msg("grants.ask_admin"))
    if 'database "' in said and "does not exist" in said:
        return Refused(msg("store.no_such_database", path=name), hint=msg("store.check_database"))
    if 'role "' in said and "does not exist" in said:
        return Refused(msg("store.wrong_password", path=name), hint=msg("store.check_password"))
    for words, sentence in _BEFORE_ANY_CODE.items():
        if words in said:
            hint = _HINTS.get(sentence)
            return Refused(msg(sentence, path=name), hint=None if hint is None else msg(hint))
    return Refused(msg("store.unreachable", path=name, why=quoted(said, name)))


def quoted(said: str, name: str) -> str:
    """What libpq says, in one line. Of an address it misread it may quote a part of the password."""
    known = re.sub(r'"([^"]*)"', lambda part: part[0] if part[1] in name else '"…"', said)
    return " ".join(known.split())
