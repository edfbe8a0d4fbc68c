"""Names in one part of a worksheet that point to rows in another."""

from collections.abc import Iterable


def plain(name: str) -> str:
    """Names are the same where only capitals and spaces differ."""
    return " ".join(name.split()).casefold()


def meant(name: str, known: Iterable[str]) -> str | None:
    """The name that may have been meant."""
    # Here, because reading a deal needs no such guess.
    from difflib import get_close_matches

    spelled = {plain(each): each for each in known}
    close = get_close_matches(plain(name), spelled, n=1, cutoff=0.5)
    return spelled[close[0]] if close else None
