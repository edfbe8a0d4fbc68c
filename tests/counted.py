"""What is learned step by step, held against what is learned from all of it at once."""

from coach.limits.learning import relearn
from engine import stay_table
from engine.change import Change, carry_out


def learned_step_by_step(change: Change) -> None:
    """Learning from what came since gives what learning from everything gives, in the table as well."""

    def work():
        learned, counts = relearn(change), stay_table.load(change.store)
        assert learned == relearn(change, anew=True)
        assert counts == stay_table.load(change.store)
        return {}

    carry_out(change, "limits", work)
