"""A filled-in Markdown sheet, read back: what was written into which box, and what nobody can place.

Nothing that was written is lost: whatever doesn't become an entry is left, with its line and the reason.
A line that still reads as it was printed says nothing.
"""

import re
from collections.abc import Collection, Mapping
from zlib import crc32

from engine.message import Message, msg
from engine.playbook import Playbook
from engine.state import Deal
from engine.worksheet import Worksheets
from visits.box import Box
from visits.marks import head_of, mark, plain, printed_marks, wrong_day
from visits.readback.items import END, GOES_ON, Item, items, joined
from visits.readback.lexicon import Lexicon
from visits.readback.reading import Entry, Left, Reading
from visits.readback.row import cleaned, read_row
from visits.readback.ticks import is_ticked, leading_box
from visits.said import SAID

_KEY = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Z0-9]*-\d+(?!\d)")
_WHY = {star: re.compile(rf"(?:(?<!\s)\s++)?+(?<![—–-])[—–-]++\s*+\{star}(?!\s)") for star in "*_"}
"""What the reason behind a printed line begins with, by the sign it ends with."""
_WHY_FIRST = re.compile(r"^\s*[—–-]+\s*(?P<star>[*_])(?![\s_]).*?(?P=star)(?=\s|$)", re.DOTALL)
"""The same, where the blank stands behind it."""
_BROKEN = 40
"""Lines an editor may make of a printed one."""
_LONGEST = 4000
"""Characters of a printed line; what is longer was written by somebody else."""
_SEVERAL = ("fill", "goods", "contact")
"""Kinds of boxes that may be copied and filled in once more."""


def read_back(
    text: str,
    playbook: Playbook,
    worksheets: Worksheets,
    deal: Deal | None,
    names: Mapping[str, str],
    printed: Collection[str] = (),
) -> Reading:
    """Pure. `names` are the client's people by key; `printed` the marks of lines known to be printed, for a
    sheet that has lost its own."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace(END, " ")
    head = head_of(text)
    lexicon = Lexicon(playbook, worksheets, deal, names)
    reader = _Reader(lexicon, printed_marks(text) | frozenset(printed))
    for item in items(text, lexicon.begins_row):
        reader.read(item)
    reader.finish()
    return Reading(
        id=head.id if head and head.id else f"text-{crc32(plain_text(text).encode()):08x}",
        deal=deal_of(text) or (deal.key if deal else None),
        on=head.on if head else None,
        people=head.people if head else (),
        entries=tuple(reader.entries),
        left=tuple(sorted(reader.left, key=lambda left: left.line)),
        notes=(msg("readback.head_day", line=wrong[0], day=wrong[1]),) if (wrong := wrong_day(text)) else (),
    )


def deal_of(text: str) -> str | None:
    """The deal a sheet is for: by its first line, else by its title; None where neither says."""
    head = head_of(text)
    if head is not None and head.deal is not None:
        return head.deal
    title = next((line for line in text.splitlines() if line.lstrip("\ufeff ").startswith("#")), "")
    found = _KEY.search(title)
    return found[0] if found else None


def plain_text(text: str) -> str:
    return "\n".join(filter(None, map(plain, text.split("\n"))))


class _Reader:
    """Reads one item after the other. `context` is what was asked last; `below` the anchor and the blank that
    words of their own right beneath it go on with; `end` is the line it ends on."""

    def __init__(self, lexicon: Lexicon, marks: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._marks = marks
        self._context: str | None = None
        self._below: tuple[str, str] | None = None
        self._end = 0
        self._questions: list[tuple[str, Item]] = []
        self._torn: dict[str, int] = {}
        self.entries: list[Entry] = []
        self.left: list[Left] = []

    def read(self, item: Item) -> None:
        if item.line > self._end + 1:
            self._below = None
        self._end = item.pieces[-1].line
        self._read(item)
        if item.anchor not in (None, GOES_ON):
            self._below = None  # the row ends at its anchor

    def _read(self, item: Item) -> None:
        if not joined(item.text).strip(" _-*>#|"):
            return self._asked(item.anchor) if item.anchor else None
        printed = self._printed_lines(item)
        if printed:
            self._asked(item.anchor or self._anchor_of(Item(item.pieces[:printed])))
            if printed < len(item.pieces):
                self._loose(Item(item.pieces[printed:]))
            return None
        if item.anchor is not None:
            return self._anchored(item, item.anchor)
        return self._unanchored(item)

    def finish(self) -> None:
        """A tick on a question is fine where its answer was written as well, and says nothing alone. What is
        said of an answer nobody can tell waits with it, under the one reason."""
        for anchor, at in self._torn.items():
            entry = next((e for e in self.entries if e.fills == anchor and "answer" not in e.values), None)
            if entry is not None:
                self.entries.remove(entry)
                lines = dict.fromkeys([*self.left[at].text.split("\n"), *entry.text.split("\n")])
                self.left[at] = self.left[at]._replace(text="\n".join(lines))
        answered = {entry.fills for entry in self.entries} | self._torn.keys()
        for anchor, item in self._questions:
            if anchor not in answered:
                self._leave(item, msg("readback.tick_on_question"))

    # ── which line it is ──────────────────────────────────────────────────────────────────────

    def _printed_lines(self, item: Item) -> int:
        """How many of its lines, from the first, read as printed; an editor may have broken them."""
        is_row = item.anchor or self._lexicon.of_row(item.text, self._context)
        # The first line of a row reads as printed wherever what was written begins on the next.
        shortest = len(item.pieces) if is_row else 1
        for count in range(min(len(item.pieces), max(shortest, _BROKEN)), shortest - 1, -1):
            text = Item(item.pieces[:count]).text
            if len(text) <= _LONGEST and mark(text) in self._marks:
                return count
        return len(item.pieces) if self._lexicon.is_printed(_said(item)) and not _tick_of(item) else 0

    def _anchor_of(self, item: Item) -> str | None:
        known = self._lexicon.asked(_said(item))
        return known.anchor if known else None

    def _asked(self, anchor: str | None) -> None:
        """The line before what is written: an answer stands below its question."""
        self._context = anchor
        box = self._lexicon.box(anchor)
        words = [blank.id for blank in box.blanks if not blank.choices] if box else []
        self._below = (anchor, words[0]) if anchor and len(words) == 1 else None

    def _anchored(self, item: Item, anchor: str) -> None:
        box = self._lexicon.box(anchor)
        if box is None:
            self._asked(None)
            self._leave(item, msg("readback.unknown_anchor", anchor=anchor))
        elif box.ticked:
            self._tick(item, anchor)
        elif box.inline:
            self._answer(item, anchor)
        else:
            self._row(item, box)

    def _unanchored(self, item: Item) -> None:
        anchor = None if item.is_heading else self._lexicon.of_row(item.text, self._context)
        box = self._lexicon.box(anchor)
        if box is not None:
            return self._row(item, box)
        if item.is_heading:
            self._asked(None)
        known = self._lexicon.asked(_said(item))
        asked = self._lexicon.box(known.anchor) if known else None
        if known is None or asked is None:
            return self._unknown(item)
        if asked.ticked:
            return self._tick(item, known.anchor)
        if asked.inline:
            return self._answer(item, known.anchor)
        self._asked(known.anchor)
        if _tick_of(item) and known.anchor.startswith("answer:"):
            self._questions.append((known.anchor, item))
        if not known.whole and not self._is_question(item):
            self._leave(item, msg("readback.beside_question"))
        return None

    def _is_question(self, item: Item) -> bool:
        """Whether it reads as printed once its tick is taken off."""
        return mark(_unticked(item)) in self._marks or self._lexicon.is_printed(_said(item))

    def _unknown(self, item: Item) -> None:
        if self._is_question(item):
            return self._asked(None)  # what was prepared or packed is ticked for oneself
        if self._lexicon.is_empty_row(item.text):
            return None
        if self._below and (self._marks or not item.is_listed):
            return self._loose(item)
        self._leave(item, msg("readback.stray"))
        return None

    # ── what is written there ─────────────────────────────────────────────────────────────────

    def _tick(self, item: Item, anchor: str) -> None:
        self._asked(None)
        tick = leading_box(item.text)
        if tick is not None and is_ticked(tick) is None:
            return self._leave(item, msg("readback.strange_mark", mark=f"[{tick[1]}]"))
        if _tick_of(item):
            self._add(Entry(anchor, {"done": "x"}, item.line, item.shown))
        if not self._lexicon.says(anchor, _said(item)) and mark(_unticked(item)) not in self._marks:
            self._leave(item, msg("readback.beside_tick"))
        return None

    def _answer(self, item: Item, anchor: str) -> None:
        """A question and its answer; where the question was typed over, all of it is the answer."""
        text = re.sub(r"\\(?=[^\w\s])", "", _unticked(item))
        rest = self._lexicon.beside(anchor, text)
        written = cleaned(_WHY_FIRST.sub("", text if rest is None else rest))
        self._asked(anchor)
        if written:
            self._merge(Entry(anchor, {SAID: written}, item.line, item.shown), item)

    def _row(self, item: Item, box: Box) -> None:
        row = read_row(box, item.text)
        if not row.labels and self._lexicon.says(box.fills, row.rest or _said(item)):
            return self._asked(box.fills)  # the question itself, its blanks gone
        self._context = box.fills
        self._below = (box.fills, row.last) if row.last else None
        if row.values:
            self._merge(Entry(box.fills, row.values, item.line, item.shown), item)
        if row.faults and box.fills.startswith("answer:"):
            self._torn[box.fills] = len(self.left)
        for fault in row.faults:
            self._leave(item, fault)
        if row.rest and not row.faults:
            self._leave(item, msg("readback.no_place", part=row.rest))
        return None

    def _loose(self, item: Item) -> None:
        """Words of their own below a question or a blank: they answer it, or go on with what stands there."""
        if self._below is None:
            return self._leave(item, msg("readback.stray"))
        anchor, blank = self._below
        words = joined(_unlisted(item.text))
        at = self._entry_at(anchor)
        if at is None:
            return self._add(Entry(anchor, {blank: words}, item.line, item.shown))
        entry = self.entries[at]
        said = joined(f"{entry.said(blank) or ''}\n{words}")
        values = {**entry.values, blank: said}
        self.entries[at] = entry._replace(values=values, text=f"{entry.text}\n{item.shown}")
        return None

    def _merge(self, entry: Entry, item: Item) -> None:
        """Rows of one box make one entry; a box that was copied and filled in again makes another."""
        at = self._entry_at(entry.fills)
        if at is None:
            return self._add(entry)
        before = self.entries[at]
        clash = [id for id, value in entry.values.items() if before.values.get(id, value) != value]
        if clash and entry.fills.partition(":")[0] in _SEVERAL and "value" not in entry.values:
            return self._add(entry)
        new = {id: value for id, value in entry.values.items() if id not in clash}
        shown = before.text if item.shown in before.text else f"{before.text}\n{item.shown}"
        self.entries[at] = before._replace(values={**before.values, **new}, text=shown)
        if clash:
            self._leave(item, msg("readback.twice"))
        return None

    def _entry_at(self, anchor: str) -> int | None:
        """The last entry of a box."""
        found = [at for at, entry in enumerate(self.entries) if entry.fills == anchor]
        return found[-1] if found else None

    def _add(self, entry: Entry) -> None:
        self.entries.append(entry)

    def _leave(self, item: Item, why: Message) -> None:
        self.left.append(Left(item.line, item.shown, why))


def _said(item: Item) -> str:
    """What a line says, without list mark, box, emphasis and reason."""
    text = _unticked(item)
    text = joined(text)
    begins = _WHY.get(text[-1:])
    if begins and (why := begins.search(text, 0, len(text) - 1)):
        text = text[: why.start()]
    return re.sub(r"^[#>\s]+|[*_“”\"]", "", text)


def _unlisted(text: str) -> str:
    return re.sub(r"^\s*(?:[-*+•·>]|\d+[.)．、）])\s+", "", text)


def _tick_of(item: Item) -> bool:
    box = leading_box(item.text)
    return (box is not None and is_ticked(box) is True) or _TRAILING.search(item.text) is not None


_TRAILING = re.compile(rf"[√✓✔☑✅][\s{END}]*$")
"""A tick set behind a line."""


def _unticked(item: Item) -> str:
    text = _TRAILING.sub("", item.text)
    box = leading_box(text)
    return text[box.end() :] if box else _unlisted(text)
