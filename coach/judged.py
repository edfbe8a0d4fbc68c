"""A live deal as the stall clock finds it."""

from collections.abc import Mapping

from coach.level import Level
from coach.limits.limits import Place
from engine.state import Day, Instant
from engine.value import Value


class Judged(Value):
    """What its ages and limits go by, as its row has it, and how bad its signs are."""

    key: str
    title: str
    owner: str
    playbook: str
    playbook_version: int
    stage: str
    status: str
    behaviour: str | None
    amount: int | None
    currency: str | None
    stage_since: Instant | None
    last_contact: Day | None
    next_on: Day | None
    waiting_until: Day | None
    waiting: bool
    """For a known reason, which quiets every sign."""
    level: Level
    signs: Mapping[str, Level]
    """By the id of the signs that are told by the row, as they would show if the deal did not wait."""

    @property
    def place(self) -> Place:
        return self.playbook, self.playbook_version, self.stage
