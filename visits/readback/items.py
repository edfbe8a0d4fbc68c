"""A filled-in sheet cut into the things that stand on it: a heading, a list item, a paragraph."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, zip_longest
from typing import NamedTuple

_HALF: dict[int, int | str] = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_HALF |= {ord(c): " " for c in "\u3000\u00a0\u2002\u2003\u200b\u200c\u200d\u2060\ufeff\t\v\f"}
_HALF |= {ord(c): "[" for c in "【〔"} | {ord(c): "]" for c in "】〕"}
_HALF |= {ord(c): ":" for c in "∶︰﹕"}
_DASH = "[-–—]"
# Editors turn two hyphens into a dash, and input methods widen the signs around them.
_OPENED = re.compile(rf"(?<!\\)<!{_DASH}++")
_CLOSED = re.compile(rf"(?<!{_DASH}){_DASH}++>")
_CUT_OFF = re.compile(rf"\s*+([a-z]++:[\w.]++)[^\S\n]*+{_DASH}*+")
"""An anchor that lost its end."""
_FOOT = re.compile(r"(?<!\\)<!--\s*+dealgate lines(?:[^:<>]{0,999}+:)?[0-9a-f\s]*+(?:-->)?")
"""The sheet's last line, which may have lost its end as well."""
_ANCHOR = re.compile(r"\s*([a-z]+)\s*:\s*([\w.]+)\s*")
_STARTS = re.compile(r"\s*(?:#{1,6}\s|(?:[-*+•·]|\d+[.)、])(?:\s|$)|[-*_]{3,}\s*$|>)")
_BOX = re.compile(r"\s*(?:\[[^\[\]]{0,2}\]|[☐□☑☒✅])")
"""A line that begins with a box may be a line of its own that lost its list mark, or go on with boxes."""
_HEADING = re.compile(r"\s*#{1,6}\s")
_LISTED = re.compile(r"\s*(?:[-*+•·]|\d+[.)、])(?:\s|$)")
GOES_ON = "visit:summary"
"""What is told right below goes on with it, wherever the line begins. Any other row ends at its anchor: what
is noted below, unless further in, is nobody's words but ours."""
END = "\x00"
"""Stands where an anchor stood, which ends what was printed on a line."""


class Piece(NamedTuple):
    """One line of the file: its number from 1, what stands there without comments."""

    line: int
    text: str
    anchor: str | None = None


class Item(NamedTuple):
    """What belongs together: a line and those that go on with it."""

    pieces: tuple[Piece, ...]

    @property
    def anchor(self) -> str | None:
        return next((p.anchor for p in self.pieces if p.anchor), None)

    @property
    def line(self) -> int:
        return self.pieces[0].line

    @property
    def text(self) -> str:
        """On lines as they stand."""
        return "\n".join(p.text for p in self.pieces)

    @property
    def shown(self) -> str:
        """For people: as they wrote it, anchors and all."""
        ends = (f" <!-- {p.anchor} -->" if p.anchor else "" for p in self.pieces)
        texts = (p.text.replace(END, "").rstrip() + end for p, end in zip(self.pieces, ends, strict=True))
        return "\n".join(texts)

    @property
    def is_heading(self) -> bool:
        return _HEADING.match(halved(self.pieces[0].text)) is not None

    @property
    def is_listed(self) -> bool:
        return _LISTED.match(halved(self.pieces[0].text)) is not None


def halved(text: str) -> str:
    """The same text, character for character, with full-width signs and digits in half width."""
    return text.translate(_HALF)


def joined(lines: str) -> str:
    """Several lines as one: with a blank between words, with none between Chinese characters."""
    text = re.sub(r"(?<!\s)\s*\n\s*", "\n", lines.replace(END, " ").strip())
    text = re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])", "", text)
    return re.sub(r"[^\S\n]+", " ", text.replace("\n", " ")).strip()


def items(text: str, begins: Callable[[str, str], bool]) -> Iterator[Item]:
    """`begins`: whether a line without any sign of its own starts something new, as a printed label does,
    behind an item that begins with another line."""
    pieces: list[Piece] = []
    for piece in _pieces(text):
        blank = not piece.text.replace(END, "").strip() and not piece.anchor
        goes_on = pieces and not blank and not _is_new(piece, pieces, begins)
        if pieces and not goes_on:
            yield Item(tuple(pieces))
            pieces = []
        if not blank:
            pieces.append(piece)
    if pieces:
        yield Item(tuple(pieces))


def _is_new(piece: Piece, pieces: list[Piece], begins: Callable[[str, str], bool]) -> bool:
    text = halved(piece.text)
    first = halved(pieces[0].text)
    if _STARTS.match(text) or _HEADING.match(first) or begins(pieces[0].text, piece.text):
        return True
    if _BOX.match(text) and _BOX.match(first):
        return True
    closed = next((p.anchor for p in pieces if p.anchor), None)
    if closed is None:
        return False
    if piece.anchor or _BOX.match(text) or begins("", piece.text):
        return True
    return closed != GOES_ON and _indent(text) <= _indent(first)


def _indent(half: str) -> int:
    return len(half) - len(half.lstrip())


def _pieces(text: str) -> Iterator[Piece]:
    """Lines without their comments; where two anchors stand on one line, a piece for each."""
    text = _FOOT.sub(lambda foot: "\n" * foot[0].count("\n"), text)
    half, anchors = halved(text), {}
    kept = list(text)
    for start, end, comment in _comments(half):
        said = _ANCHOR.fullmatch(comment)
        kept[start:end] = ["\n" if c == "\n" else " " for c in text[start:end]]
        kept[start] = END if said else " "
        if said:
            anchors[start] = f"{said[1]}:{said[2]}"
    at = 0
    for number, line in enumerate("".join(kept).split("\n"), 1):
        ends = [at + i for i, c in enumerate(line) if c == END and at + i in anchors]
        cuts = [end + 1 - at for end, after in pairwise(ends) if _differ(anchors, end, after)]
        for start, stop in zip([0, *cuts], [*cuts, len(line)], strict=True):
            here = [anchors[end] for end in ends if start <= end - at < stop]
            yield Piece(number, line[start:stop], here[0] if here else None)
        at += len(line) + 1


def _comments(half: str) -> Iterator[tuple[int, int, str]]:
    """Where each begins and ends, and what it says. None reaches into the next."""
    opened = list(_OPENED.finditer(half))
    for sign, after in zip_longest(opened, opened[1:]):
        closed = _CLOSED.search(half, sign.end(), after.start() if after else len(half))
        if closed is not None:
            yield sign.start(), closed.end(), half[sign.end() : closed.start()]
        elif cut_off := _CUT_OFF.match(half, sign.end()):
            yield sign.start(), cut_off.end(), cut_off[1]


def _differ(anchors: dict[int, str], one: int, other: int) -> bool:
    return anchors[one] != anchors[other]
