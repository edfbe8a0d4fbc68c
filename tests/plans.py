"""What the databases do for each statement, as they say themselves."""

import re
from typing import NamedTuple

from engine.postgres.statement import translated
from engine.postgres.store import PostgresStore
from engine.sqlite_store import SqliteStore

LARGE = ("account", "contact", "deal", "event", "personal", "purchase", "visit")
"""Tables that grow with the work of a team."""
_READS = re.compile(r"\s*(SELECT|WITH|INSERT|UPDATE|DELETE)")
_NAMED = re.compile(
    r"(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)"
    r"(?:\s+(?:AS\s+)?(?!ON\b|WHERE\b|JOIN\b|LEFT\b|SET\b)([a-z]\w*))?"
)


class Planned(NamedTuple):
    sql: str
    steps: list[str]

    @property
    def scans(self) -> list[str]:
        """The steps that go through all of a large table; not those that take whatever comes first in the
        order of an index, and stop."""
        names = {alias or table: table for table, alias in _NAMED.findall(self.sql)}
        stops = "LIMIT" in self.sql and not any("TEMP B-TREE FOR ORDER BY" in step for step in self.steps)
        stops = stops and not re.search(r"[<>]=? \(?:", self.sql)
        found = []
        for step in self.steps:
            scanned = re.search(r"Seq Scan on (\w+)", step) or re.match(r"SCAN (\w+)", step)
            if scanned is None or names.get(scanned[1], scanned[1]) not in LARGE:
                continue
            if step.startswith("SCAN") and "USING" in step and stops:
                continue
            found.append(step.strip())
        return found


def watch(monkeypatch) -> list[Planned]:
    """From now on, each statement that is run, with its plan."""
    seen: list[Planned] = []

    def watched(kind, name, explained):
        run = getattr(kind, name)

        def watching(self, sql, /, **params):
            if _READS.match(sql):
                seen.append(Planned(" ".join(sql.split()), explained(self, sql, params)))
            return run(self, sql, **params)

        monkeypatch.setattr(kind, name, watching)

    for name in ("rows", "row", "run"):
        watched(SqliteStore, name, _on_sqlite)
        watched(PostgresStore, name, _on_postgresql)
    return seen


def _on_sqlite(store, sql, params):
    return [row[3] for row in store._connection.execute(f"EXPLAIN QUERY PLAN {sql}", params)]


def _on_postgresql(store, sql, params):
    with store._connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {translated(sql)}", params)
        return [row[0] for row in cursor.fetchall()]
