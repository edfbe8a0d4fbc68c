"""A sheet filled in on a page: what stands in its fields, as a reading.

A field is called by the line it stands under and its blank, `answer:needs_known/evidence`; one of several
that can be ticked by its choice as well, `visit:interest/interest/price`; a line that is a tick itself by
`tick:own_words/done`. Somebody who isn't among those offered stands under `visit:held/with/+`.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from engine.message import Message, msg
from engine.playbook import Playbook
from engine.worksheet import Worksheets
from visits.box import Blank, Box, box_of
from visits.marks import Head
from visits.readback.items import joined
from visits.readback.reading import Entry, Left, Reading

DONE = "done"
ELSE = "+"
_BETWEEN = "、"

Parts: TypeAlias = Mapping[str, Mapping[str, str]]
"""What stands in the fields of one line: by blank, then by choice, '' where there is none."""


def field_name(fills: str, blank: str, choice: str | None = None) -> str:
    return f"{fills}/{blank}" if choice is None else f"{fills}/{blank}/{choice}"


def read_fields(form: Mapping[str, str], head: Head, playbook: Playbook, worksheets: Worksheets) -> Reading:
    """Pure. `head`: which sheet it is, of which deal, for which day, to meet whom. An entry's line is the
    place of its box among those something was written into."""
    entries: list[Entry] = []
    left: list[Left] = []
    for line, (fills, parts) in enumerate(_by_line(form).items(), 1):
        text = joined("\n".join(each for blank in parts.values() for each in blank.values()))
        box = box_of(fills, playbook, worksheets)
        if box is None:
            left.append(Left(line, text, msg("readback.unknown_anchor", anchor=fills)))
            continue
        values: dict[str, str | tuple[str, ...]] = {}
        blanks = list(_blanks(box))
        for id in parts.keys() - {blank.id for blank in blanks}:
            part = joined("\n".join(parts[id].values()))
            left.append(Left(line, text, msg("readback.no_place", part=part)))
        for blank in blanks:
            given = _value(blank, parts.get(blank.id, {}))
            if isinstance(given, Message):
                left.append(Left(line, text, given))
            elif given:
                values[blank.id] = given
        if values:
            entries.append(Entry(fills, values, line, text))
    return Reading(head.id or "", head.deal, head.on, head.people, tuple(entries), tuple(left))


def lines_of(form: Mapping[str, str]) -> tuple[str, ...]:
    """The anchors under which something was written, as `read_fields` counts them from 1."""
    return tuple(_by_line(form))


def _by_line(form: Mapping[str, str]) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name, text in form.items():
        fills, _, place = name.partition("/")
        if ":" in fills and place and text.strip():
            blank, _, choice = place.partition("/")
            found.setdefault(fills, {}).setdefault(blank, {})[choice] = text
    return found


def _blanks(box: Box) -> Iterator[Blank]:
    if box.ticked:
        yield Blank(DONE, msg("visits.label_note"))
    yield from box.blanks


def _value(blank: Blank, said: Mapping[str, str]) -> str | tuple[str, ...] | Message:
    """What one blank says; a Message where it names a choice there is not."""
    if not blank.choices:
        named = [choice for choice in said if choice not in ("", ELSE)]
        return _BETWEEN.join([*named, *(joined(said[each]) for each in ("", ELSE) if each in said)])
    ticked = [choice or joined(text) for choice, text in said.items()]
    called = dict(blank.choices)
    for each in ticked:
        if each not in called:
            return msg("readback.no_choice", given=each)
    if blank.many:
        return tuple(id for id in called if id in ticked)
    if len(ticked) > 1:
        return msg("readback.two_ticks", choices=tuple(called[id] for id in ticked))
    return "".join(ticked)
