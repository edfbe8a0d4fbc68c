"""`db grant`: what the database itself lets each person do, whatever program connects.

Made anew each time from the table in `engine/rights.py`, in one transaction: functions and triggers in a
schema of their own, row-level security on every table, a login for each person.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from hashlib import sha256
from importlib.resources import files

from psycopg2 import errors, extensions, sql

from engine.database_url import shown
from engine.deal_fields import FIELDS
from engine.deals import UNDOABLE
from engine.errors import NotAllowed, Refused
from engine.message import msg
from engine.people import ROLES
from engine.postgres.complaints import refusals
from engine.postgres.connection import connect
from engine.postgres.grants.logins import Login as Login
from engine.postgres.grants.logins import Logins as Logins
from engine.postgres.grants.logins import keep_logins, set_password
from engine.postgres.grants.shapes import written_shapes
from engine.postgres.store import TABLES as TABLES
from engine.postgres.store import look, look_at
from engine.racing import through
from engine.rights import RIGHTS
from engine.state import DONE
from engine.store import Raced, Store

_OWNER = """
SELECT n.nspname, pg_get_userbyid(c.relowner) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = 'event'::regclass
"""
_STAFF = """SELECT "user" FROM person WHERE left_on IS NULL ORDER BY "user" """
_POLICIES = "SELECT tablename, policyname FROM pg_policies WHERE schemaname = %s AND tablename = ANY(%s)"
_SCHEMA = "dealgate_rights"
_FILES = ("who", "events", "rows", "policies")
_BESIDE = (
    errors.UniqueViolation,
    errors.DuplicateObject,
    errors.InternalError_,  # "tuple concurrently updated"
)
"""What comes of a grant on another database of the server at the same time: logins belong to all of them, and
no lock holds across databases."""


def grant(url: str, *, passwords: bool = False, reset: Collection[str] = ()) -> Logins:
    """Give everybody who works here a login that may do what their role may. As the owner of the database.

    New logins get `passwords`, those named in `reset` a new one. Raises NotAllowed for anybody but the owner,
    OldDatabase, or Refused where there is nothing to grant on, and nothing to reset.
    """

    def once() -> Logins:
        with closing(connect(url)) as connection, refusals(shown(url), connection):
            _check(connection, url)
            connection.autocommit = False
            with connection.cursor() as cursor:
                made = _granted(cursor, passwords=passwords, reset=reset)
            connection.commit()
            return made

    return through(shown(url), once)


def change_password(url: str, ask: Callable[[str], str]) -> str:
    """Give whoever is connected the password that `ask` of their login gives; the login."""
    with closing(connect(url)) as connection, refusals(shown(url), connection):
        look(connection, url)
        login = connection.info.user
        password = ask(login)
        with connection.cursor() as cursor:
            set_password(cursor, login, password)
        return login


def in_force(store: Store) -> bool:
    """Whether rights were ever granted here."""
    there = store.row("SELECT to_regnamespace(:name) IS NOT NULL AS there", name=_SCHEMA)
    return there is not None and bool(there["there"])


def _check(connection: extensions.connection, url: str) -> None:
    here = look_at(connection, url)
    if here.judged:
        with connection.cursor() as cursor:
            said = msg("grants.owner_only", user=here.login, owner=_owner(cursor)[1])
        raise NotAllowed(said, hint=msg("grants.connect_as_owner"))
    if here.replica:
        raise Refused(msg("store.server_only_reads", path=shown(url)))


def _owner(cursor: extensions.cursor) -> tuple[str, str]:
    """The schema the tables stand in, and whose they are."""
    cursor.execute(_OWNER)
    found = cursor.fetchone()
    assert found is not None, "somebody owns the tables"
    tables, owner = found
    return tables, owner


def _granted(cursor: extensions.cursor, *, passwords: bool, reset: Collection[str] = ()) -> Logins:
    tables, owner = _owner(cursor)
    every = sql.SQL(", ").join(sql.Identifier(tables, table) for table in TABLES)
    cursor.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(every))
    cursor.execute(_STAFF)
    users = [user for (user,) in cursor.fetchall()]
    try:
        made = keep_logins(cursor, owner, users, passwords=passwords, reset=reset)
    except _BESIDE as error:
        raise Raced(error.pgcode) from error
    _open_door(cursor, made)
    known: dict[str, sql.Composable] = {
        "tables": sql.Identifier(tables),
        "owner": sql.Identifier(owner),
        "members": sql.Identifier(made.group),
        "every": every,
        **_meant(),
    }
    _clear(cursor, tables, every, made)
    for text in _texts():
        cursor.execute(sql.SQL(text).format(**known))
    noted = sql.SQL("COMMENT ON SCHEMA {} IS {}").format(sql.Identifier(_SCHEMA), sql.Literal(edition()))
    cursor.execute(noted)
    return made


def edition() -> str:
    """A digest of what this program grants; the schema of a database keeps that of the one that did."""
    said = repr((_texts(), sorted(_meant().items())))
    return sha256(said.encode()).hexdigest()[:16]


def _texts() -> list[str]:
    return [files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8") for name in _FILES]


def _meant() -> dict[str, sql.Composable]:
    """What stands in the `.sql` files whatever the database."""
    return {
        "reaches": _values((r.id, *(getattr(r, role) for role in ROLES)) for r in RIGHTS),
        "events": _values((event, right.id) for right in RIGHTS for event in right.events),
        "undoable": sql.SQL(", ").join(map(sql.Literal, UNDOABLE)),
        "fields": sql.SQL("ARRAY[{}]").format(sql.SQL(", ").join(map(sql.Literal, FIELDS))),
        "done": sql.Literal(DONE),
        **written_shapes(),
    }


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
    cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(database, _everybody(made)))
    cursor.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, group))


def _everybody(made: Logins) -> sql.Composable:
    """Who may be here by what was granted before, and who was until now."""
    users = dict.fromkeys((made.group, *(login.user for login in made.there), *made.left))
    return sql.SQL(", ").join([sql.SQL("PUBLIC"), *map(sql.Identifier, users)])


def _clear(cursor: extensions.cursor, tables: str, every: sql.Composable, made: Logins) -> None:
    """Whatever was granted before, here or by hand."""
    cursor.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(_SCHEMA)))
    cursor.execute(_POLICIES, (tables, list(TABLES)))
    for table, policy in cursor.fetchall():
        names = sql.Identifier(policy), sql.Identifier(tables, table)
        cursor.execute(sql.SQL("DROP POLICY {} ON {}").format(*names))
    whom, where = _everybody(made), sql.Identifier(tables)
    cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(every, whom))
    for sort in ("SCHEMA {}", "ALL SEQUENCES IN SCHEMA {}"):
        cursor.execute(sql.SQL(f"REVOKE ALL ON {sort} FROM {{}}").format(where, whom))
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
