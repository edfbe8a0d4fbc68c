"""The addresses of a meeting: which deals are gone through stands in them, in the order of the beginning.

So a place outlasts a reload, a sign-in or another computer, two coaches may look at the same list, and no
verdict makes the ranking jump under anybody's feet. A key gives nothing away: whose deals somebody may see is
asked of every page anew.
"""

from collections.abc import Mapping, Sequence
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
    return path_of("/review", {"deals": joined(keys), "at": at, "said": said})


def minutes(keys: Sequence[str]) -> str:
    return path_of("/review/minutes", {"deals": joined(keys)})


def path_of(path: str, asked: Mapping[str, str | None]) -> str:
    """With what is asked behind it; what is empty is left out."""
    given = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode(given, safe=',')}" if given else path
