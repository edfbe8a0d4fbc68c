"""What stands around every page: where one can go, who one is, in which language."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.message import Message, msg

_PLACES = ("/", "/today", "/review", "/charts", "/visits")
_NAMES = ("board", "today", "review", "charts", "visits")


class Place(NamedTuple):
    path: str
    title: Message
    here: bool


class Frame(NamedTuple):
    """`here` is the address of the page itself, `files` those of style and scripts by name, `ends` whether
    one can sign out."""

    user: str | None
    csrf: str
    here: str
    language: str
    places: tuple[Place, ...]
    files: Mapping[str, str]
    ends: bool

    @property
    def lang(self) -> str:
        return {"zh": "zh-CN", "en": "en"}[self.language]


def places(path: str) -> Iterator[Place]:
    for place, name in zip(_PLACES, _NAMES, strict=True):
        yield Place(place, msg(f"pages.place_{name}"), path == place)
