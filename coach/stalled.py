"""Which deals have stopped moving: every live deal judged where it lies, and those that matter fetched.

A pipeline may hold a million live deals: the database compares their days with the cut-offs, counts
and ranks, and hands over what is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from coach.judged import Judged
from coach.level import Level
from coach.limits import Cutoffs, LimitTable
from coach.signs.table import SIGNS
from engine import reads
from engine.money import Money, digits
from engine.reads import View
from engine.workspace import Workspace

STATUSES = ("open", "won")
"""In the order they are shown, which is the order they sort in."""
_FACTS = Judged._fields[:-3]
_CUTOFFS = ", ".join(Cutoffs._fields)

_CLEAR = "DROP TABLE IF EXISTS temp.judged"
_TABLE = """
CREATE TEMPORARY TABLE judged
  (key TEXT, status TEXT, currency TEXT, amount BIGINT, stage_since TEXT, waiting INT, level INT)
"""
_LIMITS = f"l (playbook, version, stage, {_CUTOFFS}) AS MATERIALIZED ({{limits}})"
_IN_STAGE = "JOIN l ON l.playbook = d.playbook AND l.version = d.playbook_version AND l.stage = d.stage"
# The worst sign decides, and the first that is bad enough spares the rest; what the others say is
# asked of the deals that are shown.
_WORST = " ".join(
    f"WHEN {' OR '.join(f'({sign.rule}) = {level}' for sign in SIGNS)} THEN {level}" for level in (3, 2, 1)
)
_JUDGE = f"""
INSERT INTO judged
WITH {_LIMITS}
SELECT d.key, d.status, d.currency, d.amount, d.stage_since,
  CASE WHEN d.waiting_until >= :today THEN 1 ELSE 0 END,
  CASE WHEN d.waiting_until >= :today THEN 0 {_WORST} ELSE 0 END
FROM {{deals}} d {_IN_STAGE}
WHERE d.status IN ('open', 'won') AND {{where}}
"""
_TALLY = """
SELECT status, currency, count(*), sum(CASE WHEN level >= 2 THEN 1 ELSE 0 END),
  sum(CASE WHEN level = 1 THEN 1 ELSE 0 END), sum(waiting), count(amount), sum(amount),
  sum(CASE WHEN level >= 2 THEN amount ELSE 0 END)
FROM judged GROUP BY status, currency ORDER BY status, currency
"""
# Value at risk × severity; then, and for amounts nobody can compare, severity and the longest stay.
_ORDER = "f.status, unpriced, at_risk DESC, level DESC, f.stage_since IS NULL, f.stage_since, f.key"
_RANKED = f"""
WITH {_LIMITS}, r (code, factor) AS ({{rates}}),
first AS (
  SELECT f.*, (amount * factor) IS NULL AS unpriced, amount * factor * level AS at_risk
  FROM judged f LEFT JOIN r ON r.code = currency
  WHERE level >= :least
  ORDER BY {_ORDER} {{limit}}
)
SELECT {", ".join(f"d.{name}" for name in _FACTS)}, waiting, level,
  {", ".join(f"{sign.rule} AS {sign.id}" for sign in SIGNS)}
FROM first f JOIN {{deals}} d ON d.key = f.key {_IN_STAGE}
ORDER BY {_ORDER}
"""
_NEXT_BACK = """
SELECT d.key FROM judged JOIN {deals} d ON d.key = judged.key
WHERE waiting = 1 ORDER BY d.waiting_until, d.key LIMIT 1
"""


class Survey(NamedTuple):
    """The live deals one asked about, judged; `deals` is the table their rows stand in.

    `limits` is the VALUES list of the cut-offs they were judged by, `params` its parameters.
    """

    view: View
    deals: str
    limits: str
    params: Mapping[str, object]


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


def survey(view: View, limits: LimitTable, where: str, **params: object) -> Survey:
    """`where` speaks of the deal `d`. A new survey takes the place of the last."""
    deals = reads.table(view)
    cutoffs = [(*place, *found.cutoffs) for place, found in limits.items()]
    rows, values = _values("l", cutoffs, len(Cutoffs._fields) + 3)
    known = {**values, "today": view.today.isoformat()}
    view.store.run(_CLEAR)
    view.store.run(_TABLE)
    view.store.run(_JUDGE.format(limits=rows, deals=deals, where=where), **params, **known)
    return Survey(view, deals, rows, known)


def _values(name: str, rows: Sequence[Sequence[object]], columns: int) -> tuple[str, dict[str, object]]:
    """A VALUES list with its parameters; one row of nothing where there is none."""
    rows = rows or [(None,) * columns]
    params = {f"{name}{m}_{n}": value for m, row in enumerate(rows) for n, value in enumerate(row)}
    marks = (", ".join(f":{name}{m}_{n}" for n in range(columns)) for m in range(len(rows)))
    return "VALUES " + ", ".join(f"({row})" for row in marks), params


def _factors(workspace: Workspace) -> list[tuple[str, int]]:
    """Millionths of the own currency's minor unit for one of another; they rank, and are never shown."""
    own = workspace.currency
    rates = {own: "1", **workspace.rates}
    return [(c, int(Decimal(r).scaleb(6 + digits(own) - digits(c)))) for c, r in rates.items()]


def tallies(asked: Survey) -> list[Tally]:
    return [_tally(*row) for row in asked.view.store.rows(_TALLY)]


def _tally(status: str, currency: str | None, *found: Any) -> Tally:
    *counts, worth, at_risk = found
    amounts = (Money(worth or 0, currency), Money(at_risk or 0, currency)) if currency else (None, None)
    return Tally(status, *counts, *amounts)


def ranked(asked: Survey, *, every: bool = False, most: int = 0) -> list[Judged]:
    """Those at warn or worse and those of unknown age, or every one; the first to look at first."""
    rates, values = _values("r", _factors(asked.view.workspace), 2)
    limit = "LIMIT :most" if most else ""
    sql = _RANKED.format(limits=asked.limits, rates=rates, deals=asked.deals, limit=limit)
    least = int(Level.NONE if every else Level.UNKNOWN)
    return [
        _judged(row) for row in asked.view.store.rows(sql, **asked.params, **values, least=least, most=most)
    ]


def _judged(row: Sequence[Any]) -> Judged:
    *known, waiting, level = row[: -len(SIGNS)]
    signs = zip((sign.id for sign in SIGNS), map(Level, row[-len(SIGNS) :]), strict=True)
    return Judged._make([*known, bool(waiting), Level(level), dict(signs)])


def next_back(asked: Survey) -> str | None:
    """The key of the waiting deal that comes back first."""
    row = asked.view.store.row(_NEXT_BACK.format(deals=asked.deals))
    return row["key"] if row else None


def without_rate(found: Iterable[Tally], workspace: Workspace) -> tuple[str, ...]:
    """The currencies among these deals that nobody has given a rate for."""
    known = {workspace.currency, *workspace.rates}
    return tuple(sorted({t.worth.currency for t in found if t.worth and t.priced} - known))
