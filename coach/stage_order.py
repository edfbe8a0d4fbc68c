"""The stages of several versions of a playbook in one order."""

from collections.abc import Sequence


def merged(orders: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The stages of several versions, of which the newest stands first."""
    stages = list(orders[0])
    for older in orders[1:]:
        at = 0
        for stage in older:
            if stage in stages:
                at = stages.index(stage) + 1
            else:
                stages.insert(at, stage)
                at += 1
    return tuple(stages)
