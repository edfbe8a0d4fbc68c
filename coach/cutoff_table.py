"""What deals are judged by where they stand, as a table for the database: the cut-offs of every stage."""

from collections.abc import Iterable, Mapping, Sequence

from coach.limits.limits import LimitTable
from coach.limits.segments import ALL
from coach.tuning import Setting, Tunings
from engine.among import literal
from engine.value import Value

_DAYS = ("quiet_on", "quiet_at", "silent_on", "silent_at")
_STAY = ("warn_at", "critical_at")
"""Of the cut-offs these alone may differ by segment."""
_PARTS = ("d.stage", "d.playbook_version", "d.playbook")
"""Of a place."""


class _Row(Value):
    """Of what deals in one place are judged by. `days`: the number of its tuning, and _DAYS; `stays`: _STAY
    of each segment."""

    days: tuple[str | int, ...]
    stays: tuple[tuple[str, str], ...]


_NOWHERE = _Row((0, *("" for _ in _DAYS)), (("", ""),))
"""A row no deal finds: the database has to know what kind of values its columns hold."""


class CutoffTable(Value):
    """The table `l` as a WITH has it, and what a rule `named` in it. `here` is how a deal `d` finds its row
    there, `by_stage` whether by its stage alone."""

    text: str
    named: Mapping[str, str]
    here: str
    by_stage: bool
    params: Mapping[str, object]


def cutoff_table(limits: LimitTable, tuned: Tunings, kinds: Sequence[Sequence[Setting]]) -> CutoffTable:
    at = {place: kinds.index(tuning.settings) for place, tuning in tuned.items()}
    by_place: dict[tuple[str, ...], _Row] = {}
    for (playbook, version, stage), here in limits.rows():
        stays = tuple((each.warn_at, each.critical_at) for each in here.values())
        days = (getattr(here[ALL], name) for name in _DAYS)
        by_place[stage, str(version), playbook] = _Row((at[playbook, version, stage], *days), stays)
    # Versions mostly agree, and so do playbooks: what tells none apart makes a longer text for nothing.
    told = next(n for n in (1, 2, 3) if n == 3 or _agree(by_place, n))
    rows = {" ".join(place[:told]): row for place, row in by_place.items()} or {"": _NOWHERE}
    # So do segments: those that agree in every row share their columns.
    segments = dict(
        zip(limits.segments, zip(*(row.stays for row in rows.values()), strict=True), strict=True)
    )
    apart = list(dict.fromkeys(segments.values()))
    names = ("place", "tuning", *_DAYS, *(f"{name}_{n}" for n in range(len(apart)) for name in _STAY))
    values = values_of(
        (place, *row.days, *(instant for found in apart for instant in found[n]))
        for n, (place, row) in enumerate(rows.items())
    )
    column = {segment: apart.index(found) for segment, found in segments.items()}
    chosen = {name: limits.by_segment({s: f"l.{name}_{n}" for s, n in column.items()}) for name in _STAY}
    params = {name: value for found in chosen.values() for name, value in found.params.items()}
    place = " || ' ' || ".join(_PARTS[:told])
    return CutoffTable(
        # Anew wherever it is named: from a table it shares, SQLite goes to the deals past their index.
        f"l ({', '.join(names)}) AS NOT MATERIALIZED ({values})",
        {name: found.expression for name, found in chosen.items()},
        f"l.place = {place}",
        told == 1,
        params,
    )


def _agree(by_place: Mapping[tuple[str, ...], object], told: int) -> bool:
    """Whether places that are alike in their first parts have the same values."""
    found: dict[tuple[str, ...], object] = {}
    return all(found.setdefault(place[:told], values) == values for place, values in by_place.items())


def values_of(rows: Iterable[Iterable[str | int]]) -> str:
    """A VALUES list, of one row at least. SQLite looks a parameter up among all others."""
    said = (", ".join(literal(each) if isinstance(each, str) else str(each) for each in row) for row in rows)
    return "VALUES " + ", ".join(f"({row})" for row in said)
