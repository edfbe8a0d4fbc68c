"""Who may come in: passwords, one-time links, sessions and tokens of programs.

They lie in a file of their own beside the deals, so that no backup, copy or archive of the deals carries a
secret. Of whatever lets somebody in only a digest is kept.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from threading import local
from typing import Literal, NamedTuple, Self, TypeAlias

from engine.errors import Refused
from engine.message import msg

Kind: TypeAlias = Literal["link", "session", "token", "errand"]
"""An errand is a sign-in at the company's own server, of which its browser comes back."""

LINK_LASTS = timedelta(days=2)
OWN_LINK_LASTS = timedelta(minutes=10)
"""Of one's own desk: it is opened where it is shown."""
ERRAND_LASTS = timedelta(minutes=10)
TOKEN_LASTS = timedelta(days=90)
SESSION_LASTS = timedelta(days=7)
"""However busy it is."""
IDLE = timedelta(hours=12)
"""A session nobody uses ends earlier."""
_SEEN_EVERY = timedelta(minutes=10)
"""How exactly it is kept when a key was last used: a write a click would be many."""

TRIES = 10
TRIES_OF_ADDRESS = 60
WITHIN = timedelta(minutes=15)
"""So often a password may be wrong, of one person and from one address, before both wait."""

_TABLES = """
CREATE TABLE IF NOT EXISTS password ("user" TEXT PRIMARY KEY, hash TEXT NOT NULL,
  set_at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS key (digest TEXT PRIMARY KEY, kind TEXT NOT NULL, "user" TEXT NOT NULL,
  label TEXT NOT NULL, made_at TEXT NOT NULL, ends_at TEXT, used_at TEXT) STRICT;
CREATE INDEX IF NOT EXISTS key_user ON key ("user", kind);
CREATE TABLE IF NOT EXISTS miss (whose TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS miss_whose ON miss (whose, at);
"""


class Key(NamedTuple):
    """What lets somebody in; `id` is the head of its digest, by which it can be named without being known."""

    id: str
    kind: Kind
    user: str
    label: str
    made_at: datetime
    ends_at: datetime | None
    used_at: datetime | None


class Keys:
    """In the file `path`, which only its owner may read. Every time is passed in, aware.

    Raises Refused where the file holds something else.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._kept = local()
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            os.chmod(path, 0o600)
        finally:
            os.close(handle)
        try:
            self._sql.executescript(_TABLES)
        except sqlite3.DatabaseError as error:
            self.close()
            said = msg("sign_in.keys_broken", path=path, why=str(error))
            raise Refused(said, hint=msg("sign_in.keys_hint")) from None

    @property
    def _sql(self) -> sqlite3.Connection:
        """This thread's."""
        found: sqlite3.Connection | None = getattr(self._kept, "connection", None)
        if found is None:
            found = self._kept.connection = sqlite3.connect(self._path, timeout=20, isolation_level=None)
            found.row_factory = sqlite3.Row
            found.execute("PRAGMA journal_mode = WAL")
        return found

    def close(self) -> None:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._kept, "connection", None)
        if found is not None:
            found.close()
            del self._kept.connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # ── what lets somebody in ────────────────────────────────────────────────────────────────

    def make(self, kind: Kind, user: str, now: datetime, lasts: timedelta | None, label: str = "") -> str:
        """A new one, told this once; `lasts` None: until it is dropped."""
        secret = secrets.token_urlsafe(32)
        ends = None if lasts is None else _text(now + lasts)
        self._sql.execute(
            'INSERT INTO key (digest, kind, "user", label, made_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)',
            (_digest(secret), kind, user, label, _text(now), ends),
        )
        return secret

    def find(self, kind: Kind, secret: str, now: datetime) -> Key | None:
        """Whose it is, while it holds; that it was used is noted."""
        row = self._sql.execute(
            "SELECT * FROM key WHERE digest = ? AND kind = ?", (_digest(secret), kind)
        ).fetchone()
        if row is None:
            return None
        key = _key(row)
        if _over(key, now):
            self._drop(row["digest"])
            return None
        if key.used_at is None or key.used_at + _SEEN_EVERY <= now:
            self._sql.execute("UPDATE key SET used_at = ? WHERE digest = ?", (_text(now), row["digest"]))
        return key

    def use_up(self, kind: Kind, secret: str, now: datetime) -> Key | None:
        """Of a link or an errand, once: of two who come with the same one, one gets in."""
        key = self.find(kind, secret, now)
        return key if key and self._drop(_digest(secret)) else None

    def drop(self, secret: str) -> None:
        self._drop(_digest(secret))

    def drop_of(self, user: str, kind: Kind, id: str) -> bool:
        """One of a person's own, by its id."""
        sql = 'DELETE FROM key WHERE "user" = ? AND kind = ? AND substr(digest, 1, ?) = ?'
        return len(id) == _ID and self._sql.execute(sql, (user, kind, _ID, id)).rowcount > 0

    def drop_all(self, user: str, *kinds: Kind, but: str = "") -> None:
        """All of somebody, save one by its id: their password has changed, or they have left."""
        sql = 'DELETE FROM key WHERE "user" = ? AND kind = ? AND substr(digest, 1, ?) <> ?'
        for kind in kinds:
            self._sql.execute(sql, (user, kind, _ID, but))

    def all_of(self, user: str, kind: Kind, now: datetime) -> list[Key]:
        """Those that still hold, the oldest first."""
        sql = 'SELECT * FROM key WHERE "user" = ? AND kind = ? ORDER BY made_at, digest'
        return [key for row in self._sql.execute(sql, (user, kind)) if not _over(key := _key(row), now)]

    def clear(self, now: datetime) -> None:
        """What is over goes."""
        self._sql.execute("DELETE FROM key WHERE ends_at <= ?", (_text(now),))

    def _drop(self, digest: str) -> bool:
        return self._sql.execute("DELETE FROM key WHERE digest = ?", (digest,)).rowcount > 0

    # ── passwords ────────────────────────────────────────────────────────────────────────────

    def hash_of(self, user: str) -> str | None:
        row = self._sql.execute('SELECT hash FROM password WHERE "user" = ?', (user,)).fetchone()
        return row["hash"] if row else None

    def keep_hash(self, user: str, hash: str, now: datetime) -> None:
        self._sql.execute(
            'INSERT INTO password ("user", hash, set_at) VALUES (:user, :hash, :at)'
            ' ON CONFLICT ("user") DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at',
            {"user": user, "hash": hash, "at": _text(now)},
        )

    def has_passwords(self) -> bool:
        return self._sql.execute("SELECT 1 FROM password LIMIT 1").fetchone() is not None

    # ── misses ───────────────────────────────────────────────────────────────────────────────

    def take_try(self, user: str, address: str, now: datetime) -> tuple[int, ...]:
        """Counted before it is known how it ends, so that many at once are no more than many in a row; empty
        where the person or the address has missed too often lately."""
        both = _both(user, address)
        since = _text(now - WITHIN)
        with self._transaction():
            self._sql.execute("DELETE FROM miss WHERE at <= ?", (since,))
            asked = "SELECT count(*) FROM miss WHERE whose = ?"
            if any(self._sql.execute(asked, (whose,)).fetchone()[0] >= most for whose, most in both):
                return ()
            kept = "INSERT INTO miss (whose, at) VALUES (?, ?)"
            made = [self._sql.execute(kept, (whose, _text(now))).lastrowid for whose, _ in both]
        return tuple(id for id in made if id is not None)

    def give_back(self, tried: tuple[int, ...]) -> None:
        """It was no miss."""
        for id in tried:
            self._sql.execute("DELETE FROM miss WHERE rowid = ?", (id,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._sql.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._sql.execute("ROLLBACK")
            raise
        self._sql.execute("COMMIT")


_ID = 10
"""Characters of a digest that name it."""


def _both(user: str, address: str) -> tuple[tuple[str, int], tuple[str, int]]:
    # As digests: what was typed for a login may be a password, typed into the wrong place.
    return (_digest(f"user {user}"), TRIES), (_digest(f"from {address}"), TRIES_OF_ADDRESS)


def _over(key: Key, now: datetime) -> bool:
    if key.ends_at and key.ends_at <= now:
        return True
    return key.kind == "session" and (key.used_at or key.made_at) + IDLE <= now


def _key(row: sqlite3.Row) -> Key:
    made, ends, used = (
        row[name] and datetime.fromisoformat(row[name]) for name in ("made_at", "ends_at", "used_at")
    )
    return Key(row["digest"][:_ID], row["kind"], row["user"], row["label"], made, ends, used)


def _digest(secret: str) -> str:
    return sha256(secret.encode(errors="surrogatepass")).hexdigest()


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
