"""People coming, changing and leaving: every change to one goes through here."""

from typing import NamedTuple

from engine import deals, people, reads, weeks
from engine.change import Change
from engine.errors import NotAllowed, Refused, Usage, unknown
from engine.findable import LONGEST
from engine.message import msg, step
from engine.people import POSITIONS, ROLES, Person
from engine.rights import may
from engine.store import Store

_INSERT = (
    'INSERT INTO person ("user", name, role, team, position, version)'
    " VALUES (:user, :name, :role, :team, :position, :version)"
)
_UPDATE = (
    "UPDATE person SET name = :name, role = :role, team = :team, position = :position, left_on = NULL,"
    ' version = :version WHERE "user" = :user'
)


def add(
    change: Change,
    user: str,
    role: str,
    *,
    name: str | None = None,
    team: str | None = None,
    position: str | None = None,
) -> Person:
    """Register somebody, or change what is known of them; also of who comes back. What is None stays."""
    _may_manage(change)
    user = user.strip()
    if not user or any(c.isspace() for c in user):
        raise Usage(msg("people.bad_user", user=user))
    if len(user) > LONGEST:
        raise Usage(msg("people.long_user", most=LONGEST))
    if role not in ROLES:
        raise unknown("people.unknown_role", role, ROLES)
    if position is not None and position not in POSITIONS:
        raise unknown("people.unknown_position", position, POSITIONS)
    sql = 'SELECT name, role, team, position FROM person WHERE "user" = :user'
    there = change.store.row(sql, user=user)
    if there:
        _expected(change, user)
        if there["role"] == "admin" != role:
            _not_last_admin(change.store, user)
    shown = name or (there["name"] if there else user)
    group = team if team is not None else (there["team"] if there else None)
    place = position or (there["position"] if there else None)
    said = {"role": role, "name": shown, "team": group, "position": place}
    event = change.record(f"person:{user}", "edit" if there else "new", said)
    change.store.run(_UPDATE if there else _INSERT, user=user, **said, version=event.seq)
    return Person(user, shown, role, group, None, place)


def add_first(change: Change) -> Person:
    """The person who sets up the workspace: its admin."""
    me = change.actor
    said = {"role": me.role, "name": me.name, "team": me.team, "position": me.position}
    change.record(f"person:{me.user}", "new", said)
    change.store.run(_INSERT, user=me.user, **said, version=1)
    return me


class HandedOver(NamedTuple):
    """How many changed hands."""

    deals: int
    tasks: int
    """What reviews of deals, also other people's, had asked of whoever leaves."""
    visits: int
    """Planned for today and later."""


def leave(change: Change, user: str, to: str) -> HandedOver:
    """Somebody leaves and hands over every deal, what reviews left them to do and the visits they planned, in
    this one transaction."""
    _may_manage(change)
    going, heir = people.colleague(change.store, user), people.colleague(change.store, to)
    if going.user == heir.user:
        raise Usage(msg("people.heir_same", user=user))
    _expected(change, going.user)
    if going.role == "admin":
        _not_last_admin(change.store, going.user)
    sql = "SELECT key FROM deal WHERE owner = :owner ORDER BY key"
    held = [row["key"] for row in change.store.rows(sql, owner=going.user)]
    # The version expected was the person's, not that of every deal they hold.
    handing = change._replace(expect=None)
    tasks = _asked_of(change, going.user)
    for key in held:
        deals.set_fields(handing, key, {"owner": heir.user})
    for key in tasks:
        if key not in held:  # there it went with the deal
            deals.hand_review(handing, key, heir.user)
    visits = weeks.hand_over(handing, going.user, heir.user)
    event = change.record(
        f"person:{user}", "leave", {"on": change.today, "to": heir.user, "deals": held, "tasks": tasks}
    )
    change.store.run(
        'UPDATE person SET left_on = :on, version = :version WHERE "user" = :user',
        on=change.today,
        version=event.seq,
        user=user,
    )
    return HandedOver(len(held), len(tasks), visits)


def _asked_of(change: Change, user: str) -> list[str]:
    """The deals whose last review left somebody something to do that isn't done yet."""
    rows = change.store.rows("SELECT key FROM deal WHERE review_due IS NOT NULL ORDER BY key")
    view = reads.View(change.store, change.workspace, change.date)
    found = reads.states(view, [row["key"] for row in rows])
    return [key for key, deal in found.items() if deal.review and deal.review.who == user]


def _expected(change: Change, user: str) -> None:
    row = change.store.row('SELECT version FROM person WHERE "user" = :user', user=user)
    assert row is not None, "it was found before"
    change.expects(f"person:{user}", row["version"])


def _not_last_admin(store: Store, user: str) -> None:
    sql = "SELECT 1 FROM person WHERE role = 'admin' AND left_on IS NULL AND \"user\" <> :user LIMIT 1"
    if store.row(sql, user=user) is None:
        appoint = step("person add", None, user=None, role="admin")
        raise Refused(msg("people.last_admin", user=user), hint=appoint)


def _may_manage(change: Change) -> None:
    if not may(change.actor, "people"):
        raise NotAllowed(msg("people.may_not_manage", user=change.actor.user))
