"""Worksheets by id, each loaded when somebody first asks for it: a deal needs few of them at a time."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.worksheet import Worksheet


class Shelf(Mapping[str, "Worksheet"]):
    """`places`: `module:NAME` by id."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places
        self._taken: dict[str, Worksheet] = {}

    def __getitem__(self, id: str) -> "Worksheet":
        if id not in self._taken:
            module, name = self._places[id].split(":")
            self._taken[id] = getattr(import_module(module), name)
        return self._taken[id]

    def __contains__(self, id: object) -> bool:
        return id in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
