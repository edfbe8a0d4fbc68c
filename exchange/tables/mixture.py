"""What is UTF-8 in a text that is not throughout: it was cut off, or put together in several encodings."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from exchange.tables.file_kind import HEAD

_UTF8 = re.compile("[^\0-\x7f\udc80-\udcff]")
_NO_UTF8 = re.compile("[\udc80-\udcff]")
_THREE_BYTES = re.compile("[^\0-\u07ff\udc80-\udcff]")
_MANY, _SHARE = 4, 100
"""A line of GB 18030 is UTF-8 by chance where it has a character or two; hardly one in `_SHARE` is so in
characters of three bytes, and none in as many as `_MANY`."""


class Mixture(NamedTuple):
    """By number the first line, with more than plain letters, that is UTF-8 and the first that isn't; 0 where
    there is none."""

    fine: int
    wrong: int
    sure: bool
    """Whether the lines of UTF-8 are so plainly it that it is no chance in any encoding."""
    mostly: bool
    """Whether they are half of all such lines, which only the characters of Asia are by chance."""


class _Line(NamedTuple):
    """What is known of a line, which may be long: how many characters of UTF-8 it has, and of those in three
    bytes, and whether bytes that are none."""

    characters: int = 0
    long: int = 0
    wrong: bool = False

    def more(self, text: str) -> "_Line":
        if text.isascii():
            return self
        return _Line(
            self.characters + len(_UTF8.findall(text)),
            self.long + len(_THREE_BYTES.findall(text)),
            self.wrong or _NO_UTF8.search(text) is not None,
        )


def mixture(path: str) -> Mixture:
    """Reads the file from end to end."""
    first_fine = first_wrong = fine = wrong = of_three = plain = 0
    for number, line in enumerate(_lines(path), 1):
        if line.wrong:
            wrong += 1
            first_wrong = first_wrong or number
        elif line.characters:
            fine += 1
            first_fine = first_fine or number
            of_three += line.long > 0
            plain += line.long >= _MANY
    sure = plain > 0 or of_three * _SHARE >= max(wrong, 1)
    return Mixture(first_fine, first_wrong, sure, fine >= max(wrong, 1))


def breaks_off(path: str) -> bool:
    """Whether it is UTF-8, of more than plain letters, but for a character left unfinished at the end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    beyond = False
    try:
        with open(path, "rb") as file:
            while chunk := file.read(HEAD):
                beyond = not decoder.decode(chunk).isascii() or beyond
    except UnicodeDecodeError:
        return False
    return beyond and bool(decoder.getstate()[0])


def _lines(path: str) -> Iterator[_Line]:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    line = _Line()
    with open(path, "rb") as file:
        while chunk := file.read(HEAD):
            first, *others = decoder.decode(chunk).split("\n")
            line = line.more(first)
            for text in others:
                yield line
                line = _Line().more(text)
    yield line.more(decoder.decode(b"", final=True))
