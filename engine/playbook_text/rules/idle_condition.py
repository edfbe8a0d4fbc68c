"""Conditions that always hold, and parts of conditions that change nothing."""

from collections.abc import Iterator
from typing import Any

from engine.condition import All, AnyOf, Condition, Not
from engine.message import msg
from engine.playbook_text.logic.claims import holds
from engine.playbook_text.logic.reasoning import Reasoning
from engine.playbook_text.rules.asks import gates, shown_by
from engine.playbook_text.rules.book import Book
from engine.yaml_places import Found, Path


def idle_condition(book: Book) -> Iterator[Found]:
    for gate in gates(book):
        for ask in gate.asks:
            for key, condition in (("when", ask.guard), ("condition", ask.need)):
                if condition is not None and _written(book, (*ask.path, key)):
                    yield from _idle((*ask.path, key), condition, gate.reasoning)
    for path, condition, reasoning in shown_by(book):
        yield from _idle(path, condition, reasoning)


def _written(book: Book, path: Path) -> bool:
    """Whether this key is there: what else a requirement needs is no condition of the playbook's."""
    data: Any = book.data
    for part in path[:-1]:
        data = data[part]
    return path[-1] in data


def _idle(path: Path, condition: Condition, reasoning: Reasoning) -> Iterator[Found]:
    anywhere = Reasoning(reasoning.terms)  # whatever the stage: one guard may serve several gates
    if reasoning.always(condition):
        yield Found(path, msg("lint.idle_condition"))
    elif anywhere.possible(holds(condition)) is not False:  # else nothing in it matters, and others say so
        yield from _parts(path, condition, anywhere)


def _parts(path: Path, condition: Condition, reasoning: Reasoning) -> Iterator[Found]:
    """The later of two that say the same is the one too many."""
    if isinstance(condition, Not):
        yield from _parts((*path, "not"), condition.part, reasoning)
    if not isinstance(condition, All | AnyOf):
        return
    key = "all" if isinstance(condition, All) else "any"
    kept = list(enumerate(condition.parts))
    for at, part in reversed(list(enumerate(condition.parts))):
        fewer = [each for each in kept if each[0] != at]
        if fewer and reasoning.same(_of(condition, kept), _of(condition, fewer)):
            kept = fewer
            yield Found((*path, key, at), msg("lint.idle_part"))
        else:
            yield from _parts((*path, key, at), part, reasoning)


def _of(condition: All | AnyOf, parts: list[tuple[int, Condition]]) -> Condition:
    return type(condition)(tuple(part for _, part in parts), None)
