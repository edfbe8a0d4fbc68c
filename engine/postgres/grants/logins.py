"""A login on the server for each person, and one role all of them belong to."""

from collections.abc import Collection, Iterable
from secrets import token_urlsafe
from typing import NamedTuple

from psycopg2 import extensions, sql

from engine.errors import Refused
from engine.message import Message, msg, step

OURS = "dealgate: made by db grant"
"""The comment on logins that were made here, and may be closed here."""
_GROUP = "dealgate_"
"""How the role all people of a database belong to begins: nobody's login does."""
_LONGEST = 63
"""Bytes of a name in PostgreSQL."""

_KNOWN = """
SELECT rolname, rolcanlogin, rolsuper OR pg_has_role(oid, %(owner)s, 'MEMBER') AS above, rolbypassrls,
  coalesce(shobj_description(oid, 'pg_authid') = %(ours)s, false) AS ours
FROM pg_roles WHERE rolname = ANY(%(names)s)
"""
_MEMBERS = """
SELECT m.rolname, bool_or(coalesce(shobj_description(m.oid, 'pg_authid') = %(ours)s, false)
  AND NOT EXISTS (SELECT FROM pg_auth_members other JOIN pg_roles g ON g.oid = other.roleid
    WHERE other.member = m.oid AND g.rolname LIKE 'dealgate%%' AND g.rolname <> %(group)s)) AS ours
FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles r ON r.oid = a.roleid
WHERE r.rolname = %(group)s AND NOT m.rolsuper AND NOT pg_has_role(m.oid, %(owner)s, 'MEMBER')
GROUP BY m.rolname ORDER BY m.rolname
"""
"""Without whoever stands above: who makes a role belongs to it, from PostgreSQL 16 on."""


class Role(NamedTuple):
    """One that is there. `can` log in; `unseen` by policies; `ours`: made by a grant."""

    can: bool
    above: bool
    unseen: bool
    ours: bool


class Login(NamedTuple):
    """`password` of one that was given one now: said once, kept nowhere."""

    user: str
    made: bool
    password: str | None = None


class Logins(NamedTuple):
    """`left`: who may no longer. `skipped`: who has none, and why."""

    group: str
    there: tuple[Login, ...]
    left: tuple[str, ...]
    skipped: tuple[tuple[str, Message], ...]


def keep_logins(
    cursor: extensions.cursor, owner: str, users: Iterable[str], *, passwords: bool, reset: Collection[str]
) -> Logins:
    """Make what is missing, take membership from whoever isn't among `users`. Runs in a transaction.

    `passwords`: for those that are made. `reset`: who gets a new one. Raises Refused where there is no login.
    """
    group = group_of(cursor)
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (group,))
    if cursor.fetchone() is None:
        _run(cursor, "CREATE ROLE {} NOLOGIN", group)
    wanted = tuple(users)
    cursor.execute(_KNOWN, {"owner": owner, "ours": OURS, "names": list(wanted)})
    known = {name: Role(*found) for name, *found in cursor.fetchall()}
    there: list[Login] = []
    skipped: list[tuple[str, Message]] = []
    for user in wanted:
        role = known.get(user)
        why = _impossible(user) or (_refused(role) if role else None)
        if why is not None:
            skipped.append((user, why))
            continue
        if role is None:
            there.append(_made(cursor, user, passwords=passwords or user in reset))
            continue
        if role.ours and not role.can:
            _run(cursor, "ALTER ROLE {} LOGIN", user)
        there.append(Login(user, False, _new_password(cursor, user) if user in reset else None))
    users = [login.user for login in there]
    strange = tuple(sorted(set(reset) - set(users)))
    if strange:
        raise Refused(msg("grants.no_login_to_reset", users=strange), hint=step("person list"))
    return Logins(group, tuple(there), _membership(cursor, group, owner, users), tuple(skipped))


def group_of(cursor: extensions.cursor) -> str:
    """The role all people of this database belong to."""
    cursor.execute("SELECT current_database(), left(md5(current_database()), 8)")
    row = cursor.fetchone()
    assert row is not None, "one is always connected to some database"
    name = f"{_GROUP}{row[0]}"
    return name if len(name.encode()) <= _LONGEST else f"{_GROUP}{row[1]}"


def _impossible(user: str) -> Message | None:
    if len(user.encode()) > _LONGEST:
        return msg("grants.too_long", most=_LONGEST)
    if user.startswith("pg_") or user in ("public", "none"):
        return msg("grants.reserved")
    if user.startswith(_GROUP):
        return msg("grants.is_a_group")
    return None


def _refused(role: Role) -> Message | None:
    """Why a role that is there is no login of somebody's."""
    if role.above:
        return msg("grants.stands_above")
    if role.unseen:
        return msg("grants.sees_past_policies")
    return None if role.can or role.ours else msg("grants.is_a_group")


def _made(cursor: extensions.cursor, user: str, *, passwords: bool) -> Login:
    _run(cursor, "CREATE ROLE {} LOGIN", user)
    _run(cursor, "COMMENT ON ROLE {} IS {}", user, value=OURS)
    return Login(user, True, _new_password(cursor, user) if passwords else None)


def _new_password(cursor: extensions.cursor, user: str) -> str:
    password = token_urlsafe(18)
    set_password(cursor, user, password)
    return password


def set_password(cursor: extensions.cursor, user: str, password: str) -> None:
    """The server gets what it keeps of it, for it may write that into its log."""
    kept = extensions.encrypt_password(password, user, cursor.connection, "scram-sha-256")
    _run(cursor, "ALTER ROLE {} PASSWORD {}", user, value=kept)


def _membership(cursor: extensions.cursor, group: str, owner: str, users: Iterable[str]) -> tuple[str, ...]:
    """Who lost it."""
    cursor.execute(_MEMBERS, {"group": group, "owner": owner, "ours": OURS})
    members = dict(cursor.fetchall())
    wanted = set(users)
    for user in sorted(wanted - members.keys()):
        _run(cursor, "GRANT {} TO {}", group, user)
    gone = tuple(sorted(members.keys() - wanted))
    for user in gone:
        _run(cursor, "REVOKE {} FROM {}", group, user)
        if members[user]:
            _run(cursor, "ALTER ROLE {} NOLOGIN", user)
    return gone


def _run(cursor: extensions.cursor, statement: str, *names: str, value: str | None = None) -> None:
    parts: list[sql.Composable] = [sql.Identifier(name) for name in names]
    if value is not None:
        parts.append(sql.Literal(value))
    cursor.execute(sql.SQL(statement).format(*parts))
