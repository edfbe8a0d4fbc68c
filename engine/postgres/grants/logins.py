"""A login on the server for each person, and one role all of them belong to."""

from collections.abc import Iterable
from secrets import token_urlsafe
from typing import NamedTuple

from psycopg2 import extensions, sql

from engine.message import Message, msg

OURS = "dealgate: made by db grant"
"""The comment on logins that were made here, and may be closed here."""
_LONGEST = 63
"""Bytes of a name in PostgreSQL."""

_KNOWN = """
SELECT rolname, rolcanlogin, rolsuper OR pg_has_role(oid, %(owner)s, 'MEMBER') AS above,
  coalesce(shobj_description(oid, 'pg_authid') = %(ours)s, false) AS ours
FROM pg_roles WHERE rolname = ANY(%(names)s)
"""
_MEMBERS = """
SELECT m.rolname, bool_or(coalesce(shobj_description(m.oid, 'pg_authid') = %(ours)s, false)
  AND NOT EXISTS (SELECT FROM pg_auth_members other JOIN pg_roles g ON g.oid = other.roleid
    WHERE other.member = m.oid AND g.rolname LIKE 'dealgate%%' AND g.rolname <> %(group)s)) AS ours
FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles r ON r.oid = a.roleid
WHERE r.rolname = %(group)s GROUP BY m.rolname ORDER BY m.rolname
"""


class Login(NamedTuple):
    """`password` of one that was made with one: said once, kept nowhere."""

    user: str
    made: bool
    password: str | None = None


class Logins(NamedTuple):
    """`left`: who may no longer. `skipped`: who has none, and why."""

    group: str
    there: tuple[Login, ...]
    left: tuple[str, ...]
    skipped: tuple[tuple[str, Message], ...]


def keep_logins(cursor: extensions.cursor, owner: str, users: Iterable[str], *, passwords: bool) -> Logins:
    """Make what is missing, take membership from whoever isn't among `users`. Runs in a transaction."""
    group = group_of(cursor)
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (group,))
    if cursor.fetchone() is None:
        _run(cursor, "CREATE ROLE {} NOLOGIN", group)
    wanted = tuple(users)
    cursor.execute(_KNOWN, {"owner": owner, "ours": OURS, "names": list(wanted)})
    known = {name: (can, above, ours) for name, can, above, ours in cursor.fetchall()}
    there: list[Login] = []
    skipped: list[tuple[str, Message]] = []
    for user in wanted:
        can, above, ours = known.get(user, (False, False, True))
        why = _impossible(user) or (msg("grants.stands_above") if above else None)
        if why is not None:
            skipped.append((user, why))
            continue
        there.append(_made(cursor, user, passwords=passwords) if user not in known else Login(user, False))
        if user in known and ours and not can:
            _run(cursor, "ALTER ROLE {} LOGIN", user)
    return Logins(
        group, tuple(there), _membership(cursor, group, [login.user for login in there]), tuple(skipped)
    )


def group_of(cursor: extensions.cursor) -> str:
    """The role all people of this database belong to."""
    cursor.execute("SELECT current_database(), left(md5(current_database()), 8)")
    row = cursor.fetchone()
    assert row is not None, "one is always connected to some database"
    name = f"dealgate_{row[0]}"
    return name if len(name.encode()) <= _LONGEST else f"dealgate_{row[1]}"


def _impossible(user: str) -> Message | None:
    if len(user.encode()) > _LONGEST:
        return msg("grants.too_long", most=_LONGEST)
    if user.startswith("pg_") or user in ("public", "none"):
        return msg("grants.reserved")
    return None


def _made(cursor: extensions.cursor, user: str, *, passwords: bool) -> Login:
    """Of a password the server gets what it keeps, for it may write that into its log."""
    password = token_urlsafe(18) if passwords else None
    if password is None:
        _run(cursor, "CREATE ROLE {} LOGIN", user)
    else:
        kept = extensions.encrypt_password(password, user, cursor.connection, "scram-sha-256")
        _run(cursor, "CREATE ROLE {} LOGIN PASSWORD {}", user, value=kept)
    _run(cursor, "COMMENT ON ROLE {} IS {}", user, value=OURS)
    return Login(user, True, password)


def _membership(cursor: extensions.cursor, group: str, users: Iterable[str]) -> tuple[str, ...]:
    """Who lost it."""
    cursor.execute(_MEMBERS, {"group": group, "ours": OURS})
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
