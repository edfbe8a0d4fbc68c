"""What stands in each section of a sheet, and how much: a visit can hold only so much.

The most valuable lines come first, and what is left over stands under "if there is time".
"""

from collections.abc import Mapping
from itertools import zip_longest
from typing import NamedTuple

from engine.message import Message, msg
from visits.afterwards import afterwards
from visits.closing import closing
from visits.delivered import delivery, results
from visits.goals import goals, inside, to_tick
from visits.known import compared, learned
from visits.line import Line, Said
from visits.manner import manner, manner_lines
from visits.meeting import Meeting
from visits.opening import aims, opening, rivals, to_know
from visits.promises import promises
from visits.questions import questions, to_look_up, unfinished
from visits.said import said_anchor
from visits.stuck import stuck

ROOM: Mapping[str, int] = {
    "goals": 4,
    "promises": 4,
    "delivery": 4,
    "results": 4,
    "manner": 5,
    "prepare": 4,
    "open": 3,
    "suggest": 3,
    "objections": 3,
    "close": 6,
    "kit": 3,
    "later": 2,
}
"""Lines a section can hold; one that isn't listed takes all its lines."""

QUESTIONS: Mapping[str | None, tuple[int, int]] = {"profit": (3, 2)}
"""Questions in all, and of these at most so many of this deal's own, by behaviour: who knows what to buy
hates being sounded out."""
_QUESTIONS = (5, 3)
_OFFICE = 2
"""Lines of preparing that only the office can do, as long as there are others."""
_KNOWN = 2
"""Lines of preparing that are taken from what is known already."""
_EXPECTED = 2
"""Objections of this stage and these people; behind them stands what holds for any."""
_ALWAYS = Line(msg("visits.kit_always"), msg("visits.why_kit_always"))
"""What the method has in every bag (section 5)."""
_RULE = Line(msg("visits.objection_rule"), msg("visits.why_objection_rule"))
"""The method's three principles (section 5)."""


class Section(NamedTuple):
    id: str
    title: Message
    lines: tuple[Line, ...]

    @property
    def why(self) -> Said | None:
        """The reason most of its lines share, to be given once; none where one of them has no reason."""
        whys = [line.because for line in self.lines]
        shared = max(whys, key=whys.count)
        return shared if None not in whys and 2 * whys.count(shared) > len(whys) > 1 else None


def sections(meeting: Meeting) -> tuple[Section, ...]:
    """What doesn't fit a section goes under "if there is time", the stage's own lines behind all others."""
    own, look_up = questions(meeting), to_look_up(meeting)
    asked = _asked(meeting, own)
    known = learned(meeting)
    leads, trails = compared(meeting)
    kit = _of_both(meeting, "kit", 1)
    objections = [*rivals(meeting), *trails, *_of_both(meeting, "objections", 1)]
    office = [*inside(meeting), *to_know(meeting), *look_up[:1]]
    planned: dict[str, list[Line]] = {
        "goals": goals(meeting, [line.fills for line in asked if line.fills]),
        "delivery": delivery(meeting),
        "results": results(meeting),
        "promises": promises(meeting),
        "stuck": stuck(meeting),
        "manner": manner(meeting),
        "prepare": [
            *known[:_KNOWN],
            *office[:_OFFICE],
            *_of_both(meeting, "prepare", 2),
            *office[_OFFICE:],
            *known[_KNOWN:],
            *look_up[1:],
        ],
        "kit": [*kit[:2], _ALWAYS, *kit[2:]],
        "open": [*opening(meeting), *_of_both(meeting, "open", 2)],
        "ask": asked,
        "suggest": [*aims(meeting), *leads, *_of_both(meeting, "suggest", 3)],
        "objections": [*objections[:_EXPECTED], _RULE, *objections[_EXPECTED:]],
        "close": [*closing(meeting), *_of_both(meeting, "close", 2)],
    }
    over = {id: lines[ROOM.get(id, len(lines)) :] for id, lines in planned.items()}
    unasked = [line for line in (*own, *_of_both(meeting, "ask", 2)) if line not in planned["ask"]]
    pressing = [*over.pop("promises"), *over.pop("goals"), *_by_turns(unasked, to_tick(meeting))]
    rest = [line for lines in over.values() for line in lines]
    planned["later"] = [*pressing, *unfinished(meeting), *rest]
    planned["afterwards"] = afterwards(meeting)
    fitting = _once(planned)
    return tuple(Section(id, msg(f"visits.section_{id}"), lines) for id, lines in fitting.items() if lines)


def _by_turns(*lines: list[Line]) -> list[Line]:
    return [line for turn in zip_longest(*lines) for line in turn if line is not None]


def _asked(meeting: Meeting, own: list[Line]) -> list[Line]:
    room, most = QUESTIONS.get(meeting.deal.behaviour, _QUESTIONS)
    general = _of_both(meeting, "ask", 2)
    most = max(most, room - len(general))
    return [*_side_by_side(own[:most]), *general][:room]


def _side_by_side(lines: list[Line]) -> list[Line]:
    """What is about one worksheet stands together: a follow-up next to what it follows."""
    about = [(line.fills or f"line:{at}").partition(".")[0] for at, line in enumerate(lines)]
    return [line for _, line in sorted(zip(about, lines, strict=True), key=lambda each: about.index(each[0]))]


def _of_both(meeting: Meeting, section: str, most: int) -> list[Line]:
    """What these people want of a section, the first `most` of it, then what the stage asks for."""
    why = msg(f"visits.why_{section}", stage=meeting.stage.title)
    of_stage = [
        Line(text, why, said_anchor(text) if section == "ask" else None)
        for text in meeting.stage.visit.get(section, ())
    ]
    wanted = manner_lines(meeting, section)
    return [*wanted[:most], *of_stage, *wanted[most:]]


def _once(planned: Mapping[str, list[Line]]) -> dict[str, tuple[Line, ...]]:
    """As many lines of each section as it can hold, none that was said before, nothing to fill in twice."""
    said: dict[str, list[Said]] = {}  # by id or words: to compare every two lines of a page takes long
    filled: set[str | None] = {None}
    fitting = {}
    for id, lines in planned.items():
        kept: list[Line] = []
        for line in lines:
            alike = said.setdefault(line.text[0], [])
            if line.text in alike or len(kept) == ROOM.get(id, len(lines)):
                continue
            alike.append(line.text)
            kept.append(line if line.fills not in filled else line._replace(fills=None))
            filled.add(line.fills)
        fitting[id] = tuple(kept)
    return fitting
