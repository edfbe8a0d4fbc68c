"""Where the keys of a database lie: beside its file, or, of a server's, with what this computer keeps."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256

from commands.settings import Settings
from engine.database_url import SQLITE, address_of, kind_of, path_of
from serving.calling import Caller
from serving.keys import Keys

_ASKED = (("host", "PGHOST"), ("hostaddr", "PGHOSTADDR"), ("port", "PGPORT"), ("dbname", "PGDATABASE"))


def keys_path(db: str, state: str) -> str:
    """`db` as it was named; `state` is what `commands.settings.state_folder` says. Whoever connects to the
    same database as somebody else finds the same keys."""
    if kind_of(db) == SQLITE:
        return f"{os.path.realpath(path_of(db))}.keys"
    from psycopg2.extensions import parse_dsn

    known: Mapping[str, str] = parse_dsn(address_of(db))
    there = "\n".join(known.get(name) or os.environ.get(variable, "") for name, variable in _ASKED)
    return os.path.join(state, f"{sha256(there.encode()).hexdigest()[:16]}.keys")


def open_keys(settings: Settings) -> Keys:
    """Raises as `Keys`."""
    if kind_of(settings.db) != SQLITE:
        os.makedirs(settings.state, mode=0o700, exist_ok=True)
    return Keys(keys_path(settings.db, settings.state))


@contextmanager
def keys_for(settings: Settings) -> Iterator[Keys]:
    """For a command: those of the desk it is called from, else those that lie there."""
    if isinstance(settings.host, Caller):
        yield settings.host.keys
    else:
        with open_keys(settings) as keys:
            yield keys
