"""The deals that were judged, counted and ranked: those that matter come first, and alone are fetched."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from coach.judged import Judged
from coach.judging import Survey, values_of
from coach.level import Level
from coach.rules import BY_ROW
from engine.money import Money, digits
from engine.store import Row
from engine.workspace import Workspace

STATUSES = ("open", "won")
"""In the order they are shown, which is the order they sort in."""
_FACTS = Judged._fields[:-3]

# Materialized, else SQLite works a level out again wherever it is named.
_TALLY = """
WITH counted AS MATERIALIZED (SELECT * FROM {judged})
SELECT status, currency, count(*), sum(CASE WHEN level >= 3 THEN 1 ELSE 0 END),
  sum(CASE WHEN level = 2 THEN 1 ELSE 0 END), sum(waiting), count(amount), sum(amount),
  sum(CASE WHEN level >= 3 THEN amount ELSE 0 END), sum(CASE WHEN level >= 3 THEN unheard ELSE 0 END)
FROM counted GROUP BY status, currency ORDER BY status, currency NULLS FIRST
"""
# Value at risk × severity, where an unknown age counts once, warn twice and critical three times; then, and
# for amounts nobody can compare, severity and the longest stay.
_BY_RISK = "unpriced, at_risk DESC, level DESC, f.stage_since IS NULL, f.stage_since, f.key"
_BY_GROUP = f"f.status, {_BY_RISK}"
# In turn, because where no open deal has an amount yet, the won ones would hide them all.
_BY_TURN = f"turn, {_BY_RISK}"
_TURN = f"row_number() OVER (PARTITION BY status ORDER BY {_BY_RISK})"
_RANKED = f"""
WITH {{limits}}, r (code, factor) AS ({{rates}}), f AS (
  SELECT key, status, stage_since, waiting, level,
    CASE WHEN amount IS NULL OR factor IS NULL THEN 1 ELSE 0 END AS unpriced,
    CAST(amount AS NUMERIC) * factor * CASE WHEN level >= 2 THEN level - 1 ELSE 0 END AS at_risk
  FROM {{judged}} LEFT JOIN r ON r.code = currency
  WHERE level >= :least
), first AS MATERIALIZED (SELECT f.*, {{turn}} AS turn FROM f ORDER BY {{order}} {{limit}})
SELECT {", ".join(f"d.{name}" for name in _FACTS)}, waiting, level, {{signs}}
FROM first f JOIN {{deals}} d ON d.key = f.key {{in_stage}}
ORDER BY {{order}}
"""
_NEXT_BACK = """
SELECT d.key FROM {judged} JOIN {deals} d ON d.key = judged.key
WHERE waiting = 1 ORDER BY d.waiting_until, d.key LIMIT 1
"""


class Tally(NamedTuple):
    """The deals of one status and currency: how many, and what they are worth."""

    status: str
    total: int
    stalled: int
    unknown: int
    waiting: int
    priced: int
    """How many have an amount."""
    worth: Money | None
    at_risk: Money | None
    """Of the stalled ones. None where no currency is known."""
    unheard: int = 0
    """Of the stalled ones, those that were imported and have no contact on record: all are asked the same."""


def tallies(asked: Survey) -> list[Tally]:
    rows = asked.view.store.rows(_TALLY.format(judged=asked.judged), **asked.params)
    return [_tally(*row) for row in rows]


def _tally(status: str, currency: str | None, *found: Any) -> Tally:
    *counts, worth, at_risk, unheard = found
    amounts = (Money(worth or 0, currency), Money(at_risk or 0, currency)) if currency else (None, None)
    return Tally(status, *counts, *amounts)._replace(unheard=unheard or 0)


def ranked(asked: Survey, *, every: bool = False, most: int = 0, grouped: bool = True) -> list[Judged]:
    """Those at warn or worse and those of unknown age, or every one; the first to look at first, of each of
    STATUSES or, unless `grouped`, of each in turn."""
    rates, values = values_of("r", _factors(asked.view.workspace))
    least = int(Level.NONE if every else Level.UNKNOWN)
    order, turn = (_BY_GROUP, "0") if grouped else (_BY_TURN, _TURN)
    chosen = {"rates": rates, "turn": turn, "order": order, "limit": "LIMIT :most" if most else ""}
    shown = {"limits": asked.limits, "signs": asked.signs, "deals": asked.deals, "in_stage": asked.in_stage}
    shown["judged"] = asked.judged
    params = {**asked.params, **values, "least": least, "most": most}
    return [_judged(row) for row in asked.view.store.rows(_RANKED.format(**chosen, **shown), **params)]


def _factors(workspace: Workspace) -> list[tuple[str, int]]:
    """Millionths of the own currency's minor unit for one of another; they rank, and are never shown."""
    own = workspace.currency
    rates = {own: "1", **workspace.rates}
    return [(c, int(Decimal(r).scaleb(6 + digits(own) - digits(c)))) for c, r in rates.items()]


def _judged(row: Row) -> Judged:
    *known, waiting, level = row[: -len(BY_ROW)]
    levels = map(Level, row[-len(BY_ROW) :])
    signs = {sign.id: found for sign, found in zip(BY_ROW, levels, strict=True) if found}
    return Judged._make([*known, bool(waiting), Level(level), signs])


def levels(asked: Survey) -> dict[str, Level | None]:
    """Of every live deal, by key; None of those that wait."""
    rows = asked.view.store.rows(f"SELECT key, waiting, level FROM {asked.judged}", **asked.params)
    return {key: None if waiting else Level(level) for key, waiting, level in rows}


def levels_of(asked: Survey, sign: str) -> dict[str, Level]:
    """Of every live deal, by key: how bad one sign of its row is. Waiting quiets it."""
    rows = f"{asked.judged} JOIN {asked.deals} d ON d.key = judged.key {asked.in_stage}"
    shown = f"SELECT d.key, waiting, {asked.signs} FROM {rows}"
    sql = f"WITH {asked.limits} SELECT key, CASE WHEN waiting = 1 THEN 0 ELSE {sign} END FROM ({shown}) shown"
    return {key: Level(level) for key, level in asked.view.store.rows(sql, **asked.params)}


def next_back(asked: Survey) -> str | None:
    """The key of the waiting deal that comes back first."""
    sql = _NEXT_BACK.format(judged=asked.judged, deals=asked.deals)
    row = asked.view.store.row(sql, **asked.params)
    return row["key"] if row else None


def without_rate(found: Iterable[Tally], workspace: Workspace) -> tuple[str, ...]:
    """The currencies among these deals that nobody has given a rate for."""
    known = {workspace.currency, *workspace.rates}
    return tuple(sorted({t.worth.currency for t in found if t.worth and t.priced} - known))
