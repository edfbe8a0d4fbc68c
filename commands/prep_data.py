"""A sheet as programs get it."""

from typing import Any

from engine.contacts import Contact
from visits.box import Blank, Box
from visits.line import Line
from visits.sheet import Sheet
from words.say import say


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    people = [_person(contact) for contact in sheet.people]
    return {
        "id": sheet.id,
        "deal": sheet.deal,
        "title": sheet.title,
        "account": sheet.account,
        "stage": sheet.stage,
        "with": people[0]["name"] if people else None,
        "people": people,
        "on": sheet.on.isoformat(),
        "head": [_line(line) for line in sheet.head],
        "sections": [
            {"id": s.id, "title": say(s.title), "lines": [_line(line) for line in s.lines]}
            for s in sheet.sections
        ],
    }


def _person(contact: Contact) -> dict[str, Any]:
    name = contact.name or contact.key
    return {"key": contact.key, "name": name, "part": contact.part, "style": contact.style}


def _line(line: Line) -> dict[str, Any]:
    box = None if line.box is None else _box(line.box)
    return {"text": say(line.text), "why": say(line.why), "fills": line.fills, "box": box}


def _box(box: Box) -> dict[str, Any]:
    return {
        "ticked": box.ticked,
        "inline": box.inline,
        "rows": [[_blank(blank) for blank in row] for row in box.rows],
    }


def _blank(blank: Blank) -> dict[str, Any]:
    choices = [{"id": id, "label": say(said)} for id, said in blank.choices]
    return {"id": blank.id, "label": say(blank.label), "choices": choices, "many": blank.many}
