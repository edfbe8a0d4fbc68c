"""The deals that were judged, counted and ranked: those that matter come first, and alone are fetched."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from coach.groups import ALL, Group, groups
from coach.judged import Judged
from coach.judging import Survey
from coach.level import Level
from coach.rules import BY_ROW
from engine.money import Money, digits
from engine.store import Row
from engine.value import Value
from engine.workspace import Workspace

_FACTS = Judged._fields[:-3]
_AS_BAD = f"""
WITH {{limits}}
SELECT {", ".join(f"d.{name}" for name in _FACTS)}, waiting, level, {{signs}}
FROM {{judged}} CROSS JOIN {{deals}} d {{in_stage}} WHERE d.key = judged.key AND level >= :least
"""

# A level is worked out again wherever it is named, unless what is read of it has an end of its own.
_ONCE = f"LIMIT {ALL}"
_TALLY = f"""
SELECT :status{{n}}, :currency{{n}}, count(*), count(*) FILTER (WHERE level >= 3),
  count(*) FILTER (WHERE level = 2), count(*) FILTER (WHERE waiting = 1), count(amount), sum(amount),
  sum(amount) FILTER (WHERE level >= 3), sum(unheard) FILTER (WHERE level >= 3),
  min(waiting_until || ' ' || key) FILTER (WHERE waiting = 1)
FROM (
  SELECT key, waiting_until, waiting, amount, unheard, level FROM {{judged}} WHERE {{of}} {_ONCE}
) AS counted
HAVING count(*) > 0
"""
# Value at risk × severity, where an unknown age counts once, warn twice and critical three times; then, and
# for amounts nobody can compare, severity and the longest stay.
_BY_RISK = "at_risk DESC NULLS LAST, level DESC, f.stage_since NULLS LAST, f.key"
# Where every deal is asked for: one that moves is nothing at risk, which is more than an amount nobody knows.
_STALLED_FIRST = "CASE WHEN level >= 2 THEN 0 ELSE 1 END, "
_BY_GROUP = f"f.status, {{stalled_first}}{_BY_RISK}"
# In turn, because where no open deal has an amount yet, the won ones would hide them all.
_TURN = f"row_number() OVER (PARTITION BY f.status ORDER BY {{stalled_first}}{_BY_RISK})"
_BY_TURN = f"{{stalled_first}}{_TURN}, {_BY_RISK}"
_FIRST = f"""
SELECT * FROM (
  SELECT key, status, stage_since, waiting, level,
    CAST(amount AS DOUBLE PRECISION) * :factor{{n}}
      * CASE WHEN level >= 2 THEN level - 1 ELSE 0 END AS at_risk
  FROM (
    SELECT key, status, stage_since, waiting, level, amount FROM {{judged}} WHERE {{of}} {_ONCE}
  ) AS f
  WHERE level >= :least ORDER BY {{stalled_first}}{_BY_RISK} LIMIT :most
) AS first{{n}}
"""
# From the few to their deals (CROSS JOIN): the other way round SQLite would go through every deal.
_RANKED = f"""
WITH {{limits}}, f AS MATERIALIZED ({{first}})
SELECT {", ".join(f"d.{name}" for name in _FACTS)}, waiting, level, {{signs}}
FROM f CROSS JOIN {{deals}} d {{in_stage}} WHERE d.key = f.key
ORDER BY {{order}} LIMIT :most
"""


class Tally(Value):
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
    back: str | None = None
    """Of the waiting ones, the day and the key of the first that comes back."""

    @property
    def group(self) -> Group:
        return self.status, self.worth.currency if self.worth else None


def tallies(asked: Survey) -> list[Tally]:
    counted, params = _by_group(asked, _TALLY, groups(asked.view.store, asked.deals))
    if not counted:
        return []
    rows = asked.view.store.rows(f"WITH {asked.limits} {counted}", **params)
    return [_tally(*row) for row in rows]


def _by_group(asked: Survey, what: str, those: Iterable[Group], **how: str) -> tuple[str, dict[str, object]]:
    """The same asked of each group, one after the other; nothing where there is none. To group them SQLite
    would sort all the deals, which takes longer than to judge them."""
    parts, params = [], dict(asked.params)
    factors = _factors(asked.view.workspace)
    for n, (status, currency) in enumerate(those):
        params |= {f"status{n}": status, f"currency{n}": currency, f"factor{n}": factors.get(currency)}
        of = f"status = :status{n} AND currency " + ("IS NULL" if currency is None else f"= :currency{n}")
        parts.append(what.format(n=n, judged=asked.judged, of=of, **how))
    return "UNION ALL".join(parts), params


def _tally(status: str, currency: str | None, *found: Any) -> Tally:
    *counts, worth, at_risk, unheard, back = found
    amounts = (Money(worth or 0, currency), Money(at_risk or 0, currency)) if currency else (None, None)
    return Tally(status, *counts, *amounts)._replace(unheard=unheard or 0, back=back)


def ranked(
    asked: Survey,
    counted: Iterable[Tally] | None = None,
    *,
    every: bool = False,
    most: int = 0,
    grouped: bool = True,
) -> list[Judged]:
    """Those at warn or worse and those of unknown age, or every one; the first to look at first, of each of
    STATUSES or, unless `grouped`, of each in turn. `counted`: what `tallies` found of the same, if it was
    asked."""
    those = groups(asked.view.store, asked.deals) if counted is None else [tally.group for tally in counted]
    stalled_first = _STALLED_FIRST if every else ""
    first, params = _by_group(asked, _FIRST, those, stalled_first=stalled_first)
    if not first:
        return []
    order = (_BY_GROUP if grouped else _BY_TURN).format(stalled_first=stalled_first)
    shown = {"limits": asked.limits, "signs": asked.signs, "deals": asked.deals, "in_stage": asked.in_stage}
    sql = _RANKED.format(**shown, first=first, order=order)
    params |= {"least": int(Level.NONE if every else Level.UNKNOWN), "most": most or ALL}
    return [_judged(row) for row in asked.view.store.rows(sql, **params)]


def as_bad_as(asked: Survey, least: Level) -> list[Judged]:
    """Those of a level and above, in no order: for when few deals were asked about."""
    shown = {"limits": asked.limits, "signs": asked.signs, "deals": asked.deals, "in_stage": asked.in_stage}
    sql = _AS_BAD.format(**shown, judged=asked.judged)
    return [_judged(row) for row in asked.view.store.rows(sql, **asked.params, least=int(least))]


def _factors(workspace: Workspace) -> dict[str | None, int]:
    """Millionths of the own currency's minor unit for one of another; they rank, and are never shown."""
    own = workspace.currency
    rates = {own: "1", **workspace.rates}
    return {c: int(Decimal(r).scaleb(6 + digits(own) - digits(c))) for c, r in rates.items()}


def _judged(row: Row) -> Judged:
    *known, waiting, level = row[: -len(BY_ROW)]
    levels = map(Level, row[-len(BY_ROW) :])
    signs = {sign.id: found for sign, found in zip(BY_ROW, levels, strict=True) if found}
    return Judged._make([*known, bool(waiting), Level(level), signs])


def levels(asked: Survey) -> dict[str, Level | None]:
    """Of every live deal, by key; None of those that wait."""
    sql = f"WITH {asked.limits} SELECT key, waiting, level FROM {asked.judged}"
    rows = asked.view.store.rows(sql, **asked.params)
    return {key: None if waiting else Level(level) for key, waiting, level in rows}


def levels_of(asked: Survey, sign: str) -> dict[str, Level]:
    """Of every live deal, by key: how bad one sign of its row is. Waiting quiets it."""
    rows = f"{asked.judged} JOIN {asked.deals} d ON d.key = judged.key {asked.in_stage}"
    shown = f"SELECT d.key, waiting, {asked.signs} FROM {rows}"
    sql = f"WITH {asked.limits} SELECT key, CASE WHEN waiting = 1 THEN 0 ELSE {sign} END FROM ({shown}) shown"
    return {key: Level(level) for key, level in asked.view.store.rows(sql, **asked.params)}


def next_back(found: Iterable[Tally]) -> str | None:
    """The key of the waiting deal that comes back first."""
    first = min((tally.back for tally in found if tally.back), default=None)
    return first.partition(" ")[2] if first else None


def without_rate(found: Iterable[Tally], workspace: Workspace) -> tuple[str, ...]:
    """The currencies among these deals that nobody has given a rate for."""
    known = {workspace.currency, *workspace.rates}
    return tuple(sorted({t.worth.currency for t in found if t.worth and t.priced} - known))
