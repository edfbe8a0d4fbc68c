"""Judges every live deal where it lies: the database compares their days with the cut-offs.

A pipeline may hold a million live deals, so none of them is fetched for it. Nothing is written for it
either, not even for a moment: a copy of the database that can only be read is judged as well.
"""

from collections.abc import Iterable, Mapping, Sequence

from coach.cutoff_table import cutoff_table
from coach.gone import PARTS, as_table, gone
from coach.level import Level
from coach.limits.limits import Clock, LimitTable, Place
from coach.rules import BY_ROW, each, past_days, worst
from coach.sign import BROUGHT_IN
from coach.tuning import Setting, Tunings, tunings
from engine import playbooks, reads
from engine.among import literal
from engine.reads import EVERY, View
from engine.value import Value

_JUDGED = """
(SELECT d.key, d.status, d.currency, d.amount, d.stage_since, d.waiting_until,
  CASE WHEN d.waiting_until >= :today THEN 1 ELSE 0 END AS waiting,
  CASE WHEN d.waiting_until >= :today THEN 0 ELSE {worst} END AS level,
  CASE WHEN {unheard} THEN 1 ELSE 0 END AS unheard
FROM {rows}
WHERE d.status IN ('open', 'won') AND {here} AND {where}) AS judged
"""
_MISSED = "LEFT JOIN gone ON gone.account = d.account"
_HERE = """
WITH {limits}
SELECT judged.key FROM {judged} JOIN {deals} d ON d.key = judged.key
WHERE d.playbook = :playbook AND d.playbook_version = :version AND d.stage = :stage AND waiting = 0
ORDER BY judged.key
"""
_RAISED = """
(WITH looked (key, level) AS MATERIALIZED (VALUES {looked})
SELECT judged.key, judged.status, judged.currency, judged.amount, judged.stage_since,
  judged.waiting_until, judged.waiting,
  CASE WHEN looked.level > judged.level THEN looked.level ELSE judged.level END AS level, judged.unheard
FROM {judged} LEFT JOIN looked ON looked.key = judged.key) AS judged
"""


class Survey(Value):
    """The live deals one asked about; `deals` is the table their rows stand in, and `judged` what stands
    behind a FROM for their levels, as the table `judged`; the statement begins WITH `limits`.

    `limits` are the tables they are judged by, `in_stage` how a deal `d` finds its own
    rows there, `signs` the levels of the signs of its row; `params` is what these name.
    """

    view: View
    deals: str
    tuned: Tunings
    limits: str
    in_stage: str
    signs: str
    params: Mapping[str, object]
    judged: str


def survey(
    view: View, clock: Clock, limits: LimitTable, where: str = EVERY, params: Mapping[str, object] = {}
) -> Survey:
    """By their rows alone; `coach.looking` looks further where a playbook asks for it.

    `where` speaks of the deal `d`.
    """
    tuned = tunings(playbooks.installed(view.store))
    kinds = list(dict.fromkeys(tuning.settings for tuning in tuned.values()))
    deals = reads.table(view)
    cutoffs = cutoff_table(limits, tuned, kinds)
    missed = gone(view)
    # How a rule finds the day on which the last champion left the client of a deal, and so on.
    named = {**cutoffs.named, **{f"{part}_left": f"gone.{part}" if missed else "NULL" for part in PARTS}}
    tables, clients = cutoffs.text, ""
    if missed:
        tables, clients = f"{tables}, {as_table(view, missed)}", _MISSED
    known = {**params, **cutoffs.params, **past_days(kinds, clock), "today": view.today.isoformat()}
    level = _by_kind([worst(settings, named) for settings in kinds])
    in_stage = f"LEFT JOIN l ON {cutoffs.here} {clients}"
    rows, here = f"{deals} d {in_stage}", "1 = 1"
    if cutoffs.by_stage and where == EVERY and view.until is None:
        # From stage to stage along the index, so that no deal has to look its row up. Some, as those of a
        # team, are found along an index of their own; those of a past day have none.
        rows, here = f"l CROSS JOIN {deals} d {clients}", cutoffs.here
    judged = _JUDGED.format(worst=level, rows=rows, here=here, where=where, unheard=BROUGHT_IN)
    return Survey(view, deals, tuned, tables, in_stage, _signs(kinds, named), known, judged)


def _signs(kinds: Sequence[Sequence[Setting]], named: Mapping[str, str]) -> str:
    levels = zip(*(each(settings, named) for settings in kinds), strict=True)
    return ", ".join(f"{_by_kind(own)} AS {sign.id}" for sign, own in zip(BY_ROW, levels, strict=True))


def _by_kind(expressions: Sequence[str]) -> str:
    """One expression for deals of every tuning; a team that has tuned nothing pays for nothing."""
    if len(set(expressions)) == 1:
        return expressions[0]
    whens = " ".join(f"WHEN {n} THEN {text}" for n, text in enumerate(expressions))
    return f"CASE l.tuning {whens} END"


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
