"""The page of a deal: where it stands, what is missing before it moves, and all that is known of it."""

from datetime import date
from typing import NamedTuple

from engine.message import Message, Text, msg
from web.forms import Form
from web.page import Said


class Step(NamedTuple):
    """A stage of the deal's way, `past`, `here` or `ahead`."""

    title: Said
    at: str


class Asked(NamedTuple):
    """A requirement of the gate with the form or the page that settles it, and the form to waive it."""

    id: str
    title: Said
    standing: str
    why: tuple[Said, ...]
    settle: Form | None = None
    page: str | None = None
    waive: Form | None = None

    @property
    def mark(self) -> str:
        return {"met": "✓", "unmet": "✗", "unknown": "?", "waived": "~"}.get(self.standing, "–")

    @property
    def standing_said(self) -> Message:
        return msg(f"pages.standing_{self.standing}")


class Gate(NamedTuple):
    said: Said
    met: int
    asked: tuple[Asked, ...]
    to: Said
    passed: bool


class Line(NamedTuple):
    what: Said
    about: tuple[Said, ...] = ()
    link: str | None = None
    form: Form | None = None


class Part(NamedTuple):
    """People, answers, worksheets and so on, each a list under its heading."""

    id: str
    title: Message
    lines: tuple[Line, ...]


class Event(NamedTuple):
    seq: int
    day: str
    who: str
    what: str


class DealPage(NamedTuple):
    key: str
    title: str
    account: str | None
    version: int
    standing: Said
    facts: tuple[tuple[Message, Said], ...]
    way: tuple[Step, ...]
    gate: Gate | None
    moves: tuple[Form, ...]
    parts: tuple[Part, ...]
    events: tuple[Event, ...]
    day: date
    days: tuple[date, ...]
    """Those on which something happened, for the slider."""
    past: bool
    request: str
    """By which what is sent from this page is known again."""
    label: Text | None = None
