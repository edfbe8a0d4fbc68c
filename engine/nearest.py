"""Which name was probably meant, and how a wrong one is shown. Bounded, for nobody knows who wrote it."""

from collections.abc import Iterable
from itertools import islice

_MOST = 600
"""Names looked at: more than all that conditions may speak of. Comparing takes some 10 µs a name."""
_LONGEST = 100
"""Characters of a name somebody may have mistyped."""


def nearest(given: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The closest of the names known; None where none comes close."""
    from difflib import get_close_matches

    if len(given) > _LONGEST:
        return None
    return next(iter(get_close_matches(given, list(islice(known, _MOST)), n=1, cutoff=cutoff)), None)


def shown(given: str) -> str:
    """As a sentence can carry it."""
    return given if len(given) <= _LONGEST else f"{given[:_LONGEST]}…"
