"""A database on a PostgreSQL server: imported only when an address names one."""

from engine.errors import Refused
from engine.later import later
from engine.message import msg

try:
    # It imports ssl so that OpenSSL is set up; which, since 1.1, OpenSSL does by itself.
    with later("ssl"):
        import psycopg2 as psycopg2
except ImportError:  # an extra: whoever has no server need not install it
    raise Refused(msg("store.no_driver"), hint=msg("store.install_driver")) from None
