"""Two people on one worksheet: what one typed laid over what the other saved meanwhile."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.worksheet import Field
from web.worksheet_typed import Typed


class Merged(NamedTuple):
    """`changes`: the fields that become different from what stands now. `clashes`: those both changed, each
    in another way."""

    changes: Mapping[str, Typed]
    clashes: tuple[str, ...]


def merge(
    fields: Sequence[Field], was: Mapping[str, Typed], mine: Mapping[str, Typed], now: Mapping[str, Typed]
) -> Merged:
    """`was`: what stood in the form when it was made, which says nothing of other fields; `now`: what stands
    in the worksheet."""
    changes, clashes = {}, []
    for field in fields:
        if field.id not in was:
            continue
        old, new, there = was[field.id], mine[field.id], now[field.id]
        if new in (old, there):
            continue
        both = new if old == there else _rows(field, old, new, there) if field.kind == "rows" else None
        if both is None:
            clashes.append(field.id)
        elif both != there:
            changes[field.id] = both
    return Merged(changes, tuple(clashes))


def _rows(
    field: Field, was: Sequence[Typed], mine: Sequence[Typed], now: Sequence[Typed]
) -> list[Typed] | None:
    """Row by row, each by its name; None where both changed the same one, or a name is there twice."""
    name = field.columns[0].id
    by_name = [{str(row[name]).casefold(): row for row in rows} for rows in (was, mine, now)]
    if any(len(named) < len(rows) for named, rows in zip(by_name, (was, mine, now), strict=True)):
        return None
    old, new, there = by_name
    kept = []
    for each in dict.fromkeys([*new, *there]):
        before, ours, theirs = old.get(each), new.get(each), there.get(each)
        if ours not in (before, theirs) and before != theirs:
            return None
        row = theirs if ours == before else ours
        kept += [row] if row is not None else []
    return kept
