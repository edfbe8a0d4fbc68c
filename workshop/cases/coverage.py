"""What the cases of a playbook have seen: each requirement passed, open, and with a guard not needed."""

from collections.abc import Iterable
from typing import NamedTuple

from engine.playbook import Playbook
from engine.requirements.finding import MET, NOT_APPLICABLE, UNKNOWN, UNMET, WAIVED
from workshop.cases.trial import Outcome, touched


class Seen(NamedTuple):
    """One requirement, and in how many cases it stood how, among those that would notice."""

    stage: str
    requirement: str
    guarded: bool
    met: int
    open: int
    not_needed: int
    waived: int

    @property
    def lacking(self) -> tuple[str, ...]:
        """What no case has seen: met, open, not_needed."""
        wanted = [("met", self.met), ("open", self.open)]
        if self.guarded:
            wanted.append(("not_needed", self.not_needed))
        return tuple(name for name, n in wanted if n == 0)


class Coverage(NamedTuple):
    seen: tuple[Seen, ...]
    stages_without: tuple[str, ...]
    """Stages no case stands in."""

    @property
    def complete(self) -> bool:
        return not self.lacking and not self.stages_without

    @property
    def lacking(self) -> tuple[Seen, ...]:
        return tuple(seen for seen in self.seen if seen.lacking)


def coverage(playbook: Playbook, outcomes: Iterable[Outcome]) -> Coverage:
    stood: dict[tuple[str, str, str], int] = {}
    stages = set()
    for outcome in outcomes:
        stage = outcome.case.expects.stage
        stages.add(stage)
        for checked in touched(outcome):
            at = (stage, checked.requirement.id, checked.standing)
            stood[at] = stood.get(at, 0) + 1

    def count(stage: str, id: str, *standings: str) -> int:
        return sum(stood.get((stage, id, standing), 0) for standing in standings)

    seen = tuple(
        Seen(
            stage.id,
            r.id,
            r.when is not None,
            met=count(stage.id, r.id, MET),
            open=count(stage.id, r.id, UNMET, UNKNOWN),
            not_needed=count(stage.id, r.id, NOT_APPLICABLE),
            waived=count(stage.id, r.id, WAIVED),
        )
        for stage in playbook.stages
        for r in stage.gate
    )
    return Coverage(seen, tuple(s for s in playbook.order if s not in stages))
