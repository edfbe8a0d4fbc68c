"""Judges every live deal where it lies: the database compares their days with the cut-offs.

A pipeline may hold a million live deals, so none of them is fetched for it. Nothing is written for it
either, not even for a moment: a copy of the database that can only be read is judged as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coach.gone import PARTS, as_table, gone
from coach.level import Level
from coach.limits.limits import Clock, Cutoffs, LimitTable, Place
from coach.rules import BY_ROW, each, past_days, worst
from coach.sign import BROUGHT_IN
from coach.tuning import Setting, Tunings, tunings
from engine import playbooks, reads
from engine.among import literal
from engine.reads import View

_COLUMNS = ("place", *Cutoffs._fields, "tuning")
_NOWHERE = (*("",) * (len(_COLUMNS) - 1), 0)
"""A row no deal finds: the database has to know what kind of values its columns hold."""
_JUDGED = """
(SELECT d.key, d.status, d.currency, d.amount, d.stage_since,
  CASE WHEN d.waiting_until >= :today THEN 1 ELSE 0 END AS waiting,
  CASE WHEN d.waiting_until >= :today THEN 0 ELSE {worst} END AS level,
  CASE WHEN {unheard} THEN 1 ELSE 0 END AS unheard
FROM {deals} d {in_stage}
WHERE d.status IN ('open', 'won') AND {where}) AS judged
"""
_PARTS = ("d.stage", "d.playbook_version", "d.playbook")
_MISSED = "LEFT JOIN gone ON gone.account = d.account"
_HERE = """
WITH {limits}
SELECT judged.key FROM {judged} JOIN {deals} d ON d.key = judged.key
WHERE d.playbook = :playbook AND d.playbook_version = :version AND d.stage = :stage AND waiting = 0
ORDER BY judged.key
"""
_RAISED = """
(WITH looked (key, level) AS MATERIALIZED (VALUES {looked})
SELECT judged.key, judged.status, judged.currency, judged.amount, judged.stage_since, judged.waiting,
  CASE WHEN looked.level > judged.level THEN looked.level ELSE judged.level END AS level, judged.unheard
FROM {judged} LEFT JOIN looked ON looked.key = judged.key) AS judged
"""


class Survey(NamedTuple):
    """The live deals `d` one asked about, those `where`; `deals` is the table their rows stand in, and
    `judged` what stands behind a FROM for their levels, as the table `judged`; the statement begins WITH
    `limits`.

    `limits` are the tables they are judged by, `in_stage` how a deal `d` finds its own
    rows there, `signs` the levels of the signs of its row; `params` is what these name.
    """

    view: View
    deals: str
    where: str
    tuned: Tunings
    limits: str
    in_stage: str
    signs: str
    params: Mapping[str, object]
    judged: str


def survey(
    view: View, clock: Clock, limits: LimitTable, where: str = "1 = 1", params: Mapping[str, object] = {}
) -> Survey:
    """By their rows alone; `coach.looking` looks further where a playbook asks for it.

    `where` speaks of the deal `d`.
    """
    tuned = tunings(playbooks.installed(view.store))
    kinds = list(dict.fromkeys(tuning.settings for tuning in tuned.values()))
    deals = reads.table(view)
    cutoffs, in_stage, known = _cutoffs(limits, tuned, kinds)
    missed = gone(view)
    # How a rule finds the day on which the last champion left the client of a deal, and so on.
    left = {f"{part}_left": f"gone.{part}" if missed else "NULL" for part in PARTS}
    if missed:
        cutoffs, in_stage = f"{cutoffs}, {as_table(view, missed)}", f"{in_stage} {_MISSED}"
    known = {**params, **known, **past_days(kinds, clock), "today": view.today.isoformat()}
    level = _by_kind([worst(settings, left) for settings in kinds])
    judged = _JUDGED.format(worst=level, deals=deals, in_stage=in_stage, where=where, unheard=BROUGHT_IN)
    return Survey(view, deals, where, tuned, cutoffs, in_stage, _signs(kinds, left), known, judged)


def _cutoffs(
    limits: LimitTable, tuned: Tunings, kinds: Sequence[Sequence[Setting]]
) -> tuple[str, str, dict[str, object]]:
    """The table `l` of what deals are judged by where they stand, how a deal finds its row there, and the
    parameters."""
    at = {place: kinds.index(tuning.settings) for place, tuning in tuned.items()}
    by_place: dict[tuple[str, ...], tuple[object, ...]] = {
        (segment, stage, str(version), playbook): (*cutoffs, at[playbook, version, stage])
        for playbook, version, stage, segment, cutoffs in limits.rows()
    }
    # Versions mostly agree, and so do playbooks: what tells none apart makes a longer text for nothing.
    told = next(n for n in (2, 3, 4) if n == 4 or _agree(by_place, n))
    rows = {" ".join(place[:told]): values for place, values in by_place.items()}
    values, params = values_of("l", [(place, *found) for place, found in rows.items()] or [_NOWHERE])
    segments = limits.segments
    segment = segments.expression if segments else "''"
    # One text to look up by: else SQLite would by the segment alone. LEFT, or it would go through each stage
    # by segments; every deal finds its row.
    place = " || ' ' || ".join([segment, *_PARTS[: told - 1]])
    table = f"l ({', '.join(_COLUMNS)}) AS MATERIALIZED ({values})"
    return table, f"LEFT JOIN l ON l.place = {place}", {**params, **(segments.params if segments else {})}


def _agree(by_place: Mapping[tuple[str, ...], object], told: int) -> bool:
    """Whether places that are alike in their first parts have the same values."""
    found: dict[tuple[str, ...], object] = {}
    return all(found.setdefault(place[:told], values) == values for place, values in by_place.items())


def _signs(kinds: Sequence[Sequence[Setting]], left: Mapping[str, str]) -> str:
    levels = zip(*(each(settings, left) for settings in kinds), strict=True)
    return ", ".join(f"{_by_kind(own)} AS {sign.id}" for sign, own in zip(BY_ROW, levels, strict=True))


def _by_kind(expressions: Sequence[str]) -> str:
    """One expression for deals of every tuning; a team that has tuned nothing pays for nothing."""
    if len(set(expressions)) == 1:
        return expressions[0]
    whens = " ".join(f"WHEN {n} THEN {text}" for n, text in enumerate(expressions))
    return f"CASE l.tuning {whens} END"


def values_of(name: str, rows: Sequence[Sequence[object]]) -> tuple[str, dict[str, object]]:
    """A VALUES list with its parameters, of one row at least."""
    params = {f"{name}{m}_{n}": value for m, row in enumerate(rows) for n, value in enumerate(row)}
    marks = (", ".join(f":{name}{m}_{n}" for n in range(len(row))) for m, row in enumerate(rows))
    return "VALUES " + ", ".join(f"({row})" for row in marks), params


def in_place(asked: Survey, place: Place) -> list[str]:
    """Keys of the judged deals of one stage that don't wait."""
    playbook, version, stage = place
    here = {**asked.params, "playbook": playbook, "version": version, "stage": stage}
    rows = asked.view.store.rows(
        _HERE.format(limits=asked.limits, judged=asked.judged, deals=asked.deals), **here
    )
    return [row["key"] for row in rows]


def raised(asked: Survey, levels: Iterable[tuple[str, Level]]) -> Survey:
    """With deals, by key, that are worse than their rows tell."""
    looked = ", ".join(f"({literal(key)}, {int(level)})" for key, level in levels)
    return asked._replace(judged=_RAISED.format(looked=looked, judged=asked.judged)) if looked else asked
