"""Playbooks as the database keeps them: parsed once, stored by version, read back without YAML."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine.errors import NotAllowed, NotFound, Refused
from engine.history import canonical
from engine.message import Message, Text, msg, step
from engine.nearest import nearest
from engine.people import Person
from engine.playbook import Playbook, read_playbook
from engine.rights import may
from engine.state import Instant
from engine.store import Store
from engine.value import Value

if TYPE_CHECKING:
    from engine.change import Change

_OVERVIEW = (
    "SELECT p.id, p.version, p.parsed, p.installed_at, count(d.key) AS deals FROM playbook p"
    " LEFT JOIN deal d ON d.playbook = p.id AND d.playbook_version = p.version"
    " GROUP BY p.id, p.version, p.parsed, p.installed_at ORDER BY p.id, p.version DESC"
)

_TWO_IDS = "SELECT DISTINCT id FROM playbook ORDER BY id LIMIT 2"
_LAST = "SELECT parsed FROM playbook ORDER BY installed_at DESC, id, version DESC LIMIT 1"
_MOST_FOLLOWED = (
    "SELECT p.parsed FROM playbook p LEFT JOIN (SELECT playbook, count(*) AS live FROM deal"
    " WHERE status IN ('open', 'won') GROUP BY playbook) followed ON followed.playbook = p.id"
    " ORDER BY coalesce(followed.live, 0) DESC, p.installed_at DESC, p.id, p.version DESC LIMIT 1"
)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Playbook:
    return read_playbook(json.loads(text))


def load(store: Store, id: str, version: int) -> Playbook:
    """The playbook a deal is pinned to; a version never changes."""
    return store.once(("playbook", id, version), lambda: _load(store, id, version))


def _load(store: Store, id: str, version: int) -> Playbook:
    sql = "SELECT parsed FROM playbook WHERE id = :id AND version = :version"
    row = store.row(sql, id=id, version=version)
    if row is None:
        raise NotFound(msg("playbooks.unknown", playbook=f"{id}@{version}"), hint=step("playbook list"))
    return _parsed(row["parsed"])


def pinned(store: Store, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Playbook]:
    """Those that several deals are pinned to, by id and version; one that is not there is left out."""
    params: dict[str, object] = {}
    for n, (id, version) in enumerate(sorted(set(places))):
        params |= {f"id{n}": id, f"version{n}": version}
    if not params:
        return {}
    rows = ", ".join(f"(:id{n}, :version{n})" for n in range(len(params) // 2))
    sql = f"SELECT id, version, parsed FROM playbook WHERE (id, version) IN (VALUES {rows})"
    return {(id, version): _parsed(text) for id, version, text in store.rows(sql, **params)}


class Kept(Value):
    """As the database keeps it: the parsed form as JSON, and the YAML it was made of."""

    parsed: str
    source: str


def kept(store: Store, id: str, version: int | None = None) -> Kept | None:
    """A version, or the newest."""
    row = store.row(
        "SELECT parsed, source FROM playbook WHERE id = :id AND version = coalesce(:version,"
        " (SELECT max(version) FROM playbook WHERE id = :id))",
        id=id,
        version=version,
    )
    return Kept(row["parsed"], row["source"]) if row else None


def newest(store: Store, id: str) -> Playbook:
    """The version new deals get."""
    sql = "SELECT parsed FROM playbook WHERE id = :id ORDER BY version DESC LIMIT 1"
    row = store.row(sql, id=id)
    if row is None:
        known = [r["id"] for r in store.rows("SELECT DISTINCT id FROM playbook ORDER BY id")]
        close = nearest(id, known)
        hint = msg("deals.did_you_mean", close=close) if close else step("playbook list")
        raise NotFound(msg("playbooks.unknown", playbook=id), hint=hint, details={"candidates": known})
    return _parsed(row["parsed"])


def for_clients(store: Store) -> Playbook | None:
    """What holds for clients, who have no playbook of their own: the one most live deals follow, in the
    version installed last; where none does, the one installed last of all. None where none is installed."""
    row = store.row(_MOST_FOLLOWED if len(store.rows(_TWO_IDS)) > 1 else _LAST)
    return _parsed(row["parsed"]) if row else None


def installed(store: Store) -> list[Playbook]:
    """Every version of every playbook, the newest of each first."""
    rows = store.rows("SELECT parsed FROM playbook ORDER BY id, version DESC")
    return [_parsed(row["parsed"]) for row in rows]


class Installed(Value):
    """A version that stands here, and how many deals are pinned to it."""

    id: str
    version: int
    title: Text
    installed_at: Instant
    deals: int


def overview(store: Store) -> list[Installed]:
    """By id, the newest version first."""
    found = []
    for id, version, parsed, installed_at, deals in store.rows(_OVERVIEW):
        found.append(Installed(id, version, Text(**json.loads(parsed)["title"]), installed_at, deals))
    return found


def live_on_older(store: Store, id: str, version: int) -> bool:
    """Whether any live deal follows an older version."""
    sql = (
        "SELECT 1 FROM deal WHERE status IN ('open', 'won')"
        " AND playbook = :id AND playbook_version < :version LIMIT 1"
    )
    return store.row(sql, id=id, version=version) is not None


def check_may_install(actor: Person) -> None:
    if not may(actor, "bring_in"):
        raise NotAllowed(msg("playbooks.may_not_install", user=actor.user))


class VersionTaken(Refused):
    """Its number is used up; `free` is the next. `standing`: what that version says, in its parsed form;
    None where it isn't there, and a newer one is, with which deals are opened."""

    def __init__(self, said: Message, free: int, standing: Mapping[str, Any] | None = None) -> None:
        super().__init__(said, details={"free": free})
        self.free = free
        self.standing = standing


def install(change: "Change", parsed: Mapping[str, Any], source: str, digest: str) -> bool:
    """Store a version; False when exactly this one stands there already.

    Raises VersionTaken when the version stands there and says something else, or a newer one does: raise the
    version instead; NotAllowed unless the actor is a manager or an admin.
    """
    check_may_install(change.actor)
    id, version = parsed["playbook"], parsed["version"]
    sql = (
        "SELECT version, digest, parsed FROM playbook WHERE id = :id AND version >= :version ORDER BY version"
    )
    there = change.store.rows(sql, id=id, version=version)
    if there and there[0]["version"] == version and there[0]["digest"] == digest:
        return False
    if there:
        last = there[-1]["version"]
        named: dict[str, Any] = {"playbook": id, "version": version, "free": last + 1}
        if there[0]["version"] == version:
            said = msg("playbooks.changed_meaning", **named)
            raise VersionTaken(said, last + 1, json.loads(there[0]["parsed"]))
        raise VersionTaken(msg("playbooks.not_newest", newest=last, **named), last + 1)
    change.store.run(
        "INSERT INTO playbook (id, version, digest, parsed, source, installed_at)"
        " VALUES (:id, :version, :digest, :parsed, :source, :at)",
        id=id,
        version=version,
        digest=digest,
        parsed=canonical(parsed),
        source=source,
        at=change.at,
    )
    change.record(f"playbook:{id}", "install", {"version": version, "digest": digest})
    return True
