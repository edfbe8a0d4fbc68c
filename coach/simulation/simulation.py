"""What another playbook would have done to the deals that are closed: which it would have held where, for how
long, and what became of those in reality.

Counts of the record, no experiment: whoever is held does something about it, and nobody was.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.lives import LOST, WON, Life
from coach.simulation.replay import HELD, NEVER_RECORDED, PASSES, Passage, Replay
from coach.statistics.difference import Difference, difference
from coach.statistics.stage_time import between
from coach.statistics.strata import Placed, together
from coach.statistics.win_rate import Rate, rate
from engine.playbook import Playbook, Stage
from engine.requirements.kinds import Requirement
from engine.state import DONE, STOPPED, Instant

UNMOVED = "unmoved"
STANDINGS = (HELD, PASSES, NEVER_RECORDED, UNMOVED)
"""Of a deal: held somewhere, held nowhere, held by nothing that can be told, without a move to judge."""


class Spread(NamedTuple):
    """Days by which a quarter, a half and three quarters of `n` were over."""

    n: int
    q1: float
    median: float
    q3: float


class Found(NamedTuple):
    """Moves that would have been held. `to_the_end`: of these, so many to the end of the deal."""

    held: int
    to_the_end: int
    days: Spread | TooFew


class RequirementFound(NamedTuple):
    requirement: Requirement
    found: Found
    never_recorded: int
    waived: int


class Outcome(NamedTuple):
    """What became of some deals. `won` has those stopped after winning in it, and those done."""

    n: int
    won: int
    done: int
    won_then_stopped: int
    lost: Mapping[str | None, int]
    """By stop class, None where nobody said; the most first."""
    rate: Rate | TooFew


class StageFound(NamedTuple):
    stage: Stage
    moves: int
    deals: int
    found: Found
    held_deals: int
    never_recorded: int
    """Moves held by nothing that can be told."""
    waived: int
    """Moves that pass by a waiver."""
    requirements: tuple[RequirementFound, ...]
    gap: Difference | TooFew | None
    """How much more often deals held here were won than those that pass; None at and after the gate into
    winning, where whoever is through has won."""
    fell_through: tuple[tuple[int, int], tuple[int, int]]
    """Of deals held here and of those that pass: so many came back before it or stand stopped, of so many."""


class Simulation(NamedTuple):
    playbook: Playbook
    deals: int
    stages: tuple[StageFound, ...]
    """Those that deals moved out of, in the playbook's order."""
    unproved: tuple[Stage, ...]
    """Stages no deal moved out of, such as new ones."""
    elsewhere: Mapping[str, int]
    """Stages the playbook does not have, with the moves out of them."""
    undated: int
    """Moves nobody knows the time of."""
    stored: int
    """Moves judged on the facts stored with them; the others on what the history tells."""
    outcomes: Mapping[str, Outcome]
    """By standing."""
    together: Difference | TooFew | None
    """The gap at the gates before winning, taken together."""
    ran_under: Mapping[tuple[str, int], int]
    """The playbooks and versions the deals were pinned to, with how many."""

    @property
    def moves(self) -> int:
        return sum(stage.moves for stage in self.stages)

    @property
    def held(self) -> int:
        return sum(stage.found.held for stage in self.stages)

    @property
    def never_recorded(self) -> int:
        return sum(stage.never_recorded for stage in self.stages)


def simulation(playbook: Playbook, replays: Sequence[Replay]) -> Simulation:
    by_stage: dict[str, list[tuple[Life, Passage]]] = {}
    for each in replays:
        for passage in each.passages:
            by_stage.setdefault(passage.stage, []).append((each.life, passage))
    found = tuple(_stage(s, by_stage[s.id]) for s in playbook.stages if s.id in by_stage)
    groups: dict[str, list[Life]] = {standing: [] for standing in STANDINGS}
    for each in replays:
        groups[standing_of(each)].append(each.life)
    placed = (_placed(_first(own)) for own in by_stage.values())
    return Simulation(
        playbook=playbook,
        deals=len(replays),
        stages=found,
        unproved=tuple(s for s in playbook.stages if s.id not in by_stage),
        elsewhere=dict(Counter(stage for each in replays for stage in each.elsewhere)),
        undated=sum(each.undated for each in replays),
        stored=sum(passage.stored for each in replays for passage in each.passages),
        outcomes={standing: outcome(lives) for standing, lives in groups.items() if lives},
        together=together(each for each in placed if each),
        ran_under=dict(sorted(Counter((e.life.playbook, e.life.version) for e in replays).items())),
    )


def standing_of(each: Replay) -> str:
    standings = {passage.standing for passage in each.passages}
    return next((s for s in (HELD, NEVER_RECORDED, PASSES) if s in standings), UNMOVED)


def outcome(lives: Sequence[Life]) -> Outcome:
    """Of deals that are decided."""
    won = [life for life in lives if life.outcome == WON]
    classes = Counter(life.last.stop_class for life in lives if life.outcome == LOST)
    n = len(lives)
    return Outcome(
        n=n,
        won=len(won),
        done=sum(life.stage == DONE and life.status != STOPPED for life in won),
        won_then_stopped=sum(life.status == STOPPED for life in won),
        lost=dict(classes.most_common()),
        rate=rate(len(won), n) if n >= ENOUGH else TooFew(n),
    )


# ── a stage ───────────────────────────────────────────────────────────────────────────────────


def _stage(stage: Stage, own: Sequence[tuple[Life, Passage]]) -> StageFound:
    passages = [passage for _, passage in own]
    first = _first(own)
    placed = _placed(first)
    held = [passage for passage in passages if passage.standing == HELD]
    sides = ([e for e in first if e[1].standing == HELD], [e for e in first if e[1].standing == PASSES])
    return StageFound(
        stage=stage,
        moves=len(passages),
        deals=len(first),
        found=_found([(each.days, each.released) for each in held]),
        held_deals=len({each.deal for each in held}),
        never_recorded=sum(each.standing == NEVER_RECORDED for each in passages),
        waived=sum(bool(each.waived) and each.standing == PASSES for each in passages),
        requirements=tuple(_requirement(each, passages) for each in stage.gate),
        gap=_gap(placed) if placed else None,
        fell_through=(_fell(stage.id, sides[0]), _fell(stage.id, sides[1])),
    )


def _requirement(requirement: Requirement, passages: Sequence[Passage]) -> RequirementFound:
    holds = [hold for each in passages for hold in each.holds if hold.requirement == requirement.id]
    return RequirementFound(
        requirement,
        _found([(hold.days, hold.released) for hold in holds]),
        sum(requirement.id in each.never_recorded for each in passages),
        sum(requirement.id in each.waived for each in passages),
    )


def _found(holds: Sequence[tuple[float, bool]]) -> Found:
    return Found(len(holds), sum(not released for _, released in holds), spread(days for days, _ in holds))


def spread(lengths: Iterable[float]) -> Spread | TooFew:
    """A hold to the end of a deal counts as long as it lasted; it would have lasted longer."""
    known = sorted(lengths)
    if len(known) < ENOUGH:
        return TooFew(len(known))
    return Spread(len(known), *(between(known, p) for p in (0.25, 0.5, 0.75)))


def _first(own: Iterable[tuple[Life, Passage]]) -> list[tuple[Life, Passage]]:
    """A deal belongs to one side of a gate by the first time it went through."""
    return [each for each in own if each[1].first]


def _placed(first: Iterable[tuple[Life, Passage]]) -> list[Placed]:
    """Deals of which it can be told whether they are held, at a gate before the one into winning."""
    return [
        Placed(life.key, passage.standing == HELD, life.outcome == WON)
        for life, passage in first
        if passage.standing != NEVER_RECORDED and not passage.wins and not passage.won_before
    ]


def _gap(placed: Sequence[Placed]) -> Difference | TooFew:
    one, other = ([each for each in placed if each.one is side] for side in (True, False))
    fewest = min(len(one), len(other))
    if fewest < ENOUGH:
        return TooFew(fewest)
    return difference(
        (sum(each.won for each in one), len(one)), (sum(each.won for each in other), len(other))
    )


def _fell(stage: str, side: Sequence[tuple[Life, Passage]]) -> tuple[int, int]:
    return sum(_fell_through(stage, life, passage.at) for life, passage in side), len(side)


def _fell_through(stage: str, life: Life, at: Instant) -> bool:
    came_back = any(
        move.status != STOPPED and (move.at or "") > at and _not_behind(life, move.stage, stage)
        for move in life.moves
    )
    return came_back or life.status == STOPPED


def _not_behind(life: Life, stage: str, gate: str) -> bool:
    return gate in life.order and life.position(stage) <= life.position(gate)
