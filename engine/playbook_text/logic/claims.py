"""Claims about a deal: what holds, what does not, what a gate lets pass."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from engine.condition import All, Compare, Condition
from engine.facts import Sight


class Claim(NamedTuple):
    """`true` of facts, given how they judge its conditions."""

    conditions: tuple[Condition, ...]
    true: Callable[..., bool]
    """Takes a value, True, False or None, for each condition."""

    def of(self, facts: Sight) -> bool:
        return self.true(*(condition.judge(facts).value for condition in self.conditions))


def holds(condition: Condition) -> Claim:
    return Claim((condition,), lambda value: value is True)


def fails(condition: Condition) -> Claim:
    """It is unknown, or does not hold."""
    return Claim((condition,), lambda value: value is not True)


def differ(one: Condition, other: Condition) -> Claim:
    """The two are judged differently; unknown is a judgement, too."""
    return Claim((one, other), lambda a, b: a is not b)


def passes(guard: Condition | None, need: Condition) -> Claim:
    """A gate lets it pass: it isn't asked, or it is and its need is met (`engine.gate`)."""
    if guard is None:
        return holds(need)
    return Claim((guard, need), lambda asked, met: asked is False or (asked is True and met is True))


NOTHING = All((), None)
"""Holds whatever the facts."""


def need(written: Mapping[str, Any], condition: Condition | None) -> Condition:
    """What a requirement asks for as a condition, as far as other conditions could speak against it.

    `written`: its kind with its name, `at_least` in per cent. An item ticked, and how long ago a visit was,
    no condition knows of; a visit with somebody is at least a visit.
    """
    if condition is not None:
        return condition
    if "decision" in written:
        return Compare(f"answers.{written['decision']}", "==", "yes", None, None)
    if "worksheet" in written:
        return Compare(f"worksheets.{written['worksheet']}.complete", ">=", written["at_least"], None, None)
    if "contact" in written:
        return Compare(f"contacts.{written['contact']}", ">=", 1, None, None)
    if "visit" in written:
        return Compare("visits.two_sided", ">=", 1, None, None)
    return NOTHING
