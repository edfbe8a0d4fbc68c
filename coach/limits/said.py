"""Where the limits in use are from, in a sentence: the same for all versions of a playbook."""

from collections import Counter

from coach.limits.limits import HISTORY, LimitTable, StageLimits
from coach.limits.segments import ALL
from engine.message import Message, msg


def said(limits: LimitTable) -> Message:
    """Which stages go by the team's own history, and on how many stays that rests."""
    if limits.unreadable:
        return msg("coach.limits_unreadable")
    every: dict[tuple[str, str], StageLimits] = {}
    for (playbook, _, stage), by_segment in limits.by_place.items():
        every.setdefault((playbook, stage), by_segment[ALL])
    own = [(playbook, here) for (playbook, _), here in every.items() if here.source.id == HISTORY]
    if not own:
        return msg("coach.limits_playbook")
    called = Counter(here.label for _, here in own)
    stages = tuple(_stage(here, playbook if called[here.label] > 1 else None) for playbook, here in own)
    return msg("coach.limits_history" if len(own) < len(every) else "coach.limits_own", stages=stages)


def _stage(here: StageLimits, playbook: str | None) -> Message:
    """`playbook` where another has a stage of that name."""
    known = {"stage": here.label, "n": here.source.n}
    if playbook is None:
        return msg("coach.limits_stage", **known)
    return msg("coach.limits_stage_of", **known, playbook=playbook)
