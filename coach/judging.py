"""Judges every live deal where it lies: the database compares their days with the cut-offs.

A pipeline may hold a million live deals, so none of them is fetched for it. What it finds stands in the
temporary table `judged`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from coach.gone import PARTS, gone
from coach.level import Level
from coach.limits.limits import Clock, Cutoffs, LimitTable, Place
from coach.rules import BY_ROW, each, past_days, worst
from coach.sign import BROUGHT_IN
from coach.tuning import Setting, Tunings, tunings
from engine import playbooks, reads
from engine.reads import View

_JUDGED = """
key TEXT, status TEXT, currency TEXT, amount BIGINT, stage_since TEXT, waiting INT, level INT, unheard INT
"""
_GONE = "account TEXT PRIMARY KEY, champion TEXT, economic_buyer TEXT"
_LOOKED = "key TEXT PRIMARY KEY, level INT"
_COLUMNS = ("playbook", "version", "stage", "segment", *Cutoffs._fields, "tuning")
_JUDGE = """
INSERT INTO judged
WITH {limits}
SELECT d.key, d.status, d.currency, d.amount, d.stage_since,
  CASE WHEN d.waiting_until >= :today THEN 1 ELSE 0 END,
  CASE WHEN d.waiting_until >= :today THEN 0 ELSE {worst} END, {unheard}
FROM {deals} d {in_stage}
WHERE d.status IN ('open', 'won') AND {where}
"""
_IN_STAGE = "JOIN l ON l.playbook = d.playbook AND l.version = d.playbook_version AND l.stage = d.stage"
_HERE = """
SELECT j.key FROM judged j JOIN {deals} d ON d.key = j.key
WHERE d.playbook = :playbook AND d.playbook_version = :version AND d.stage = :stage AND waiting = 0
ORDER BY j.key
"""
_RAISE = """
UPDATE judged SET level = (SELECT level FROM looked WHERE looked.key = judged.key)
WHERE level < (SELECT level FROM looked WHERE looked.key = judged.key)
"""


class Survey(NamedTuple):
    """The live deals one asked about, judged; `deals` is the table their rows stand in.

    `limits` is the table of the cut-offs they were judged by, as a WITH has it, `in_stage` how a deal `d`
    finds its own there, `signs` the levels of the signs of its row; `params` is what these name.
    """

    view: View
    deals: str
    tuned: Tunings
    limits: str
    in_stage: str
    signs: str
    params: Mapping[str, object]


def survey(
    view: View, clock: Clock, limits: LimitTable, where: str = "1 = 1", params: Mapping[str, object] = {}
) -> Survey:
    """By their rows alone; `coach.looking` looks further where a playbook asks for it.

    `where` speaks of the deal `d`. A new survey takes the place of the last.
    """
    tuned = tunings(playbooks.installed(view.store))
    kinds = list(dict.fromkeys(tuning.settings for tuning in tuned.values()))
    left = _left(view)
    deals = reads.table(view)
    cutoffs, known = _cutoffs(limits, tuned, kinds)
    in_stage, more = _in_stage(limits)
    known = {**known, **more, **past_days(kinds, clock), "today": view.today.isoformat()}
    asked = Survey(view, deals, tuned, cutoffs, in_stage, _signs(kinds, left), known)
    level = _by_kind([worst(settings, left) for settings in kinds])
    temporary(view, "judged", _JUDGED)
    sql = _JUDGE.format(
        limits=cutoffs, worst=level, deals=deals, in_stage=in_stage, where=where, unheard=BROUGHT_IN
    )
    view.store.run(sql, **params, **known)
    return asked


def _left(view: View) -> dict[str, str]:
    """How a rule finds the day on which the last champion left the client of a deal, and so on."""
    found = gone(view)
    if not found:
        return {f"{part}_left": "NULL" for part in PARTS}
    temporary(view, "gone", _GONE)
    insert = (
        "INSERT INTO gone (account, champion, economic_buyer) VALUES (:account, :champion, :economic_buyer)"
    )
    view.store.run_many(insert, (each._asdict() for each in found))
    return {f"{part}_left": f"(SELECT {part} FROM gone WHERE account = d.account)" for part in PARTS}


def temporary(view: View, name: str, columns: str) -> None:
    """A table that is gone with the connection, in place of one of its name."""
    view.store.run(f"DROP TABLE IF EXISTS temp.{name}")
    view.store.run(f"CREATE TEMPORARY TABLE {name} ({columns})")


def _cutoffs(
    limits: LimitTable, tuned: Tunings, kinds: Sequence[Sequence[Setting]]
) -> tuple[str, dict[str, object]]:
    at = {place: kinds.index(tuning.settings) for place, tuning in tuned.items()}
    rows = [
        (playbook, version, stage, segment, *cutoffs, at[playbook, version, stage])
        for playbook, version, stage, segment, cutoffs in limits.rows()
    ]
    values, params = values_of("l", rows, len(_COLUMNS))
    return f"l ({', '.join(_COLUMNS)}) AS MATERIALIZED ({values})", params


def _in_stage(limits: LimitTable) -> tuple[str, Mapping[str, object]]:
    segments = limits.segments
    if segments is None:
        return _IN_STAGE, {}
    # Every deal finds its row. LEFT keeps the deals outside: else each stage is gone through by segments.
    return f"LEFT {_IN_STAGE} AND l.segment = {segments.expression}", segments.params


def _signs(kinds: Sequence[Sequence[Setting]], left: Mapping[str, str]) -> str:
    levels = zip(*(each(settings, left) for settings in kinds), strict=True)
    return ", ".join(f"{_by_kind(own)} AS {sign.id}" for sign, own in zip(BY_ROW, levels, strict=True))


def _by_kind(expressions: Sequence[str]) -> str:
    """One expression for deals of every tuning; a team that has tuned nothing pays for nothing."""
    if len(set(expressions)) == 1:
        return expressions[0]
    whens = " ".join(f"WHEN {n} THEN {text}" for n, text in enumerate(expressions))
    return f"CASE l.tuning {whens} END"


def values_of(name: str, rows: Sequence[Sequence[object]], columns: int) -> tuple[str, dict[str, object]]:
    """A VALUES list with its parameters; one row of nothing where there is none."""
    rows = rows or [(None,) * columns]
    params = {f"{name}{m}_{n}": value for m, row in enumerate(rows) for n, value in enumerate(row)}
    marks = (", ".join(f":{name}{m}_{n}" for n in range(columns)) for m in range(len(rows)))
    return "VALUES " + ", ".join(f"({row})" for row in marks), params


def in_place(asked: Survey, place: Place) -> list[str]:
    """Keys of the judged deals of one stage that don't wait."""
    playbook, version, stage = place
    sql = _HERE.format(deals=asked.deals)
    rows = asked.view.store.rows(sql, playbook=playbook, version=version, stage=stage)
    return [row["key"] for row in rows]


def raise_to(asked: Survey, levels: Iterable[tuple[str, Level]]) -> None:
    """Deals, by key, that are worse than their rows told."""
    view = asked.view
    temporary(view, "looked", _LOOKED)
    rows: Iterable[dict[str, Any]] = ({"key": key, "level": int(level)} for key, level in levels)
    view.store.run_many("INSERT INTO looked (key, level) VALUES (:key, :level)", rows)
    view.store.run(_RAISE)
