"""Live deals lie by status and currency: the groups there are, found without going through the deals."""

from collections.abc import Iterable
from typing import TypeAlias

from engine.store import Store

STATUSES = ("open", "won")
"""In the order they are shown, which is the order they sort in."""
ALL = 2**63 - 1
"""As a LIMIT: more than there can be."""
# From one currency to the next along the index `deal_live`.
_FOUND = """
found (status, currency) AS (
  SELECT each.status, (SELECT min(d.currency) FROM {deals} d
    WHERE d.status = each.status AND d.status IN ('open', 'won'))
  FROM (SELECT 'open' AS status UNION ALL SELECT 'won') AS each
  UNION ALL
  SELECT found.status, (SELECT min(d.currency) FROM {deals} d
    WHERE d.status = found.status AND d.status IN ('open', 'won') AND d.currency > found.currency)
  FROM found WHERE found.currency IS NOT NULL
)
"""
_STANDING = "SELECT 1 FROM {deals} d WHERE d.status = found.status AND d.status IN ('open', 'won')"
# No EXISTS: PostgreSQL may answer it by going through every deal.
_GROUPS = f"""
WITH RECURSIVE {_FOUND}
SELECT status, currency FROM found
WHERE found.currency IS NOT NULL OR ({_STANDING} AND d.currency IS NULL LIMIT 1) = 1
ORDER BY status, currency NULLS FIRST
"""
_STAGES = f"""
WITH RECURSIVE {_FOUND}, those (stage) AS (VALUES {{stages}})
SELECT found.status, found.currency, those.stage FROM found CROSS JOIN those
WHERE ({_STANDING} AND d.currency = found.currency AND d.stage = those.stage LIMIT 1) = 1
  OR found.currency IS NULL AND ({_STANDING} AND d.currency IS NULL AND d.stage = those.stage LIMIT 1) = 1
"""


Group: TypeAlias = tuple[str, str | None]
"""Status and currency."""


def groups(store: Store, deals: str) -> list[Group]:
    """Those that hold a deal; `deals` is the table they stand in."""
    return [(status, currency) for status, currency in store.rows(_GROUPS.format(deals=deals))]


def in_stages(store: Store, deals: str, stages: Iterable[str]) -> list[tuple[str, str | None, str]]:
    """Status, currency and stage, of these stages, in no order; each holds a deal."""
    params = {f"stage{n}": stage for n, stage in enumerate(stages)}
    marks = ", ".join(f"(:{name})" for name in params)
    return [(*row,) for row in store.rows(_STAGES.format(deals=deals, stages=marks), **params)]
