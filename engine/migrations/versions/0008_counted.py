"""Stays counted by kind, so that what is learned from them follows the history without reading all of it.

And live deals in the order in which they are counted group by group, and the oldest found first; of those
that are closed what tells whose client it was, and which come back when; of clients since when they have
their class.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_LIVE = (
    *("status", "currency", "stage", "stage_since", "key", "playbook", "playbook_version", "amount"),
    *("behaviour", "waiting_until", "last_contact", "next_on", "next_contact", "close_date", "close_pushed"),
    *("pushed_idle", "unsure", "unsure_since", "fresh_until", "oldest_yes", "account", "promise_on"),
    *("due_on", "trouble_since", "review_due", "entered_by", "opened_at", "owner"),
)
_CLASSED = (
    "subject >= 'account:' AND subject < 'account;'"
    " AND (seq = 1 OR kind IN ('class', 'edit', 'import', 'merge'))"
)
_LIKE_A_BIG_TEAM = {
    "account": {"account_classed": "15000 1"},
    "deal": {
        "deal_account": "100000 7 1 1 1 1",
        "deal_live": "20000 10000 10000 2000 50 1" + 23 * " 1",
        "deal_owner": "100000 500 125 2",
        "deal_past": "80000 400 4 3",
        "deal_wakes": "3000 15 1",
    },
    "event": {"event_classed": "30000 2 1 1 1 1"},
    "stay_count": {"sqlite_autoindex_stay_count_1": "100000 50000 10000 3000 1500 40 2 1 1"},
    "segment_count": {"sqlite_autoindex_segment_count_1": "20000 10000 2000 200 5 2 1"},
    "counted_deal": {"sqlite_autoindex_counted_deal_1": "100 1"},
}
"""As in `0006_pages`: rows of an index, and how many have the same first columns."""


def upgrade() -> None:
    kind = ("playbook", "stage", "behaviour", "currency")
    op.create_table(
        "stay_count",
        *(sa.Column(name, sa.String(), nullable=False) for name in kind),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        *_numbers(),
        sa.PrimaryKeyConstraint(*kind, "amount", "days", "since", "won"),
    )
    segment = ("playbook", "stage", "segment")
    op.create_table(
        "segment_count",
        *(sa.Column(name, sa.String(), nullable=False) for name in segment),
        *_numbers(),
        sa.PrimaryKeyConstraint(*segment, "days", "since", "won"),
    )
    op.create_table(
        "counted",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 1", name="counted_only_one"),
    )
    op.create_table(
        "counted_deal",
        sa.Column("deal", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("deal"),
    )
    for name in ("deal_live", "deal_owner", "deal_account"):
        op.drop_index(name, table_name="deal")
    op.create_index("deal_account", "deal", ["account", "sort_key", "opened_at", "key", "owner"])
    op.create_index("deal_owner", "deal", ["owner", "status", "account"])
    _partial("deal_live", "deal", _LIVE, "status IN ('open', 'won')")
    _partial("deal_past", "deal", ("owner", "account", "status"), "status NOT IN ('open', 'won')")
    _partial("deal_wakes", "deal", ("owner", "wake_on"), "wake_on IS NOT NULL")
    _partial("account_classed", "account", ("code",), "abc IS NOT NULL")
    _partial("event_classed", "event", ("subject", "seq", "kind", "at", "recorded_at"), _CLASSED)
    if op.get_bind().dialect.name == "sqlite":
        _plan_ahead()


def _numbers() -> list[sa.Column[Any]]:
    """How long, and how many."""
    return [
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("won", "n", "early")),
    ]


def _partial(name: str, table: str, columns: tuple[str, ...], holds: str) -> None:
    which = sa.text(holds)
    op.create_index(name, table, columns, sqlite_where=which, postgresql_where=which)


def _plan_ahead() -> None:
    known = [
        {"table": table, "index": index, "figures": figures}
        for table, indexes in _LIKE_A_BIG_TEAM.items()
        for index, figures in indexes.items()
    ]
    keep = sa.text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:table, :index, :figures)")
    op.get_bind().execute(keep, known)
