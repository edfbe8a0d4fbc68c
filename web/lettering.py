"""How much room letters take in a chart, where nothing breaks a line: estimated, for fonts differ."""

from functools import lru_cache
from unicodedata import category, east_asian_width


@lru_cache(maxsize=4096)
def _share(character: str) -> float:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if east_asian_width(character) in "WF":
        return 1.0
    return 0.7 if character.isupper() or character in "%@—…" else 0.32 if character in " .,:;·'|il" else 0.57


def width(text: str, size: float) -> float:
    """Of a text in letters of that size, in the same unit."""
    return size * sum(map(_share, text))


def fitted(text: str, room: float, size: float) -> str:
    """The text where there is room for it, else as much of it as fits, with … at its end."""
    if width(text, size) <= room:
        return text
    left = room - width("…", size)
    kept = ""
    for character in text:
        left -= size * _share(character)
        if left < 0:
            break
        kept += character
    return kept.rstrip() + "…"
