"""The addresses of a meeting: which deals are gone through stands in them, in the order of the beginning.

So a place outlasts a reload, a sign-in or another computer, two coaches may look at the same list, and no
verdict makes the ranking jump under anybody's feet. A key gives nothing away: whose deals somebody may see is
asked of every page anew.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

MOST = 50
"""Deals one sits down to."""


def keys_of(given: str | None) -> tuple[str, ...]:
    """Those in an address, each once."""
    told = (key.strip().upper() for key in (given or "").split(","))
    return tuple(dict.fromkeys(key for key in told if key))[:MOST]


def joined(keys: Sequence[str]) -> str:
    return ",".join(keys)


def place(keys: Sequence[str], at: str, said: str | None = None) -> str:
    """`said`: the deal something was decided on a moment ago."""
    return _path("/review", {"deals": joined(keys), "at": at, "said": said})


def minutes(keys: Sequence[str]) -> str:
    return _path("/review/minutes", {"deals": joined(keys)})


def narrowed(path: str, asked: dict[str, str]) -> str:
    return _path(path, {**asked})


def _path(path: str, asked: dict[str, str | None]) -> str:
    given = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode(given, safe=',')}" if given else path
