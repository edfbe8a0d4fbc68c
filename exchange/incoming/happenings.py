"""A row's way as the happenings the one door takes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.arrivals import Happening
from engine.history import canonical
from engine.moves import DONE_TITLE
from engine.playbook import Playbook
from engine.state import DONE, Deal, Instant
from exchange.rows.deal_row import Point, Row


class Course:
    """The stages of a playbook, as many deals go through them: what coming to one says is said once."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self._order = (*playbook.order, DONE)
        self._position = {stage: at for at, stage in enumerate(self._order)}
        self._titles = {stage.id: stage.title._asdict() for stage in playbook.stages}
        self._titles[DONE] = DONE_TITLE._asdict()
        self._status = {**{stage.id: stage.status for stage in playbook.stages}, DONE: DONE}
        self._reached: dict[tuple[str, str], Happening] = {}
        """By where a deal stood and what it came to; without a time."""

    def opening(
        self,
        row: Row,
        account: str | None,
        owner: str,
        external: Mapping[str, str],
        filled: Sequence[Mapping[str, Any]],
    ) -> list[Happening]:
        """All of a new deal. It stands in the first stage the row knows of; those before it are unproven.

        Nobody says when its worksheets were `filled`: they count from the first moment that is known.
        """
        first, *rest = row.trail
        opened = {
            "title": row.title,
            "account": account,
            "owner": owner,
            "playbook": self.playbook.id,
            "playbook_version": self.playbook.version,
            "amount": row.amount,
            "currency": row.currency,
            "close_date": row.close_date,
            "behaviour": row.behaviour,
            "stage": first.stage,
            "stage_title": self._titles[first.stage],
            "status": self._status[first.stage],
            "unproven": self._order[: self._position[first.stage]],
            "external": external,
        }
        known = next((point.at for point in row.trail if point.at), None) if filled else None
        sheets = (Happening(known, {"filled": each}) for each in filled)
        return [Happening(first.at, {"opened": opened}), *sheets, *self._later(rest, first.stage)]

    def joining(self, points: Sequence[Point], deal: Deal) -> list[Happening]:
        """What a later import adds to a deal as it stands."""
        return list(self._later(points, deal.stage))

    def _later(self, points: Sequence[Point], stood: str) -> Iterator[Happening]:
        for at, stage, stop in points:
            if stop is not None:
                said = {"class": stop.stop_class, "reason": stop.reason, "wake": None}
                yield Happening(at, {"stopped": said})
            else:
                yield self._reaching(at, stood, stage)
                stood = stage

    def _reaching(self, at: Instant | None, stood: str, stage: str) -> Happening:
        found = self._reached.get((stood, stage))
        if found is None:
            data = {
                "reached": {
                    "stage": stage,
                    "status": self._status[stage],
                    "title": self._titles[stage],
                    "unproven": self._order[self._position[stood] : self._position[stage]],
                }
            }
            found = self._reached[stood, stage] = Happening(None, data, canonical(data))
        return Happening(at, found.data, found.text)
