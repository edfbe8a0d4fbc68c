"""Clients that were merged into others, the orders that came with them, and archives that were restored."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_MERGED = "merged_into IS NOT NULL"
_LIKE_A_BIG_TEAM = {
    "account": {"account_merged": "300 2"},
    "restored": {"sqlite_autoindex_restored_1": "2 1"},
}
"""As in `0006_pages`: rows of an index, and how many have the same first column."""


def upgrade() -> None:
    op.add_column("account", sa.Column("merged_into", sa.String(), nullable=True))
    op.create_index(
        "account_merged",
        "account",
        ["merged_into"],
        sqlite_where=sa.text(_MERGED),
        postgresql_where=sa.text(_MERGED),
    )
    op.add_column("purchase", sa.Column("entered_at", sa.String(), nullable=True))
    op.create_table(
        "restored",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "at", "by", "digest")),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _plan_ahead()


def _plan_ahead() -> None:
    known = [
        {"table": table, "index": index, "figures": figures}
        for table, indexes in _LIKE_A_BIG_TEAM.items()
        for index, figures in indexes.items()
    ]
    keep = sa.text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:table, :index, :figures)")
    op.get_bind().execute(keep, known)
