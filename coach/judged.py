"""A live deal as the stall clock finds it."""

from collections.abc import Mapping
from typing import NamedTuple

from coach.level import Level
from coach.limits import Place
from engine.state import Day, Instant


class Judged(NamedTuple):
    """What its signs speak of, as its row has it, and how bad they are."""

    key: str
    title: str
    owner: str
    playbook: str
    playbook_version: int
    stage: str
    status: str
    amount: int | None
    currency: str | None
    stage_since: Instant | None
    last_contact: Day | None
    next_on: Day | None
    waiting_until: Day | None
    unsure: int
    waiting: bool
    """For a known reason, which quiets every sign."""
    level: Level
    signs: Mapping[str, Level]
    """By the sign's id, as they would show if the deal did not wait."""

    @property
    def place(self) -> Place:
        return self.playbook, self.playbook_version, self.stage
