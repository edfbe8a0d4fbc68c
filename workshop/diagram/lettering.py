"""Lines of text in a drawing, where nothing breaks them: their length is estimated, for fonts differ."""

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

_BROAD = "%@#&$*+=<>~^_mwMW≥≤"
_NARROW = " .,:;·'|il!()[]"
_NOT_FIRST = frozenset("，。、；：？！）》」』】”…%,.;:!?)")
_NOT_LAST = frozenset("（《「『【“([{")


@lru_cache(maxsize=4096)
def _share(character: str) -> float:
    """Of the size of the letters. Generous, for a line that is too long is cut off."""
    if category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if east_asian_width(character) in "WF" or character in "“”‘’…—":
        return 1.0
    if character in _BROAD:
        return 0.88
    return 0.72 if character.isupper() else 0.34 if character in _NARROW else 0.57


def width(text: str, size: float) -> float:
    return size * sum(map(_share, text))


BOLD = 1.1
"""By how much bold letters are wider."""


def wrapped(text: str, room: float, size: float, tail: str = "") -> tuple[str, ...]:
    """Lines that fit into the room. Chinese breaks anywhere but before a closing mark or behind an opening
    one; a word that is longer than a line is broken as well. The `tail` follows in one piece if it can."""
    lines: list[str] = []
    line = ""
    whole = [tail] if width(tail, size) <= room else _pieces(tail)
    for piece in (*_pieces(text), *whole):
        if line.strip() and width(line + piece.rstrip(), size) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
        while width(line, size) > room and len(line) > 1:
            kept = _most(line, room, size)
            lines.append(line[:kept])
            line = line[kept:]
    return (*lines, line.rstrip())


def balanced(text: str, room: float, size: float, tail: str = "") -> tuple[str, ...]:
    """As few lines as that takes, and none much shorter than the others: no word is left alone on the last.
    The tail gets a line of its own before it takes a word with it."""
    lines = wrapped(text, room, size, tail)
    if tail and len(lines) > len(wrapped(text, room, size)):
        return (*balanced(text, room, size), *wrapped(tail.strip(), room, size))
    least, most = max(room / 2, width(tail, size)), room
    while len(lines) > 1 and most - least > size / 4:
        middle = (least + most) / 2
        found = wrapped(text, middle, size, tail)
        if len(found) > len(lines):
            least = middle
        else:
            lines, most = found, middle
    return lines


def _most(line: str, room: float, size: float) -> int:
    """How many of its characters fit, at least one."""
    return next((n for n in range(len(line), 1, -1) if width(line[:n], size) <= room), 1)


def _pieces(text: str) -> Iterator[str]:
    """What stays together: a word with the space before it, a Chinese character with the marks around it."""
    piece = ""
    for before, character in zip(" " + text, text, strict=False):
        kept_together = character in _NOT_FIRST or before in _NOT_LAST
        space = character == " " and before != " "
        if piece and not kept_together and (space or _wide(character) or _wide(before)):
            yield piece
            piece = ""
        piece += character
    yield piece


def _wide(character: str) -> bool:
    return east_asian_width(character) in "WF"
