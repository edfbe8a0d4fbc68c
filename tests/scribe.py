"""Somebody with a keyboard who fills in a printed Markdown sheet, and what may happen to the file then.

It knows the sheet's boxes and the printed words, and nothing of how a sheet is read back.
"""

import re
import textwrap
from typing import NamedTuple

from words.say import say

WAYS = ("over", "before", "between", "behind")
"""Where people type in respect of the underscores."""
TICKS = ("[x]", "[X]", "[ x ]", "[√]", "[✓]", "【x】", "［ｘ］", "【√】", "[v]", "☑", "[对]")
_BLANK = "_{4,}"


class Written(NamedTuple):
    """What is to be written: by anchor and blank a text, the id of a choice, or several; True for a tick."""

    fills: str
    blank: str
    what: object
    way: str = "over"
    tick: str = "[x]"


def boxes_of(sheet):
    """Each box of a sheet by its anchor."""
    lines = [line for section in sheet.sections for line in section.lines]
    return {line.fills: line.box for line in lines if line.box}


def fill_in(text, sheet, writings):
    """The sheet's Markdown with everything written into its place; nothing may find no place."""
    lines = text.split("\n")
    boxes = boxes_of(sheet)
    for writing in writings:
        at = _row(lines, boxes[writing.fills], writing)
        lines[at] = _typed(lines[at], boxes[writing.fills], writing)
    return "\n".join(lines)


def _row(lines, box, writing):
    for at, line in enumerate(lines):
        if f"<!-- {writing.fills} -->" in line and (box.ticked or box.inline or _label(box, writing) in line):
            return at
    raise AssertionError(f"no place for {writing}")


def _label(box, writing):
    return say(_blank(box, writing).label) + say("visits.label_colon").rstrip()


def _blank(box, writing):
    return next(blank for blank in box.blanks if blank.id == writing.blank)


def _typed(line, box, writing):
    if box.ticked:
        return line.replace("[ ]", writing.tick, 1)
    blank, label = _blank(box, writing), _label(box, writing)
    start = 0 if box.inline else line.index(label) + len(label)
    if not blank.choices:
        return line[:start] + re.sub(_BLANK, lambda m: _over(m[0], writing), line[start:], count=1)
    for id in (writing.what,) if isinstance(writing.what, str) else writing.what:
        said = say(dict(blank.choices)[id])
        place = line.index(f"[ ] {said}", start)
        line = f"{line[:place]}{writing.tick}{line[place + 3 :]}"
    return line


def _over(blank, writing):
    half = blank[: len(blank) // 2]
    ways = {
        "over": writing.what,
        "before": f"{writing.what} {blank}",
        "between": f"{half}{writing.what}{half}",
        "behind": f"{blank}{writing.what}",
    }
    return ways[writing.way]


# ── what happens to a file ────────────────────────────────────────────────────────────────────


def windows(text):
    return "\ufeff" + text.replace("\n", "\r\n")


def widened(text):
    """As a Chinese input method types: signs and boxes in full width; what stands in comments stays."""
    kept = re.split(r"(<!--.*?-->)", text, flags=re.DOTALL)
    return "".join(part if part.startswith("<!--") else _wide(part) for part in kept)


def _wide(text):
    text = re.sub(r"\[([ xX√✓v])\]", lambda m: f"【{m[1]}】", text)
    text = re.sub(r"(?<=\w): ", "：", text)
    return text.replace("____", "＿＿＿＿")


def rewrapped(text):
    """As an editor breaks long lines, with or without an indent."""
    lines = []
    for line in text.split("\n"):
        short = len(line) < 70 or line.startswith(("#", "<!-- dealgate sheet"))
        lines += (
            [line] if short else textwrap.wrap(line, 70, subsequent_indent="     ", break_on_hyphens=False)
        )
    return "\n".join(lines)


def tabbed(text):
    return re.sub(r"(?m)^   - ", "\t- ", text).replace("   ", "\t")


def reordered(text):
    """Its sections the other way round, head and foot where they were."""
    head, *sections = re.split(r"(?m)^(?=## )", text)
    foot = "<!-- dealgate lines"
    last, _, marks = sections[-1].partition(foot)
    return head + "".join([last, *reversed(sections[:-1])]) + (foot + marks if marks else "")


def renumbered(text):
    return re.sub(r"(?m)^\d+\. ", "- ", text)


def without_printed(text):
    """Whatever is printed and holds no blank was deleted: headings, questions, reasons."""
    kept = [line for line in text.split("\n") if "<!--" in line]
    return "\n".join(kept)


def without_comments(text):
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def escaped(text):
    """As editors that hide the Markdown write it back."""
    return re.sub(r"(_{4,})", lambda m: m[1].replace("_", "\\_"), text)


HARMLESS = (reordered, without_printed, renumbered, widened, escaped, tabbed, rewrapped, windows)
"""What loses nothing that was written, in an order in which it can befall one file."""


def befallen(text, damages):
    for damage in (each for each in (*HARMLESS, without_comments) if each in damages):
        text = damage(text)
    return text
