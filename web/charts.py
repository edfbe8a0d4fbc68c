"""The charts of the report on the desk, each at an address of its own."""

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from engine.message import Message, msg
from web.board import Filter


class Part(NamedTuple):
    """`page` is the address of this chart alone, `part` that of what is put into a page; `drawn` is what
    stands there, None where it is not made yet."""

    id: str
    page: str
    part: str
    here: bool
    drawn: Markup | None

    @property
    def title(self) -> Message:
        return msg(f"meeting_room.chart_{self.id}")


class ChartsPage(NamedTuple):
    """`all` is the address of all charts, None where they are shown."""

    parts: tuple[Part, ...]
    filters: tuple[Filter, ...]
    narrowed: bool
    day: date
    today: date
    all: str | None
    past: bool

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What goes along with a filter."""
        return tuple(("show", part.id) for part in self.parts if part.here)

    @property
    def shown(self) -> tuple[Part, ...]:
        alone = tuple(part for part in self.parts if part.here)
        return alone or self.parts
