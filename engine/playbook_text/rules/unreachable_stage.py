"""A stage that no deal ever reaches, for nothing passes a gate before it."""

from collections.abc import Iterator
from itertools import pairwise

from engine.message import msg
from engine.playbook_text.rules.asks import gates
from engine.playbook_text.rules.book import Book
from engine.playbook_text.rules.never_passes import contradiction
from engine.yaml_places import Found


def unreachable_stage(book: Book) -> Iterator[Found]:
    """The first one, told at the gate that keeps deals from it; all that come later are no better off."""
    for before, behind in pairwise(gates(book)):
        if at_odds := contradiction(before, before.asks):
            closed, beyond = (str(gate.stage.data.get("id")) for gate in (before, behind))
            also = tuple(ask.path for ask in reversed(at_odds))
            yield Found(also[0], msg("lint.unreachable_stage", stage=beyond, closed=closed), also=also)
            return
