"""When it is time to learn again: what learns is loaded on that day alone."""

from engine import learned_table
from engine.change import Change


def relearn_monthly(change: Change) -> None:
    """Where this month's change is the first, or nothing was learned yet."""
    last = learned_table.learned_on(change.store)
    if last is None or last[:7] != change.today[:7]:
        from coach.limits.learning import relearn

        relearn(change)
