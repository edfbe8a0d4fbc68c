"""Boxes to tick, and what people put into them."""

import re
from typing import NamedTuple

from engine.message import Message, msg
from visits.box import Blank
from visits.marks import EMPTY_BOXES, FULL_BOXES, TICK_SIGNS
from visits.readback.items import END, halved
from visits.readback.labels import spelled, words_of

BOX = re.compile(rf"\[\s*([^\[\]]{{0,6}}?)\s*\]|([{EMPTY_BOXES}{FULL_BOXES}])|(?<![^\W_])([√✓✔])(?=\s*\w)")
"""In half-width text: a box with what is in it; a box that is one character; a tick where the box was."""


class Ticked(NamedTuple):
    """The ids of the choices that were ticked, what else was written among them, and what is wrong."""

    ids: tuple[str, ...]
    rest: str
    faults: tuple[Message, ...] = ()


def is_ticked(box: re.Match[str]) -> bool | None:
    """None where it holds something that is neither a tick nor nothing."""
    if box[1] is None:
        return (box[2] or box[3]) not in EMPTY_BOXES
    inside = box[1].strip().strip("_").strip()
    return False if not inside else True if inside in TICK_SIGNS else None


def leading_box(text: str) -> re.Match[str] | None:
    """The box a line begins with, behind its list mark."""
    return re.compile(rf"\s*(?:[-*+•·]\s+|\d+[.)、]\s*)?(?:{BOX.pattern})").match(halved(text))


def read_ticks(blank: Blank, text: str) -> Ticked:
    """The choices of one blank, from the part of a line that is theirs."""
    half = halved(text)
    boxes = list(BOX.finditer(half))
    if not boxes:
        return _named(blank, text)
    behind = _choice_at(blank, half[: boxes[0].start()].strip()) is not None
    ids: list[str] = []
    faults: list[Message] = []
    rest = "" if behind else text[: boxes[0].start()]
    for at, box in enumerate(boxes):
        if behind:
            start, end = boxes[at - 1].end() if at else 0, box.start()
        else:
            start, end = box.end(), boxes[at + 1].start() if at + 1 < len(boxes) else len(text)
        id, over = _choice(blank, text[start:end])
        if id is None and len(boxes) == len(blank.choices):
            id = blank.choices[at][0]  # by its place: its word was retyped
        rest += f" {over}"
        ticked = is_ticked(box)
        if ticked is None:
            faults.append(msg("readback.strange_mark", mark=text[box.start() : box.end()]))
        elif ticked and id is None:
            faults.append(msg("readback.tick_of_nothing"))
        elif ticked and id is not None and id not in ids:
            ids.append(id)
    if behind:
        rest += f" {text[boxes[-1].end() :]}"
    return Ticked(tuple(ids), _bare(rest), tuple(faults))


def _named(blank: Blank, text: str) -> Ticked:
    """Where the boxes were typed over: the choice in words, and nothing else."""
    wanted = halved(_bare(text)).casefold().strip(" .。!")
    for id, said in blank.choices:
        if wanted in (id, *(halved(word).casefold() for word in words_of(said))):
            return Ticked((id,), "")
    return Ticked((), _bare(text))


def _choice(blank: Blank, text: str) -> tuple[str | None, str]:
    """The choice a piece of text begins with, and what is written behind it."""
    half = halved(text)
    start = len(half) - len(half.lstrip(f" \n_{END}"))
    found = _choice_at(blank, half[start:])
    return (None, text) if found is None else (found[0], text[start + found[1] :])


def _choice_at(blank: Blank, half: str) -> tuple[str, int] | None:
    """The longest choice it begins with, and where that ends."""
    found = [
        (match.end(), id)
        for id, said in blank.choices
        for word in words_of(said)
        if (match := spelled(word).match(half))
    ]
    return (max(found)[1], max(found)[0]) if found else None


def _bare(text: str) -> str:
    return re.sub(r"_{2,}", " ", halved_blanks(text)).strip(" \n\x00_,，;；、|")


def halved_blanks(text: str) -> str:
    """Full-width underscores as plain ones; everything else as it was typed."""
    return text.replace("＿", "_").replace("\\_", "_")
