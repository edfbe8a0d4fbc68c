"""Two of us who are about to see the same person in the same week."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from visits.cadence import VISIT
from visits.plan import Plan


class Joint(NamedTuple):
    """`user` means to see them as well, on the day `on`."""

    contact: str
    user: str
    on: date


def joint(plans: Mapping[str, Plan]) -> dict[str, tuple[Joint, ...]]:
    """By user, whom others of the team are to visit too; by person and day. `plans` are of one week."""
    seen = {
        (user, each.contact): day.on
        for user, plan in plans.items()
        for day in reversed(plan.days)  # the first day one is there
        for each in day.visits
        if each.kind == VISIT and each.contact is not None
    }
    return {
        user: tuple(
            sorted(
                Joint(contact, other, on)
                for (other, contact), on in seen.items()
                if other != user and contact is not None and (user, contact) in seen
            )
        )
        for user in plans
    }
