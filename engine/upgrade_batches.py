"""The register of batches: which deals went to a version of a playbook together, as its events tell."""

from collections.abc import Mapping
from typing import NamedTuple

from engine import history
from engine.errors import NotFound
from engine.message import msg, step
from engine.state import Instant
from engine.store import Store

_NAMED = 20
"""Batches a sentence names; programs get all."""


class Batch(NamedTuple):
    """What an upgrade did: `deals` by key with the seq of their event."""

    id: str
    playbook: str
    version: int
    at: Instant
    actor: str
    deals: Mapping[str, int]
    back: bool
    """Whether it was taken back since."""


def batch_id(playbook: str, seq: int) -> str:
    """`client-value#3`, after the event that lists its deals."""
    return f"{playbook}#{seq}"


def batches_to(store: Store, playbook: str) -> list[Batch]:
    """The batches that went to a playbook, the newest first."""
    told = history.events(store, f"playbook:{playbook}")
    back = {event.data["batch"] for event in told if event.kind == "upgrade_back"}
    return [
        Batch(
            event.data["batch"], playbook, event.data["version"], event.recorded_at, event.actor,
            dict(event.data["deals"]), event.data["batch"] in back,
        )
        for event in reversed(told)
        if event.kind == "upgrade"
    ]  # fmt: skip


def find_batch(store: Store, id: str) -> Batch:
    """Raises NotFound with those that could be taken back."""
    playbook, _, _ = id.partition("#")
    batches = batches_to(store, playbook) if playbook else []
    found = next((batch for batch in batches if batch.id == id), None)
    if found is None:
        standing = [each.id for book in _books(store) for each in batches_to(store, book) if not each.back]
        none = msg("upgrade.no_batches", batch=id)
        said = msg("upgrade.no_batch", batch=id, candidates=tuple(standing[:_NAMED])) if standing else none
        raise NotFound(said, hint=step("playbook list"), details={"candidates": standing})
    return found


def _books(store: Store) -> list[str]:
    return [row["id"] for row in store.rows("SELECT DISTINCT id FROM playbook ORDER BY id")]
