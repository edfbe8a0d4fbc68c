"""A requirement that no deal can ever meet, once it is asked."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.logic.claims import holds
from engine.playbook_text.rules.asks import Ask, Gate, gates
from engine.playbook_text.rules.book import Book
from engine.yaml_places import Found


def never_met(book: Book) -> Iterator[Found]:
    for gate in gates(book):
        for ask in gate.asks:
            if is_never_met(gate, ask):
                yield Found(ask.path, msg("lint.never_met", id=ask.id))


def is_never_met(gate: Gate, ask: Ask) -> bool:
    possible = gate.reasoning.possible
    asked = () if ask.guard is None else (holds(ask.guard),)
    return possible(*asked, holds(ask.need)) is False and possible(*asked) is not False
