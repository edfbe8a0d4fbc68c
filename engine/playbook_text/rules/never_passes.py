"""A gate that can never pass: requirements that contradict one another, each fair by itself."""

from collections.abc import Iterator, Sequence

from engine.message import msg
from engine.playbook_text.rules.asks import Ask, Gate, gates
from engine.playbook_text.rules.book import Book
from engine.playbook_text.rules.never_met import is_never_met
from engine.yaml_places import Found


def never_passes(book: Book) -> Iterator[Found]:
    for gate in gates(book):
        fair = [ask for ask in gate.asks if not is_never_met(gate, ask)]
        if at_odds := contradiction(gate, fair):
            named = tuple(ask.id for ask in at_odds)
            also = tuple(ask.path for ask in reversed(at_odds))
            yield Found(at_odds[-1].path, msg("lint.never_passes", requirements=named), also=also)


def contradiction(gate: Gate, asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """Requirements that can't all pass, and could if any one of them were left out; none where all can."""
    if not _at_odds(gate, asks):
        return ()
    kept = list(asks)
    for ask in asks:
        fewer = [other for other in kept if other is not ask]
        if _at_odds(gate, fewer):
            kept = fewer
    return tuple(kept)


def _at_odds(gate: Gate, asks: Sequence[Ask]) -> bool:
    return gate.reasoning.possible(*(ask.passes for ask in asks)) is False
