"""Who one is: the page of whoever is signed in."""

from typing import NamedTuple

from web.page import Said


class Seat(NamedTuple):
    """A browser one is signed in with."""

    id: str
    browser: Said
    about: tuple[Said, ...]
    here: bool


class Pass(NamedTuple):
    """A token a program of one's own comes in with."""

    id: str
    label: str
    about: tuple[Said, ...]


class Me(NamedTuple):
    """`least`: how long a password is, None where none is asked for. `made`: a new token, with what it is
    called, shown this once."""

    facts: tuple[tuple[Said, Said], ...]
    least: int | None
    seats: tuple[Seat, ...]
    passes: tuple[Pass, ...]
    days: int
    said: Said = None
    bad: bool = False
    made: tuple[Said, str] | None = None
