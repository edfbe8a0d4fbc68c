"""The page of a deal: where it stands, what is missing before it moves, and all that is known of it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from engine.message import Message, msg
from web.forms import Form, Refusal
from web.page import Said


class Step(NamedTuple):
    """A stage of the deal's way, `past`, `here` or `ahead`."""

    title: Said
    at: str


class Asked(NamedTuple):
    """A requirement with the form, or the address, that settles it, and the form to waive it."""

    id: str
    title: Said
    standing: str
    why: tuple[Said, ...]
    settle: Form | None = None
    link: str | None = None
    waive: Form | None = None
    refused: bool = False
    """The client said no: there is nothing to settle, only a way out."""

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


class Unproven(NamedTuple):
    """A stage that was left without proof. `said` where nothing can be asked of it any more."""

    stage: Said
    said: Said
    asked: tuple[Asked, ...]


class Line(NamedTuple):
    what: Said
    about: tuple[Said, ...] = ()
    link: str | None = None
    form: Form | None = None
    done: bool = False


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
    unproven: tuple[Unproven, ...]
    moves: tuple[Form, ...]
    parts: tuple[Part, ...]
    events: tuple[Event, ...]
    """The newest first."""
    undo: Form | None
    """Takes back the newest."""
    day: date
    days: tuple[date, ...]
    """Those on which something happened, for the slider."""
    past: bool
    mine: bool
    request: str
    """By which what is sent from this page is known again."""
    told: tuple[str, ...] = ()
    """What was done just now."""
    refusal: Refusal | None = None
    homeless: Form | None = None
    """The form that was refused, where it stands on the page no more."""

    def address(self, form: Form) -> str:
        return f"/deals/{self.key}/{form.path}"

    @property
    def forms(self) -> Iterator[Form]:
        """All on the page."""
        gates = [self.gate.asked] if self.gate else []
        for asked in (*gates, *(left.asked for left in self.unproven)):
            yield from (form for each in asked for form in (each.settle, each.waive) if form)
        yield from self.moves
        yield from (line.form for part in self.parts for line in part.lines if line.form)
        if self.undo:
            yield self.undo

    @property
    def nowhere(self) -> bool:
        """Whether what was refused has no form left beside which it could be said."""
        return self.refusal is not None and all(form.id != self.refusal.form for form in self.forms)

    @property
    def since(self) -> tuple[Event, ...]:
        """What others did after the version that a refused form was written on."""
        seen = self.refusal.since if self.refusal else None
        return () if seen is None else tuple(event for event in self.events if event.seq > seen)
