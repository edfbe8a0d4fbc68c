"""Does skipping a gate pay? Deals that passed a gate by waiver, against those that proved it.

A deal belongs to one side of a gate by the first time it went through. Moves that were imported met no gate.
Nobody drew lots who may skip: a difference says how the two fared, and not yet why.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.lives import BACK, DUPLICATE, OPEN, WON, Life, Move
from coach.statistics.difference import Difference, difference
from coach.statistics.ladder import Ladder, ladders
from coach.statistics.stage_time import Quartiles, days_between, quartiles
from coach.statistics.strata import Placed, together
from coach.statistics.win_rate import Rate, rate
from engine.message import Text
from engine.playbook import Playbook
from engine.state import STOPPED, Instant


class Side(NamedTuple):
    """Deals that passed in the same way: `passed` are `open` and `decided` together."""

    passed: int
    open: int
    decided: int
    won: int
    rate: Rate | TooFew | None
    """None at the gate into winning, like `days`: whoever is through has won."""
    days: Quartiles | TooFew | None
    """Calendar days from the gate to winning or losing."""
    back: int
    """Deals that came back before it afterwards."""
    fell_through: int
    """Deals that came back, or stand stopped."""


class Gate(NamedTuple):
    playbook: str
    stage: str
    label: Text
    waived: Side
    proven: Side
    gap: Difference | TooFew | None
    """The win rate of those who skipped less that of the others; None at the gate into winning."""


class Gates(NamedTuple):
    """Those of a playbook that deals went through before winning, in its order."""

    playbook: str
    title: Text
    each: tuple[Gate, ...]
    together: Difference | TooFew | None
    """The gap at the gates taken together; None where fewer than two can be compared."""


class _Passed(NamedTuple):
    life: Life
    at: Instant | None
    skipped: bool
    into_won: bool
    back: bool


def gates(lives: Iterable[Life], books: Iterable[Playbook]) -> tuple[Gates, ...]:
    """By playbook, of those with deals that went through a gate."""
    found = (_gates(ladder) for ladder in ladders(lives, books))
    return tuple(each for each in found if each.each)


def _gates(ladder: Ladder) -> Gates:
    by_gate: dict[tuple[str, bool], list[_Passed]] = {}
    for life in ladder.lives:
        if life.outcome != DUPLICATE:
            for stage, passed in _passages(life):
                by_gate.setdefault((stage, passed.into_won), []).append(passed)
    # Versions of a playbook may differ in which gate leads into winning.
    places = ((stage, into_won) for stage in ladder.stages for into_won in (False, True))
    each = tuple(
        _gate(ladder.playbook, stage.id, stage.label, through)
        for stage, into_won in places
        if (through := by_gate.get((stage.id, into_won)))
    )
    compared = (_placed(passed) for (_, into_won), passed in by_gate.items() if not into_won)
    return Gates(ladder.playbook, ladder.title, each, together(compared))


def _placed(passed: Iterable[_Passed]) -> list[Placed]:
    decided = (each for each in passed if each.life.outcome != OPEN)
    return [Placed(each.life.key, each.skipped, each.life.outcome == WON) for each in decided]


def _passages(life: Life) -> Iterable[tuple[str, _Passed]]:
    """The first time through each gate before winning."""
    seen: set[str] = set()
    for at, (before, move) in enumerate(zip(life.moves, life.moves[1:], strict=False), 1):
        stage = before.stage
        if move.kind != "advance" or stage in life.won_stages or stage in seen:
            continue
        seen.add(stage)
        back = _came_back(life, stage, life.moves[at:])
        yield stage, _Passed(life, move.at, bool(move.waived), move.stage in life.won_stages, back)


def _came_back(life: Life, stage: str, moves: Iterable[Move]) -> bool:
    return any(move.kind == BACK and life.position(move.stage) <= life.position(stage) for move in moves)


def _gate(playbook: str, stage: str, label: Text, passed: Sequence[_Passed]) -> Gate:
    into_won = passed[0].into_won
    waived = _side([each for each in passed if each.skipped], into_won)
    proven = _side([each for each in passed if not each.skipped], into_won)
    return Gate(playbook, stage, label, waived, proven, None if into_won else _gap(waived, proven))


def _gap(waived: Side, proven: Side) -> Difference | TooFew:
    fewest = min(waived.decided, proven.decided)
    if fewest < ENOUGH:
        return TooFew(fewest)
    return difference((waived.won, waived.decided), (proven.won, proven.decided))


def _side(passed: Sequence[_Passed], into_won: bool) -> Side:
    decided = [each for each in passed if each.life.outcome != OPEN]
    won = [each for each in decided if each.life.outcome == WON]
    n = len(decided)
    spans = [(each.at, each.life.decided_at) for each in decided]
    days = [days_between(start, end) for start, end in spans if start is not None and end is not None]
    return Side(
        passed=len(passed),
        open=len(passed) - n,
        decided=n,
        won=len(won),
        rate=None if into_won else rate(len(won), n) if n >= ENOUGH else TooFew(n),
        days=None if into_won else quartiles(each for each in days if each >= 0),
        back=sum(each.back for each in passed),
        fell_through=sum(each.back or each.life.status == STOPPED for each in passed),
    )
