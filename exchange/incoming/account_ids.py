"""Accounts by the ids a source has for them, by which its tables of deals, people and visits name them."""

from collections.abc import Iterable

from engine.among import among, batches
from engine.store import Store

_KNOWN = "SELECT id, subject FROM external WHERE source = :source AND id IN"


def source_of(source: str) -> str:
    """Where accounts are remembered, given where any table of the same source is."""
    return f"{source.partition('/')[0]}/accounts"


def codes(store: Store, source: str, ids: Iterable[str]) -> dict[str, str]:
    """By id the code of those that came in; `source` is that of any of its tables."""
    found: dict[str, str] = {}
    for page in batches(sorted(set(ids))):
        marks, params = among(page)
        rows = store.rows(f"{_KNOWN} ({marks})", source=source_of(source), **params)
        found |= {row["id"]: row["subject"].removeprefix("account:") for row in rows}
    return found
