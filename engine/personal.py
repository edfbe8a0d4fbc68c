"""Who a person is: name and details, outside the history, so that they can be erased and the chain holds.

They stand in the `personal` table under a salted digest; history carries the digest alone.
"""

import json
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.among import among, batches
from engine.errors import unknown
from engine.history import canonical, holdable
from engine.store import Store


class Details(NamedTuple):
    """What the customer record says of a person, beside name, part and style."""

    job: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    preferences: str | None = None
    topics: str | None = None
    """What they like to talk about."""
    family: str | None = None


NOTHING_KNOWN = Details()


def with_told(known: Details, told: Mapping[str, str | None]) -> Details:
    """What is known with what was told laid over it; an empty text takes one away."""
    for name in told:
        if name not in Details._fields:
            raise unknown("contacts.unknown_detail", name, Details._fields)
    return known._replace(**{name: (text or "").strip() or None for name, text in told.items()})


def seal(store: Store, name: str, details: Details) -> str:
    """Put somebody's name and details away; the digest they stand under."""
    row = sealed(name, details)
    keep_many(store, [row])
    return row["digest"]


def sealed(name: str, details: Details) -> dict[str, str]:
    """The row they are put away in: `digest`, `salt` and `data`."""
    from hashlib import sha256  # for those who write

    salt = os.urandom(16).hex()
    text = holdable(canonical({"name": name, **{id: said for id, said in details._asdict().items() if said}}))
    digest = sha256(f"{salt}{text}".encode()).hexdigest()
    return {"digest": digest, "salt": salt, "data": text}


def keep_many(store: Store, rows: Iterable[Mapping[str, str]]) -> None:
    """As `sealed` makes them."""
    store.run_many("INSERT INTO personal (digest, salt, data) VALUES (:digest, :salt, :data)", rows)


def unsealed(data: str | None) -> tuple[str | None, Details]:
    """Name and details; nothing of them once they were erased. Early seals hold the name alone."""
    personal: dict[str, str] = json.loads(data) if data else {}
    return personal.pop("name", None), Details(**personal)


def under(store: Store, digest: str | None) -> tuple[str | None, Details]:
    """Name and details as they stand under a digest."""
    row = store.row("SELECT data FROM personal WHERE digest = :digest", digest=digest)
    return unsealed(row["data"] if row else None)


def under_many(store: Store, digests: Iterable[str]) -> dict[str, tuple[str | None, Details]]:
    """The same of several, by digest."""
    found: dict[str, tuple[str | None, Details]] = {}
    for page in batches(sorted(set(digests))):
        marks, params = among(page)
        rows = store.rows(f"SELECT digest, data FROM personal WHERE digest IN ({marks})", **params)
        found |= {row["digest"]: unsealed(row["data"]) for row in rows}
    return found


def blank(store: Store, digest: str) -> None:
    """Leave the digest, take away what stood there; and no answer to a request names them any more."""
    name, _ = under(store, digest)
    store.run("UPDATE personal SET data = NULL WHERE digest = :digest", digest=digest)
    if name is not None:
        from engine.change import forget_requests

        forget_requests(store, "replace(command || result, :name, '') <> command || result", name=name)
