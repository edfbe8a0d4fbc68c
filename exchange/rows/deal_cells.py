"""What a row may say of a deal, whether it tells of the deal or of something that happened to it."""

from collections.abc import Sequence
from typing import TypeVar

from engine.message import msg
from engine.playbook import Playbook
from engine.state import Instant
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.rows.cell_reader import CellReader, Reading
from exchange.styles.survey import Survey

R = TypeVar("R")


class DealReader(CellReader[R]):
    def __init__(
        self,
        plan: DealPlan | EventPlan,
        heading: Sequence[str],
        playbook: Playbook,
        survey: Survey,
        now: Instant,
        currency: str,
    ) -> None:
        super().__init__(plan, heading, survey, now, currency)
        self._playbook, self._join = playbook, plan.join

    def _joined(self, reading: Reading, names: Sequence[str]) -> str:
        return self._put_together(reading, names, self._join)

    def _behaviour(self, reading: Reading) -> str | None:
        given = self._text(reading, "behaviour")
        if given is not None and given not in self._playbook.behaviours:
            known = tuple(self._playbook.behaviours)
            what = msg("exchange.unknown_behaviour", given=given, known=known)
            reading.refuse(self.column("behaviour"), what)
        return given
