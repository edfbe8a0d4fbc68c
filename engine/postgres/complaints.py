"""What a PostgreSQL server, the way to it or somebody else's change can do, as sentences.

The codes are SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from psycopg2 import extensions

from engine.errors import DealgateError, NotAllowed, Refused
from engine.message import msg
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
    "is not permitted to log in": "store.not_let_in",
    "the database system is starting up": "store.server_starting",
    "the database system is shutting down": "store.server_stopped",
    "the database system is in recovery mode": "store.server_starting",
    "too many connections": "store.too_many_connections",
    "too many clients": "store.too_many_connections",
    "remaining connection slots": "store.too_many_connections",
    "certificate": "store.certificate",
    "SSL": "store.certificate",
}
"""A refused connection has no code in libpq, only the server's words. In another language they are shown."""


@contextmanager
def refusals(name: str, connection: extensions.connection | None = None) -> Iterator[None]:
    """Turn what the server, the network or the neighbours do into a refusal; faulty SQL stays loud.

    Raises Raced where another transaction got in between.
    """
    try:
        yield
    except psycopg2.Error as error:
        code = error.pgcode
        if code in _RACED:
            raise Raced(code) from error
        refusal = _refusal(error, name, lost=connection is not None and connection.closed != 0)
        if refusal is None:
            raise
        raise refusal from error


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


def unreachable(error: psycopg2.OperationalError, name: str) -> Refused:
    """Why there was no connection at all."""
    said = str(error)
    if 'database "' in said and "does not exist" in said:
        return Refused(msg("store.no_such_database", path=name), hint=msg("store.create_database"))
    if 'role "' in said and "does not exist" in said:
        return Refused(msg("store.wrong_password", path=name))
    for words, sentence in _BEFORE_ANY_CODE.items():
        if words in said:
            return Refused(msg(sentence, path=name))
    return Refused(msg("store.unreachable", path=name, why=quoted(said, name)))


def quoted(said: str, name: str) -> str:
    """What libpq says, in one line. Of an address it misread it may quote a part of the password."""
    known = re.sub(r'"([^"]*)"', lambda part: part[0] if part[1] in name else '"…"', said)
    return " ".join(known.split())
