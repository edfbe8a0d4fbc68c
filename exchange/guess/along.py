"""The mapping that came along with the program and fits a table, to begin with."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from exchange.guess.line import Line
from exchange.guess.names import NAMES
from exchange.guess.profile import Column
from exchange.mapping.columns import fit
from exchange.mapping.file import load_mapping
from exchange.mapping.shipped import MAIN, best, fitness, names_of_its_own, of_crm, shipped
from exchange.plans.plan import Plan


class Along(NamedTuple):
    """`plan` calls columns as the table does."""

    name: str
    plan: Plan
    beside: tuple[str, ...] = ()
    """Others of the same CRM: the rows this one skips are for them."""

    @property
    def lines(self) -> list[Line]:
        named = (
            (field, (names,) if isinstance(names, str) else tuple(names or ()))
            for field, names in self.plan.columns
        )
        order = list(NAMES[self.plan.what])
        lines = [Line(field, columns) for field, columns in named if columns]
        return sorted(lines, key=lambda line: order.index(line.field) if line.field in order else len(order))

    @property
    def only(self) -> dict[str, tuple[str, ...]]:
        """By column the values of the rows that are wanted."""
        return {column: tuple(values) for column, values in self.plan.only.items()}

    def takes(self, columns: Mapping[str, Column]) -> bool:
        """Whether any row may be for it."""
        return all(any(value in columns[name].values for value in own) for name, own in self.only.items())


def along(
    heading: Sequence[str],
    columns: Mapping[str, Column],
    lines: Sequence[Line],
    kind: str,
    what: str | None,
) -> Along | None:
    """One of this kind and complete, that knows no less of the columns than was guessed, and one of them by a
    name that no other CRM has."""
    kinds = ("deals", "events") if what is None and kind == "events" else (kind,)
    names = [name for name in shipped() if load_mapping(shipped()[name]).plan.what in kinds]
    found = best(names, heading)
    if found is None:
        return None
    name, rating = found
    enough = rating.complete and rating.found >= max(3, sum(line.sure for line in lines))
    if not enough or not names_of_its_own(name, heading):
        return None
    return _shared(_fitted(name, heading), heading, columns)


def _fitted(name: str, heading: Sequence[str]) -> Along:
    return Along(name, fit(load_mapping(shipped()[name]).plan, heading).plan)


def _shared(found: Along, heading: Sequence[str], columns: Mapping[str, Column]) -> Along:
    """Where several share a table, its rows told apart by a status: the main one, or the one there are rows
    for. Pipedrive leaves the won and lost in their stage: who read them by that would take them for open."""
    if not found.only:
        return found
    fits = [_fitted(name, heading) for name in of_crm(found.name.partition("/")[0]) if _fits(name, heading)]
    own = found.plan.what, found.only.keys()
    sharing = [each for each in fits if (each.plan.what, each.only.keys()) == own]
    sharing.sort(key=lambda each: not each.name.endswith(f"/{MAIN}"))
    wanted = [each for each in sharing if each.takes(columns)] or sharing
    return wanted[0]._replace(beside=tuple(each.name for each in wanted[1:]))


def _fits(name: str, heading: Sequence[str]) -> bool:
    return fitness(load_mapping(shipped()[name]).plan, heading, name).complete
