"""Looks for imagined facts of which several claims are true at once: backtracking over a bounded field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from engine.playbook_text.logic.claims import Claim
from engine.playbook_text.logic.imagined import Imagined
from engine.playbook_text.logic.laws import World, laws
from engine.playbook_text.logic.looks import Key

MOST = 200_000
"""Worlds and parts of worlds that are looked at; beyond, there is no telling."""


class Test(NamedTuple):
    keys: frozenset[Key]
    passes: Callable[[World], bool]


def found(
    claims: Iterable[tuple[Claim, frozenset[Key]]], values: Mapping[Key, Sequence[object]]
) -> bool | None:
    """Whether there are facts of which all these claims are true; None where there is no telling.

    `claims` with the keys they look at; claims that share no key are looked at apart.
    """
    tests = [Test(keys, _true(claim)) for claim, keys in claims]
    tests += [Test(frozenset(law.keys), law.holds) for law in laws(values)]
    results = [_together(group, values) for group in _apart(tests)]
    if False in results:
        return False
    return None if None in results else True


def _true(claim: Claim) -> Callable[[World], bool]:
    return lambda world: claim.of(Imagined(world))


def _apart(tests: Iterable[Test]) -> list[list[Test]]:
    """In groups that share no key with one another."""
    groups: list[tuple[set[Key], list[Test]]] = []
    for test in tests:
        keys, members = set(test.keys), [test]
        rest = []
        for group in groups:
            if group[0] & keys:
                keys |= group[0]
                members = [*group[1], *members]
            else:
                rest.append(group)
        groups = [*rest, (keys, members)]
    return [members for _, members in groups]


def _together(tests: Sequence[Test], values: Mapping[Key, Sequence[object]]) -> bool | None:
    """Key by key, each test as soon as all it looks at is imagined; the narrowest tests first."""
    order: list[Key] = []
    due: list[list[Test]] = []
    for test in sorted(tests, key=lambda test: len(test.keys)):
        for key in sorted(test.keys - set(order), key=lambda key: (key.field, key.currency or "")):
            order.append(key)
            due.append([])
    known: dict[Key, int] = {key: at for at, key in enumerate(order)}
    for test in tests:
        if not test.keys and not test.passes({}):
            return False
        if test.keys:
            due[max(known[key] for key in test.keys)].append(test)
    return _Walk(order, due, values).from_(0)


class _Walk:
    """One world, changed in place; counts the steps it takes."""

    def __init__(
        self, order: Sequence[Key], due: Sequence[Sequence[Test]], values: Mapping[Key, Sequence[object]]
    ) -> None:
        self._order, self._due, self._values = order, due, values
        self._world: dict[Key, object] = {}
        self._steps = 0

    def from_(self, depth: int) -> bool | None:
        if depth == len(self._order):
            return True
        key = self._order[depth]
        for value in self._values[key]:
            self._steps += 1
            if self._steps > MOST:
                return None
            self._world[key] = value
            if all(test.passes(self._world) for test in self._due[depth]):
                further = self.from_(depth + 1)
                if further is not False:
                    return further
        del self._world[key]
        return False
