"""What no deal can break: facts that hang together. A law left out here only makes more things possible."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from engine.condition import KNOWN
from engine.playbook_text.logic.looks import OWN, Key

World: TypeAlias = Mapping[Key, Any]

_PEOPLE, _VISITS, _BOTH_SIDES, _LAST = map(
    Key, ("contacts.count", "visits.count", "visits.two_sided", "visits.last_on")
)


class Law(NamedTuple):
    """`holds` looks at these keys of a world and at no others."""

    keys: tuple[Key, ...]
    holds: Callable[[World], bool]


def laws(keys: Iterable[Key]) -> Iterator[Law]:
    """Those that bind what is looked at."""
    asked = dict.fromkeys(keys)
    parts = tuple(k for k in asked if k.field.startswith("contacts.") and k != _PEOPLE)
    if _PEOPLE in asked and parts:
        yield Law((_PEOPLE, *parts), lambda world: world[_PEOPLE] >= sum(world[k] for k in parts))
    if _VISITS in asked and _BOTH_SIDES in asked:
        yield Law((_VISITS, _BOTH_SIDES), lambda world: world[_VISITS] >= world[_BOTH_SIDES])
    if _LAST in asked and _BOTH_SIDES in asked:
        yield Law((_LAST, _BOTH_SIDES), lambda world: (world[_LAST] is None) == (world[_BOTH_SIDES] == 0))
    for own in asked:
        for other in asked:
            if own.field == other.field and own.currency == OWN and other.currency not in (OWN, KNOWN):
                yield _alike(own, other)


def _alike(own: Key, other: Key) -> Law:
    """A rate may be missing, and changes no sign."""

    def holds(world: World) -> bool:
        a, b = world[own], world[other]
        return b is None or (a is not None and (a > 0, a < 0) == (b > 0, b < 0))

    return Law((own, other), holds)
