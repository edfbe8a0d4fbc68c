"""One change in a text: a value replaced, a part put in or taken out, and every other character as it was."""

import re
from typing import Any, NamedTuple

from workshop.editing.layout import block, entry, fits, inline, item, scalar
from workshop.editing.spots import Part, Spot


class Splice(NamedTuple):
    """These characters for those from `start` to `end`."""

    start: int
    end: int
    put: str

    def applied(self, text: str) -> str:
        return text[: self.start] + self.put + text[self.end :]


class Page(NamedTuple):
    """The text that is edited."""

    text: str
    newline: str

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line is over, its comment included; before the characters that end it."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" and end > at else end

    def next_line(self, at: int) -> int:
        return self.text.find("\n", at) + 1 or len(self.text)

    def is_blank(self, start: int) -> bool:
        """Of the line that starts here."""
        return start < len(self.text) and not self.text[start : self.line_end(start)].strip()

    def comment_column(self, start: int) -> int | None:
        """Where the # stands in the line that starts here; None of a line that is no comment."""
        line = self.text[start : self.line_end(start)]
        return line.index("#") if line.lstrip(" ").startswith("#") else None

    def opens_line(self, at: int) -> bool:
        """Whether only spaces stand before it."""
        return not self.text[self.line_start(at) : at].strip()

    def lines(self, lines: list[str]) -> str:
        return self.newline.join(lines)


def page(text: str) -> Page:
    return Page(text, "\r\n" if "\r\n" in text else "\n")


# ── another value ─────────────────────────────────────────────────────────────────────────────


def replaced(page: Page, whole: Spot, at: int, value: Any) -> Splice:
    """The value of one part of a collection."""
    part = whole.parts[at]
    old, head = part.value, head_end(page, whole, at)
    column = whole.column if part.key is None else part.key.column
    same_line = old.start <= page.line_end(head)
    if whole.flow or (fits(value, old.column if same_line else column + 2) and old.flow and same_line):
        quotes = old.style if isinstance(value, str) else None
        said = inline(value, flow=whole.flow, quotes=quotes)
        return Splice(old.start, max(old.start, old.end), _gap(part) + said)
    if fits(value, column + 2):
        beside = page.text[head : page.line_end(head)] if not same_line else ""
        return Splice(head, max(head, old.end), f" {inline(value, flow=False)}{beside.rstrip()}")
    if part.key is None:
        lines = block(value, column + 2)
        return Splice(head, max(head, old.end), f" {page.lines(lines).lstrip()}")
    beside = page.text[head : page.line_end(head)].rstrip() if not same_line else ""
    return Splice(head, max(head, old.end), beside + page.newline + page.lines(block(value, column + 2)))


def _gap(part: Part) -> str:
    """What is to stand before a value where there was none."""
    if part.value.start < part.value.end:
        return ""
    return ": " if part.key is not None and part.value.start == part.key.end else " "


def head_end(page: Page, whole: Spot, at: int) -> int:
    """Right behind the colon of a key, or the dash of an item; in brackets, where an item begins."""
    part = whole.parts[at]
    if part.key is not None:
        return page.text.index(":", part.key.end) + 1 if not whole.flow else part.key.end
    return part.start if whole.flow else dash(page, whole, at) + 1


def dash(page: Page, whole: Spot, at: int) -> int:
    """Where the dash of an item stands, in the column of all of them."""
    if at == 0:
        return whole.first
    line = page.next_line(whole.parts[at - 1].end)
    while page.text[line : line + whole.column + 1].strip(" ") != "-":
        line = page.next_line(line)
    return line + whole.column


# ── one more ──────────────────────────────────────────────────────────────────────────────────


def put_in(page: Page, whole: Spot, at: int, key: str | None, value: Any) -> Splice:
    """A part at this position; a mapping gets its keys at the end."""
    if whole.flow:
        said = inline(value, flow=True)
        if key is not None:
            said = f"{scalar(key, flow=True)}: {said}"
        if at:
            end = whole.parts[at - 1].end
            return Splice(end, end, f", {said}")
        start = page.text.index("{" if whole.kind == "mapping" else "[", whole.start) + 1
        return Splice(start, start, f"{said}, " if whole.parts else said)
    column = whole.parts[0].start - page.line_start(whole.parts[0].start) if key is not None else whole.column
    lines = list(item(value, column) if key is None else entry(key, value, column))
    margin = " " * column
    if at == 0:
        start = dash(page, whole, 0)
        return Splice(start, start, f"{(page.newline + margin).join(lines)}{page.newline}{margin}")
    end = page.line_end(whole.parts[at - 1].end)
    return Splice(end, end, "".join(f"{page.newline}{margin}{line}" for line in lines))


_COMMA = re.compile(r"(?:\s|(?<=\s)#[^\n]*+)*+,")
"""Behind a part in brackets."""

# ── one less ──────────────────────────────────────────────────────────────────────────────────


def taken_out(page: Page, whole: Spot, at: int) -> Splice:
    """Of a collection that keeps at least one other."""
    part, parts = whole.parts[at], whole.parts
    after = parts[at + 1] if at + 1 < len(parts) else None
    if whole.flow:
        return _from_brackets(page, parts[at - 1] if at else None, part, after)
    start = part.start if whole.kind == "mapping" else dash(page, whole, at)
    end = page.line_end(part.end)
    if page.opens_line(start):
        return _lines_out(page, start, end, parts[at - 1] if at else None)
    follows = _begin(page, whole, at + 1) if after is not None else end
    if not page.text[end:follows].strip():
        return Splice(start, follows, "")
    return Splice(len(page.text[:start].rstrip()), end, "")


def _lines_out(page: Page, start: int, end: int, above: Part | None) -> Splice:
    """With the comments that speak of it: right above it and under it, but for what a file begins with.

    Where there was a gap on either side, one is left. `above` is the part before it.
    """
    column = start - page.line_start(start)
    start = page.line_start(start)
    least = page.next_line(above.end) if above is not None else start if column == 0 else 0
    while start > least and page.comment_column(page.line_start(start - 1)) == column:
        start = page.line_start(start - 1)
    end = page.next_line(end)
    while (page.comment_column(end) or 0) > column:
        end = page.next_line(end)
    gap = start
    while gap > least and page.is_blank(page.line_start(gap - 1)):
        gap = page.line_start(gap - 1)
    if end == len(page.text):
        kept = page.text[:gap]
        if not page.text.endswith("\n"):
            kept = kept.removesuffix("\n").removesuffix("\r")
        return Splice(len(kept), end, "")
    while (gap < start or above is None) and page.is_blank(end):
        end = page.next_line(end)
    return Splice(start, end, "")


def _begin(page: Page, whole: Spot, at: int) -> int:
    return whole.parts[at].start if whole.kind == "mapping" else dash(page, whole, at)


def _from_brackets(page: Page, before: Part | None, part: Part, after: Part | None) -> Splice:
    """With its comma. What has lines of its own goes as lines do; a comment beside others stays."""
    start = part.start
    comma = _COMMA.match(page.text, part.end)
    end = comma.end() if comma is not None else part.end
    behind = page.text[end : page.line_end(end)].strip()
    ends_line = not behind or behind.startswith("#")
    if page.opens_line(start) and ends_line:
        return _lines_out(page, start, page.line_end(end), before)
    if before is not None and after is not None and ends_line:
        return Splice(before.end, part.end, "")
    if after is not None:
        spoken = page.text[page.line_end(end) : after.start].strip() if ends_line else ""
        return Splice(start, page.line_end(end) if spoken else after.start, "")
    if before is not None and "#" not in page.text[before.end : start]:
        return Splice(before.end, part.end, "")
    return Splice(start, end, "")
