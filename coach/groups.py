"""Live deals lie by status and currency: the groups there are, found without going through the deals."""

from engine.store import Store

STATUSES = ("open", "won")
"""In the order they are shown, which is the order they sort in."""
ALL = 2**63 - 1
"""As a LIMIT: more than there can be."""
# From one currency to the next along the index `deal_live`.
_CURRENCIES = """
WITH RECURSIVE found (currency) AS (
  SELECT min(currency) FROM {deals} WHERE status = :status AND status IN ('open', 'won')
  UNION ALL
  SELECT (SELECT min(d.currency) FROM {deals} d
    WHERE d.status = :status AND d.status IN ('open', 'won') AND d.currency > found.currency)
  FROM found WHERE found.currency IS NOT NULL
) SELECT currency FROM found ORDER BY currency NULLS FIRST
"""


def groups(store: Store, deals: str) -> list[tuple[str, str | None]]:
    """Status and currency; `deals` is the table they stand in. There may be nobody without a currency."""
    sql = _CURRENCIES.format(deals=deals)
    return [(status, row["currency"]) for status in STATUSES for row in store.rows(sql, status=status)]
