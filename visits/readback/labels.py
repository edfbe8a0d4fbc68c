"""How printed words are found again in a line that was written on: in either language, however spaced."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import normalize

from engine.message import Text
from visits.box import Said
from words.say import both

_DASH = "[-–—]"
_LONG = 3
"""Chinese characters of a label that can be told from the words around it."""


def in_both(said: Said) -> Text:
    """What a label or a choice is called in Chinese and in English; it has no parameters."""
    return said if isinstance(said, Text) else both(said.id)


def words_of(said: Said) -> Iterator[str]:
    """Its spellings, the longer first, without the colon behind a label."""
    text = in_both(said)
    yield from sorted({bare(text.zh), bare(text.en)}, key=len, reverse=True)


def bare(label: str) -> str:
    return label.strip().rstrip(":：").strip()


@cache
def spelled(word: str) -> re.Pattern[str]:
    """Finds a word or phrase in half-width text: blanks count for nothing, nor does the case of letters."""
    from visits.readback.items import halved

    signs = (_DASH if c in _DASH else re.escape(c) for c in halved(word) if not c.isspace())
    letters = r"\s*".join(signs)
    before = r"(?<![^\W_])" if word[:1].isascii() else ""
    after = r"(?![^\W_])" if word[-1:].isascii() else ""
    return re.compile(f"{before}{letters}{after}", re.IGNORECASE)


def label_at(word: str, half: str) -> tuple[int, int] | None:
    """Where a label stands in half-width text, its colon included; None where it doesn't.

    With its colon and no word right before it; else without a colon, before a blank or a box.
    """
    found = [m for m in spelled(word).finditer(half) if m.start() == 0 or not half[m.start() - 1].isalnum()]
    return _first(found, half, _COLON) or _first(found, half, _BLANK)


def label_within(word: str, half: str) -> tuple[int, int] | None:
    """Where a label with its colon stands right behind other words, and is long enough to be told apart."""
    return _first(spelled(word).finditer(half), half, _COLON) if len(word) >= _LONG else None


def without(words: str, text: str) -> str | None:
    """What stands before and behind these words, told by their letters alone; None without them."""
    letters = [(letter, at) for at, sign in enumerate(text) for letter in _letters(sign)]
    wanted = "".join(_letters(words))
    start = "".join(letter for letter, _ in letters).find(wanted)
    if start < 0:
        return None
    end = letters[start + len(wanted) - 1][1] + 1
    before = text[: letters[start][1]]
    return f"{before if _letters(before) else ''} {_ENDING.sub('', text[end:])}"


def _letters(text: str) -> list[str]:
    return [c for c in normalize("NFKC", text).casefold() if c.isalnum()]


_ENDING = re.compile(r"^[\s*]*[?？。.!！]?”?[\s*]*")
_COLON, _BLANK = re.compile(r"\s*:"), re.compile(r"(?=\s*(?:\\?_|\[|[☐□☑☒✅]))")


def _first(found: Iterable[re.Match[str]], half: str, ending: re.Pattern[str]) -> tuple[int, int] | None:
    ends = ((match.start(), ending.match(half, match.end())) for match in found)
    return next(((start, end.end()) for start, end in ends if end), None)
