"""All that a sheet says, gathered from the sheet itself: what any file made of it has to hold."""

import re

from words.say import say, write

BUSY = {
    "met": "Chen Yu",
    "promises": ["us 2026-11-20 交三家的对比表", "client 2026-11-30 说定预算由谁批"],
    "visits": [("2026-11-12", "交货期说了算")],
    "answers": {"better_than_others": "unsure 2026-11-12 交货期"},
    "step": "2026-11-24 Chen Yu: 看试点",
}
"""A deal with something in most places of its sheet."""


def everything_said(sheet):
    """The sentences and labels of a sheet, without blanks: pages break their lines where they like."""
    said = [sheet.deal, sheet.title, sheet.account, write(sheet.on)]
    said += [say(sheet.who)] if sheet.who else []
    for line in sheet.head:
        said += [say(line.text), *([say(line.because)] if line.because else [])]
    for section in sheet.sections:
        said += [say(section.title), *([say(section.why)] if section.why else [])]
        for line in section.lines:
            if not (line.fills or "").startswith("visit:"):  # there the labels say it all
                said.append(say(line.text))
            said += [say(line.why)] if section.id == "goals" else []
            for blank in line.box.blanks if line.box else ():
                said += [say(blank.label), *(say(choice) for _, choice in blank.choices)]
    return {squeezed(text) for text in said}


def squeezed(text):
    return re.sub(r"\s", "", text)


def missing(sheet, text):
    """What a sheet says and a text doesn't."""
    there = squeezed(text)
    return sorted(said for said in everything_said(sheet) if said not in there)
