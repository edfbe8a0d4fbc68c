"""A requirement nobody is ever asked for: its guard holds of no deal."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.logic.claims import holds
from engine.playbook_text.rules.asks import gates
from engine.playbook_text.rules.book import Book
from engine.yaml_places import Found


def never_asked(book: Book) -> Iterator[Found]:
    for gate in gates(book):
        for ask in gate.asks:
            if ask.guard is not None and gate.reasoning.possible(holds(ask.guard)) is False:
                yield Found((*ask.path, "when"), msg("lint.never_asked", id=ask.id))
