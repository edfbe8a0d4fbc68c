"""Accounts by the ids a source has for them, by which its tables of deals, people and visits name them."""

from collections.abc import Iterable

from engine import external
from engine.store import Store


def source_of(source: str) -> str:
    """Where accounts are remembered, given where any table of the same source is."""
    return f"{source.partition('/')[0]}/accounts"


def codes(store: Store, source: str, ids: Iterable[str]) -> dict[str, str]:
    """By id the code of those that came in; `source` is that of any of its tables."""
    found = external.known(store, source_of(source), sorted(set(ids)))
    return {id: each.subject.removeprefix("account:") for id, each in found.items() if each.subject}
