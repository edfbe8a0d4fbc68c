"""What a server says of itself and of the way to it, for whoever looks after it."""

from time import time as now
from typing import NamedTuple

from engine.postgres.store import SKEW
from engine.store import Store

TESTED = (16, 18)
"""The versions of PostgreSQL the suite has run on; `db grant` needs functions that came with 16."""

# A sequence that was set back and not used since tells no last value; one that may not be looked at neither.
PLACES_BEHIND = """
coalesce((SELECT max(position) FROM event) > (
 SELECT coalesce(last_value, 0) FROM pg_sequences, pg_get_serial_sequence('event', 'position') AS of_event
 WHERE quote_ident(schemaname) || '.' || quote_ident(sequencename) = of_event
  AND has_sequence_privilege(of_event, 'SELECT, USAGE')), false)
"""

_ASKED = f"""
SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
 current_setting('server_encoding') AS encoding, session_user AS login, pg_is_in_recovery() AS replica,
 to_regnamespace('dealgate_rights') IS NOT NULL AS rights,
 obj_description(to_regnamespace('dealgate_rights'), 'pg_namespace') AS edition,
 coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS encrypted,
 coalesce(inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() = '::1', true) AS local,
 extract(epoch FROM clock_timestamp())::float8 AS now,
 {PLACES_BEHIND} AS behind
"""


class Health(NamedTuple):
    """`local`: by a socket or the loopback. `skew`: seconds by which this computer's clock is
    ahead of the server's. `edition`: of the rights, as
    `grants.edition` tells them apart. `behind`: the next event would get a place that is taken."""

    version: str
    major: int
    encoding: str
    login: str
    replica: bool
    rights: bool
    edition: str | None
    encrypted: bool
    local: bool
    skew: float
    behind: bool

    @property
    def clock_holds(self) -> bool:
        return abs(self.skew) <= SKEW


_AS_ASKED = ("encoding", "login", "replica", "rights", "edition", "encrypted", "local", "behind")


def health(store: Store) -> Health:
    row = store.row(_ASKED)
    assert row is not None, "this question always has an answer"
    return Health(
        version=row["version"].split()[0],
        major=row["number"] // 10000,
        **{name: row[name] for name in _AS_ASKED},
        skew=now() - row["now"],
    )
