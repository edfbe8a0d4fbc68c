"""What a simulation says, in sentences: what it comes to, and what it can't say."""

from collections.abc import Iterator

from coach.enough import TooFew
from coach.simulation.evidence import CLASS, compared, fields_in
from coach.simulation.simulation import Simulation, StageFound
from coach.statistics.difference import Difference
from engine.condition import Compare
from engine.message import Message, msg


def finding(found: Simulation) -> Message:
    """How many moves would have been held."""
    counts = {"moves": found.moves, "held": found.held, "never": found.never_recorded}
    passed = found.moves - found.held - found.never_recorded
    share = f"{100 * found.held / found.moves:.0f}" if found.moves else "0"
    return msg("simulation.finding", **counts, passed=passed, share=share)


def at_gate(found: StageFound) -> Message:
    """What became of the deals held at one gate, beside the others."""
    if found.gap is not None:
        return _gap(found.gap, "gate")
    (held, of_held), (others, of_others) = found.fell_through
    counts = {"held_fell": held, "held": of_held, "others_fell": others, "others": of_others}
    return msg("simulation.gate_into_won", **counts)


def all_gates(found: Simulation) -> Message | None:
    """The same over all gates before winning; None where fewer than two can be compared."""
    return None if found.together is None else _gap(found.together, "all")


def _gap(gap: Difference | TooFew, where: str) -> Message:
    if isinstance(gap, TooFew):
        return gap.said
    if not gap.told_from_chance:
        points = {name: f"{100 * value:+.0f}".replace("-", "−") for name, value in gap._asdict().items()}
        return msg("simulation.gap_chance", **points)
    low, high = sorted((abs(gap.low), abs(gap.high)))
    way = "less" if gap.gap < 0 else "more"
    points = {"gap": f"{100 * abs(gap.gap):.0f}", "low": f"{100 * low:.0f}", "high": f"{100 * high:.0f}"}
    return msg(f"simulation.gap_{where}_{way}", **points)


def notes(found: Simulation) -> Iterator[Message]:
    """What the figures leave out, and how they are to be taken."""
    if any(not isinstance(stage.found.days, TooFew) for stage in found.stages):
        yield msg("simulation.about_days")
    if found.never_recorded or any(r.never_recorded for s in found.stages for r in s.requirements):
        yield msg("simulation.never_recorded", n=found.never_recorded, moves=found.moves)
    if found.unproved:
        yield msg("simulation.unproved", stages=tuple(stage.label for stage in found.unproved))
    if found.elsewhere:
        stages = tuple(msg("simulation.stage_moves", stage=id, n=n) for id, n in found.elsewhere.items())
        yield msg("simulation.elsewhere", stages=stages)
    if found.undated:
        yield msg("simulation.undated_moves", n=found.undated)
    told = found.moves - found.stored
    if told:
        yield msg("simulation.from_history", n=told)
        named = list(compared(found.playbook))
        if any(isinstance(each, Compare) and each.currency is not None for each in named):
            yield msg("simulation.rates")
        if any(CLASS in _fields(each) for each in named):
            yield msg("simulation.classes")
    if found.held:
        yield msg("simulation.survivors")


def _fields(leaf: object) -> list[str]:
    if isinstance(leaf, Compare):
        return [leaf.field]
    return fields_in(str(getattr(leaf, "source", "")))
