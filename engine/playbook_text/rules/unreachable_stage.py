"""A stage that no deal ever reaches, for nothing passes a gate before it."""

from collections.abc import Iterator
from itertools import pairwise

from engine.message import msg
from engine.playbook_text.rules.asks import gates
from engine.playbook_text.rules.book import Book
from engine.playbook_text.rules.never_passes import contradiction
from engine.yaml_places import Found


def unreachable_stage(book: Book) -> Iterator[Found]:
    """The first one; all that come later are no better off."""
    for before, behind in pairwise(gates(book)):
        if contradiction(before, before.asks):
            title = str(before.stage.data.get("id"))
            yield Found((*behind.stage.path, "id"), msg("lint.unreachable_stage", stage=title))
            return
