"""Somebody with `psql`: a raw connection by their own login, and no program in between.

They know how events are chained, so what they write looks right unless a test says what is wrong with it.
"""

import json
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import postgres
import psycopg2

from engine.clock import to_instant
from engine.history import canonical, chain

_EVENT = (
    "INSERT INTO public.event (subject, seq, at, recorded_at, actor, kind, data, request, hash) VALUES"
    " (%(subject)s, %(seq)s, %(at)s, %(recorded_at)s, %(actor)s, %(kind)s, %(data)s, %(request)s, %(hash)s)"
)
WEEK = (
    "INSERT INTO week (\"user\", monday, version, state) VALUES (%s, '2026-01-05', %s,"
    ' \'{"focus":{},"misses":{},"plan":[],"targets":{},"told":{}}\')'
)
"""A week of somebody's, in which nothing stands yet."""
_DEAL = "UPDATE public.deal SET version = %s, state = (state::jsonb || %s::jsonb)::text WHERE key = %s"


class Scribbler:
    """Nothing is committed unless it is said."""

    def __init__(self, url: str, user: str) -> None:
        self.user = user
        self.connection = psycopg2.connect(postgres.login(url, user))

    def run(self, statement: str, *values: object) -> list[tuple]:
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    def one(self, statement: str, *values: object) -> Any:
        return self.run(statement, *values)[0][0]

    def event(self, subject: str, kind: str, told: Mapping[str, Any], **other: Any) -> int:
        """Append an event, rightly chained but for what `other` says otherwise; its seq."""
        head = self.run(
            "SELECT seq, hash FROM public.event WHERE subject = %s ORDER BY seq DESC LIMIT 1", subject
        )
        seq, previous = head[0] if head else (0, "")
        now = to_instant(datetime.now(UTC))
        said: dict[str, Any] = {
            "subject": subject, "seq": seq + 1, "at": now, "recorded_at": now, "actor": self.user,
            "kind": kind, "data": canonical(told), "request": None, **other,
        }  # fmt: skip
        said = {"hash": chain(previous, **{k: v for k, v in said.items() if k != "hash"}), **said}
        with self.connection.cursor() as cursor:
            cursor.execute(_EVENT, said)
        return said["seq"]

    def deal(self, key: str, version: int, **columns: Any) -> None:
        """Bring a deal's row up to a version; `columns` change with it, in the state as well."""
        state: dict[str, Any] = {"version": version, **{c: v for c, v in columns.items() if c != "stage"}}
        if "stage" in columns:
            stay = json.loads(self.one("SELECT state FROM public.deal WHERE key = %s", key))["stay"]
            state["stay"] = {**stay, "stage": columns["stage"]}
        assignments = "".join(f', "{column}" = %s' for column in columns)
        statement = _DEAL.replace(" WHERE", f"{assignments} WHERE")
        self.run(statement, version, json.dumps(state), *columns.values(), key)

    def state(self, key: str, version: int, **changed: Any) -> None:
        """Bring a deal's row up to a version; `changed` is in its state alone."""
        self.run(_DEAL, version, json.dumps({"version": version, **changed}), key)

    def settle(self) -> None:
        """What is asked at the end of a transaction, asked now."""
        self.run("SET CONSTRAINTS ALL IMMEDIATE")

    def close(self) -> None:
        self.connection.close()


@contextmanager
def scribbling(url: str, user: str):
    made = Scribbler(url, user)
    try:
        yield made
    finally:
        made.close()
