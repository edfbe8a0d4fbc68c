"""Whether conditions can hold together, follow from one another, or say nothing at all.

How: every field a condition looks at is cut into regions by the values it is compared to; one value stands
for each region, and none for nobody knowing. The conditions themselves (`engine.condition`, three-valued)
are judged on every combination, bounded. Regions are exact for conditions that compare fields with
constants; an expression that does more is taken for anything at all, and so are rates of exchange.

What is proved: `False` of `possible`, `True` of `follows`, `always` and `same` hold for every deal there can
be. `True` of `possible` says that no reason against it was found: a worksheet's own arithmetic, say, may
still forbid it. `None`: too many combinations to tell.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.condition import Condition
from engine.playbook_text.conditions import Terms
from engine.playbook_text.logic.claims import Claim, differ, fails, holds
from engine.playbook_text.logic.looks import Key, looks, plain
from engine.playbook_text.logic.regions import values
from engine.playbook_text.logic.search import found


class Reasoning(NamedTuple):
    """`terms`: the fields there are. `given`: fields that have one value, such as the stage of a gate."""

    terms: Terms
    given: Mapping[str, object] = {}

    def possible(self, *claims: Claim) -> bool | None:
        """Whether all of them can be true of one deal."""
        names = self.terms.names
        seen = [Claim(tuple(plain(each, names) for each in claim.conditions), claim.true) for claim in claims]
        compared: dict[Key, list[object]] = {}
        keys: list[tuple[Claim, frozenset[Key]]] = []
        for claim in seen:
            looked = [look for each in claim.conditions for look in looks(each, names)]
            for look in looked:
                compared.setdefault(look.key, []).append(look.value)
            keys.append((claim, frozenset(look.key for look in looked)))
        return found(keys, {key: self._values(key, each) for key, each in compared.items()})

    def _values(self, key: Key, compared: Iterable[object]) -> tuple[object, ...]:
        if key.field in self.given:
            return (self.given[key.field],)
        return values(key, compared, self.terms)

    def follows(self, condition: Condition, other: Condition) -> bool | None:
        """Whether the other holds wherever this one does."""
        return _no(self.possible(holds(condition), fails(other)))

    def always(self, condition: Condition) -> bool | None:
        """Whether it holds whatever the facts, known or not."""
        return _no(self.possible(fails(condition)))

    def same(self, condition: Condition, other: Condition) -> bool | None:
        """Whether both are judged alike on any facts."""
        return _no(self.possible(differ(condition, other)))


def _no(possible: bool | None) -> bool | None:
    return None if possible is None else not possible
