"""The texts of a workbook, which its cells name by number: kept on disk once there are many."""

import re
from array import array
from functools import lru_cache
from typing import IO

from engine import temporary
from exchange.tables.package import Attributes, Package

IN_MEMORY = 32 << 20
"""Bytes, before the disk is needed."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """`_x000D_` stands for a character XML has no way to write (ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


class SharedTexts:
    """Eight bytes of memory a text, besides what the file keeps there."""

    def __init__(self, file: IO[bytes]) -> None:
        """`file` is written to, and read."""
        self._file = file
        self._ends = array("Q", [0])
        self._parts: list[str] = []
        self._aloud = 0
        """How deep in what is said about a text's pronunciation, and is no part of it."""
        self.text = lru_cache(maxsize=2_000)(self._text)

    def load(self, package: Package, part: str) -> None:
        package.read(part, self._start, self._end)

    def _start(self, tag: str, given: Attributes) -> None:
        if tag == "si":
            self._parts.clear()
        elif tag == "rPh":
            self._aloud += 1

    def _end(self, tag: str, text: str) -> None:
        if tag == "t" and not self._aloud:
            self._parts.append(text)
        elif tag == "rPh":
            self._aloud -= 1
        elif tag == "si":
            whole = unescaped("".join(self._parts)).encode()
            with temporary.writing():
                self._file.write(whole)
            self._ends.append(self._ends[-1] + len(whole))

    def _text(self, number: int) -> str:
        """Raises IndexError where there is none of this number."""
        if number < 0:
            raise IndexError(number)
        begin, end = self._ends[number], self._ends[number + 1]
        self._file.seek(begin)
        return self._file.read(end - begin).decode()
