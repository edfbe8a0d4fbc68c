"""The sheet for a visit on a phone: what to get, and under each line what there is to tick or to write."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias
from zlib import crc32

from engine.message import Message, msg
from engine.worksheet import Field, Worksheets
from stages.kinds import HIGHEST
from visits.box import Blank, Box
from visits.line import Line
from visits.places import place_of
from visits.readback.fields import DONE, ELSE, field_name
from visits.sections import Section
from web.forms import Option
from web.page import Said

Kind: TypeAlias = Literal["tick", "one", "many", "people", "day", "long", "text", "number"]

_LONG = (
    "evidence",
    "said",
    "summary",
    "opinions",
    "handled",
    "gained",
    "lost",
    "improve",
    "insight",
    "value",
)
READY = ("prepare", "kit")
"""Sections whose lines are gone through beforehand."""
_PEOPLE = ("who", "with")
_NUMBERS = ("number", "percent", "money")


class Mark(NamedTuple):
    """One thing to write down or to tick. Of `people` several may be ticked where `many`."""

    name: str
    label: Said
    kind: Kind
    value: str = ""
    options: tuple[Option, ...] = ()
    many: bool = False

    @property
    def scores(self) -> bool:
        return self.kind == "one" and self.options[0].value == "0"

    @property
    def somebody_else(self) -> str:
        return f"{self.name}/{ELSE}"


class Asked(NamedTuple):
    """A line of the sheet. `own` names a tick that is for oneself and goes nowhere; `left`: why what was
    written there could not go in."""

    text: Said
    why: Said
    marks: tuple[Mark, ...] = ()
    own: str | None = None
    left: tuple[Said, ...] = ()


class Part(NamedTuple):
    id: str
    title: Message
    why: Said
    lines: tuple[Asked, ...]


class Sent(NamedTuple):
    """What came of a sheet that was sent."""

    done: tuple[Said, ...]
    notes: tuple[Said, ...]
    gate: Said
    n_left: int


class VisitPage(NamedTuple):
    """`id` tells the sheet from others; `met` are the keys of those it is for. `trouble`: why nothing of it
    went in."""

    id: str
    key: str
    title: str
    account: str | None
    who: Said
    on: date
    met: tuple[str, ...]
    people: tuple[Option, ...]
    head: tuple[tuple[Said, Said], ...]
    parts: tuple[Part, ...]
    mine: bool
    sent: Sent | None = None
    trouble: Said = None

    @property
    def path(self) -> str:
        met = "&".join(f"with={key}" for key in self.met)
        return f"/visit/{self.key}" + (f"?{met}" if met else "")

    @property
    def kept_as(self) -> str:
        """What the browser keeps it under: the same visit, however often its sheet is made."""
        return " ".join((self.key, *self.met))


class Around(NamedTuple):
    """Who can be named, by key; what worksheets there are; what was written, by the names of fields."""

    people: Mapping[str, str]
    worksheets: Worksheets
    said: Mapping[str, str] = {}


def parts_of(sections: Sequence[Section], around: Around, *, mine: bool) -> Iterator[Part]:
    for section in sections:
        lines = tuple(asked(line, around, section, mine=mine) for line in section.lines)
        yield Part(section.id, section.title, section.why, lines)


def asked(line: Line, around: Around, section: Section, *, mine: bool) -> Asked:
    why = line.because if line.because != section.why else None
    if line.box is not None and mine:
        return Asked(line.text, why, tuple(marks(line.box, around)))
    ready = section.id in READY and mine
    return Asked(line.text, why, own=f"own/{crc32(repr(line.text).encode()):08x}" if ready else None)


def left_line(fills: str, text: Said, box: Box | None, why: Sequence[Said], around: Around) -> Asked:
    """What could not go in, with its reasons; of a line nobody knows any more as it was written."""
    if box is not None:
        return Asked(text, None, tuple(marks(box, around)), left=tuple(why))
    names = [name for name in around.said if name.startswith(f"{fills}/")]
    written = tuple(Mark(name, msg("phone.as_written"), "long", _written(around, name)) for name in names)
    return Asked(text, None, written, left=tuple(why))


def marks(box: Box, around: Around) -> Iterator[Mark]:
    if box.ticked:
        name = field_name(box.fills, DONE)
        yield Mark(name, msg("phone.done"), "tick", around.said.get(name, ""))
    for blank in box.blanks:
        yield _mark(box, blank, around)


def _mark(box: Box, blank: Blank, around: Around) -> Mark:
    name = field_name(box.fills, blank.id)
    made = Mark(name, None if box.inline else blank.label, "text", _written(around, name))
    if blank.choices:
        return _ticks(made, box.fills, blank, around)
    field = _field(box.fills, blank.id, around.worksheets)
    if blank.id in _PEOPLE or (field is not None and field.kind == "contact"):
        return _people(made, box.fills, blank, around)
    if blank.id == "on" or (field is not None and field.kind == "day"):
        return made._replace(kind="day")
    if field is not None and field.kind == "score":
        scores = tuple(Option(str(n), str(n), made.value == str(n)) for n in range(HIGHEST + 1))
        return made._replace(kind="one", options=scores)
    if field is not None and field.kind in _NUMBERS:
        return made._replace(kind="number")
    return made._replace(kind="long" if blank.id in _LONG else "text")


def _written(around: Around, name: str) -> str:
    return around.said.get(name, "").replace("\r\n", "\n")


def _ticks(made: Mark, fills: str, blank: Blank, around: Around) -> Mark:
    if not blank.many:
        options = tuple(Option(id, said, made.value == id) for id, said in blank.choices)
        return made._replace(kind="one", options=options)
    ticked = tuple(
        Option(name, said, bool(around.said.get(name)))
        for name, said in ((field_name(fills, blank.id, id), said) for id, said in blank.choices)
    )
    return made._replace(kind="many", options=ticked, many=True)


def _people(made: Mark, fills: str, blank: Blank, around: Around) -> Mark:
    """Whoever was at a visit may be several."""
    many = fills == "visit:held"
    names = (
        (key if not many else field_name(fills, blank.id, key), name) for key, name in around.people.items()
    )
    people = tuple(
        Option(value, name, bool(around.said.get(value)) if many else made.value == value)
        for value, name in names
    )
    other = around.said.get(made.somebody_else, "")
    return made._replace(kind="people", options=people, many=many, value=other)


def _field(fills: str, blank: str, worksheets: Worksheets) -> Field | None:
    """The field or column of a worksheet a blank is for."""
    if not fills.startswith("fill:"):
        return None
    place = place_of(fills)
    known = worksheets.get(place.worksheet)
    field = next((f for f in known.fields if f.id == place.field), None) if known else None
    if field is None or field.kind != "rows":
        return field if blank == "value" else None
    return next((column for column in field.columns if column.id == blank), None)
