"""Does skipping a gate pay? Deals that passed a gate by waiver, against those that proved it.

A deal belongs to one side of a gate by the first time it went through. Moves that were imported met no gate.
Nobody drew lots who may skip: a difference says how the two fared, and not yet why.
"""

from collections.abc import Iterable
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.lives import BACK, LOST, OPEN, WON, Life, Move
from coach.statistics.difference import Difference, difference
from coach.statistics.ladder import Ladder, ladders
from coach.statistics.stage_time import Quartiles, days_between, quartiles
from coach.statistics.win_rate import Rate, rate
from engine.message import Text
from engine.playbook import Playbook
from engine.state import Instant


class Side(NamedTuple):
    """Deals that passed in the same way."""

    passed: int
    decided: int
    won: int
    rate: Rate | TooFew
    days: Quartiles | TooFew
    """Calendar days from the gate to winning or losing."""
    back: int
    """Deals that came back before it afterwards."""


class Gate(NamedTuple):
    """`stage` is None of all gates together: there a deal that ever skipped one is on that side."""

    playbook: str
    stage: str | None
    label: Text
    waived: Side
    proven: Side
    gap: Difference | TooFew
    """The win rate of those who skipped less that of the others."""


class _Passed(NamedTuple):
    life: Life
    at: Instant | None
    skipped: bool
    back: bool


def gates(lives: Iterable[Life], books: Iterable[Playbook]) -> tuple[Gate, ...]:
    """By playbook, all together and then each gate before winning that deals went through."""
    return tuple(gate for ladder in ladders(lives, books) for gate in _gates(ladder))


def _gates(ladder: Ladder) -> Iterable[Gate]:
    by_stage: dict[str, list[_Passed]] = {}
    ever: list[_Passed] = []
    for life in ladder.lives:
        own = dict(_passages(life))
        for stage, passed in own.items():
            by_stage.setdefault(stage, []).append(passed)
        if own:
            first = next(iter(own.values()))
            skipped, back = (any(getattr(p, name) for p in own.values()) for name in ("skipped", "back"))
            ever.append(first._replace(skipped=skipped, back=back))
    if ever:
        yield _gate(ladder.playbook, None, ladder.title, ever)
    for each in ladder.stages:
        if each.id in by_stage:
            yield _gate(ladder.playbook, each.id, each.label, by_stage[each.id])


def _passages(life: Life) -> Iterable[tuple[str, _Passed]]:
    """The first time through each gate before winning."""
    seen: set[str] = set()
    for at, (before, move) in enumerate(zip(life.moves, life.moves[1:], strict=False), 1):
        stage = before.stage
        if move.kind != "advance" or stage in life.won_stages or stage in seen:
            continue
        seen.add(stage)
        yield stage, _Passed(life, move.at, bool(move.waived), _came_back(life, stage, life.moves[at:]))


def _came_back(life: Life, stage: str, moves: Iterable[Move]) -> bool:
    return any(move.kind == BACK and life.position(move.stage) <= life.position(stage) for move in moves)


def _gate(playbook: str, stage: str | None, label: Text, passed: Iterable[_Passed]) -> Gate:
    known = [each for each in passed if each.life.outcome in (WON, LOST, OPEN)]
    waived = _side([each for each in known if each.skipped])
    proven = _side([each for each in known if not each.skipped])
    fewest = min(waived.decided, proven.decided)
    gap: Difference | TooFew = TooFew(fewest)
    if fewest >= ENOUGH:
        gap = difference((waived.won, waived.decided), (proven.won, proven.decided))
    return Gate(playbook, stage, label, waived, proven, gap)


def _side(passed: list[_Passed]) -> Side:
    decided = [each for each in passed if each.life.outcome != OPEN]
    won = sum(each.life.outcome == WON for each in decided)
    n = len(decided)
    spans = [(each.at, each.life.decided_at) for each in decided]
    days = [days_between(start, end) for start, end in spans if start is not None and end is not None]
    return Side(
        passed=len(passed),
        decided=n,
        won=won,
        rate=rate(won, n) if n >= ENOUGH else TooFew(n),
        days=quartiles(each for each in days if each >= 0),
        back=sum(each.back for each in passed),
    )
