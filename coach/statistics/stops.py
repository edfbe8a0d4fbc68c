"""Why deals were stopped, stage by stage, how old they were, and which are to be woken again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.lives import Life
from coach.statistics.ladder import Ladder, ladders
from coach.statistics.stage_time import days_between
from engine.message import Text
from engine.playbook import Playbook
from engine.state import STOPPED, Day


class StopClass(NamedTuple):
    """Deals that stand stopped for one reason, in one stage."""

    playbook: str
    stage: str
    label: Text
    stop_class: str | None
    """None where nobody said."""
    n: int
    of: int
    """All that stand stopped in the stage."""
    mean_age: float | None
    """Calendar days from opening to stopping, of those `aged`; None where that is known of none."""
    aged: int
    wakes: int
    """With a day on which to wake them."""
    due: int
    """Whose day has come."""


def stops(
    lives: Iterable[Life], books: Iterable[Playbook], wakes: Mapping[str, Day], today: date
) -> tuple[StopClass, ...]:
    """By playbook and stage, the most frequent class first. `wakes`: the day, by deal."""
    found = [each for ladder in ladders(lives, books) for each in _of(ladder, wakes, today.isoformat())]
    return tuple(found)


def _of(ladder: Ladder, wakes: Mapping[str, Day], today: Day) -> Iterable[StopClass]:
    stopped: dict[str, dict[str | None, list[Life]]] = {}
    for life in ladder.lives:
        if life.status == STOPPED:
            stopped.setdefault(life.stage, {}).setdefault(life.last.stop_class, []).append(life)
    for stage in ladder.stages:
        classes = stopped.get(stage.id, {})
        every = sum(map(len, classes.values()))
        for id in sorted(classes, key=lambda id: (-len(classes[id]), id or "~")):
            ages = _ages(classes[id])
            days = [wakes[life.key] for life in classes[id] if life.key in wakes]
            yield StopClass(
                playbook=ladder.playbook,
                stage=stage.id,
                label=stage.label,
                stop_class=id,
                n=len(classes[id]),
                of=every,
                mean_age=sum(ages) / len(ages) if ages else None,
                aged=len(ages),
                wakes=len(days),
                due=sum(day <= today for day in days),
            )


def _ages(lives: Sequence[Life]) -> list[float]:
    known = [(life.opened_at, life.last.at) for life in lives]
    ages = [days_between(start, end) for start, end in known if start is not None and end is not None]
    return [age for age in ages if age >= 0]
