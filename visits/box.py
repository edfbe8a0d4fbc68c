"""What there is to write down under a line of a sheet, and what to call it: drawn by templates, found again
by whoever reads the sheet back. The anchor of a line (`answer:needs_known`) alone tells its box.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from zlib import crc32

from engine.answers import ANSWERS, KINDS
from engine.message import Message, Text, msg
from engine.playbook import Manner, Playbook
from engine.state import CHANNELS, INTEREST, Promise
from engine.worksheet import Field, Worksheets
from visits.places import place_of
from visits.said import SAID, questions_of

Said: TypeAlias = Message | Text
"""What a line says: a sentence of ours or of the playbook, in the reader's language once it is printed."""

TICKED = ("tick", "promise")
"""Kinds of lines that are a tick themselves."""
EVIDENCE = "_evidence"
"""How a field is called that says what another one rests on: both stand in one box."""
ASKED = ("account", "amount")
"""Fields of the deal a sheet asks for, beside how the client buys."""
_COLUMNS = 3
"""Columns of a row there is room for."""


class Blank(NamedTuple):
    """One thing to write down. `choices` make it ticks, one of them or, where `many`, several; by id."""

    id: str
    label: Said
    choices: tuple[tuple[str, Said], ...] = ()
    many: bool = False
    room: int = 12
    """Characters to leave for it."""


class Box(NamedTuple):
    """The blanks under one line, as rows that are printed."""

    fills: str
    rows: tuple[tuple[Blank, ...], ...] = ()

    @property
    def blanks(self) -> tuple[Blank, ...]:
        return tuple(blank for row in self.rows for blank in row)

    @property
    def ticked(self) -> bool:
        """Whether the line itself is what gets ticked."""
        return self.fills.partition(":")[0] in TICKED

    @property
    def inline(self) -> bool:
        """Whether its only blank stands behind the line itself, without a label."""
        return self.fills.partition(":")[0] == SAID


def promise_anchor(promise: Promise) -> str:
    """`promise:us.1a2b3c4d`: by what was promised, for its place among others may change."""
    return f"promise:{promise.by}.{crc32(promise.what.encode()):08x}"


def box_of(fills: str | None, playbook: Playbook, worksheets: Worksheets) -> Box | None:
    """The box an anchor names; None where there is nothing to write down, or nobody knows such an anchor."""
    kind, _, name = (fills or "").partition(":")
    if fills is None or not name:
        return None
    if kind in TICKED:
        return Box(fills)
    rows = tuple(_rows(kind, name, playbook, worksheets))
    return Box(fills, rows) if rows else None


def _rows(kind: str, name: str, playbook: Playbook, worksheets: Worksheets) -> Iterator[tuple[Blank, ...]]:
    if kind == "style":
        yield (_manners("style", playbook.styles),)
    elif kind == "set" and name == "behaviour":
        yield (_manners("behaviour", playbook.behaviours),)
    elif kind == "fill":
        yield from _field(name, worksheets)
    elif kind == SAID:
        if f"{kind}:{name}" in questions_of(playbook):
            yield (Blank(SAID, _label("answer"), room=24),)
    elif kind != "answer" or name in playbook.points:
        yield from _always(kind, name)


@lru_cache(maxsize=512)
def _always(kind: str, name: str) -> tuple[tuple[Blank, ...], ...]:
    """What is the same whatever the playbook: every sheet has it."""
    return tuple(_own(kind, name))


def _own(kind: str, name: str) -> Iterator[tuple[Blank, ...]]:
    if kind == "answer":
        yield (
            _ticks("answer", {each: msg(f"visits.answer_{each}") for each in ANSWERS}),
            Blank("who", _label("who")),
        )
        yield (
            Blank("evidence", _label("evidence"), room=24),
            _ticks("kind", {each: msg(f"visits.kind_{each}") for each in KINDS}),
        )
    elif kind == "contact":
        yield Blank("name", _label("name")), Blank("job", _label("job"))
    elif kind == "step":
        yield (
            Blank("what", _label("step"), room=24),
            Blank("on", _label("day")),
            Blank("with", _label("with")),
        )
    elif kind == "set" and name in ASKED:
        yield (Blank("value", _label("note"), room=24),)
    elif kind == "record":
        yield tuple(Blank(id, _label(id), room=16) for id in ("preferences", "topics", "family"))
    elif kind == "goods":
        yield (
            Blank("goods", _label("goods"), room=16),
            Blank("competitor", _label("competitor")),
            Blank("note", _label("verdict"), room=16),
        )
    elif kind == "visit":
        yield from _visit(name)


def _visit(name: str) -> Iterator[tuple[Blank, ...]]:
    """The visit itself: who was met and how, the diary, the signs of interest."""
    if name == "held":
        yield Blank("on", _label("day")), Blank("with", _label("met"))
        channels = {each: msg(f"visits.channel_{each}") for each in CHANNELS}
        yield _ticks("channel", channels), _ticks("reply", {"none": msg("visits.reply_none")})
    elif name == "interest":
        signs = tuple((id, msg(f"visits.interest_{id}")) for id in INTEREST)
        yield (Blank("interest", _label("interest"), signs, many=True),)
    elif name in DIARY:
        ids = DIARY[name]
        yield tuple(Blank(id, _label(id), room=24 if len(ids) < 3 else 16) for id in ids)


DIARY: Mapping[str, tuple[str, ...]] = {
    "summary": ("summary",),
    "opinions": ("opinions", "handled"),
    "lessons": ("gained", "lost", "improve"),
    "insight": ("insight",),
}
"""The sales diary, by the line it stands under; the ids are those of `engine.state.Diary`."""


def _field(name: str, worksheets: Worksheets) -> Iterator[tuple[Blank, ...]]:
    place = place_of(f"fill:{name}")
    known = worksheets.get(place.worksheet)
    field = next((f for f in known.fields if f.id == place.field), None) if known else None
    if known is None or field is None:
        return
    if place.row is not None:
        yield tuple(_value(column, column.id) for column in field.columns if column.id in place.columns)
    elif field.kind == "rows":
        yield tuple(_value(column, column.id) for column in _columns(field))
    else:
        yield (_value(field, "value"),)
        if any(f.id == f"{field.id}{EVIDENCE}" for f in known.fields):
            yield (Blank("evidence", _label("evidence"), room=24),)


def _columns(field: Field) -> tuple[Field, ...]:
    """The row's name, and what else of it is needed, as far as there is room."""
    name, *rest = field.columns
    return (name, *[column for column in rest if column.needed][: _COLUMNS - 1])


def _value(field: Field, id: str) -> Blank:
    label: Said = field.label if id != "value" else _label("score" if field.kind == "score" else "note")
    choices: tuple[tuple[str, Said], ...] = tuple(field.choices.items())
    return Blank(id, label, choices, many=field.kind == "many", room=12 if id != "value" else 24)


def _ticks(id: str, choices: Mapping[str, Said]) -> Blank:
    return Blank(id, _label(id), tuple(choices.items()))


def _manners(id: str, manners: Mapping[str, Manner]) -> Blank:
    return Blank(id, _label(id), tuple((each, manner.title) for each, manner in manners.items()))


def _label(id: str) -> Message:
    return msg(f"visits.label_{id}")
