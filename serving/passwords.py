"""Passwords: what is asked of one, and whether the one that came is the one that was kept.

Kept as Argon2id with the library's parameters, which are those of RFC 9106 for little memory (64 MiB).
"""

from datetime import datetime
from threading import BoundedSemaphore
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from engine.errors import Usage
from engine.message import msg
from serving.keys import Keys

SHORTEST, LONGEST = 10, 1000
_EVERYBODY_S = frozenset(
    {
        *("0123456789", "1234567890", "12345678910", "0987654321", "9876543210", "1234554321"),
        *("1122334455", "123123123a", "a123456789", "1q2w3e4r5t", "q1w2e3r4t5", "1qaz2wsx3edc"),
        *("qwertyuiop", "qwerty12345", "qwerty123456", "asdfghjkl;", "zxcvbnm123", "abcd123456"),
        *("abc1234567", "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123"),
        *("welcome123", "welcome1234", "letmein123", "iloveyou123", "woaini1314", "5201314520"),
        *("admin12345", "admin123456", "changeme123", "dealgate123"),
    }
)
"""Of those long enough, the ones that every list of guesses begins with."""

_HASHER = PasswordHasher()
_OF_NOBODY = _HASHER.hash("nobody has this one")
"""Somebody who isn't there takes as long to refuse as somebody who is."""
_FEW = BoundedSemaphore(2)
"""At a time: each takes 64 MiB, and anybody can ask for one."""


def check(keys: Keys, user: str, password: str, now: datetime) -> bool:
    """Whether it is theirs. One kept by older parameters is kept anew."""
    kept = keys.hash_of(user)
    typed = _typed(password[:LONGEST])
    try:
        with _FEW:
            right = _HASHER.verify(kept or _OF_NOBODY, typed) and len(password) <= LONGEST
    except (VerificationError, InvalidHashError):
        return False
    if kept is None:
        return False
    if right and _HASHER.check_needs_rehash(kept):
        keys.keep_hash(user, _HASHER.hash(typed), now)
    return right


def may_be(user: str, password: str) -> None:
    """Raises Usage for one that won't do."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Usage(msg("sign_in.password_length", least=SHORTEST, most=LONGEST))
    plain = password.casefold()
    own = plain.replace(user.casefold(), "")  # a short login is found in many a word
    if len(own) < SHORTEST or len(set(own)) < 4 or plain in _EVERYBODY_S:
        raise Usage(msg("sign_in.password_guessed", least=SHORTEST))


def choose(keys: Keys, user: str, password: str, now: datetime) -> None:
    """Keep a new one; whoever is signed in elsewhere has to come in again. Raises as `may_be`."""
    may_be(user, password)
    with _FEW:
        kept = _HASHER.hash(_typed(password))
    keys.keep_hash(user, kept, now)
    keys.drop_all(user, "session", "link")


def _typed(password: str) -> bytes:
    """The same letters, whichever way a keyboard puts them together. RFC 8265, 4.2."""
    return normalize("NFC", password).encode("utf-8", "surrogatepass")
