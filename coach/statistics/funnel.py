"""How far deals come: of those that reached a stage, how many went on, how many stopped there.

A deal has reached the stages it stood in. It counts once for each, however often it came back: it went on
from a stage when it ever stood in a later one; else it was stopped there, or is still on its way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coach.lives import DUPLICATE, LOST, OPEN, WON, Life
from coach.statistics.ladder import Ladder, ladders
from coach.statistics.win_rate import Rate, holds, rate
from engine.message import Text
from engine.playbook import Playbook
from engine.state import STOPPED


class Rung(NamedTuple):
    """A stage: `reached` is `went_on`, `stopped` and `still` together."""

    stage: str
    label: Text
    reached: int
    went_on: int
    stopped: int
    """It was their furthest stage, and they were stopped: there, or after going back."""
    still: int
    rate: Rate | None
    """Of those that went on or stopped, how many went on; None while none did either, and where those that
    bypassed the stage would move it beyond its interval."""
    bypassed: int = 0
    """Deals that came further and never stood in it: most were brought in without their stages."""


class Funnel(NamedTuple):
    """Of the deals of one playbook. Duplicates are counted and nothing else: they are other deals' twins."""

    playbook: str
    title: Text
    rungs: tuple[Rung, ...]
    won: int
    lost: Mapping[str | None, int]
    """By stop class, the most frequent first; None where nobody said."""
    duplicates: int
    open: int
    back_deals: int
    """Deals that ever went back to an earlier stage, and how often that was."""
    back_moves: int

    @property
    def deals(self) -> int:
        return self.won + sum(self.lost.values()) + self.open

    @property
    def win_rate(self) -> Rate | None:
        """Of those decided; None while none is."""
        decided = self.won + sum(self.lost.values())
        return rate(self.won, decided) if decided else None


def funnels(lives: Iterable[Life], books: Iterable[Playbook]) -> tuple[Funnel, ...]:
    """One for each playbook that has deals, by id."""
    return tuple(_funnel(ladder) for ladder in ladders(lives, books))


def stages_stood_in(life: Life) -> frozenset[str]:
    """Every stage it was ever in; `done` is none."""
    return frozenset(stay.stage for stay in life.stays)


def stages_bypassed(life: Life) -> frozenset[str]:
    """Those before the furthest it came to in which it never stood."""
    return frozenset(life.order[: life.reached]) - stages_stood_in(life)


def steps_back(life: Life) -> int:
    """How often it went back to an earlier stage."""
    return sum(
        stay.to is not None and life.position(stay.to) < life.position(stay.stage) for stay in life.stays
    )


def _funnel(ladder: Ladder) -> Funnel:
    found = _alike(ladder.lives)
    outcomes: Counter[str] = Counter()
    classes: Counter[str | None] = Counter()
    back_deals = back_moves = 0
    for life, n in found:
        outcomes[life.outcome] += n
        if life.outcome == LOST:
            classes[life.last.stop_class] += n
        if life.outcome != DUPLICATE and (back := steps_back(life)):
            back_deals += n
            back_moves += n * back
    fates = _fates((life, n) for life, n in found if life.outcome != DUPLICATE)
    return Funnel(
        playbook=ladder.playbook,
        title=ladder.title,
        rungs=tuple(_rung(stage.id, stage.label, fates) for stage in ladder.stages),
        won=outcomes[WON],
        lost=dict(classes.most_common()),
        duplicates=outcomes[DUPLICATE],
        open=outcomes[OPEN],
        back_deals=back_deals,
        back_moves=back_moves,
    )


def _alike(lives: Iterable[Life]) -> list[tuple[Life, int]]:
    """Of the deals that came the same way one, and how many they are: ways are few."""
    first: dict[object, Life] = {}
    counts: Counter[object] = Counter()
    for life in lives:
        path = tuple([(move.stage, move.status, move.stop_class) for move in life.moves])
        way = path, life.order, life.won_stages
        first.setdefault(way, life)
        counts[way] += 1
    return [(life, counts[way]) for way, life in first.items()]


def _fates(found: Iterable[tuple[Life, int]]) -> Counter[tuple[str, str]]:
    """How often a stage was gone on from, stopped in, or bypassed, or is where a deal still is."""
    fates: Counter[tuple[str, str]] = Counter()
    for life, n in found:
        furthest = life.reached
        ended = "stopped" if life.status == STOPPED else "still"
        for stage in stages_stood_in(life):
            fates[stage, "went_on" if life.position(stage) < furthest else ended] += n
        for stage in stages_bypassed(life):
            fates[stage, "bypassed"] += n
    return fates


def _rung(stage: str, label: Text, fates: Mapping[tuple[str, str], int]) -> Rung:
    went_on, stopped, still, bypassed = (
        fates[stage, fate] for fate in ("went_on", "stopped", "still", "bypassed")
    )
    decided = went_on + stopped
    own = rate(went_on, decided) if decided else None
    return Rung(
        stage=stage,
        label=label,
        reached=decided + still,
        went_on=went_on,
        stopped=stopped,
        still=still,
        rate=own if own and holds(own, bypassed, bypassed) else None,
        bypassed=bypassed,
    )
