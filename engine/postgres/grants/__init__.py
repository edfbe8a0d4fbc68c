"""`db grant`: what the database itself lets each person do, whatever program connects.

Made anew each time from the table in `engine/rights.py`, in one transaction: functions and triggers in a
schema of their own, row-level security on every table, a login for each person.
"""

from collections.abc import Iterable
from contextlib import closing
from importlib.resources import files

from psycopg2 import extensions, sql

from engine import schema
from engine.database_url import shown
from engine.deal_fields import FIELDS
from engine.deals import UNDOABLE
from engine.errors import NotAllowed, OldDatabase, Refused
from engine.message import msg, step
from engine.people import ROLES
from engine.postgres.complaints import refusals
from engine.postgres.connection import connect
from engine.postgres.grants.logins import Login as Login
from engine.postgres.grants.logins import Logins as Logins
from engine.postgres.grants.logins import keep_logins
from engine.postgres.store import look
from engine.rights import RIGHTS
from engine.state import DONE
from engine.store import Store, newer, no_database

TABLES = (
    *("deal", "event", "account", "contact", "personal", "purchase", "visit", "week", "person", "workspace"),
    *("rate", "working_days", "learned", "request", "external", "playbook", "alembic_version"),
)
"""All there are, in the order they are locked: who writes a deal locks that first."""
_OWNER = """
SELECT n.nspname, pg_get_userbyid(c.relowner) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = 'event'::regclass
"""
_STAFF = """SELECT "user" FROM person WHERE left_on IS NULL ORDER BY "user" """
_POLICIES = (
    "SELECT tablename, policyname FROM pg_policies WHERE schemaname = %s AND policyname LIKE 'rights%%'"
)
_SCHEMA = "dealgate_rights"


def grant(url: str, *, passwords: bool = False) -> Logins:
    """Give everybody who works here a login that may do what their role may. As the owner of the tables.

    Raises NotAllowed for anybody else, OldDatabase, or Refused where there is nothing to grant on.
    """
    with closing(connect(url)) as connection, refusals(shown(url), connection):
        _check(connection, url)
        connection.autocommit = False
        with connection.cursor() as cursor:
            made = _granted(cursor, passwords=passwords)
        connection.commit()
        return made


def in_force(store: Store) -> bool:
    """Whether rights were ever granted here."""
    there = store.row("SELECT to_regnamespace(:name) IS NOT NULL AS there", name=_SCHEMA)
    return there is not None and bool(there["there"])


def _check(connection: extensions.connection, url: str) -> None:
    here = look(connection, url)
    if here is None:
        raise no_database(shown(url))
    if here.schema > schema.SCHEMA:
        raise newer(shown(url))
    if here.schema < schema.SCHEMA:
        raise OldDatabase(msg("store.old_server", path=shown(url)), hint=step("db upgrade"))
    if here.judged:
        raise NotAllowed(msg("grants.owner_only", user=here.login))
    if here.replica:
        raise Refused(msg("store.server_only_reads", path=shown(url)))


def _granted(cursor: extensions.cursor, *, passwords: bool) -> Logins:
    cursor.execute(_OWNER)
    found = cursor.fetchone()
    assert found is not None, "somebody owns the tables"
    tables, owner = found
    every = sql.SQL(", ").join(sql.Identifier(tables, table) for table in TABLES)
    cursor.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(every))
    cursor.execute(_STAFF)
    users = [user for (user,) in cursor.fetchall()]
    made = keep_logins(cursor, owner, users, passwords=passwords)
    _open_door(cursor, made)
    known: dict[str, sql.Composable] = {
        "tables": sql.Identifier(tables),
        "owner": sql.Identifier(owner),
        "members": sql.Identifier(made.group),
        "every": every,
        "reaches": _values((r.id, *(getattr(r, role) for role in ROLES)) for r in RIGHTS),
        "events": _values((event, right.id) for right in RIGHTS for event in right.events),
        "undoable": sql.SQL(", ").join(map(sql.Literal, UNDOABLE)),
        "fields": sql.SQL("ARRAY[{}]").format(sql.SQL(", ").join(map(sql.Literal, FIELDS))),
        "done": sql.Literal(DONE),
    }
    _clear(cursor, tables, every, made)
    for name in ("who", "events", "rows", "policies"):
        text = files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
        cursor.execute(sql.SQL(text).format(**known))
    return made


def _values(rows: Iterable[tuple[str, ...]]) -> sql.Composable:
    return sql.SQL(", ").join(
        sql.SQL("({})").format(sql.SQL(", ").join(map(sql.Literal, row))) for row in rows
    )


def _open_door(cursor: extensions.cursor, made: Logins) -> None:
    """Into this database come those who work here, and nobody else."""
    cursor.execute("SELECT current_database()")
    row = cursor.fetchone()
    assert row is not None, "one is always connected to some database"
    database, group = sql.Identifier(row[0]), sql.Identifier(made.group)
    cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    cursor.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, group))


def _clear(cursor: extensions.cursor, tables: str, every: sql.Composable, made: Logins) -> None:
    """Whatever was granted before, here or by hand."""
    cursor.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(_SCHEMA)))
    cursor.execute(_POLICIES, (tables,))
    for table, policy in cursor.fetchall():
        names = sql.Identifier(policy), sql.Identifier(tables, table)
        cursor.execute(sql.SQL("DROP POLICY {} ON {}").format(*names))
    everybody = [sql.SQL("PUBLIC"), *map(sql.Identifier, (made.group, *(login.user for login in made.there)))]
    whom = sql.SQL(", ").join(everybody)
    cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(every, whom))
    cursor.execute(sql.SQL("REVOKE CREATE ON SCHEMA {} FROM PUBLIC").format(sql.Identifier(tables)))
    for table in TABLES:
        name = sql.Identifier(tables, table)
        cursor.execute(sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(name))


# ── across an upgrade, in its transaction ─────────────────────────────────────────────────────


def set_aside(cursor: extensions.cursor) -> None:
    """Triggers and policies would judge a migration as they judge whoever writes rows without events."""
    cursor.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(_SCHEMA)))


def renew(cursor: extensions.cursor) -> None:
    """As the tables and the program are now."""
    _granted(cursor, passwords=False)
