"""Whether a requirement that is open could have passed, had somebody recorded what nobody was asked for.

Whatever was never recorded, be it a rate of exchange, is taken to be as favourable as it can be: if the
requirement is open even then, it is open by what is known, and holds the deal; else it can't be told. The
logic is Kleene's, as in `engine.condition`: what this deal alone left unsaid stays unknown.
"""

from collections.abc import Callable
from typing import NamedTuple

from coach.simulation.evidence import fields_in, looked_at
from engine.condition import All, AnyOf, Compare, Condition, Not
from engine.facts import Facts
from engine.message import Message
from engine.requirements.condition import ConditionHolds
from engine.requirements.kinds import Requirement


class Witness(NamedTuple):
    facts: Facts
    never: Callable[[str], bool]
    """Whether nobody could have recorded what a path names."""


def could_pass(requirement: Requirement, witness: Witness) -> bool:
    """Of one that is open."""
    if requirement.when is not None:
        guard = at_best(requirement.when, witness, wanted=False)
        if guard is not True:
            return guard is False
    if isinstance(requirement, ConditionHolds):
        return at_best(requirement.condition, witness, wanted=True) is True
    path = looked_at(requirement)
    return path is not None and witness.never(path)


def at_best(condition: Condition, witness: Witness, *, wanted: bool) -> bool | None:
    """Its value if all that was never recorded spoke for `wanted`; None where the rest leaves it unknown."""
    if isinstance(condition, Compare):
        judged = condition.judge(witness.facts)
        no_rate = any(isinstance(why, Message) and why.id == "condition.no_rate" for why in judged.why)
        return wanted if no_rate or witness.never(condition.field) else judged.value
    if isinstance(condition, Not):
        inner = at_best(condition.part, witness, wanted=not wanted)
        return None if inner is None else not inner
    if isinstance(condition, All | AnyOf):
        deciding = isinstance(condition, AnyOf)
        parts = [at_best(part, witness, wanted=wanted) for part in condition.parts]
        return deciding if deciding in parts else None if None in parts else not deciding
    unseen = any(witness.never(path) for path in fields_in(condition.source))
    return wanted if unseen else condition.judge(witness.facts).value
