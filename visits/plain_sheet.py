"""A sheet in words, as plain lists and strings: for a program that sets pages and knows nothing of us."""

from typing import Any

from visits.box import Blank
from visits.labels import LABELS
from visits.line import Line
from visits.sheet import Section, Sheet
from words.say import clean, current, say, write

TICKED = ("promises", "prepare", "kit")
"""Sections whose lines are ticked off on paper."""


def plain_sheet(sheet: Sheet) -> dict[str, Any]:
    """JSON-ready, in the reader's language."""
    return {
        "lang": current(),
        **{name: say(LABELS[name]) for name in ("colon", "open", "close")},
        "heading": f"{say(LABELS['heading'])}{_said(sheet.deal)} {_said(sheet.title)}",
        "about": [_said(part) for part in (sheet.on, sheet.account, sheet.who) if part],
        "head": [{"text": _said(line.text), "why": _reason(line)} for line in sheet.head],
        "sections": [_section(section) for section in sheet.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    lines, before = [], None
    for line in section.lines:
        # A reason most lines share is given once, and any other only where it changes.
        given = section.id == "goals" or line.because not in (section.why, before)
        lines.append(_line(line, section.id, given))
        before = line.because
    return {
        "id": section.id,
        "title": _said(section.title),
        "why": _said(section.why) if section.why else None,
        "lines": lines,
    }


def _line(line: Line, section: str, given: bool) -> dict[str, Any]:
    box = line.box
    told = (line.fills or "").partition(":")[0] != "visit"  # the labels of the diary say what it is
    return {
        "text": _said(line.text) if told else None,
        "why": _reason(line) if given and told else None,
        "inline": box is not None and box.inline,
        "ticked": section in TICKED or (box is not None and box.ticked),
        "rows": [[_blank(blank) for blank in row] for row in box.rows] if box else [],
    }


def _reason(line: Line) -> str | None:
    return _said(line.because) if line.because else None


def _blank(blank: Blank) -> dict[str, Any]:
    choices = [_said(said) for _, said in blank.choices]
    return {"label": _said(blank.label), "choices": choices, "room": blank.room}


def _said(value: object) -> str:
    return clean(write(value))
