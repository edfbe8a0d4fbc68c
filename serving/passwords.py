"""Passwords: what is asked of one, and whether the one that came is the one that was kept.

Kept as Argon2id with the library's parameters, which are those of RFC 9106 for little memory (64 MiB).
"""

from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from engine.errors import Usage
from engine.message import msg
from serving.keys import Keys

SHORTEST, LONGEST = 10, 1000

_HASHER = PasswordHasher()
_OF_NOBODY = _HASHER.hash("nobody has this one")
"""Somebody who isn't there takes as long to refuse as somebody who is."""


def check(keys: Keys, user: str, password: str, now: datetime) -> bool:
    """Whether it is theirs. One kept by older parameters is kept anew."""
    kept = keys.hash_of(user)
    try:
        right = _HASHER.verify(kept or _OF_NOBODY, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    if kept is None:
        return False
    if _HASHER.check_needs_rehash(kept):
        keys.keep_hash(user, _HASHER.hash(password), now)
    return right


def may_be(user: str, password: str) -> None:
    """Raises Usage for one that won't do."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Usage(msg("pages.password_length", least=SHORTEST, most=LONGEST))
    if user.casefold() in password.casefold() or len(set(password)) < 4:
        raise Usage(msg("pages.password_guessed"))


def choose(keys: Keys, user: str, password: str, now: datetime) -> None:
    """Keep a new one; whoever is signed in elsewhere has to come in again. Raises as `may_be`."""
    may_be(user, password)
    keys.keep_hash(user, _HASHER.hash(password), now)
    keys.drop_all(user, "session", "link")
