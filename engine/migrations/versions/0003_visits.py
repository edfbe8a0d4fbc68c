"""Visits in full and in a table of their own; a person's week; where a client is, what a person's job is."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from engine.history import canonical

revision = "0003"
down_revision = "0002"

_AS_BEFORE = {
    "channel": "in_person",
    "others": [],
    "interest": [],
    "diary": dict.fromkeys(("gained", "lost", "improve", "opinions", "handled", "insight")),
}
"""What a visit says that was logged when there was nothing more to say about one."""


def upgrade() -> None:
    op.add_column("account", sa.Column("place", sa.String(), nullable=True))
    op.add_column("person", sa.Column("position", sa.String(), nullable=True))
    _tables()
    _visits()
    _states()
    _working_days()


def _tables() -> None:
    op.create_table(
        "visit",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(), nullable=True),
        sa.Column("deal", sa.String(), nullable=True),
        sa.Column("held_on", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("two_sided", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.code"]),
        sa.ForeignKeyConstraint(["deal"], ["deal.key"]),
        sa.PrimaryKeyConstraint("subject", "seq"),
    )
    op.create_index("visit_account", "visit", ["account", "two_sided", "channel", "held_on"])
    op.create_index("visit_by", "visit", ["by", "held_on"])
    op.create_table(
        "week",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("monday", sa.String(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False, server_default="{}"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("user", "monday"),
    )


def _visits() -> None:
    told = op.get_bind().execute(
        sa.text(
            "SELECT e.subject, e.seq, d.account, d.key AS deal, e.actor, e.data FROM event e"
            " JOIN deal d ON d.key = substr(e.subject, 6)"
            " WHERE e.kind = 'visit' AND e.subject >= 'deal:' AND e.subject < 'deal;'"
        )
    )
    _run(
        'INSERT INTO visit (subject, seq, account, deal, held_on, channel, two_sided, "by", contact)'
        " VALUES (:subject, :seq, :account, :deal, :held_on, :channel, :two_sided, :by, :contact)",
        [
            {
                **{name: row[name] for name in ("subject", "seq", "account", "deal")},
                "held_on": said["on"],
                "channel": _AS_BEFORE["channel"],
                "two_sided": int(said["two_sided"]),
                "by": row["actor"],
                "contact": said["contact"],
            }
            for row, said in ((row, json.loads(row["data"])) for row in told.mappings())
        ],
    )


def _states() -> None:
    """A state is compared to its history byte for byte, so its visits have to say what nobody asked."""
    held, done = op.get_bind(), ""
    some = sa.text(
        """SELECT key, state FROM deal WHERE key > :done AND state LIKE '%"visits":[{%'"""
        " ORDER BY key LIMIT 1000"
    )
    while states := held.execute(some, {"done": done}).all():
        _run(
            "UPDATE deal SET state = :state WHERE key = :key",
            [{"key": key, "state": _with_whole_visits(json.loads(state))} for key, state in states],
        )
        done = states[-1].key


def _with_whole_visits(state: Mapping[str, Any]) -> str:
    return canonical({**state, "visits": [{**visit, **_AS_BEFORE} for visit in state["visits"]]})


def _working_days() -> None:
    """China makes up for long holidays on weekends; years after the last such day are not published yet."""
    count = sa.Column("provisional", sa.Integer(), nullable=False, server_default=sa.text("0"))
    op.add_column("working_days", count)
    tables = op.get_bind().execute(sa.text("SELECT year, days FROM working_days WHERE country = 'CN'")).all()
    published = max((year for year, days in tables if _makes_up(year, days)), default=0)
    _run(
        "UPDATE working_days SET provisional = 1 WHERE country = 'CN' AND year = :year",
        [{"year": year} for year, _ in tables if year > published],
    )


def _makes_up(year: int, days: str) -> bool:
    first = date(year, 1, 1)
    return any(works == "1" and (first + timedelta(days=at)).weekday() > 4 for at, works in enumerate(days))


def _run(sql: str, rows: Iterable[Mapping[str, Any]]) -> None:
    if some := list(rows):
        op.get_bind().execute(sa.text(sql), some)
