"""A sheet goes out and comes back: what was written on it is what is read, whatever the file went through."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import HARMLESS, TICKS, WAYS, Written, befallen, boxes_of, fill_in, without_comments

from stages.worksheets import WORKSHEETS
from visits.readback.reader import read_back
from visits.render import render
from words.say import speak

PURE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""What makes a sheet is a function of what it is given."""
STAGES = ("understand", "explore", "expand", "execute", "confirm")
BEHAVIOURS = ("project", "relationship", "profit", None)
TEXTS = (
    "T{n} they showed us the plan",
    "T{n}交期决定一切，别的都好谈",
    "T{n}：最怕停线",
    "T{n} price (again); “too dear”",
    "T{n} 客户说 yes，但要等 [预算]",
    "T{n} see mail no. 3 – page 2",
)
LISTS = (
    "T{n}a two things they want: - T{n}b the plan before all else 1. T{n}c the price - T{n}d and a date",
    "T{n}a 两件事： 1. T{n}b 先看计划再谈别的， 2. T{n}c 价格； - T{n}d 都要有个日子，越早越好",
)
"""What looks like a list wherever an editor breaks it."""
BUSY = {
    "answers": {"needs_known": "unsure 2026-11-12 the budget owner changed"},
    "promises": ["us 2026-11-10 send the offer", "client 2026-11-19 给出预算*表*"],
    "visits": [("2026-11-12", "lead time decides it")],
    "step": "2026-11-24 Chen Yu: show the pilot",
}


@st.composite
def writings(draw, sheet, texts):
    """What somebody writes on a sheet: some of its boxes, each text with a number of its own."""
    boxes = boxes_of(sheet)
    chosen = draw(st.lists(st.sampled_from(sorted(boxes)), unique=True, min_size=1, max_size=8))
    done = []
    for fills in chosen:
        if boxes[fills].ticked:
            done.append(Written(fills, "done", True, tick=draw(st.sampled_from(TICKS))))
            continue
        all = boxes[fills].blanks
        for at in draw(st.lists(st.sampled_from(range(len(all))), unique=True, min_size=1)):
            blank = all[at]
            how = {"way": draw(st.sampled_from(WAYS)), "tick": draw(st.sampled_from(TICKS))}
            if not blank.choices:
                what = draw(st.sampled_from(texts)).format(n=len(done))
            elif blank.many:
                ids = st.sampled_from([id for id, _ in blank.choices])
                what = tuple(sorted(draw(st.lists(ids, unique=True, min_size=1))))
            else:
                what = draw(st.sampled_from([id for id, _ in blank.choices]))
            done.append(Written(fills, blank.id, what, **how))
    return done


def expected(done):
    """The writings as entries ought to say them."""
    said = {}
    for fills, blank, what, *_ in done:
        said.setdefault(fills, {})[blank] = "x" if what is True else what
    return said


def found(reading):
    return {
        entry.fills: {
            id: tuple(sorted(value)) if isinstance(value, tuple) else value
            for id, value in entry.values.items()
        }
        for entry in reading.entries
    }


class Trip:
    """One sheet on its way: made of a deal, printed, filled in."""

    def __init__(self, data, sheet, playbook, texts=TEXTS):
        self.language = data.draw(st.sampled_from(("zh", "en")), "language")
        self.sheet = sheet(
            data.draw(st.sampled_from(STAGES), "stage"),
            behaviour=data.draw(st.sampled_from(BEHAVIOURS), "behaviour"),
            met=data.draw(st.sampled_from((None, "Chen Yu", ("Gao Min", "Li Na"))), "met"),
            **(BUSY if data.draw(st.booleans(), "busy") else {}),
        )
        self.playbook = playbook
        speak(self.language)
        printed = render(self.sheet, playbook.templates, "md")
        self.done = data.draw(writings(self.sheet, texts), "written")
        self.text = fill_in(printed, self.sheet, self.done)
        self.names = {contact.key: contact.name for contact in self.sheet.people}

    def read(self, text, deal=None):
        """By somebody who works in the other language."""
        speak("en" if self.language == "zh" else "zh")
        return read_back(text, self.playbook, WORKSHEETS, deal, self.names)


@settings(PURE, max_examples=150)
@given(data=st.data())
def test_what_was_written_is_what_is_read(sheet, playbook, data):
    trip = Trip(data, sheet, playbook)
    damages = data.draw(st.sets(st.sampled_from(HARMLESS), max_size=4), "damage")
    reading = trip.read(befallen(trip.text, damages))
    assert found(reading) == expected(trip.done)
    assert reading.left == ()
    assert (reading.id, reading.deal, reading.on) == ("1f2e3d4c5b6a", "ACME-1", trip.sheet.on.isoformat())


@settings(PURE, max_examples=150)
@given(data=st.data())
def test_nothing_written_is_ever_lost(sheet, playbook, data):
    """Not even where the file lost its comments or any of its lines, or a list seems to begin."""
    trip = Trip(data, sheet, playbook, (*TEXTS, *LISTS))
    lines = trip.text.split("\n")
    gone = data.draw(st.sets(st.sampled_from(range(len(lines))), max_size=12), "deleted")
    text = "\n".join(line for at, line in enumerate(lines) if at not in gone)
    damages = data.draw(st.sets(st.sampled_from((*HARMLESS[1:], without_comments)), max_size=4), "damage")
    text = befallen(text, damages)
    reading = trip.read(text)
    told = " ".join([str(value) for entry in reading.entries for value in entry.values.values()])
    told += " ".join(one.text for one in reading.left)
    for mark in re.findall(r"T\d+[a-d]?", text):
        assert mark in told, text
