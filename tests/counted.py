"""What is learned step by step, held against what is learned from all of it at once."""

from coach.limits.learning import relearn
from engine import stay_table
from engine.change import Change, carry_out
from engine.store import Store


def learned_step_by_step(change: Change) -> None:
    """Learning from what came since gives what learning from everything gives, in the tables as well."""

    def work():
        learned, counts = relearn(change), _counts(change.store)
        assert learned == relearn(change, anew=True)
        assert counts == _counts(change.store)
        return {}

    carry_out(change, "limits", work)


def _counts(store: Store):
    (books,) = zip(*store.rows("SELECT DISTINCT id FROM playbook"), strict=True)
    by_kind = [(stay_table.load_stays(store, book), stay_table.load_deals(store, book)) for book in books]
    return by_kind, stay_table.load_segments(store)
