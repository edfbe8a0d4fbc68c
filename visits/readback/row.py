"""What was written into the blanks of one box, found between the labels that were printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from engine.message import Message, msg
from visits.box import Blank, Box
from visits.readback.items import END, halved, joined
from visits.readback.labels import label_at, label_within, spelled, words_of
from visits.readback.reading import Values
from visits.readback.ticks import BOX, halved_blanks, read_ticks

_UNDERSCORES = re.compile(r"_{2,}")
_EDGES = " _\\,，;；、|"


class Row(NamedTuple):
    """`rest` is what was written and belongs to no blank."""

    values: Values
    rest: str = ""
    faults: tuple[Message, ...] = ()
    labels: int = 0
    """How many of the box's labels stand there."""
    last: str | None = None
    """The only blank for words in it, which what stands below may go on with."""


class _Part(NamedTuple):
    blank: Blank
    text: str


def read_row(box: Box, text: str) -> Row:
    """`text` may be several lines; the first ends where the second goes on with it."""
    text = text.replace("\\[", "[").replace("\\]", "]")
    before, parts = _cut(box, text)
    labels = len(parts)
    before, given = _unlabelled(box, before, [part.blank for part in parts])
    values: dict[str, str | tuple[str, ...]] = {}
    faults: list[Message] = []
    rest = [before] if before else []
    for part in _carried((*given, *parts)):
        if not part.blank.choices:
            if written := cleaned(part.text):
                values[part.blank.id] = written
            continue
        ticked = read_ticks(part.blank, part.text)
        faults += ticked.faults
        if part.blank.many and ticked.ids:
            values[part.blank.id] = ticked.ids
        elif len(ticked.ids) == 1:
            values[part.blank.id] = ticked.ids[0]
        elif ticked.ids:
            said = tuple(choice for id, choice in part.blank.choices if id in ticked.ids)
            faults.append(msg("readback.two_ticks", choices=said))
        rest += [ticked.rest] if ticked.rest else []
    words = [p.blank.id for p in (*given, *parts) if not p.blank.choices]
    last = words[0] if len(words) == 1 else None
    return Row(values, joined(" ".join(rest)), tuple(faults), labels, last)


def cleaned(text: str) -> str:
    """What was written over, before, between or behind the underscores."""
    lines = _UNDERSCORES.sub(" ", halved_blanks(text))
    return joined(lines).strip(_EDGES)


def begins_with(box: Box, text: str) -> bool:
    """Whether a line begins with one of the box's labels."""
    half = halved(_unlisted(text))
    return any(
        spelled(word).match(half) and (found := label_at(word, half)) is not None and found[0] == 0
        for blank in box.blanks
        for word in words_of(blank.label)
    )


def count_labels(box: Box, text: str) -> int:
    return len(_cut(box, text)[1])


def _cut(box: Box, text: str) -> tuple[str, list[_Part]]:
    """What stands before the first label, and for each label what stands behind it."""
    half = halved(text)
    found: list[tuple[int, int, Blank]] = []
    # The longest label first: "Proof" is not what "Kind of proof" ends with.
    for blank in sorted(box.blanks, key=lambda blank: max(map(len, words_of(blank.label))), reverse=True):
        places = [place for word in words_of(blank.label) if (place := label_at(word, half))]
        if places:
            start, end = min(places)
            found.append((start, end, blank))
            half = f"{half[:start]}{END * (end - start)}{half[end:]}"
    for blank in box.blanks if found else ():
        # Whoever types over the blanks may leave no room before the next label.
        places = [place for word in words_of(blank.label) if (place := label_within(word, half))]
        if places and blank not in [known for _, _, known in found]:
            found.append((*min(places), blank))
    starts: list[tuple[int, int, Blank]] = []
    for start, end, blank in sorted(found, key=lambda each: (each[0], -each[1])):
        if not starts or start >= starts[-1][1]:
            starts.append((start, end, blank))
    ends = [*(start for start, _, _ in starts), len(text)][1:]
    parts = [_Part(blank, text[end:stop]) for (_, end, blank), stop in zip(starts, ends, strict=True)]
    return text[: starts[0][0]] if starts else text, parts


def _unlabelled(box: Box, before: str, found: list[Blank]) -> tuple[str, list[_Part]]:
    """What stands before any label: boxes whose label is gone, or the words of the only blank there is."""
    written = cleaned(_unlisted(before))
    missing = [blank for blank in box.blanks if blank not in found]
    words = [blank for blank in missing if not blank.choices]
    if not written:
        return "", []
    if BOX.search(halved(before)):
        for blank in missing:
            if blank.choices and read_ticks(blank, _unlisted(before)).ids:
                return "", [_Part(blank, _unlisted(before))]
    elif len(words) == 1 and not found:
        return "", [_Part(words[0], written)]
    elif len(box.blanks) == 1 and not found:
        return "", [_Part(box.blanks[0], written)]
    return written, []


def _unlisted(text: str) -> str:
    return re.sub(r"^\s*(?:[-*+•·]|\d+[.)．、）])\s+", "", text).lstrip()


def _carried(parts: tuple[_Part, ...]) -> Iterator[_Part]:
    """Lines that go on below a row of boxes belong to the words written before them."""
    texts = [part.text for part in parts]
    words = None
    for at, part in enumerate(parts):
        if not part.blank.choices:
            words = at
            continue
        first, newline, below = texts[at].partition("\n")
        if newline and words is not None and read_ticks(part.blank, texts[at]).rest:
            texts[at] = first
            texts[words] += f"\n{below}"
    for part, text in zip(parts, texts, strict=True):
        yield _Part(part.blank, text.replace(END, " "))
