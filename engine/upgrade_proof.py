"""Whether the upgrades that deals tell of and the batches that list them agree, and what was taken back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from engine.history import Event
from engine.message import Message, msg
from engine.store import Row

BATCHES = (
    "SELECT subject, seq, actor, kind, data FROM event WHERE kind IN ('upgrade', 'upgrade_back') AND subject"
)
"""Rows of the playbooks that deals went to."""
STEPS = "SELECT subject, seq, kind, data FROM event WHERE kind IN ('upgrade', 'undo') AND subject"
"""Rows of the deals that batches list."""


def playbooks_gone_to(subject: str, events: Sequence[Event]) -> list[str]:
    return [f"playbook:{event.data['playbook']}" for event in events if event.kind == "upgrade"]


def deals_listed(subject: str, events: Sequence[Event]) -> list[str]:
    return [f"deal:{key}" for event in events if event.kind == "upgrade" for key, _ in event.data["deals"]]


def unlisted(
    key: str, events: Sequence[Event], batches: Mapping[str, Sequence[Row]]
) -> Iterator[tuple[int, Message]]:
    """Upgrades of a deal that no batch lists, or that were taken back without theirs; by seq."""
    undone = {event.data["seq"]: event.seq for event in events if event.kind == "undo"}
    for event in events:
        if event.kind != "upgrade":
            continue
        rows = batches.get(f"playbook:{event.data['playbook']}", ())
        told = [(row["kind"], row["seq"], row["actor"], *_listed(row["data"])) for row in rows]
        id = event.data["batch"]
        number = int(id.partition("#")[2])
        if not any(
            (kind, seq, actor, batch, deals.get(key)) == ("upgrade", number, event.actor, id, event.seq)
            for kind, seq, actor, batch, deals in told
        ):
            yield event.seq, msg("db.no_batch", batch=id)
        back = any((kind, batch) == ("upgrade_back", id) for kind, _, _, batch, _ in told)
        if back != (event.seq in undone):
            yield undone.get(event.seq, event.seq), msg("db.half_a_batch", batch=id)


def untold(events: Sequence[Event], steps: Mapping[str, Sequence[Row]]) -> Iterator[tuple[int, Message]]:
    """Batches of a playbook of which a deal it lists tells nothing, by seq."""
    for event in events:
        if event.kind == "upgrade":
            id = event.data["batch"]
            told = (steps.get(f"deal:{key}", ()) for key, _ in event.data["deals"])
            seqs = (seq for _, seq in event.data["deals"])
            if not all(_tells(rows, seq, id) for rows, seq in zip(told, seqs, strict=True)):
                yield event.seq, msg("db.half_a_batch", batch=id)


def _tells(rows: Sequence[Row], seq: int, batch: str) -> bool:
    return any(
        (row["seq"], row["kind"]) == (seq, "upgrade") and json.loads(row["data"])["batch"] == batch
        for row in rows
    )


@lru_cache(maxsize=16)
def _listed(data: str) -> tuple[str, Mapping[str, int]]:
    """The batch, and its deals with their seq: one text lists thousands, and each of them asks."""
    said = json.loads(data)
    return said["batch"], dict(said.get("deals", ()))
