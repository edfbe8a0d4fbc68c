"""What a server says of itself and of the way to it, for whoever looks after it."""

from typing import NamedTuple

from engine.postgres.store import SKEW
from engine.store import Store

TESTED = (15, 16, 18)
"""The versions of PostgreSQL the suite of the store has run on."""

_ASKED = """
SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
 current_setting('server_encoding') AS encoding, session_user AS login, pg_is_in_recovery() AS replica,
 to_regnamespace('dealgate_rights') IS NOT NULL AS rights,
 coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS encrypted,
 coalesce(inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() = '::1', true) AS local,
 extract(epoch FROM clock_timestamp())::float8 AS now
"""


class Health(NamedTuple):
    """`local`: by a socket or the loopback. `seconds_apart`: this computer's clock and its own."""

    version: str
    major: int
    encoding: str
    login: str
    replica: bool
    rights: bool
    encrypted: bool
    local: bool
    seconds_apart: int

    @property
    def clock_holds(self) -> bool:
        return self.seconds_apart <= SKEW


def health(store: Store) -> Health:
    from time import time

    row = store.row(_ASKED)
    assert row is not None, "this question always has an answer"
    return Health(
        version=row["version"].split()[0],
        major=row["number"] // 10000,
        **{name: row[name] for name in ("encoding", "login", "replica", "rights", "encrypted", "local")},
        seconds_apart=round(abs(time() - row["now"])),
    )
