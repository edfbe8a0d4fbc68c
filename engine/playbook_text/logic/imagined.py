"""Facts that are imagined, seen by conditions as those of a deal are."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from engine.condition import KNOWN
from engine.message import Message, msg
from engine.playbook_text.logic.looks import OWN, Key
from engine.state import Day


class Imagined(NamedTuple):
    """What each thing is; None, or left out: nobody knows."""

    world: Mapping[Key, object]
    currency: str = ""

    @property
    def today(self) -> Day:
        found = self.world.get(Key("today"))
        return found.isoformat() if isinstance(found, date) else "2000-01-01"

    def value(self, path: str) -> object | None:
        return None if self.world.get(Key(path, KNOWN)) is False else self.world.get(Key(path))

    def knows(self, path: str) -> bool:
        told = self.world.get(Key(path, KNOWN))
        return told is True if told is not None else self.value(path) is not None

    def amount_in(self, currency: str, path: str = "deal.amount") -> Decimal | Message:
        found = self.world.get(Key(path, currency)) if self.knows(path) else None
        return found if isinstance(found, Decimal) else msg("condition.missing", field=path)

    def currency_of(self, path: str) -> str | None:
        known = self.knows(path) and self.world.get(Key(path, OWN)) is not None
        return OWN if known else None
