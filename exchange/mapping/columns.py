"""The columns a mapping names, found in a table's heading under any of their names."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.message import Message, msg
from engine.nearest import nearest
from engine.yaml_places import Found, Path
from exchange.mapping.named_columns import named, renamed
from exchange.plans.deals import DealPlan
from exchange.plans.plan import Plan
from exchange.plans.source import Source

_HAN = "[\u3007\u3400-\u9fff\uf900-\ufaff]"
_BETWEEN = re.compile(f"(?<={_HAN}) (?={_HAN})")


class Fit(NamedTuple):
    """A mapping laid over one table."""

    plan: Plan
    """As if it had been written for this table: every column by the table's own heading, without the optional
    ones it lacks."""
    faults: tuple[Found, ...]
    loosely: tuple[tuple[str, str], ...]
    """Columns met but for width, capitals or spaces: as the mapping calls it, and the table."""
    absent: tuple[str, ...]
    """Optional columns the table goes without."""

    @property
    def said(self) -> tuple[Message, ...]:
        """What should be seen, though nothing is wrong."""
        return tuple(msg("mappings.loosely", column=name, heading=there) for name, there in self.loosely)


def fit(plan: Plan, heading: Sequence[str]) -> Fit:
    """Each column under its own name or one of `also`: as written, else alike but for width, capitals and
    spaces. A fault where it is not there, twice, or under two names; once each, where it is named first."""
    places: dict[str, Path] = {}
    for path, name in named(plan):
        places.setdefault(name, path)
    alike = _alike(heading)
    all_there = {name: _there(plan, name, heading, alike) for name in places}
    found = {name: there[0] if there else None for name, there in all_there.items()}
    free = [name for name in heading if name not in found.values()]
    faults: list[Found] = []
    loosely = []
    optional = frozenset(plan.optional or ())
    for name, path in places.items():
        there = all_there[name]
        if len(there) > 1:
            faults.append(Found(path, _twice(name, there)))
        elif not there and (name not in optional or _needed(plan, path)):
            faults.append(Found(path, _missing(name, free)))
        elif there and there[0] not in names_of(plan, name):
            loosely.append((name, there[0]))
    faults += [Found(path, _missing(name, free)) for path, name in _nameless(plan, found)]
    absent = tuple(name for name, there in found.items() if there is None and name in optional)
    whole = plan if faults else renamed(plan, found)
    faults += [Found(path, msg("exchange.no_column", column=name)) for path, name in _undated(plan, found)]
    return Fit(whole, tuple(faults), tuple(loosely), absent)


def names_of(plan: Source, name: str) -> tuple[str, ...]:
    """All the names a column may stand under, its own first."""
    return (name, *plan.also.get(name, ()))


def folded(name: str) -> str:
    """Alike is what differs in width, capitals and spaces alone; between Chinese characters there is none."""
    text = unicodedata.normalize("NFKC", name).replace("\ufeff", "").casefold()
    return _BETWEEN.sub("", " ".join(text.split()))


def _alike(heading: Sequence[str]) -> dict[str, list[str]]:
    alike: dict[str, list[str]] = {}
    for name in heading:
        alike.setdefault(folded(name), []).append(name)
    return alike


def _there(
    plan: Source, name: str, heading: Sequence[str], alike: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    """Every heading it may be; one where all is well. Where its first name counts, those under that."""
    names = names_of(plan, name)
    if exactly := [each for each in heading if each in names]:
        there = exactly
    else:
        there = [each for key in dict.fromkeys(map(folded, names)) for each in alike.get(key, ())]
    if name not in plan.first_of or len(there) < 2:
        return there
    order = list(dict.fromkeys(map(folded, names)))
    first = min(map(folded, there), key=order.index)
    return [each for each in there if folded(each) == first]


def _needed(plan: Plan, path: Path) -> bool:
    """Whether nothing comes of a row without it; of several that make a name one will do."""
    fields = type(plan.columns).model_fields
    return len(path) == 2 and path[0] == "columns" and fields[str(path[1])].is_required()


def _twice(name: str, there: Sequence[str]) -> Message:
    different = tuple(dict.fromkeys(there))
    if len(different) == 1:
        return msg("exchange.column_twice", column=different[0])
    return msg("mappings.under_both", column=name, headings=different)


def _missing(name: str, heading: Sequence[str]) -> Message:
    """`heading` without what other columns were found under."""
    if close := nearest(name, heading):
        return msg("exchange.no_column_but", column=name, close=close)
    return msg("exchange.no_column", column=name)


def _nameless(plan: Plan, found: Mapping[str, str | None]) -> Iterator[tuple[Path, str]]:
    """Names put together from columns none of which is there, though each alone is optional."""
    for field, names in plan.columns:
        optional = isinstance(names, list) and all(name in (plan.optional or ()) for name in names)
        if optional and not any(found[name] for name in names):
            yield ("columns", field), names[0]


def _undated(plan: Plan, found: Mapping[str, str | None]) -> Iterator[tuple[Path, str]]:
    """Optional days that are not there, though the step before has its own: the way can't be told then."""
    if not isinstance(plan, DealPlan):
        return
    for value, trail in plan.stages.items():
        *before, last = trail
        dated = [waypoint for waypoint in before if waypoint.on and found.get(waypoint.on)]
        lost = last.on is not None and found.get(last.on) is None and last.on in (plan.optional or ())
        again = last.stage is not None and any(waypoint.stage == last.stage for waypoint in dated)
        if lost and last.on and dated and not again:
            yield ("stages", value, len(before), "on"), last.on
