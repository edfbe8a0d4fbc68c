"""What a playbook says of the signs that a deal has stalled: switched off, tuned, or one of its own.

Which signs there are the engine does not know; who checks a playbook hands them in.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from engine.condition import Condition, read_condition
from engine.message import Text
from engine.value import Value

LEVELS = ("off", "note", "warn", "critical")
"""What a playbook may set a sign to; a note tells of a deal that is shown, and alone stalls none."""
DAYS, TIMES = "days", "times"
"""What the limits of a sign count: working days that are passed, or times that are reached."""


class Bounds(Value):
    """From where a sign warns, and from where it is critical."""

    unit: str
    """DAYS or TIMES."""
    warn: int
    critical: int


class InStage(Value):
    """The limits of a sign stand in each stage, under these keys of its `limits`."""

    keys: tuple[str, ...]


Tunable: TypeAlias = Mapping[str, Bounds | InStage | None]
"""The signs there are, by id, with their limits where they have some."""


class Tuned(Value):
    """How a playbook wants a sign that comes along; None leaves it as it is."""

    level: str | None
    """Of LEVELS: at which it shows, whenever it shows."""
    warn: int | None
    critical: int | None
    stages: tuple[str, ...]
    """None named: all."""

    def holds_in(self, stage: str) -> bool:
        return not self.stages or stage in self.stages


class OwnSign(Value):
    """A sign of the playbook's own: it shows where its condition holds, and never where that is unknown."""

    id: str
    condition: Condition
    level: str
    stages: tuple[str, ...]
    because: Text
    ask: Text

    def holds_in(self, stage: str) -> bool:
        return not self.stages or stage in self.stages


class Signs(Value):
    tuned: Mapping[str, Tuned] = {}
    own: tuple[OwnSign, ...] = ()


def read_signs(data: Mapping[str, Any]) -> Signs:
    """From the form the playbook schema has checked."""
    tuned, own = {}, []
    for id, said in data.items():
        stages = tuple(said.get("stages", ()))
        if said.get("condition") is None:
            tuned[id] = Tuned(said.get("level"), said.get("warn"), said.get("critical"), stages)
            continue
        level = said.get("level", "warn")
        if level == LEVELS[0]:
            continue
        texts = Text(**said["because"]), Text(**said["ask"])
        own.append(OwnSign(id, read_condition(said["condition"]), level, stages, *texts))
    return Signs(tuned, tuple(own))
