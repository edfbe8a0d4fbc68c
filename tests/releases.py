"""Databases as earlier releases left them, with what people had entered, on either kind.

`engine/team_0001.sql` and its like were written by those releases. On a server their tables are made by the
migrations of then, for there was no release yet that ran there.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import postgres
import psycopg2
from psycopg2 import extras, sql
from sqlalchemy import NullPool, create_engine

from engine.migrating import migrate

HERE = Path(__file__).parent / "engine"
NUMBERS = ("0001", "0002", "0003", "0004", "0006", "0007")


def of_release(number: str, kind: str, folder: Path) -> str:
    """Its address."""
    dump = (HERE / f"team_{number}.sql").read_text(encoding="utf-8")
    if kind == "sqlite":
        path = str(folder / "team.sqlite")
        with closing(sqlite3.connect(path)) as team:
            team.executescript(dump)
        return path
    url = postgres.fresh()
    made = create_engine(url.replace("postgresql://", "postgresql+psycopg2://"), poolclass=NullPool)
    with made.begin() as held:
        migrate(held, to=number)
    with closing(sqlite3.connect(":memory:")) as team, closing(psycopg2.connect(url)) as server, server:
        team.executescript(dump)
        _fill(team, server.cursor())
    return url


def _fill(team: sqlite3.Connection, server: psycopg2.extensions.cursor) -> None:
    server.execute("SET session_replication_role = replica")  # in whatever order the tables come
    tables = team.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        " AND name NOT LIKE 'sqlite%'"
    )
    for (table,) in tables.fetchall():
        found = team.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
        columns = sql.SQL(", ").join(sql.Identifier(each[0]) for each in found.description)
        insert = sql.SQL("INSERT INTO {} ({}) VALUES %s").format(sql.Identifier(table), columns)
        extras.execute_values(server, insert, found.fetchall())
        if table == "event" and "position" in (each[0] for each in found.description):
            server.execute(
                "SELECT setval(pg_get_serial_sequence('event', 'position'), max(position)) FROM event"
            )
